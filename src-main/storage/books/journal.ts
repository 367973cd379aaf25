import { sql } from 'kysely';
import type { Minor } from '../../../src-shared/money/index.ts';
import type { AccountNumber, BooksId, DeliveryKey } from '../../../src-shared/model/index.ts';
import type { BookJournalFilter, JournalEntry, Page, Paged } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { opaque } from '../hashes.ts';
import { fetchLimit, paged, startOf } from '../paging.ts';
import { sidesOf } from './balances.ts';
import { isOfPriorPeriod } from './prior-period.ts';

/** The journal by date, a page at a time; the lines of a page come in one question. */
export async function journalOf(
  read: LedgerDatabase['read'],
  books: BooksId,
  page: Page,
  { priorPeriod = false }: BookJournalFilter = {},
): Promise<Paged<JournalEntry>> {
  const wanted = priorPeriod ? isOfPriorPeriod('document.key', 'entry.entry_date') : sql`TRUE`;
  const { rows: counts } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM book_entry AS entry
    JOIN book_document AS document ON document.id = entry.document_id
    WHERE document.books_id = (SELECT id FROM books WHERE public_id = ${books}) AND ${wanted}`.execute(read);
  const after = startOf<[string, number]>(page, ['', 0]) ?? ['', 0];
  // CROSS JOIN: by date from the index, or every page would sort the whole journal.
  const { rows } = await sql<EntryRow>`
    SELECT entry.id, entry.entry_date AS date, entry.narration, entry.ordinal, document.key, document.type,
      document.number
    FROM book_entry AS entry CROSS JOIN book_document AS document ON document.id = entry.document_id
    WHERE document.books_id = (SELECT id FROM books WHERE public_id = ${books})
      AND (entry.entry_date, entry.id) > (${after[0]}, ${after[1]}) AND ${wanted}
    ORDER BY entry.entry_date, entry.id LIMIT ${fetchLimit(page)}`.execute(read);
  const lines = await linesOf(
    read,
    rows.map((row) => row.id),
  );
  return paged(rows, page, counts[0]?.count ?? 0, {
    key: (row) => [row.date, row.id],
    row: (row) => journalEntry(books, row, lines),
  });
}

/** The entries of some documents, in the order in which they were recorded. */
export async function entriesOf(
  read: LedgerDatabase['read'],
  books: BooksId,
  keys: readonly DeliveryKey[],
): Promise<readonly JournalEntry[]> {
  const { rows } = await sql<EntryRow>`
    SELECT entry.id, entry.entry_date AS date, entry.narration, entry.ordinal, document.key, document.type,
      document.number
    FROM json_each(${JSON.stringify(keys)}) AS wanted
    CROSS JOIN book_document AS document ON document.key = wanted.value
      AND document.books_id = (SELECT id FROM books WHERE public_id = ${books})
    JOIN book_entry AS entry ON entry.document_id = document.id
    ORDER BY entry.id`.execute(read);
  const lines = await linesOf(
    read,
    rows.map((row) => row.id),
  );
  return rows.map((row) => journalEntry(books, row, lines));
}

function journalEntry(
  books: BooksId,
  { id, date, narration, ordinal, ...document }: EntryRow,
  lines: ReadonlyMap<number, JournalEntry['lines']>,
): JournalEntry {
  return {
    id: `ent_${opaque(books, document.key, ordinal)}`,
    date,
    narration,
    document,
    lines: lines.get(id) ?? [],
  };
}

type EntryRow = JournalEntry['document'] &
  Pick<JournalEntry, 'date' | 'narration'> & { readonly id: number; readonly ordinal: number };

interface LineRow {
  readonly entry: number;
  readonly account: AccountNumber;
  readonly amount: Minor;
  readonly memo: string;
}

async function linesOf(
  read: LedgerDatabase['read'],
  entries: readonly number[],
): Promise<ReadonlyMap<number, JournalEntry['lines']>> {
  const { rows } = await sql<LineRow>`
    SELECT line.entry_id AS entry, account.number AS account, line.amount, line.memo
    FROM json_each(${JSON.stringify(entries)}) AS wanted
    CROSS JOIN book_entry_line AS line ON line.entry_id = wanted.value
    JOIN book_account AS account ON account.id = line.account_id
    ORDER BY line.entry_id, line.ordinal`.execute(read);
  const lines = new Map<number, JournalEntry['lines'][number][]>();
  for (const { entry, account, amount, memo } of rows) {
    const ofEntry = lines.get(entry) ?? [];
    lines.set(entry, ofEntry);
    ofEntry.push({ account, ...sidesOf(amount), memo });
  }
  return lines;
}
