import { type Minor, subtract } from '../../src-shared/money/index.ts';
import type { Account, AccountNumber } from '../../src-shared/model/index.ts';
import type { JournalEntry } from '../core/ports/index.ts';

type JournalLine = JournalEntry['lines'][number];

/** Finds accounts of a chart by number. */
export type AccountFinder = (number: AccountNumber) => Account;

/** @returns a finder that throws RangeError for a number the chart lacks: an entry cannot have it. */
export function accountFinder(chart: readonly Account[]): AccountFinder {
  const byNumber = new Map(chart.map((account) => [account.number, account]));
  return (number) => {
    const account = byNumber.get(number);
    if (account === undefined) throw new RangeError(`Account ${number} is in an entry but not in the chart`);
    return account;
  };
}

/** One signed amount, as plain-text journals write it: debits positive, credits negative. */
export function signedAmount(line: JournalLine): Minor {
  return subtract(line.debit, line.credit);
}

/** Text on one line: a line break or a control character would end a directive early. */
export function onOneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/ {2,}/gu, ' ')
    .trim();
}
