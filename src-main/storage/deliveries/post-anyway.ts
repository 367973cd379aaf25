import {
  type DeliveryKey,
  type DeliveryState,
  ExpectedFailure,
  type Failure,
  type FailureCode,
} from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import { writeAudit } from '../audit.ts';
import type { WriteTx } from '../database/seam.ts';
import { releaseMended } from './again.ts';

/** See DeliveryStore.postAnyway. */
export function postAnyway(
  tx: WriteTx,
  { key, reason, now }: { readonly key: DeliveryKey; readonly reason: string; readonly now: Instant },
): void {
  const row = tx
    .prepare(
      `SELECT number, currency, state, cause, undone
       FROM delivery JOIN books ON books.id = delivery.books_id WHERE key = ?`,
    )
    .get<{ number: string; currency: string; state: DeliveryState; cause: string | null; undone: 0 | 1 }>(
      key,
    );
  if (row === undefined)
    throw new ExpectedFailure('document-not-found', { where: key, data: { number: key } });
  const cause = row.cause === null ? null : (JSON.parse(row.cause) as Failure);
  const suspected: FailureCode = 'duplicate-suspected';
  if (row.state !== 'held' || row.undone === 1 || cause?.code !== suspected) {
    throw new ExpectedFailure('nothing-suspected', { where: row.number, data: { number: row.number } });
  }
  tx.prepare('UPDATE delivery SET post_anyway = 1 WHERE key = ?').run(key);
  releaseMended(tx, { keys: [key] });
  writeAudit(tx, {
    at: now,
    action: 'delivery-posted-anyway',
    subject: key,
    before: { ...cause.data, currency: row.currency },
    after: { number: row.number, reason },
  });
}
