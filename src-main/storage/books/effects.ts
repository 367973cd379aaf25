import { sql } from 'kysely';
import { minor } from '../../../src-shared/money/index.ts';
import {
  type AccountNumber,
  balancedEntry,
  type BooksId,
  type DeliveryKey,
  type Entry,
  type SubledgerLine,
} from '../../../src-shared/model/index.ts';
import type { OpenState, RecordedEffects, StockMove, TaxOfCase, WorkOfJob } from '../../core/ports/index.ts';
import { readAccountingDocument } from '../accounting-document.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { hexOf } from '../hashes.ts';
import { entriesOf } from './journal.ts';
import { ourBooks } from './subledger.ts';

type Read = LedgerDatabase['read'];

interface DocumentRow {
  readonly id: number;
  readonly key: DeliveryKey;
  readonly document: string;
  readonly content_hash: Uint8Array;
  readonly state: OpenState | null;
  readonly allocated: 0 | 1;
}

/** All that these documents did in the books, each kind of it in one question. */
export async function effectsOf(
  read: Read,
  books: BooksId,
  keys: readonly DeliveryKey[],
): Promise<readonly RecordedEffects[]> {
  const { rows } = await sql<DocumentRow>`
    WITH asked AS (
      SELECT document.id FROM json_each(${JSON.stringify(keys)}) AS wanted
      CROSS JOIN book_document AS document
        ON document.books_id = ${ourBooks(books)} AND document.key = wanted.value
    )
    SELECT document.id, document.key, document.document, document.content_hash, opened.state,
      EXISTS (SELECT 1 FROM book_subledger_line AS line
        JOIN book_allocation AS paying ON paying.credit_line_id = line.id
        JOIN book_subledger_line AS other ON other.id = paying.debit_line_id
        WHERE line.document_id = document.id AND other.document_id NOT IN (SELECT id FROM asked))
      OR EXISTS (SELECT 1 FROM book_subledger_line AS line
        JOIN book_allocation AS paid ON paid.debit_line_id = line.id
        JOIN book_subledger_line AS other ON other.id = paid.credit_line_id
        WHERE line.document_id = document.id AND other.document_id NOT IN (SELECT id FROM asked)) AS allocated
    FROM json_each(${JSON.stringify(keys)}) AS wanted
    CROSS JOIN book_document AS document
      ON document.books_id = ${ourBooks(books)} AND document.key = wanted.value
    LEFT JOIN book_open_document AS opened ON opened.document_id = document.id
    ORDER BY wanted.key`.execute(read);
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const entries = await provedEntries(read, books, keys);
  const subledger = byDocument(await subledgerLines(read, ids));
  const moves = byDocument(await stockMoves(read, ids));
  const madeOf = byDocument(await sources(read, ids));
  return rows.map(({ id, key, document, content_hash, state, allocated }) => ({
    document: readAccountingDocument(document, hexOf(content_hash)),
    state,
    entries: entries.get(key) ?? [],
    subledger: subledger.get(id) ?? [],
    moves: moves.get(id) ?? [],
    allocated: allocated === 1,
    madeOf: (madeOf.get(id) ?? []).map((source) => source.key),
  }));
}

/** @throws RangeError when a recorded entry does not balance. */
async function provedEntries(
  read: Read,
  books: BooksId,
  keys: readonly DeliveryKey[],
): Promise<ReadonlyMap<DeliveryKey, readonly Entry[]>> {
  const proved = new Map<DeliveryKey, Entry[]>();
  for (const { date, narration, lines, document } of await entriesOf(read, books, keys)) {
    const signed = lines.map(({ account, debit, credit, memo }) => ({
      account,
      amount: minor(debit - credit),
      memo,
    }));
    const entry = balancedEntry(date, narration, signed);
    if (entry === null) throw new RangeError(`An entry of ${document.number} has no lines`);
    const ofDocument = proved.get(document.key) ?? [];
    proved.set(document.key, ofDocument);
    ofDocument.push(entry);
  }
  return proved;
}

