import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { PostingWrite } from '../../core/ports/index.ts';
import { auditPosted } from '../audit.ts';
import type { WriteTx } from '../database/seam.ts';
import { addSearchedNumbers } from '../digests/search-text.ts';
import { hexOf } from '../hashes.ts';
import { type DeliveryPlace, insertDelivery } from './insert.ts';
import { partRevision } from './part-revision.ts';
import { type Tie, tieMembers } from './tie.ts';

type Place = DeliveryPlace & { readonly posted: boolean };

/**
 * Posts: deliveries with their numbers, the revision frozen, its members tied to their delivery. A
 * revision that is posted already is left alone; what is posted in part is parted first.
 * @returns how many deliveries are new
 */
export function postOne(tx: WriteTx, posting: PostingWrite, now: Instant): number {
  const place = placeOf(tx, posting);
  if (place.posted || posting.drafts.length === 0) return 0;
  if (place.digest !== null) refuseExcluded(tx, place.digest.id, posting);
  if (place.digest !== null && posting.digest?.only !== undefined) {
    partRevision(tx, place.digest, posting.digest.only);
  }
  const made: Tie[] = [];
  const numbers: string[] = [];
  for (const write of posting.drafts) {
    const inserted = insertDelivery(tx, place, write, now);
    if (inserted === null) continue;
    made.push({ delivery: inserted.id, key: write.draft.key, covers: write.covers });
    numbers.push(inserted.number);
  }
  const deliveries = made.map(({ delivery }) => delivery);
  auditPosted(tx, deliveries, now);
  if (place.digest !== null) {
    addSearchedNumbers(tx, place.digest.id, numbers);
    tieMembers(tx, { stream: place.stream, digest: place.digest.id, revision: place.digest.revision }, made);
    tx.prepare('UPDATE digest_revision SET posted = 1 WHERE digest_id = ? AND revision = ?').run(
      place.digest.id,
      place.digest.revision,
    );
  }
  return made.length;
}

/**
 * Integer keys of a posting, and whether its revision is posted already.
 * @throws ExpectedFailure digest-not-ready when the drafts were made of another content than it has
 */
function placeOf(tx: WriteTx, { books, stream, digest }: PostingWrite): Place {
  const place = {
    books: keyOf(tx, 'SELECT id FROM books WHERE public_id = ?', books, 'books-not-found'),
    stream: keyOf(tx, 'SELECT id FROM stream WHERE public_id = ?', stream, 'stream-not-found'),
  };
  if (digest === null) return { ...place, digest: null, posted: false };
  const id = keyOf(tx, 'SELECT id FROM digest WHERE public_id = ?', digest.id, 'digest-not-found');
  const stored = tx
    .prepare('SELECT posted, content_hash FROM digest_revision WHERE digest_id = ? AND revision = ?')
    .get<{ posted: 0 | 1; content_hash: Uint8Array }>(id, digest.revision);
  if (stored === undefined) throw new ExpectedFailure('digest-nothing-to-post', { where: digest.id });
  if (
    stored.posted === 0 &&
    digest.contentHash !== undefined &&
    digest.contentHash !== hexOf(stored.content_hash)
  ) {
    throw new ExpectedFailure('digest-not-ready', { where: digest.id, retry: 'now' });
  }
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
