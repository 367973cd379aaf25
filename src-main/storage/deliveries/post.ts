import { type Minor, sum } from '../../../src-shared/money/index.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { PostingWrite } from '../../core/ports/index.ts';
import type { WriteTx } from '../database/seam.ts';
import { documentRowOf } from '../documents.ts';
import { type DeliveryPlace, insertDelivery } from './insert.ts';

type DraftWrite = PostingWrite['drafts'][number];
type Place = DeliveryPlace & { readonly posted: boolean };

/**
 * Posts: deliveries with their numbers, the revision frozen, its members tied to their delivery. A
 * revision that is posted already is left alone.
 * @returns how many deliveries are new
 */
export function postOne(tx: WriteTx, posting: PostingWrite, now: Instant): number {
  const place = placeOf(tx, posting);
  if (place.posted || posting.drafts.length === 0) return 0;
  if (place.digest !== null) refuseExcluded(tx, place.digest.id, posting);
  let created = 0;
  for (const write of posting.drafts) {
    const delivery = insertDelivery(tx, place, write, now);
    if (delivery === null) continue;
    created += 1;
    if (place.digest !== null) tieMembers(tx, place.stream, place.digest, delivery, write);
  }
  if (place.digest !== null) {
    tx.prepare('UPDATE digest_revision SET posted = 1 WHERE digest_id = ? AND revision = ?').run(
      place.digest.id,
      place.digest.revision,
    );
  }
  return created;
}

/** Integer keys of a posting, and whether its revision is posted already. */
function placeOf(tx: WriteTx, { books, stream, digest }: PostingWrite): Place {
  const place = {
    books: keyOf(tx, 'SELECT id FROM books WHERE public_id = ?', books, 'books-not-found'),
    stream: keyOf(tx, 'SELECT id FROM stream WHERE public_id = ?', stream, 'stream-not-found'),
  };
  if (digest === null) return { ...place, digest: null, posted: false };
  const id = keyOf(tx, 'SELECT id FROM digest WHERE public_id = ?', digest.id, 'digest-not-found');
  const stored = tx
    .prepare('SELECT posted FROM digest_revision WHERE digest_id = ? AND revision = ?')
    .get<{ posted: 0 | 1 }>(id, digest.revision);
  if (stored === undefined) throw new ExpectedFailure('digest-nothing-to-post', { where: digest.id });
  return { ...place, digest: { id, revision: digest.revision }, posted: stored.posted === 1 };
}

function keyOf(
  tx: WriteTx,
  sql: string,
  publicId: string,
  missing: 'books-not-found' | 'stream-not-found' | 'digest-not-found',
): number {
  const row = tx.prepare(sql).get<{ id: number }>(publicId);
  if (row === undefined) throw new ExpectedFailure(missing, { where: publicId });
  return row.id;
}

/**
 * A person may keep an order out between the reading of a revision and its posting: what they were told
 * is kept out must not be posted.
 * @throws ExpectedFailure digest-not-ready until the day has been consolidated again
 */
function refuseExcluded(tx: WriteTx, digest: number, { drafts }: PostingWrite): void {
  const excluded = tx
    .prepare(
      `SELECT 1 FROM digest_member AS member
       JOIN exclusion ON exclusion.document_id = member.document_id
       WHERE member.digest_id = ? AND member.state = 'waiting' AND member.delivery_id IS NULL`,
    )
    .get(digest);
  if (excluded === undefined) return;
  throw new ExpectedFailure('digest-not-ready', { where: drafts[0]?.draft.key ?? '', retry: 'now' });
}

/**
 * Members stay `waiting` until the books have answered; what they were when posted is kept from here.
 * @throws ExpectedFailure digest-not-ready when they do not come to what the draft says: it was made of
 *   a revision read before, and a sync has rebuilt it since.
 */
function tieMembers(
  tx: WriteTx,
  stream: number,
  digest: NonNullable<DeliveryPlace['digest']>,
  delivery: number,
  { covers, draft }: DraftWrite,
): void {
  if (covers === null) return;
  let fresh: boolean;
  if ('document' in covers) {
    const document = documentRowOf(tx, stream, covers.document);
    const { changes } = tx
      .prepare(
        `UPDATE digest_member SET posted_revision = ?, delivery_id = ?
         WHERE document_id = ? AND digest_id = ? AND state = 'waiting' AND delivery_id IS NULL`,
      )
      .run(digest.revision, delivery, document, digest.id);
    fresh = changes === 1;
  } else {
    const tied = tx
      .prepare(
        `UPDATE digest_member SET posted_revision = ?, delivery_id = ?
         WHERE digest_id = ? AND state = 'waiting' AND section = ? AND delivery_id IS NULL
         RETURNING amount`,
      )
      .all<{ amount: Minor }>(digest.revision, delivery, digest.id, covers.section);
    const total = sum(tied.map((member) => member.amount));
    fresh = tied.length > 0 && total === (covers.section === 'sales' ? draft.total : -draft.total);
  }
  if (!fresh) throw new ExpectedFailure('digest-not-ready', { where: draft.key, retry: 'now' });
}
