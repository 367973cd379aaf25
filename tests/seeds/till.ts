import type { PosDocument } from '../../src-shared/model/index.ts';
import { type Minor, minor, quantity } from '../../src-shared/money/index.ts';
import { MONDAY, aLine, aSale, aTender } from '../support/builders.ts';
import { type BookedWeek, type WeekParts, type WeekSettings, bookWeek } from '../support/weeks/books.ts';
import { addDays, instant } from '../../src-shared/time/index.ts';

// A till in Kuala Lumpur that tells what a test wants to see in the books. Amounts are minor units.

export { MONDAY };

/** 10 pieces of tea for 40.00 are on the shelf in KL, and none anywhere else. */
const SHELF = [{ sku: 'TEA-1', location: 'KL', quantity: 10_000, value: 4_000 }];

/** Books what the till tells; dispose of it after use. */
export async function tell(
  documents: readonly PosDocument[],
  settings: WeekSettings = {},
  parts: WeekParts = {},
): Promise<BookedWeek> {
  return bookWeek({ documents, openings: SHELF, held: new Set() }, settings, parts);
}

/** A line of tea, 100.00 and 6.00 tax for a piece. */
export function tea(pieces = 1, parts: Parameters<typeof aLine>[0] = {}) {
  return aLine({
    quantity: quantity(pieces * 1000),
    net: minor(pieces * 10_000),
    tax: minor(pieces * 600),
    productGroup: 'tea',
    ...parts,
  });
}

/** A document of any kind; without tenders of its own it has none. */
export function event(kind: PosDocument['kind'], sourceId: string, parts: Partial<PosDocument> = {}) {
  return aSale(sourceId, { kind, lines: [], tenders: [], ...parts });
}

/** A sale of tea for cash. */
export function sale(sourceId: string, parts: Partial<PosDocument> = {}): PosDocument {
  return aSale(sourceId, { lines: [tea()], ...parts });
}

export function cash(amount: number): PosDocument['tenders'][number] {
  return aTender({ amount: minor(amount) });
}

/** A customer with a number of the till's own. */
export const ANNA = { customer: 'CUST-1', details: { customerName: 'Anna' } } as const;

/** So many days after the Monday, at noon there. */
export function daysOn(days: number): Pick<PosDocument, 'occurredAt'> {
  return { occurredAt: instant(Date.UTC(2026, 2, 2 + days, 4)) };
}

export function dateOn(days: number): string {
  return addDays(MONDAY, days);
}

/** What the books have of an account, debits positive. */
export async function balance(booked: BookedWeek, account: string): Promise<number> {
  return (await booked.answer()).accounts[account] ?? 0;
}

export function amount(value: number): Minor {
  return minor(value);
}
