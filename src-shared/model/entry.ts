import { type Minor, minor } from '../money/index.ts';
import type { BusinessDate } from '../time/index.ts';
import type { AccountNumber } from './account.ts';

/** One side of an entry. `amount` is positive; the side says which way. */
export interface EntryLine {
  readonly account: AccountNumber;
  readonly side: 'debit' | 'credit';
  readonly amount: Minor;
  /** What this line is, in words an accountant reads. */
  readonly memo: string;
}

/** A double entry: at least two lines, debits equal credits. Made by `balancedEntry` alone. */
export interface Entry {
  readonly date: BusinessDate;
  readonly narration: string;
  readonly lines: readonly EntryLine[];
  /** No other module can make this mark, so an unbalanced entry cannot be written down. */
  readonly [balanced]: true;
}

const balanced: unique symbol = Symbol('balanced');

/** A line with a signed amount: positive debits, negative credits, zero vanishes. */
export interface SignedLine {
  readonly account: AccountNumber;
  readonly amount: Minor;
  readonly memo: string;
}

/**
 * The only way to an entry. Lines of nothing are left out; null when nothing remains.
 * @throws RangeError when debits and credits differ: a defect in the posting rules, never input.
 */
export function balancedEntry(
  date: BusinessDate,
  narration: string,
  signed: readonly SignedLine[],
): Entry | null {
  let difference = 0;
  const lines: EntryLine[] = [];
  for (const { account, amount, memo } of signed) {
    difference += amount;
    if (amount > 0) lines.push({ account, side: 'debit', amount, memo });
    if (amount < 0) lines.push({ account, side: 'credit', amount: minor(-amount), memo });
  }
  if (difference !== 0) {
    throw new RangeError(`Entry "${narration}" of ${date} is out of balance by ${difference} minor units`);
  }
  return lines.length === 0 ? null : { date, narration, lines, [balanced]: true };
}
