import { type DigestContent, type DocumentId, ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { WriteTx } from '../database/seam.ts';
import { hasSomethingToPost, writeContent } from '../digests/content.ts';
import { renewContentHash } from '../digests/reviewed-content.ts';
import { bytesOf } from '../hashes.ts';

type Revision = { readonly id: number; readonly revision: number };

/**
 * Leaves of an open revision only what is posted of it now: these documents that stand alone. All else of
 * it is the next revision, open, just as consolidating the day again would make it.
 * @throws ExpectedFailure digest-not-ready when they are not all in it
 */
export function partRevision(tx: WriteTx, { id, revision }: Revision, only: readonly DocumentId[]): void {
  const stored = tx
    .prepare('SELECT content FROM digest_revision WHERE digest_id = ? AND revision = ? AND posted = 0')
    .get<{ content: string }>(id, revision);
  // As it is stored, so that what is left is written with its keys in the same order.
  const content = JSON.parse(stored?.content ?? '{"singles":[]}') as DigestContent;
  const wanted = new Set(only);
  const singles = content.singles.filter(({ document }) => wanted.has(document));
  if (stored === undefined || singles.length !== wanted.size) {
    throw new ExpectedFailure('digest-not-ready', { where: only[0] ?? '', retry: 'now' });
  }
  const { sales, returns } = content;
  const rest = { ...content, singles: content.singles.filter(({ document }) => !wanted.has(document)) };
  if (!hasSomethingToPost(rest)) return;
  const posted = writeContent({ ...content, sales: emptied(sales), returns: emptied(returns), singles });
  const left = writeContent(rest);
  tx.prepare(
    'UPDATE digest_revision SET content = ?, content_hash = ? WHERE digest_id = ? AND revision = ?',
  ).run(posted.text, bytesOf(posted.hash), id, revision);
  tx.prepare(
    'INSERT INTO digest_revision (digest_id, revision, content, content_hash, posted) VALUES (?, ?, ?, ?, 0)',
  ).run(id, revision + 1, left.text, bytesOf(left.hash));
  keepReview(tx, id);
}

/** The counter's section of a revision that posts none of it. */
function emptied<T extends object>(section: T): T {
  const none = Object.entries(section).map(([name, value]) => [name, Array.isArray(value) ? [] : 0]);
  return Object.fromEntries(none) as T;
}

/** What a person has reviewed is still the same, in two parts now. */
function keepReview(tx: WriteTx, id: number): void {
  const reviewed = tx
    .prepare(
      `SELECT 1 FROM digest JOIN digest_review AS review ON review.digest_id = digest.id
       WHERE digest.id = ? AND review.content_hash = digest.review_hash`,
    )
    .get(id);
  renewContentHash(tx, id);
  if (reviewed === undefined) return;
  tx.prepare(
    `UPDATE digest_review SET content_hash = (SELECT review_hash FROM digest WHERE id = digest_id)
     WHERE digest_id = ?`,
  ).run(id);
}
