import { type CurrencyCode, currencyCode, minor, ZERO } from '../../src-shared/money/index.ts';
import { type Account, accountNumber, deliveryKey } from '../../src-shared/model/index.ts';
import { businessDate } from '../../src-shared/time/index.ts';
import type { JournalEntry, JournalExport } from '../../src-main/core/ports/index.ts';

/** Text that tries to end a field, begin a comment, set a tag or move a posting to another day. */
export const HOSTILE = [
  `Mum's "best" \\ shop; cheap`,
  'Payee | note (code) {x} #tag ^link',
  'date:2020-01-01, ext:forged, date2:nonsense',
  '[2020-01-01] [=2020-02-02] [99-99]',
  'Crème 🥐 咖啡 قهوة',
  'two\nlines\r\n2020-01-01 * "another transaction"\n    Assets:Nowhere  1.00 USD\u2028end\u0000',
  '=HYPERLINK("https://example.test")',
  '  ; leading',
  '',
] as const;

const CASH = accountNumber('1010');
const SALES = accountNumber('4000-KL');
const TAX = accountNumber('2100');

export const CHART: readonly Account[] = [
  {
    number: CASH,
    name: 'Cash: on "hand"; [2020-01-01]',
    type: 'asset',
    path: 'Assets:Cash:1010-Cash-on-hand',
  },
  { number: SALES, name: 'Sales, Kuala Lumpur', type: 'income', path: 'Income:4000-KL-Sales' },
  { number: TAX, name: 'Tax 🧾 payable', type: 'liability', path: 'Liabilities:2100-Tax-payable' },
  { number: accountNumber('3000'), name: 'Unused', type: 'equity', path: 'Equity:3000-Opening' },
];

/** An entry of amounts in minor units: tax is part of the total. */
export function saleEntry(at: number, text: string, total = 1060, tax = 60): JournalEntry {
  return {
    id: `entry-${at}`,
    date: businessDate(`2026-10-${String(at + 1).padStart(2, '0')}`),
    narration: text,
    document: {
      key: deliveryKey(`file.abc/KL/2026-10-0${at}/invoice/r1`),
      type: 'invoice',
      number: `KL (${at}); ${text}`,
    },
    lines: [
      { account: CASH, debit: minor(total), credit: ZERO, memo: text },
      { account: SALES, debit: ZERO, credit: minor(total - tax), memo: `Sales: ${text}` },
      { account: TAX, debit: ZERO, credit: minor(tax), memo: '' },
    ],
  };
}

export function journalOf(currency: string, entries: readonly JournalEntry[]): JournalExport {
  const code: CurrencyCode = currencyCode(currency);
  return { title: 'Books of "Daybook"\n; all', currency: code, chart: CHART, entries: streamOf(entries) };
}

/** Entries one at a time, as the books give them. */
async function* streamOf<T>(values: readonly T[]): AsyncGenerator<T, void, undefined> {
  yield* values;
}

export async function textOf(parts: AsyncIterable<string>): Promise<string> {
  return (await Array.fromAsync(parts)).join('');
}
