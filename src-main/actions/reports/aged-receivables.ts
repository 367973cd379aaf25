import type { BooksAccount, OpenByDate, Services } from '../../core/ports/index.ts';
import type { AccountNumber } from '../../../src-shared/model/index.ts';
import { add, type Minor, minor, sum, ZERO } from '../../../src-shared/money/index.ts';
import { type BusinessDate, daysBetween } from '../../../src-shared/time/index.ts';
import { findOwnBooks } from '../books/find.ts';
import { todayOfBooks } from '../books/today.ts';
import { controlAt, readControl } from './control.ts';

/** How long something has been due; it is due on the day of its document. */
export const AGE_BUCKETS = ['current', 'days30', 'days60', 'days90', 'older'] as const;
export type AgeBucket = (typeof AGE_BUCKETS)[number];

/** Last day, counted from the document's, of each bucket but the oldest. */
const LAST_DAY: readonly (readonly [AgeBucket, number])[] = [
  ['current', 0],
  ['days30', 30],
  ['days60', 60],
  ['days90', 90],
];

/** What one customer owes. */
export interface AgedCustomer {
  readonly code: string;
  readonly name: string;
  readonly owed: Readonly<Record<AgeBucket, Minor>>;
  /** Payments and credits that are applied to no invoice, never positive. */
  readonly unapplied: Minor;
  readonly total: Minor;
}

/** All customers with something open, beside the receivable account. */
export interface AgedReceivables {
  readonly books: BooksAccount;
  readonly asOf: BusinessDate;
  readonly customers: readonly AgedCustomer[];
  readonly total: Omit<AgedCustomer, 'code' | 'name'>;
  readonly accounts: readonly AccountNumber[];
  /** Balance of the receivable accounts on that day. */
  readonly balance: Minor;
  readonly ties: boolean;
}

/**
 * What customers owe at the end of a day (today where left out), by age.
 * @throws ExpectedFailure books-not-found, books-choice-needed
 */
export async function agedReceivables(
  services: Services,
  input: { readonly books?: string | undefined; readonly asOf?: BusinessDate | null | undefined },
): Promise<AgedReceivables> {
  const books = await findOwnBooks(services, input.books);
  const asOf = input.asOf ?? (await todayOfBooks(services, books.id));
  const { reports } = services.ledger;
  const items = await reports.openByDate(books.id, 'receivable', asOf);
  const bySubject = Map.groupBy(items, (item) => item.subject);
  const names = await reports.contactNames(books.id, [...bySubject.keys()]);
  const customers = [...bySubject].map(([code, open]) => ({
    code,
    name: names.get(code) ?? '',
    ...aged(open, asOf),
  }));
  const control = await readControl(services, books.id, 'receivable');
  const { entries, others } = controlAt(control, asOf);
  const total = aged(items, asOf);
  return {
    books,
    asOf,
    customers,
    total,
    accounts: control.accounts,
    balance: entries,
    ties: add(total.total, others) === entries,
  };
}

/** Open amounts in their buckets. */
export function aged(items: readonly OpenByDate[], asOf: BusinessDate): Omit<AgedCustomer, 'code' | 'name'> {
  const owed: Record<AgeBucket, Minor> = {
    current: ZERO,
    days30: ZERO,
    days60: ZERO,
    days90: ZERO,
    older: ZERO,
  };
  for (const { date, debit } of items) {
    const age = daysBetween(date, asOf);
    const bucket = LAST_DAY.find(([, last]) => age <= last)?.[0] ?? 'older';
    owed[bucket] = add(owed[bucket], debit);
  }
  const unapplied = sum(items.map((item) => item.credit));
  return { owed, unapplied, total: minor(sum(Object.values(owed)) + unapplied) };
}
