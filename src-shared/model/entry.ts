import { type Minor, minor, sum } from '../money/index.ts';
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
export type Entry = BalancedEntry;

/** Not exported, so that no other module can make one. */
class BalancedEntry {
  readonly date: BusinessDate;
  readonly narration: string;
  readonly lines: readonly EntryLine[];

  constructor(date: BusinessDate, narration: string, lines: readonly EntryLine[]) {
    this.date = date;
    this.narration = narration;
    this.lines = lines;
  }

  /** A protected member is in no literal and in no changed copy (`{ ...entry, lines }`): neither is an Entry. */
  protected balanced(): true {
    return true;
  }
}

/** A line with a signed amount: positive debits, negative credits, zero vanishes. */
export interface SignedLine {
  readonly account: AccountNumber;
  readonly amount: Minor;
  readonly memo: string;
}

/**
 * The only way to an entry. Lines of nothing are left out; null when nothing remains.
 * @throws RangeError when debits and credits differ, or are too large to tell: a defect in the posting
 * rules, never input.
 */
export function balancedEntry(
  date: BusinessDate,
  narration: string,
  signed: readonly SignedLine[],
): Entry | null {
  const difference = sum(signed.map((line) => line.amount));
  if (difference !== 0) {
    throw new RangeError(`Entry "${narration}" of ${date} is out of balance by ${difference} minor units`);
  }
  const lines: EntryLine[] = [];
  for (const { account, amount, memo } of signed) {
    if (amount > 0) lines.push({ account, side: 'debit', amount, memo });
    if (amount < 0) lines.push({ account, side: 'credit', amount: minor(-amount), memo });
  }
  return lines.length === 0 ? null : new BalancedEntry(date, narration, lines);
}
