import { businessDateOf } from '../../src-shared/model/index.ts';
import { type Minor, formatMinor } from '../../src-shared/money/index.ts';
import type { ColumnKind, JournalEntry, JournalExport } from '../core/ports/index.ts';
import { accountFinder } from './chart.ts';
import { BYTE_ORDER_MARK, csvRows } from './csv.ts';

const COLUMNS = [
  'Date',
  'Business date',
  'Entry',
  'Document type',
  'Document number',
  'Key',
  'Narration',
  'Account',
  'Account name',
  'Account path',
  'Debit',
  'Credit',
  'Currency',
  'Memo',
] as const;

const KINDS: readonly ColumnKind[] = COLUMNS.map((name) =>
  name === 'Debit' || name === 'Credit' ? 'amount' : 'text',
);

/** The journal as CSV, a row per line of an entry. */
export async function* writeJournalCsv(journal: JournalExport): AsyncGenerator<string, void, undefined> {
  const find = accountFinder(journal.chart);
  yield BYTE_ORDER_MARK + csvRows([COLUMNS], KINDS);
  for await (const entry of journal.entries) yield csvRows(rowsOf(entry, journal, find), KINDS);
}

function rowsOf(
  entry: JournalEntry,
  { currency }: JournalExport,
  find: ReturnType<typeof accountFinder>,
): string[][] {
  const { type, number, key } = entry.document;
  const money = (amount: Minor): string => formatMinor(amount, currency);
  return entry.lines.map((line) => {
    const { name, path } = find(line.account);
    const head = [
      entry.date,
      businessDateOf(key) ?? entry.date,
      entry.id,
      type,
      number,
      key,
      entry.narration,
    ];
    return [...head, line.account, name, path, money(line.debit), money(line.credit), currency, line.memo];
  });
}
