import { z } from 'zod';
import { type Account, type AccountType, accountNumber } from '../../../src-shared/model/index.ts';
import type { CurrencyCode } from '../../../src-shared/money/index.ts';
import { type BusinessDate, businessDate } from '../../../src-shared/time/index.ts';
import type { AccountBalance } from '../../core/ports/index.ts';
import type { Domain } from './client.ts';
import type { Company } from './company.ts';
import { decimal, flag, id, minorOf, text, wireDate } from './wire.ts';

const shape = {
  id,
  code: text,
  name: text,
  'type.': z.object({
    statement: z.string().nullable(),
    revenue: flag,
    expense: flag,
    payable: flag,
    receivable: flag,
  }),
} as const;

const LAST_DAY = businessDate('9999-12-31');

function numbered(company: Company): Domain {
  return [
    ['company', '=', company.id],
    ['code', '!=', null],
    ['type', '!=', null],
  ];
}

/** Accounts that have a number. @throws CallFailed */
export async function chartOf(company: Company): Promise<readonly Account[]> {
  const found = await company.client.read('account.account', numbered(company), shape, {
    related: ['type.statement', 'type.revenue', 'type.expense', 'type.payable', 'type.receivable'],
  });
  return found
    .map(({ code, name, 'type.': of }): Account => {
      const type = classOf(of);
      return { number: accountNumber(code), name, type, path: `${ROOTS[type]}:${plain(`${code} ${name}`)}` };
    })
    .toSorted((a, b) => (a.number < b.number ? -1 : 1));
}

const ROOTS: Readonly<Record<AccountType, string>> = {
  asset: 'Assets',
  liability: 'Liabilities',
  equity: 'Equity',
  income: 'Income',
  expense: 'Expenses',
};

/** Tryton tells balance from income statement, and marks some types; the rest of a balance are assets. */
function classOf(of: z.output<(typeof shape)['type.']>): AccountType {
  if (of.revenue) return 'income';
  if (of.expense) return 'expense';
  if (of.payable) return 'liability';
  return of.statement === 'income' ? 'expense' : 'asset';
}

/** As hledger and beancount take a part of an account's name. */
function plain(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]+/gu, '-').replace(/^-|-$/gu, '');
}

/** Of every numbered account, over all years, drafts left out. @throws CallFailed */
export async function balancesOf(
  company: Company,
  asOf: BusinessDate | null,
  currency: CurrencyCode,
): Promise<readonly AccountBalance[]> {
  // With an end and no year, Tryton adds up all years.
  const context = { posted: true, company: company.id, to_date: wireDate(asOf ?? LAST_DAY) };
  const found = await company.client.read(
    'account.account',
    numbered(company),
    { code: text, balance: decimal },
    { context },
  );
  return found.flatMap(({ code, balance: said }) => {
    const balance = minorOf(said, currency);
    return balance === null || balance === 0 ? [] : [{ account: accountNumber(code), balance }];
  });
}
