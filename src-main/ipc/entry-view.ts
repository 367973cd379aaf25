import type { JournalEntry } from '../core/ports/index.ts';
import type { JournalLineView } from '../../src-shared/ipc/views.ts';
import type { Account, AccountNumber } from '../../src-shared/model/index.ts';
import { type CurrencyCode, formatMinor, minor } from '../../src-shared/money/index.ts';

/** Lines of an entry with account names; amounts are signed, debits positive. */
export function entryLineViews(
  lines: readonly { readonly account: AccountNumber; readonly amount: number; readonly memo: string }[],
  chart: readonly Account[],
  currency: CurrencyCode,
): readonly JournalLineView[] {
  const names = accountNames(chart);
  return lines.map(({ account, amount, memo }) => ({
    account,
    name: names.get(account) ?? '',
    debit: formatMinor(minor(Math.max(0, amount)), currency),
    credit: formatMinor(minor(Math.max(0, -amount)), currency),
    memo,
  }));
}

/** The same for an entry that the books have recorded. */
export function recordedLineViews(
  entry: Pick<JournalEntry, 'lines'>,
  chart: readonly Account[],
  currency: CurrencyCode,
): readonly JournalLineView[] {
  const lines = entry.lines.map(({ account, debit, credit, memo }) => ({
    account,
    amount: debit - credit,
    memo,
  }));
  return entryLineViews(lines, chart, currency);
}

/** What the accounts are called. */
export function accountNames(chart: readonly Account[]): ReadonlyMap<AccountNumber, string> {
  return new Map(chart.map((account) => [account.number, account.name]));
}
