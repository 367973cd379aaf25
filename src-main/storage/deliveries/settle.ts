import {
  type AccountingDocumentType,
  canBecome,
  causeKey,
  type DeliveryKey,
  type DeliveryState,
  type Failure,
} from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { Settlement } from '../../core/ports/index.ts';
import type { WriteTx } from '../database/seam.ts';
import { rebuildTerms } from '../digests/terms.ts';
import { releaseAfter, waitTogether } from './again.ts';

/** Says of each key that it is on its way from now on. */
export function markAllSending(tx: WriteTx, keys: readonly DeliveryKey[], now: Instant): void {
  const mark = tx.prepare(
    `UPDATE delivery SET state = 'sending', attempts = attempts + 1, last_tried_at = ?
     WHERE key = ? AND state = 'waiting'`,
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
    refuseIllegal(state, settlement);
    if (state === 'succeeded') continue;
    if (settlement.state === 'succeeded') releaseAfter(tx, id);
    putState(tx, delivery, settlement);
    if (settlement.state === 'failed' && hasFailedAgain(delivery, settlement.cause)) waitTogether(tx, id);
    if (settlement.state !== 'succeeded') continue;
    const members = tx
      .prepare('UPDATE digest_member SET state = ? WHERE delivery_id = ? RETURNING digest_id')
      .all<{ digest_id: number }>(isOpenOrder(tx, delivery) ? 'on-order' : 'posted', id);
    for (const { digest_id } of members) digests.add(digest_id);
  }
  for (const digest of digests) rebuildTerms(tx, digest);
}

/** @throws RangeError for what DELIVERY_MOVES does not know: a defect, which must change nothing */
function refuseIllegal(from: DeliveryState, { key, state }: Settlement): void {
  if (canBecome(from, state)) return;
  const place = from === 'succeeded' ? 'in the books' : from;
  throw new RangeError(`${key} is ${place} and cannot become ${state}`);
}

function putState(tx: WriteTx, { id, number }: StoredDelivery, settlement: Settlement): void {
  const cause = 'cause' in settlement ? settlement.cause : null;
  const nextTryAt = 'nextTryAt' in settlement ? settlement.nextTryAt : null;
  tx.prepare('UPDATE delivery SET state = ?, cause = ?, cause_key = ?, next_try_at = ? WHERE id = ?').run(
    settlement.state,
    cause === null ? null : JSON.stringify(cause),
    cause === null ? null : causeKey(cause, number),
    nextTryAt ?? null,
    id,
  );
}

/** It was tried for all that failed of this root cause. */
function hasFailedAgain({ cause_key, number }: StoredDelivery, cause: Failure): boolean {
  return cause_key === causeKey(cause, number);
}

interface StoredDelivery {
  readonly id: number;
  readonly key: DeliveryKey;
  readonly number: string;
  readonly state: DeliveryState;
  readonly cause_key: string | null;
  readonly type: AccountingDocumentType;
  readonly books_id: number;
}

function deliveryOf(tx: WriteTx, key: DeliveryKey): StoredDelivery {
  const row = tx
    .prepare('SELECT id, key, number, state, cause_key, type, books_id FROM delivery WHERE key = ?')
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
