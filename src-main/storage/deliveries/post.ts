import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { Draft, PostingWrite } from '../../core/ports/index.ts';
import type { WriteTx } from '../database/seam.ts';
import { documentRowOf } from '../documents.ts';
import { type DeliveryPlace, insertDelivery } from './insert.ts';

type DraftWrite = PostingWrite['drafts'][number];
type Place = DeliveryPlace & { readonly open: OpenSections | null };

/** What the open revision says that its sections come to; signed as digests are. */
interface OpenSections {
  readonly posted: 0 | 1;
  readonly salesCount: number;
  readonly salesTotal: number;
  readonly returnsCount: number;
  readonly returnsTotal: number;
}

/**
 * Posts: deliveries with their numbers, the revision frozen, its members tied to their delivery. A
 * revision that is posted already is left alone.
 * @returns how many deliveries are new
 */
export function postOne(tx: WriteTx, posting: PostingWrite, now: Instant): number {
  const place = placeOf(tx, posting);
  if (place.open?.posted === 1 || posting.drafts.length === 0) return 0;
  let created = 0;
  for (const write of posting.drafts) {
    const delivery = insertDelivery(tx, place, write, now);
    if (delivery === null) continue;
    created += 1;
    if (place.digest !== null) tieMembers(tx, { ...place, digest: place.digest }, delivery, write);
  }
  if (place.digest !== null) {
    tx.prepare('UPDATE digest_revision SET posted = 1 WHERE digest_id = ? AND revision = ?').run(
      place.digest.id,
      place.digest.revision,
    );
  }
  return created;
}

/** Integer keys of a posting, with what its revision holds. */
function placeOf(tx: WriteTx, { books, stream, digest }: PostingWrite): Place {
  const place = {
    books: keyOf(tx, 'SELECT id FROM books WHERE public_id = ?', books, 'books-not-found'),
    stream: keyOf(tx, 'SELECT id FROM stream WHERE public_id = ?', stream, 'stream-not-found'),
  };
  if (digest === null) return { ...place, digest: null, open: null };
  const id = keyOf(tx, 'SELECT id FROM digest WHERE public_id = ?', digest.id, 'digest-not-found');
  const open = tx
    .prepare(
      `SELECT posted,
         content ->> '$.sales.count' AS salesCount, content ->> '$.sales.total' AS salesTotal,
         content ->> '$.returns.count' AS returnsCount, content ->> '$.returns.total' AS returnsTotal
       FROM digest_revision WHERE digest_id = ? AND revision = ?`,
    )
    .get<OpenSections>(id, digest.revision);
  if (open === undefined) throw new ExpectedFailure('digest-nothing-to-post', { where: digest.id });
  return { ...place, digest: { id, revision: digest.revision }, open };
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

/** Members stay `waiting` until the books have answered; what they were when posted is kept from here. */
function tieMembers(
  tx: WriteTx,
  place: Place & { readonly digest: NonNullable<DeliveryPlace['digest']> },
  delivery: number,
  { covers, draft }: DraftWrite,
): void {
  if (covers === null) return;
  const { id, revision } = place.digest;
  if ('document' in covers) {
    const { changes } = tx
      .prepare(
        `UPDATE digest_member SET posted_revision = ?, delivery_id = ?
         WHERE document_id = ? AND digest_id = ? AND state = 'waiting' AND delivery_id IS NULL`,
      )
      .run(revision, delivery, documentRowOf(tx, place.stream, covers.document), id);
    demandFresh(draft, changes === 1);
    return;
  }
  const { changes } = tx
    .prepare(
      `UPDATE digest_member SET posted_revision = ?, delivery_id = ?
       WHERE digest_id = ? AND state = 'waiting' AND section = ? AND delivery_id IS NULL`,
    )
    .run(revision, delivery, id, covers.section);
  const [count, total] =
    covers.section === 'sales'
      ? [place.open?.salesCount, place.open?.salesTotal]
      : [place.open?.returnsCount, place.open?.returnsTotal];
  demandFresh(draft, changes === count && Math.abs(draft.total) === Math.abs(total ?? 0));
}

/** The drafts were made of a revision read before; a sync may have rebuilt it since. */
function demandFresh(draft: Draft, fresh: boolean): void {
  if (!fresh) throw new ExpectedFailure('digest-not-ready', { where: draft.key, retry: 'now' });
}
