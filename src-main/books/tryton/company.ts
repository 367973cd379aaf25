import { z } from 'zod';
import {
  type AccountNumber,
  accountNumber,
  type DeliveryKey,
  failure,
} from '../../../src-shared/model/index.ts';
import { type BusinessDate, addDays } from '../../../src-shared/time/index.ts';
import { type Client, type Domain, anyOf } from './client.ts';
import { CallFailed, refuse } from './faults.ts';
import { Remembered } from './remembered.ts';
import { date, flag, id, maybeText, text } from './wire.ts';

/** An account of Tryton's chart, by our number. */
export interface TrytonAccount {
  readonly id: number;
  readonly number: AccountNumber;
  readonly name: string;
  readonly isReceivable: boolean;
  /** Lines of invoices are on accounts of income only. */
  readonly isRevenue: boolean;
  /** Each of its lines says whose it is. */
  readonly needsParty: boolean;
}

/** A tax that a document's amounts can be given under as they are. */
export interface TrytonTax {
  readonly id: number;
  /** That it is owed on, of invoices and of credit notes alike. */
  readonly account: number;
}

/** A party as documents need it. */
export interface Party {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/** An item of Tryton's with the unit that it is counted in. */
export interface Product {
  readonly id: number;
  readonly unit: number;
  /** Has a quantity; services have none. */
  readonly isKept: boolean;
}

/** Where goods are kept; null: in no warehouse. */
export interface Place {
  readonly id: number;
  readonly warehouse: number | null;
}

interface Period {
  readonly id: number;
  readonly start: BusinessDate;
  readonly end: BusinessDate;
  readonly isOpen: boolean;
}

const accountShape = {
  id,
  code: text,
  name: text,
  'type.': z.object({ receivable: flag, revenue: flag }),
  party_required: flag,
} as const;

const taxShape = {
  id,
  name: text,
  invoice_account: id.nullable(),
  credit_note_account: id.nullable(),
  childs: z.array(id),
} as const;

const periodShape = { id, start_date: date, end_date: date, state: text } as const;

/** Which company it is: that stays for as long as a person is logged in. */
export interface CompanyFound {
  readonly id: number;
  readonly name: string;
  readonly currency: { readonly id: number; readonly code: string };
}

const ownCompany = {
  'company.': z
    .object({ id, rec_name: text, 'currency.': z.object({ id, code: text }) })
    .nullable()
    .catch(null),
} as const;

/** The company that the person works in. @throws CallFailed */
export async function findCompany(client: Client): Promise<CompanyFound> {
  const [own] = await client.read('res.user', [['id', '=', await client.session.user()]], ownCompany, {
    related: ['company.rec_name', 'company.currency.code'],
  });
  const found = own?.['company.'] ?? null;
  if (found === null) {
    const data = { problem: 'this user belongs to no company' };
    throw new CallFailed('refused', failure('books-not-understood', { where: client.session.where, data }));
  }
  return { id: found.id, name: found.rec_name, currency: found['currency.'] };
}

/**
 * What of the company every document needs, found by code. It is read once for a batch: a person may
 * change any of it in between.
 */
export class Company {
  readonly client: Client;
  readonly id: number;
  readonly name: string;
  readonly currency: { readonly id: number; readonly code: string };
  #accounts: Promise<ReadonlyMap<AccountNumber, TrytonAccount>> | null = null;
  #periods: Promise<readonly Period[]> | null = null;
  #taxes: Promise<ReadonlyMap<string, TrytonTax>> | null = null;
  readonly #journals = new Map<string, Promise<number>>();
  /** By code. */
  readonly parties = new Remembered<Party>();
  /** By the contact of the counter, which is a code or a name. */
  readonly counters = new Remembered<Party>();
  /** An address of a party, by the party's number. */
  readonly addresses = new Remembered<number>();
  /** By SKU. */
  readonly products = new Remembered<Product>();
  /** By the name that documents have for them. */
  readonly places = new Remembered<Place>();
  /** Places that a company has one of, by what they are for. */
  readonly onePlaces = new Remembered<number>();
  /** Of the batch, the documents of which there is nothing at all: nothing of theirs is to be looked for. */
  readonly untouched = new Set<DeliveryKey>();

  constructor(client: Client, found: CompanyFound) {
    this.client = client;
    this.id = found.id;
    this.name = found.name;
    this.currency = found.currency;
  }

  /** Accounts that have a number and take entries. @throws CallFailed */
  accounts(): Promise<ReadonlyMap<AccountNumber, TrytonAccount>> {
    this.#accounts ??= this.#readAccounts();
    return this.#accounts;
  }

