import {
  type BooksId,
  type DeliveryKey,
  type Entry,
  ExpectedFailure,
  type SubledgerLine,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../src-shared/time/index.ts';
import type { BookActionWrite, BookRecord, StockMove } from '../../core/ports/index.ts';
import { writeAccountingDocument } from '../accounting-document.ts';
import { auditRecorded } from './record-audit.ts';
import type { WriteTx } from '../database/seam.ts';
import { bytesOf, sha256 } from '../hashes.ts';
import { type AccountKeys, booksKeyOf } from './accounts.ts';
import { settleReversed } from './allocations.ts';
import { refuseLocked } from './lock.ts';
import { applyChange, followMembers, insertContacts, insertMadeOf, insertOpen } from './record-open.ts';
import { insertItem, insertMove, putState, putTransit } from './record-stock.ts';
import type { WritePlace } from './write-place.ts';

/**
 * Writes documents, entries, movements and the states after them, and what they change of documents that
 * were there before, inside one transaction.
 * @throws ExpectedFailure period-locked, number-taken, duplicate-with-other-content, account-unknown
 */
export function recordAll(
  tx: WriteTx,
  accounts: AccountKeys,
  what: { readonly books: BooksId; readonly write: BookActionWrite },
  now: Instant,
): void {
  const { records, late, changes, states, transit } = what.write;
  const place: WritePlace = { books: booksKeyOf(tx, what.books), accounts, now };
  refuseLocked(tx, place.books, datesOf(what.write));
  for (const record of records) recordOne(tx, place, record);
  for (const { key, ...effects } of late) {
    const { id, date } = documentOf(tx, place.books, key);
    insertEffects(tx, place, { id, date }, effects);
  }
  for (const change of changes) applyChange(tx, place, change);
  followMembers(tx, place.books, [...records.flatMap((record) => record.changes), ...changes]);
  settleReversed(tx, place.books, records.flatMap(reversedBy), now);
  for (const state of states) putState(tx, place.books, state);
  for (const state of transit) putTransit(tx, place.books, state);
  auditRecorded(tx, what.write, now);
}

function reversedBy({ document }: BookRecord): readonly DeliveryKey[] {
  return document.type === 'reversal' ? [document.reverses.key] : [];
}

/** What is dated by a write: documents, customers aside, and entries that come later than their document. */
function datesOf({ records, late }: BookActionWrite) {
  const dated = records.flatMap(({ document }) => (document.type === 'contact' ? [] : [document]));
  const entries = late.flatMap(({ key, entries: each }) => each.map(({ date }) => ({ number: key, date })));
  return [...dated, ...entries];
}

function recordOne(tx: WriteTx, place: WritePlace, record: BookRecord): void {
  const { document, open, changes, madeOf, items } = record;
  const id = insertDocument(tx, place, record);
  insertContacts(tx, place.books, document);
  for (const { sku, name } of items) insertItem(tx, place.books, sku, name);
  insertEffects(tx, place, { id, date: document.date }, record);
  if (open !== null) insertOpen(tx, place, { id, document }, open);
  for (const source of madeOf) insertMadeOf(tx, id, documentOf(tx, place.books, source).id);
  for (const change of changes) applyChange(tx, place, change);
}

/** @throws ExpectedFailure duplicate-with-other-content, number-taken */
function insertDocument(
  tx: WriteTx,
  { books, now }: WritePlace,
  { document, contentHash }: BookRecord,
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
  const text = writeAccountingDocument(document);
  const hash = bytesOf(contentHash ?? sha256(text));
  return tx
    .prepare(
      `INSERT INTO book_document
         (books_id, key, type, number, document_date, total, document, content_hash, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(books, key, document.type, number, document.date, document.total, text, hash, now).lastId;
}

interface Effects {
  readonly entries: readonly Entry[];
  readonly subledger: readonly SubledgerLine[];
  readonly moves: readonly StockMove[];
}

/** What a document does, at once or later: then its entries follow those that it has. */
function insertEffects(
  tx: WriteTx,
  place: WritePlace,
  document: { readonly id: number; readonly date: BusinessDate },
  { entries, subledger, moves }: Effects,
): void {
  const { next } = tx
    .prepare('SELECT coalesce(max(ordinal) + 1, 0) AS next FROM book_entry WHERE document_id = ?')
    .get<{ next: number }>(document.id) ?? { next: 0 };
  for (const [at, entry] of entries.entries()) {
    insertEntry(tx, place, { document: document.id, ordinal: next + at }, entry);
  }
  // A journal that is turned normal in a later period is the day's that its entries are of.
  const date = entries[0]?.date ?? document.date;
  for (const line of subledger) insertSubledger(tx, place, { id: document.id, date }, line);
  for (const move of moves) insertMove(tx, place.books, document.id, move);
}

function insertEntry(
  tx: WriteTx,
  { books, accounts }: WritePlace,
  place: { readonly document: number; readonly ordinal: number },
  entry: Entry,
): void {
  const { lastId } = tx
    .prepare('INSERT INTO book_entry (document_id, ordinal, entry_date, narration) VALUES (?, ?, ?, ?)')
    .run(place.document, place.ordinal, entry.date, entry.narration);
  const insertLine = tx.prepare(
    'INSERT INTO book_entry_line (entry_id, ordinal, account_id, amount, memo) VALUES (?, ?, ?, ?, ?)',
  );
  for (const [ordinal, line] of entry.lines.entries()) {
    const amount = line.side === 'debit' ? line.amount : -line.amount;
    insertLine.run(lastId, ordinal, accounts(tx, books, line.account), amount, line.memo);
  }
}

function insertSubledger(
  tx: WriteTx,
  { books, accounts }: WritePlace,
  document: { readonly id: number; readonly date: BusinessDate },
  line: SubledgerLine,
): void {
  const { ledger, subject, movement, amount, against } = line;
  tx.prepare(
    `INSERT INTO book_subledger_line
       (books_id, document_id, account_id, ledger, subject, movement, line_date, amount, against_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    books,
    document.id,
    accounts(tx, books, line.account),
    ledger,
    subject,
    movement,
    document.date,
    amount,
    against === undefined ? null : accounts(tx, books, against),
  );
}

/** @throws RangeError when the books do not have it: what names it is a defect. */
function documentOf(tx: WriteTx, books: number, key: string): { id: number; date: BusinessDate } {
  const row = tx
    .prepare('SELECT id, document_date AS date FROM book_document WHERE books_id = ? AND key = ?')
    .get<{ id: number; date: BusinessDate }>(books, key);
  if (row === undefined) throw new RangeError(`The books have no document ${key}`);
  return row;
}
