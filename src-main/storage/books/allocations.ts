import { sql } from 'kysely';
import type { Minor } from '../../../src-shared/money/index.ts';
import { type BooksId, type DeliveryKey, ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { AllocationRow, EmbeddedBooksStore, OpenItem } from '../../core/ports/index.ts';
import { auditAllocations } from './record-audit.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';
import { booksKeyOf } from './accounts.ts';
import { ourBooks } from './subledger.ts';

type Read = LedgerDatabase['read'];
type Allocation = Parameters<EmbeddedBooksStore['allocate']>[1][number];

interface ItemRow extends Omit<OpenItem, 'document'> {
  readonly type: OpenItem['document']['type'];
  readonly number: string;
}

/**
 * What is owed and what is paid ahead and not allocated yet, by date and number. An invoice has the
 * group of the order that it was made of.
 */
export async function openItemsOf(
  read: Read,
  books: BooksId,
  subjects: readonly string[] | null,
): Promise<readonly OpenItem[]> {
  const ofSubjects =
    subjects === null
      ? sql`TRUE`
      : sql`owed.subject IN (SELECT value FROM json_each(${JSON.stringify(subjects)}))`;
  const { rows } = await sql<ItemRow>`
    SELECT line.id, line.ledger, line.subject, line.movement, line.line_date AS date, line.amount, owed.open,
      account.number AS account, document.key, document.type, document.number, coalesce(
        (SELECT group_key FROM book_open_document WHERE document_id = document.id),
        (SELECT min(source.group_key) FROM book_made_of AS made
         JOIN book_open_document AS source ON source.document_id = made.source_document_id
         WHERE made.document_id = document.id)) AS "group"
    FROM book_open_line AS owed
    CROSS JOIN book_subledger_line AS line ON line.id = owed.line_id
    CROSS JOIN book_document AS document ON document.id = line.document_id
    CROSS JOIN book_account AS account ON account.id = line.account_id
    WHERE owed.books_id = ${ourBooks(books)} AND ${ofSubjects}
    ORDER BY line.line_date, document.number, line.id`.execute(read);
  return rows.map(({ type, number, ...row }) => ({ ...row, document: { type, number } }));
}

/** Allocations on either side of the lines of these documents. */
export async function allocationsOf(
  read: Read,
  books: BooksId,
  keys: readonly DeliveryKey[],
): Promise<readonly AllocationRow[]> {
  const { rows } = await sql<{
    credit: number;
    creditNumber: string;
    debit: number;
    debitNumber: string;
    amount: Minor;
    at: Instant;
  }>`
    WITH line AS (
      SELECT line.id FROM json_each(${JSON.stringify(keys)}) AS wanted
      CROSS JOIN book_document AS document ON document.key = wanted.value
        AND document.books_id = (SELECT id FROM books WHERE public_id = ${books})
      JOIN book_subledger_line AS line ON line.document_id = document.id
    ), mine AS (
      SELECT allocation.* FROM line JOIN book_allocation AS allocation ON allocation.credit_line_id = line.id
      UNION
      SELECT allocation.* FROM line JOIN book_allocation AS allocation ON allocation.debit_line_id = line.id
    )
    SELECT mine.credit_line_id AS credit, creditor.number AS creditNumber, mine.debit_line_id AS debit,
      debtor.number AS debitNumber, mine.amount, mine.allocated_at AS at
    FROM mine
    JOIN book_subledger_line AS paid ON paid.id = mine.credit_line_id
    JOIN book_document AS creditor ON creditor.id = paid.document_id
    JOIN book_subledger_line AS owed ON owed.id = mine.debit_line_id
    JOIN book_document AS debtor ON debtor.id = owed.document_id
    ORDER BY mine.id`.execute(read);
  return rows.map((row) => ({
    credit: { line: row.credit, number: row.creditNumber },
    debit: { line: row.debit, number: row.debitNumber },
    amount: row.amount,
    at: row.at,
  }));
}

interface SideRow {
  readonly subject: string;
  readonly account_id: number;
  readonly open: number;
}

/**
 * Applies credits to debits, all or none.
 * @throws ExpectedFailure allocation-too-large when less is open on either side, or the two are not a
 *   credit and a debit of one customer
 */
export function allocateAll(
  tx: WriteTx,
  books: BooksId,
  allocations: readonly Allocation[],
  now: Instant,
): void {
  const key = booksKeyOf(tx, books);
  const insert = tx.prepare(
    `INSERT INTO book_allocation (books_id, credit_line_id, debit_line_id, amount, allocated_at)
     VALUES (?, ?, ?, ?, ?)`,
  );
  for (const { credit, debit, amount } of allocations) {
    const from = sideOf(tx, key, credit);
    const to = sideOf(tx, key, debit);
    const fits =
      from !== undefined &&
      to !== undefined &&
      from.subject === to.subject &&
      from.account_id === to.account_id &&
      amount > 0 &&
      -from.open >= amount &&
      to.open >= amount;
    if (!fits) throw new ExpectedFailure('allocation-too-large', { data: { credit, debit, amount } });
    insert.run(key, credit, debit, amount, now);
  }
  auditAllocations(tx, 'payment-allocated', allocations, now);
}

function sideOf(tx: WriteTx, books: number, line: number): SideRow | undefined {
  return tx
    .prepare(
      `SELECT subject, account_id, amount
         + (SELECT coalesce(sum(amount), 0) FROM book_allocation WHERE credit_line_id = line.id)
         - (SELECT coalesce(sum(amount), 0) FROM book_allocation WHERE debit_line_id = line.id) AS open
       FROM book_subledger_line AS line WHERE id = ? AND books_id = ? AND ledger = 'receivable'`,
    )
    .get<SideRow>(line, books);
}

/** Takes the allocations of a credit back; answers how many there were. */
export function unallocateAll(tx: WriteTx, books: BooksId, credit: number, now: Instant): number {
  const taken = tx
    .prepare(
      `DELETE FROM book_allocation WHERE credit_line_id = ? AND books_id = ?
       RETURNING credit_line_id AS credit, debit_line_id AS debit, amount`,
    )
    .all<Allocation>(credit, booksKeyOf(tx, books));
  auditAllocations(tx, 'allocation-taken-back', taken, now);
  return taken.length;
}

/**
 * What was owed and what takes it back settle each other, so that neither is open any more. What documents
 * that are reversed together had paid of each other is taken back first.
 */
export function settleReversed(
  tx: WriteTx,
  books: number,
  reversed: readonly DeliveryKey[],
  now: Instant,
): void {
  if (reversed.length === 0) return;
  const keys = JSON.stringify(reversed);
  const lines = `SELECT line.id FROM json_each(?) AS wanted
    JOIN book_document AS document ON document.books_id = ? AND document.key = wanted.value
    JOIN book_subledger_line AS line ON line.document_id = document.id`;
  tx.prepare(
    `DELETE FROM book_allocation WHERE credit_line_id IN (${lines}) AND debit_line_id IN (${lines})`,
  ).run(keys, books, keys, books);
  // The reversal of a document has its lines with their sides turned, in the same order.
  tx.prepare(
    `WITH line AS (
       SELECT line.*, document.id AS of, row_number() OVER (
         PARTITION BY document.id, line.subject, line.account_id, line.amount ORDER BY line.id) AS turn
       FROM json_each(?) AS wanted
       JOIN book_document AS document ON document.books_id = ? AND document.key = wanted.value
       JOIN book_subledger_line AS line ON line.document_id = document.id
       WHERE line.ledger = 'receivable'
     ), back AS (
       SELECT line.*, made.source_document_id AS of, row_number() OVER (
         PARTITION BY document.id, line.subject, line.account_id, line.amount ORDER BY line.id) AS turn
       FROM book_made_of AS made
       JOIN book_document AS document ON document.id = made.document_id AND document.type = 'reversal'
       JOIN book_subledger_line AS line ON line.document_id = document.id
       WHERE line.ledger = 'receivable' AND made.source_document_id IN (SELECT of FROM line)
     )
     INSERT INTO book_allocation (books_id, credit_line_id, debit_line_id, amount, allocated_at)
     SELECT line.books_id, iif(line.amount < 0, line.id, back.id), iif(line.amount < 0, back.id, line.id),
       abs(line.amount), ?
     FROM line JOIN back ON back.of = line.of AND back.subject = line.subject
       AND back.account_id = line.account_id AND back.amount = -line.amount AND back.turn = line.turn
     WHERE line.amount <> 0`,
  ).run(keys, books, now);
}
