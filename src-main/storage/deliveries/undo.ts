import { sql } from 'kysely';
import {
  type BooksId,
  type DeliveryKey,
  type DeliveryRow,
  type Failure,
  failure,
} from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import { writeAudit, writeAudits } from '../audit.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';
import { rebuildTerms } from '../digests/terms.ts';
import { UNDONE_TOGETHER } from './kept-out.ts';
import { PARTED_BY_MOVE } from './parted.ts';
import { deliveryRow, ROW_COLUMNS, type StoredDeliveryRow } from './queue.ts';

/** What of a posting is undone, and why. */
interface Undoing {
  readonly books: BooksId;
  readonly keys: readonly DeliveryKey[];
  readonly reason: string;
  readonly now: Instant;
}

/**
 * Frees the POS documents behind deliveries that have been reversed in the books: they are kept out for
 * the person's reason until they are brought back, and then post anew. What has not come to the books is
 * withdrawn with them and never goes there: its documents would otherwise post twice. What the deliveries
 * were made of stays known. Keys of documents that only the books made have no POS documents behind them.
 * @returns how many POS documents it concerned
 */
export function undoPostings(tx: WriteTx, { books, keys, reason, now }: Undoing): number {
  const cause = failure('excluded-by-person', { data: { reason } });
  const deliveries = withdraw(tx, { books, keys, reason, now }, cause);
  const action = 'posting-undone';
  writeAudits(
    tx,
    deliveries.map(({ key }) => ({ at: now, action, subject: key, before: null, after: reason })),
  );
  return freeMembers(tx, idsOf(deliveries), { reason, now }, cause).length;
}

/**
 * Withdraws deliveries that the books do not have, and lets what they post in again at once: nobody's
 * decision stands in the way, and nothing is said to be a person's.
 * @returns how many POS documents it concerned
 */
export function postingsAnew(
  tx: WriteTx,
  { cause, ...what }: Omit<Undoing, 'reason'> & { readonly cause: Failure },
): number {
  const { now } = what;
  const reason = cause.code;
  const deliveries = withdraw(tx, { ...what, reason }, cause);
  const action = 'posting-withdrawn';
  writeAudits(
    tx,
    deliveries.map(({ key }) => ({ at: now, action, subject: key, before: null, after: reason })),
  );
  const documents = freeMembers(tx, idsOf(deliveries), { reason, now }, cause);
  const letIn = tx.prepare('DELETE FROM exclusion WHERE document_id IN (SELECT value FROM json_each(?))');
  letIn.run(JSON.stringify(documents));
  return documents.length;
}

interface Withdrawn {
  readonly id: number;
  readonly key: DeliveryKey;
}

function idsOf(deliveries: readonly Withdrawn[]): readonly number[] {
  return deliveries.map(({ id }) => id);
}

/** The cause stands by what the books do not have. */
function withdraw(tx: WriteTx, { books, keys, reason, now }: Undoing, cause: Failure): readonly Withdrawn[] {
  const deliveries = tx
    .prepare(
      `SELECT delivery.id, delivery.key, delivery.state = 'succeeded' OR EXISTS (
         SELECT 1 FROM book_document AS book
         WHERE book.books_id = delivery.books_id AND book.key = delivery.key
           AND book.content_hash = delivery.content_hash) AS recorded
       FROM json_each(?) AS wanted CROSS JOIN delivery ON delivery.key = wanted.value
       WHERE delivery.books_id = (SELECT id FROM books WHERE public_id = ?)
         AND NOT EXISTS (SELECT 1 FROM delivery_undone WHERE delivery_id = delivery.id)`,
    )
    .all<{ id: number; key: DeliveryKey; recorded: 0 | 1 }>(JSON.stringify(keys), books);
  const note = tx.prepare('INSERT INTO delivery_undone (delivery_id, reason, undone_at) VALUES (?, ?, ?)');
  const put = tx.prepare(
    'UPDATE delivery SET state = ?, cause = ?, cause_key = NULL, next_try_at = NULL WHERE id = ?',
  );
  const withdrawn = JSON.stringify(cause);
  for (const { id, recorded } of deliveries) {
    // What the books have recorded is in them, even when a run was interrupted before it was written down.
    if (recorded === 1) put.run('succeeded', null, id);
    else put.run('held', withdrawn, id);
    note.run(id, reason, now);
  }
  return deliveries;
}

