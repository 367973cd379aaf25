import { type BooksId, type Entry, ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { BookRecord, StockMove, StockState } from '../../core/ports/index.ts';
import { writeAccountingDocument } from '../accounting-document.ts';
import type { WriteTx } from '../database/seam.ts';
import { bytesOf } from '../hashes.ts';
import { type AccountKeys, booksKeyOf } from './accounts.ts';

/** Writes documents, entries, movements and the states after them, inside one transaction. */
export function recordAll(
  tx: WriteTx,
  accounts: AccountKeys,
  what: {
    readonly books: BooksId;
    readonly records: readonly BookRecord[];
    readonly states: readonly StockState[];
  },
  now: Instant,
): void {
  const books = booksKeyOf(tx, what.books);
  for (const record of what.records) {
    const document = insertDocument(tx, books, record, now);
    for (const [ordinal, entry] of record.entries.entries()) {
      insertEntry(tx, { books, document, ordinal }, entry, accounts);
    }
    for (const { sku, name } of record.items) insertItem(tx, books, sku, name);
    for (const move of record.moves) insertMove(tx, books, document, move);
  }
  for (const state of what.states) putState(tx, books, state);
}

function insertDocument(
  tx: WriteTx,
  books: number,
  { document, contentHash }: BookRecord,
  now: Instant,
): number {
  const { key, number } = document;
  const sameKey = tx.prepare('SELECT number FROM book_document WHERE books_id = ? AND key = ?');
  if (sameKey.get(books, key) !== undefined) {
    throw new ExpectedFailure('duplicate-with-other-content', { where: key, data: { number } });
  }
  const sameNumber = tx.prepare('SELECT key FROM book_document WHERE books_id = ? AND number = ?');
  if (sameNumber.get(books, number) !== undefined) {
    throw new ExpectedFailure('number-taken', { where: key, data: { number } });
  }
  return tx
    .prepare(
      `INSERT INTO book_document
         (books_id, key, type, number, document_date, total, document, content_hash, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      books,
      key,
      document.type,
      number,
      document.date,
      document.total,
      writeAccountingDocument(document),
      bytesOf(contentHash),
      now,
    ).lastId;
}

function insertEntry(
  tx: WriteTx,
  place: { readonly books: number; readonly document: number; readonly ordinal: number },
  entry: Entry,
  accounts: AccountKeys,
): void {
  const { lastId } = tx
    .prepare('INSERT INTO book_entry (document_id, ordinal, entry_date, narration) VALUES (?, ?, ?, ?)')
    .run(place.document, place.ordinal, entry.date, entry.narration);
  const insertLine = tx.prepare(
    'INSERT INTO book_entry_line (entry_id, ordinal, account_id, amount, memo) VALUES (?, ?, ?, ?, ?)',
  );
  for (const [ordinal, line] of entry.lines.entries()) {
    const amount = line.side === 'debit' ? line.amount : -line.amount;
    insertLine.run(lastId, ordinal, accounts(tx, place.books, line.account), amount, line.memo);
  }
}

function insertItem(tx: WriteTx, books: number, sku: string, name: string): void {
  tx.prepare('INSERT INTO book_item (books_id, sku, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
    books,
    sku,
    name,
  );
}

function insertMove(tx: WriteTx, books: number, document: number, move: StockMove): void {
  tx.prepare(
    `INSERT INTO book_stock_move (document_id, item_id, location, kind, quantity, value, cost_unknown)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    document,
    itemKeyOf(tx, books, move.sku),
    move.location,
    move.kind,
    move.quantity,
    move.value,
    move.costUnknown ? 1 : 0,
  );
}

function putState(tx: WriteTx, books: number, state: StockState): void {
  tx.prepare(
    `INSERT INTO book_stock (item_id, location, quantity, value, last_cost_value, last_cost_quantity)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET quantity = excluded.quantity, value = excluded.value,
       last_cost_value = excluded.last_cost_value, last_cost_quantity = excluded.last_cost_quantity`,
  ).run(
    itemKeyOf(tx, books, state.sku),
    state.location,
    state.quantity,
    state.value,
    state.lastCost?.value ?? null,
    state.lastCost?.quantity ?? null,
  );
}

function itemKeyOf(tx: WriteTx, books: number, sku: string): number {
  const row = tx
    .prepare('SELECT id FROM book_item WHERE books_id = ? AND sku = ?')
    .get<{ id: number }>(books, sku);
  if (row === undefined) throw new RangeError(`"${sku}" moves and is no item of these books`);
  return row.id;
}
