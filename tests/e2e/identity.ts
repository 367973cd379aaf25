import { expect } from 'vitest';
import type { DigestView, TrialBalanceView } from '../../src-shared/ipc/contract.ts';
import { currencyCode, parseMinor } from '../../src-shared/money/index.ts';

/** An amount of the contract as minor units. */
export function cents(text: string, currency: string): number {
  const amount = parseMinor(text, currencyCode(currency));
  if (amount === null) throw new RangeError(`"${text}" is no amount of ${currency}`);
  return amount;
}

/** source = posted + waiting + on order + held + excluded, in count and in money. */
export function expectIdentity(digests: readonly DigestView[]): void {
  for (const digest of digests) {
    const { counts, currency } = digest;
    const terms = ['posted', 'waiting', 'onOrder', 'held', 'excluded'] as const;
    const money = terms.reduce((sum, term) => sum + cents(digest[term], currency), 0);
    const documents = terms.reduce((sum, term) => sum + counts[term], 0);
    expect({ ...digest, documents, money }).toEqual({
      ...digest,
      documents: counts.source,
      money: cents(digest.source, currency),
    });
  }
}

/** Debits and credits are the same, and they are what the rows come to. */
export function expectBalanced({ rows, totals, currency }: TrialBalanceView): void {
  const sum = (side: 'debit' | 'credit'): number =>
    rows.reduce((total, row) => total + cents(row[side], currency), 0);
  expect(totals.debit).toBe(totals.credit);
  expect([sum('debit'), sum('credit')]).toEqual([
    cents(totals.debit, currency),
    cents(totals.credit, currency),
  ]);
}

/** Every number of the digests' documents, none of them twice. */
export function expectUniqueNumbers(digests: readonly DigestView[]): void {
  const numbers = digests.flatMap(({ documents }) => documents.map(({ number }) => number));
  expect(numbers.length).toBeGreaterThan(0);
  expect(new Set(numbers).size).toBe(numbers.length);
}
