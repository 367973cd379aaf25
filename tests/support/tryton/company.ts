import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Client } from '../../../src-main/books/tryton/client.ts';
import { Session } from '../../../src-main/books/tryton/session.ts';
import { id, text, wireDate, wireDecimal } from '../../../src-main/books/tryton/wire.ts';
import { createHttpClient, systemClock } from '../../../src-main/platform/index.ts';
import { type BusinessDate, businessDate } from '../../../src-shared/time/index.ts';
import type { TrytonServer } from './server.ts';

/** Raised when a company of before must not be used again. */
export const COMPANY_VERSION = '2';

export const ADMIN_PASSWORD = 'admin-Password-1';
/** Whom Daybook logs in as: accounting, products, parties and stock, and no more. */
export const POS_USER = { user: 'pos', password: 'pos-Secret-2026' } as const;

export const YEARS = [2026] as const;

/** What differs between the companies that tests keep books of. */
export interface CompanyOptions {
  readonly currency: { readonly code: string; readonly name: string; readonly number: string };
  /** Shops, by the names that documents have. */
  readonly shops: readonly string[];
  /** Taxes on sales by their codes, with what they charge. */
  readonly taxes: readonly { readonly code: string; readonly percent: number }[];
}

export const TWO_SHOPS: CompanyOptions = {
  currency: { code: 'MYR', name: 'Ringgit', number: '458' },
  shops: ['KL', 'PJ'],
  taxes: [{ code: 'SR6', percent: 6 }],
};

/** Where the sample store's days can be posted. */
export const SAMPLE_STORE: CompanyOptions = {
  currency: { code: 'AUD', name: 'Dollar', number: '036' },
  shops: ['SYD', 'NTL', 'BNE'],
  taxes: [{ code: 'GST', percent: 10 }],
};

/** A session over the network as a person has it. */
export function clientOf(
  { url, database }: Pick<TrytonServer, 'url' | 'database'>,
  { user, password }: { readonly user: string; readonly password: string },
): Client {
  return new Client(
    new Session({
      http: createHttpClient(),
      clock: systemClock({}),
      url,
      database,
      user,
      password: () => Promise.resolve(password),
    }),
  );
}

/** From an empty database to a company with the numbers of our default chart. */
export async function provision(
  server: Pick<TrytonServer, 'url' | 'database'>,
  options: CompanyOptions,
): Promise<void> {
  let admin = clientOf(server, { user: 'admin', password: ADMIN_PASSWORD });
  const company = await makeCompany(admin, options);
  // Its company is part of what a login gives.
  admin = clientOf(server, { user: 'admin', password: ADMIN_PASSWORD });
  await makeChart(admin, company);
  for (const year of YEARS) await makeFiscalYear(admin, company, year);
  await makeTaxes(admin, company, options.taxes);
  await makeShops(admin, options.shops);
  await makeUser(admin, company);
}

async function makeCompany(
  admin: Client,
  { currency: { code, name, number } }: CompanyOptions,
): Promise<number> {
  const currency = await admin.createOne('currency.currency', {
    name,
    code,
    numeric_code: number,
    symbol: code,
    digits: 2,
    rounding: wireDecimal('0.01'),
    rates: [['create', [{ date: wireDate(businessDate('2000-01-01')), rate: wireDecimal('1') }]]],
  });
  const party = await admin.createOne('party.party', {
    name: 'Corner Shop',
    addresses: [['create', [{ city: 'Kuala Lumpur' }]]],
  });
  const company = await admin.createOne('company.company', { party, currency });
  await admin.write('res.user', [await admin.session.user()], { companies: [['add', [company]]], company });
  return company;
}

const templateRow = z.array(z.object({ db_id: id }));

async function madeBy(admin: Client, module: string, name: string): Promise<number> {
  const found = await admin.read(
    'ir.model.data',
    [
      ['module', '=', module],
      ['fs_id', '=', name],
    ],
    { db_id: id },
  );
  const [row] = templateRow.parse(found);
  if (row === undefined) throw new Error(`Tryton has no ${module}.${name}`);
  return row.db_id;
}

/** Types of accounts of the chart that Tryton makes, by our classes. */
const LIKE = {
  asset: 'Main Cash',
  liability: 'Main Tax',
  equity: 'Main Tax',
  income: 'Main Revenue',
  expense: 'Main Expense',
  receivable: 'Main Receivable',
} as const;