/** @returns the POS documents that it concerned */
function freeMembers(
  tx: WriteTx,
  deliveries: readonly number[],
  { reason, now }: Pick<Undoing, 'reason' | 'now'>,
  cause: Failure,
): readonly number[] {
  const excluded = JSON.stringify(cause);
  const freed = tx
    .prepare(
      `UPDATE digest_member SET state = 'excluded', reason = ?, posted_revision = NULL, delivery_id = NULL
       WHERE delivery_id IN (SELECT value FROM json_each(?)) RETURNING document_id, digest_id`,
    )
    .all<{ document_id: number; digest_id: number }>(excluded, JSON.stringify(deliveries));
  const ids = freed.map((member) => member.document_id);
  const documents = JSON.stringify(ids);
  tx.prepare(
    // WHERE TRUE: without it the conflict clause would be read as a join.
    `INSERT INTO exclusion (document_id, reason, set_at) SELECT value, ?, ? FROM json_each(?) WHERE TRUE
     ON CONFLICT DO UPDATE SET reason = excluded.reason, set_at = excluded.set_at`,
  ).run(reason, now, documents);
  markDays(tx, ids);
  for (const digest of new Set(freed.map((member) => member.digest_id))) rebuildTerms(tx, digest);
  return ids;
}

/**
 * The days of documents are to be consolidated: where they count, where they have moved to since, and those of
 * what they had cancelled, since nothing settles any more what became of its goods.
 */
function markDays(tx: WriteTx, documents: readonly number[]): void {
  const ids = JSON.stringify(documents);
  tx.prepare(
    `INSERT INTO dirty_day (stream_id, location, business_date)
     SELECT digest.stream_id, digest.location, digest.business_date FROM digest_member AS member
     JOIN digest ON digest.id = member.digest_id
     WHERE member.document_id IN (SELECT value FROM json_each(?))
     UNION
     SELECT stream_id, location, business_date FROM pos_document
     WHERE id IN (SELECT value FROM json_each(?))
     UNION
     SELECT cancelled.stream_id, cancelled.location, cancelled.business_date FROM json_each(?) AS wanted
     CROSS JOIN pos_document AS cancellation ON cancellation.id = wanted.value
     CROSS JOIN pos_document AS cancelled ON cancelled.stream_id = cancellation.stream_id
       AND cancelled.kind = cancellation.reference_kind
       AND cancelled.source_id = cancellation.reference_source_id
     WHERE cancellation.kind = 'cancellation'`,
  ).run(ids, ids, ids);
}

/**
 * Lets in again what the undoing of any of these deliveries has kept out, all of it at once. What a person
 * has kept out for a reason of its own since, or let in, stays as it is.
 * @returns how many POS documents it concerned
 */
export function bringBackPostings(
  tx: WriteTx,
  { books, keys, reason, now }: Omit<Undoing, 'reason'> & { readonly reason: string | null },
): number {
  const undone = tx
    .prepare(UNDONE_TOGETHER)
    .all<{ id: number; key: DeliveryKey; at: Instant }>(JSON.stringify(keys), books);
  const documents: number[] = [];
  const letIn = tx.prepare(
    `DELETE FROM exclusion WHERE set_at = ?
       AND document_id IN (SELECT document_id FROM delivery_member WHERE delivery_id = ?)
     RETURNING document_id`,
  );
  for (const { id, key, at } of undone) {
    const back = letIn.all<{ document_id: number }>(at, id);
    if (back.length === 0) continue;
    documents.push(...back.map((row) => row.document_id));
    writeAudit(tx, { at: now, action: 'posting-brought-back', subject: key, before: null, after: reason });
  }
  markDays(tx, documents);
  return documents.length;
}

/**
 * These deliveries and those that share documents with them, from one to the next. What is undone already
 * joins nothing any more: its documents may have posted again, each with another one.
 */
export async function sharingDeliveries(
  read: LedgerDatabase['read'],
  books: BooksId,
  keys: readonly DeliveryKey[],
): Promise<readonly DeliveryRow[]> {
  const { rows } = await sql<StoredDeliveryRow>`
    WITH RECURSIVE together(id) AS (
      SELECT delivery.id FROM json_each(${JSON.stringify(keys)}) AS wanted
      CROSS JOIN delivery ON delivery.key = wanted.value
        AND delivery.books_id = (SELECT id FROM books WHERE public_id = ${books})
      WHERE NOT EXISTS (SELECT 1 FROM delivery_undone WHERE delivery_id = delivery.id)
      UNION
      SELECT shared.delivery_id FROM together
      CROSS JOIN delivery_member AS member ON member.delivery_id = together.id
      CROSS JOIN delivery_member AS shared ON shared.document_id = member.document_id
      WHERE NOT EXISTS (SELECT 1 FROM delivery_undone WHERE delivery_id = shared.delivery_id)
        AND NOT ${PARTED_BY_MOVE}
    )
    SELECT ${sql.join(ROW_COLUMNS.map((column) => sql.ref(`delivery.${column}`)))}
    FROM together CROSS JOIN delivery ON delivery.id = together.id
    ORDER BY delivery.id`.execute(read);
  return rows.map(deliveryRow);
}
