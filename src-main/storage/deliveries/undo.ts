import { sql } from 'kysely';
import {
  type BooksId,
  type DeliveryKey,
  type DeliveryState,
  failure,
} from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import { writeAudit } from '../audit.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';
import { rebuildTerms } from '../digests/terms.ts';

/** What of a posting is undone, and why. */
interface Undoing {
  readonly books: BooksId;
  readonly keys: readonly DeliveryKey[];
  readonly reason: string;
  readonly now: Instant;
}

/**
 * Frees the POS documents behind deliveries that have been reversed in the books: they are kept out for
 * the person's reason until they are brought back, and then post anew. What the deliveries were made of
 * stays known. Keys of documents that only the books made have no POS documents behind them.
 * @returns how many POS documents it concerned
 * @throws RangeError for a delivery that never came to the books: a defect, since there is nothing to undo
 */
export function undoPostings(tx: WriteTx, { books, keys, reason, now }: Undoing): number {
  const deliveries = tx
    .prepare(
      `SELECT delivery.id, delivery.key, delivery.state
       FROM json_each(?) AS wanted CROSS JOIN delivery ON delivery.key = wanted.value
       WHERE delivery.books_id = (SELECT id FROM books WHERE public_id = ?)
         AND NOT EXISTS (SELECT 1 FROM delivery_undone WHERE delivery_id = delivery.id)`,
    )
    .all<{ id: number; key: DeliveryKey; state: DeliveryState }>(JSON.stringify(keys), books);
  const note = tx.prepare('INSERT INTO delivery_undone (delivery_id, reason, undone_at) VALUES (?, ?, ?)');
  for (const { id, key, state } of deliveries) {
    if (state !== 'succeeded') throw new RangeError(`${key} is not in the books and cannot be undone`);
    note.run(id, reason, now);
    writeAudit(tx, { at: now, action: 'posting-undone', subject: key, before: null, after: reason });
  }
  return freeMembers(
    tx,
    deliveries.map(({ id }) => id),
    { reason, now },
  );
}

function freeMembers(
  tx: WriteTx,
  deliveries: readonly number[],
  { reason, now }: Pick<Undoing, 'reason' | 'now'>,
): number {
  const excluded = JSON.stringify(failure('excluded-by-person', { data: { reason } }));
  const freed = tx
    .prepare(
      `UPDATE digest_member SET state = 'excluded', reason = ?, posted_revision = NULL, delivery_id = NULL
       WHERE delivery_id IN (SELECT value FROM json_each(?)) RETURNING document_id, digest_id`,
    )
    .all<{ document_id: number; digest_id: number }>(excluded, JSON.stringify(deliveries));
  const documents = JSON.stringify(freed.map((member) => member.document_id));
  const digests = new Set(freed.map((member) => member.digest_id));
  tx.prepare(
    // WHERE TRUE: without it the conflict clause would be read as a join.
    `INSERT INTO exclusion (document_id, reason, set_at) SELECT value, ?, ? FROM json_each(?) WHERE TRUE
     ON CONFLICT DO UPDATE SET reason = excluded.reason, set_at = excluded.set_at`,
  ).run(reason, now, documents);
  // A document that has moved to another day since it was posted is free to go there.
  tx.prepare(
    `INSERT INTO dirty_day (stream_id, location, business_date)
     SELECT stream_id, location, business_date FROM digest WHERE id IN (SELECT value FROM json_each(?))
     UNION
     SELECT stream_id, location, business_date FROM pos_document
     WHERE id IN (SELECT value FROM json_each(?))`,
  ).run(JSON.stringify([...digests]), documents);
  for (const digest of digests) rebuildTerms(tx, digest);
  return freed.length;
}

/** These deliveries and those that share documents with them, from one to the next. */
export async function sharingDeliveries(
  read: LedgerDatabase['read'],
  books: BooksId,
  keys: readonly DeliveryKey[],
): Promise<readonly DeliveryKey[]> {
  const { rows } = await sql<{ key: DeliveryKey }>`
    WITH RECURSIVE together(id) AS (
      SELECT delivery.id FROM json_each(${JSON.stringify(keys)}) AS wanted
      CROSS JOIN delivery ON delivery.key = wanted.value
        AND delivery.books_id = (SELECT id FROM books WHERE public_id = ${books})
      UNION
      SELECT other.delivery_id FROM together
      CROSS JOIN delivery_member AS member ON member.delivery_id = together.id
      CROSS JOIN delivery_member AS other ON other.document_id = member.document_id
    )
    SELECT delivery.key FROM together CROSS JOIN delivery ON delivery.id = together.id
    WHERE NOT EXISTS (SELECT 1 FROM delivery_undone WHERE delivery_id = delivery.id)
    ORDER BY delivery.id`.execute(read);
  return rows.map(({ key }) => key);
}