async function subledgerLines(read: Read, ids: string) {
  type Row = Omit<SubledgerLine, 'against'> & {
    readonly document: number;
    readonly against: AccountNumber | null;
  };
  const { rows } = await sql<Row>`
    SELECT line.document_id AS document, line.ledger, account.number AS account, line.subject,
      line.movement, line.amount, against.number AS against
    FROM json_each(${ids}) AS wanted
    CROSS JOIN book_subledger_line AS line ON line.document_id = wanted.value
    JOIN book_account AS account ON account.id = line.account_id
    LEFT JOIN book_account AS against ON against.id = line.against_id
    ORDER BY line.id`.execute(read);
  return rows.map(({ against, ...line }) => (against === null ? line : { ...line, against }));
}

async function stockMoves(read: Read, ids: string) {
  type Row = Omit<StockMove, 'costUnknown'> & { readonly document: number; readonly unknown: 0 | 1 };
  const { rows } = await sql<Row>`
    SELECT move.document_id AS document, item.sku, move.location, move.quantity, move.value, move.kind,
      move.cost_unknown AS unknown
    FROM json_each(${ids}) AS wanted
    CROSS JOIN book_stock_move AS move ON move.document_id = wanted.value
    JOIN book_item AS item ON item.id = move.item_id
    ORDER BY move.id`.execute(read);
  return rows.map(({ unknown, ...move }) => ({ ...move, costUnknown: unknown === 1 }));
}

async function sources(read: Read, ids: string) {
  const { rows } = await sql<{ readonly document: number; readonly key: DeliveryKey }>`
    SELECT made.document_id AS document, source.key
    FROM json_each(${ids}) AS wanted
    CROSS JOIN book_made_of AS made ON made.document_id = wanted.value
    JOIN book_document AS source ON source.id = made.source_document_id
    ORDER BY source.id`.execute(read);
  return rows;
}

function byDocument<Row extends { readonly document: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, readonly Omit<Row, 'document'>[]> {
  const found = new Map<number, Omit<Row, 'document'>[]>();
  for (const { document, ...row } of rows) {
    const ofDocument = found.get(document) ?? [];
    found.set(document, ofDocument);
    ofDocument.push(row);
  }
  return found;
}

/** See BookIntakeReads.workInProgress. */
export async function workInProgressOf(
  read: Read,
  books: BooksId,
  jobs: readonly string[],
): Promise<readonly WorkOfJob[]> {
  const { rows } = await sql<WorkOfJob>`
    SELECT line.subject AS job, account.number AS account, document.key, sum(line.amount) AS moved,
      sum(iif(line.movement = 'used', -line.amount, 0)) AS released
    FROM json_each(${JSON.stringify(jobs)}) AS wanted
    CROSS JOIN book_subledger_line AS line ON line.books_id = ${ourBooks(books)}
      AND line.ledger = 'work-in-progress' AND line.subject = wanted.value
    JOIN book_account AS account ON account.id = line.account_id
    JOIN book_document AS document ON document.id = line.document_id
    GROUP BY line.subject, account.id, line.document_id`.execute(read);
  return rows;
}

/** Tax on the deposits of these laybys by the accounts that it lies on and goes back to, debits positive. */
export async function taxOnDepositsOf(
  read: Read,
  books: BooksId,
  cases: readonly string[],
): Promise<readonly TaxOfCase[]> {
  const { rows } = await sql<TaxOfCase>`
    SELECT line.subject AS "case", account.number AS account, against.number AS against,
      sum(line.amount) AS balance, sum(iif(line.movement = 'added', line.amount, 0)) AS added,
      sum(iif(line.movement = 'used', -line.amount, 0)) AS released
    FROM json_each(${JSON.stringify(cases)}) AS wanted
    CROSS JOIN book_subledger_line AS line ON line.books_id = ${ourBooks(books)}
      AND line.ledger = 'layby-tax' AND line.subject = wanted.value
    JOIN book_account AS account ON account.id = line.account_id
    JOIN book_account AS against ON against.id = line.against_id
    GROUP BY line.subject, account.id, against.id
    ORDER BY line.subject, account.number, against.number`.execute(read);
  return rows;
}
