import type {
  AccountingDocumentType,
  BooksId,
  DeliveryKey,
  DeliveryState,
} from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { Settlement } from '../../core/ports/index.ts';
import type { WriteTx } from '../database/seam.ts';
import { rebuildTerms } from '../digests/terms.ts';

/** Says of each key that it is on its way from now on. */
export function markAllSending(tx: WriteTx, keys: readonly DeliveryKey[], now: Instant): void {
  const mark = tx.prepare(
    `UPDATE delivery SET state = 'sending', attempts = attempts + 1, last_tried_at = ?
     WHERE key = ? AND state IN ('waiting', 'unknown')`,
  );
  for (const key of keys) {
    if (mark.run(now, key).changes !== 1) throw new RangeError(`${key} is not waiting to be sent`);
  }
}

/**
 * Writes down what came of each delivery; the members of what succeeded become posted, those of an order
 * only when it is processed or closed.
 */
export function settleAll(tx: WriteTx, settlements: readonly Settlement[]): void {
  const digests = new Set<number>();
  for (const settlement of settlements) {
    const delivery = deliveryOf(tx, settlement.key);
    const { id, state } = delivery;
    if (state === 'succeeded') {
      // What the books have confirmed stays so; hearing it twice is no news.
      if (settlement.state === 'succeeded') continue;
      throw new RangeError(`${settlement.key} is in the books and cannot become ${settlement.state}`);
    }
    const cause = 'cause' in settlement ? JSON.stringify(settlement.cause) : null;
    tx.prepare('UPDATE delivery SET state = ?, cause = ? WHERE id = ?').run(settlement.state, cause, id);
    if (settlement.state !== 'succeeded') continue;
    const members = tx
      .prepare('UPDATE digest_member SET state = ? WHERE delivery_id = ? RETURNING digest_id')
      .all<{ digest_id: number }>(isOpenOrder(tx, delivery) ? 'on-order' : 'posted', id);
    for (const { digest_id } of members) digests.add(digest_id);
  }
  for (const digest of digests) rebuildTerms(tx, digest);
}

interface StoredDelivery {
  readonly id: number;
  readonly key: DeliveryKey;
  readonly state: DeliveryState;
  readonly type: AccountingDocumentType;
  readonly books_id: number;
}

function deliveryOf(tx: WriteTx, key: DeliveryKey): StoredDelivery {
  const row = tx
    .prepare('SELECT id, key, state, type, books_id FROM delivery WHERE key = ?')
    .get<StoredDelivery>(key);
  if (row === undefined) throw new RangeError(`There is no delivery ${key}`);
  return row;
}

/** The embedded books may have processed or closed an order before their answer is written down. */
function isOpenOrder(tx: WriteTx, { type, key, books_id }: StoredDelivery): boolean {
  if (type !== 'sales-order') return false;
  const left = tx
    .prepare(
      `SELECT 1 FROM book_document AS document
       JOIN book_open_document AS open ON open.document_id = document.id
       WHERE document.books_id = ? AND document.key = ? AND open.state <> 'open'`,
    )
    .get(books_id, key);
  return left === undefined;
}

/** Makes a new run of what the last one left; answers how many had been left without an answer. */
export function recoverAll(tx: WriteTx, books: BooksId): number {
  const ofBooks = 'books_id = (SELECT id FROM books WHERE public_id = ?)';
  tx.prepare(
    `UPDATE delivery SET state = 'waiting', cause = NULL WHERE ${ofBooks} AND state = 'failed'
       AND json_extract(cause, '$.code') <> 'duplicate-with-other-content'`,
  ).run(books);
  return tx.prepare(`UPDATE delivery SET state = 'unknown' WHERE ${ofBooks} AND state = 'sending'`).run(books)
    .changes;
}