  /** @throws CallFailed account-unknown */
  async account(number: AccountNumber): Promise<TrytonAccount> {
    const found = (await this.accounts()).get(number);
    if (found === undefined) {
      throw refuse('account-unknown', { target: `account:${number}`, data: { name: number } });
    }
    return found;
  }

  async #readAccounts(): Promise<ReadonlyMap<AccountNumber, TrytonAccount>> {
    const domain: Domain = [
      ['company', '=', this.id],
      ['code', '!=', null],
      ['type', '!=', null],
    ];
    const found = await this.client.read('account.account', domain, accountShape, {
      related: ['type.receivable', 'type.revenue'],
    });
    return new Map(
      found.map((row) => {
        const number = accountNumber(row.code);
        const account: TrytonAccount = {
          id: row.id,
          number,
          name: row.name,
          isReceivable: row['type.'].receivable,
          isRevenue: row['type.'].revenue,
          needsParty: row.party_required,
        };
        return [number, account];
      }),
    );
  }

  /**
   * Taxes by name, which is how documents call them: those of one rate with one account. Of others Tryton
   * computes more than one amount, and ours are given without a tax of theirs.
   * @throws CallFailed
   */
  taxes(): Promise<ReadonlyMap<string, TrytonTax>> {
    this.#taxes ??= this.#readTaxes();
    return this.#taxes;
  }

  async #readTaxes(): Promise<ReadonlyMap<string, TrytonTax>> {
    const domain: Domain = [
      ['company', '=', this.id],
      ['parent', '=', null],
      ['type', '=', 'percentage'],
    ];
    const found = await this.client.read('account.tax', domain, taxShape);
    return new Map(
      found.flatMap(({ id: number, name, invoice_account: account, credit_note_account: back, childs }) =>
        account === null || back !== account || childs.length > 0
          ? []
          : [[name, { id: number, account }] as const],
      ),
    );
  }

  /** The period that a day is in. @throws CallFailed period-locked, or books-refused when there is none */
  async periodOf(day: BusinessDate, number: string): Promise<number> {
    const found = (await this.periods()).find(({ start, end }) => start <= day && day <= end);
    const lockedThrough = await this.lockedThrough();
    if (found?.isOpen === true) return found.id;
    if (found !== undefined || (lockedThrough !== null && day <= lockedThrough)) {
      const data = { number, lockedThrough: found?.end ?? lockedThrough ?? day };
      throw refuse('period-locked', { where: number, data });
    }
    throw refuse('books-refused', {
      where: number,
      data: { number, problem: `no fiscal year with periods for ${day}` },
    });
  }

  /** Days up to it are in no open period; null: there are no periods at all. @throws CallFailed */
  async lockedThrough(): Promise<BusinessDate | null> {
    const periods = await this.periods();
    const open = periods.find(({ isOpen }) => isOpen);
    return open === undefined ? (periods.at(-1)?.end ?? null) : addDays(open.start, -1);
  }

  /** Months of the fiscal years, in order. */
  periods(): Promise<readonly Period[]> {
    this.#periods ??= this.#readPeriods();
    return this.#periods;
  }

  /** They are read anew when they are asked for next: a person may have closed one. */
  forgetPeriods(): void {
    this.#periods = null;
  }

  async #readPeriods(): Promise<readonly Period[]> {
    const domain: Domain = [
      ['company', '=', this.id],
      ['type', '=', 'standard'],
    ];
    const found = await this.client.read('account.period', domain, periodShape, {
      order: [['start_date', 'ASC']],
    });
    return found.map((row) => ({
      id: row.id,
      start: row.start_date,
      end: row.end_date,
      isOpen: row.state === 'open',
    }));
  }

  /** The journal of this type, the one that was there first. @throws CallFailed */
  journal(type: 'general' | 'revenue' | 'cash'): Promise<number> {
    const known = this.#journals.get(type);
    if (known !== undefined) return known;
    const found = this.#findJournal(type);
    this.#journals.set(type, found);
    return found;
  }

  async #findJournal(type: string): Promise<number> {
    const any = anyOf([
      ['type', '=', type],
      ['type', '=', 'general'],
    ]);
    const found = await this.client.read('account.journal', [any], { id, type: maybeText });
    const journal = found.find((row) => row.type === type) ?? found[0];
    if (journal !== undefined) return journal.id;
    throw refuse('books-refused', { data: { problem: `the books have no journal of type "${type}"` } });
  }
}
