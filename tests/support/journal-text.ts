import type { Entry } from '../../src-shared/model/index.ts';
import { formatMinor } from '../../src-shared/money/index.ts';
import { MYR } from './builders.ts';

/** The accounts of the default chart in an accountant's shorthand. */
const NAMES: Readonly<Record<string, string>> = {
  '1010': 'cash',
  '1110': 'cards',
  '1130': 'cheques',
  '1190': 'other tenders',
  '1200': 'receivable',
  '1400': 'inventory',
  '2010': 'goods not invoiced',
  '2100': 'tax',
  '2200': 'tips payable',
  '2300': 'gift cards',
  '2310': 'store credit',
  '3900': 'opening equity',
  '4000': 'sales',
  '4100': 'returns',
  '4200': 'discounts',
  '4300': 'service charge',
  '5000': 'cost of goods',
  '5100': 'cost adjustment',
  '6900': 'rounding',
};

/** Entries as an accountant writes them, a line each: "Dr cash 95.40"; what settles is a line as well. */
export function journalText(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) =>
    entry.lines.map(
      ({ side, account, amount }) =>
        `${side === 'debit' ? 'Dr' : 'Cr'} ${NAMES[account] ?? account} ${formatMinor(amount, MYR)}`,
    ),
  );
}

/** A journal written down in a test: one line each, blank ones and indentation ignored. */
export function journal(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What each account moves by in total, debits positive; accounts that come to nothing left out. */
export function movements(entries: readonly Entry[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { side, account, amount } of entries.flatMap((entry) => entry.lines)) {
    sums.set(account, (sums.get(account) ?? 0) + (side === 'debit' ? amount : -amount));
  }
  return new Map([...sums].filter(([, amount]) => amount !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