async function makeChart(admin: Client, company: number): Promise<void> {
  const { session } = admin;
  const template = await madeBy(admin, 'account', 'account_template_root_en');
  const wizard = z
    .tuple([z.int()], z.unknown())
    .parse(await session.call('wizard.account.create_chart.create', []));
  const [number] = wizard;
  const data = { account: { company, account_template: template } };
  await session.call('wizard.account.create_chart.execute', [number, {}, 'account']);
  await session.call('wizard.account.create_chart.execute', [
    number,
    { create_account: data.account, account: data.account },
    'create_account',
  ]);
  await session.call('wizard.account.create_chart.delete', [number]);
  const made = await admin.read('account.account', [['company', '=', company]], {
    id,
    name: text,
    type: id.nullable(),
    parent: id.nullable(),
  });
  const like = (name: string) => {
    const found = made.find((account) => account.name === name);
    if (found === undefined) throw new Error(`${name}: ${made.map((account) => account.name).join()}`);
    return found;
  };
  const chart = z
    .array(
      z.object({
        number: z.string(),
        name: z.string(),
        type: z.enum(['asset', 'liability', 'equity', 'income', 'expense']),
      }),
    )
    .parse(
      JSON.parse(
        readFileSync(
          path.join(import.meta.dirname, '../../../resources/chart-of-accounts/default.json'),
          'utf8',
        ),
      ),
    );
  await admin.create(
    'account.account',
    chart.map(({ number, name, type }) => {
      const { type: kind, parent } = like(number === '1200' ? LIKE.receivable : LIKE[type]);
      const owned = number === '1200' ? { party_required: true, reconcile: true } : {};
      return { name, code: number, company, type: kind, parent, ...owned };
    }),
  );
  const [receivable] = await admin.search('account.account', [['code', '=', '1200']]);
  await admin.write('account.configuration', [1], {
    default_account_receivable: receivable,
    default_account_payable: like('Main Payable').id,
  });
}

async function makeFiscalYear(admin: Client, company: number, year: number): Promise<void> {
  const [moves] = await admin.search('ir.sequence.type', [['name', '=', 'Account Move']]);
  const [invoices] = await admin.search('ir.sequence.type', [['name', '=', 'Invoice']]);
  const sequence = { sequence_type: invoices, company, padding: 6 };
  const move = await admin.createOne('ir.sequence', {
    name: `Moves ${year}`,
    sequence_type: moves,
    company,
    prefix: `${year}-`,
  });
  const strict = (name: string, prefix: string) =>
    admin.createOne('ir.sequence.strict', {
      ...sequence,
      name: `${name} ${year}`,
      prefix: `${prefix}${year}-`,
    });
  const [invoice, credit] = [await strict('Invoices', 'INV'), await strict('Credit notes', 'CN')];
  const fiscalYear = await admin.createOne('account.fiscalyear', {
    name: String(year),
    start_date: wireDate(businessDate(`${year}-01-01`)),
    end_date: wireDate(businessDate(`${year}-12-31`)),
    company,
    post_move_sequence: move,
    invoice_sequences: [
      [
        'create',
        [
          {
            company,
            in_invoice_sequence: invoice,
            in_credit_note_sequence: credit,
            out_invoice_sequence: invoice,
            out_credit_note_sequence: credit,
          },
        ],
      ],
    ],
  });
  await admin.press('account.fiscalyear', 'create_period', [fiscalYear]);
}

async function makeTaxes(admin: Client, company: number, taxes: CompanyOptions['taxes']): Promise<void> {
  const [owed] = await admin.search('account.account', [['code', '=', '2100']]);
  await admin.create(
    'account.tax',
    taxes.map(({ code, percent }) => ({
      name: code,
      description: code,
      company,
      type: 'percentage',
      rate: wireDecimal(String(percent / 100)),
      invoice_account: owed,
      credit_note_account: owed,
    })),
  );
}

async function makeShops(admin: Client, shops: readonly string[]): Promise<void> {
  const parent = await madeBy(admin, 'stock', 'location_storage');
  await admin.create(
    'stock.location',
    shops.map((code) => ({ name: `Shop ${code}`, code, type: 'storage', parent })),
  );
}

async function makeUser(admin: Client, company: number): Promise<void> {
  const groups = await admin.search('res.group', [
    [
      'name',
      'in',
      ['Account', 'Party Administration', 'Product Administration', 'Stock', 'Stock Force Assignment'],
    ],
  ]);
  await admin.createOne('res.user', {
    name: 'Daybook',
    login: POS_USER.user,
    password: POS_USER.password,
    companies: [['add', [company]]],
    company,
    groups: [['add', groups]],
  });
}

/** Closes every month that ends on or before a day, as an accountant does. */
export async function closeThrough(admin: Client, day: BusinessDate): Promise<void> {
  const periods = await admin.search('account.period', [['end_date', '<=', wireDate(day)]]);
  await admin.press('account.period', 'close', periods);
}
