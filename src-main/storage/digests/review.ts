import { type DigestId, ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import { writeAudit } from '../audit.ts';
import type { WriteTx } from '../database/seam.ts';
import { hexOf } from '../hashes.ts';
import { renewContentHash } from './reviewed-content.ts';

interface ReviewRow {
  readonly key: number;
  readonly id: DigestId;
  readonly content: Uint8Array | null;
  /** What was reviewed last, null when nothing was. */
  readonly reviewed: Uint8Array | null;
}

/**
 * Marks digests as reviewed with the content they have now, or takes that back; all or none. What is
 * so already stays as it is, with its time.
 * @throws ExpectedFailure digest-not-found
 */
export function reviewDigests(
  tx: WriteTx,
  asked: { readonly ids: readonly DigestId[]; readonly reviewed: boolean; readonly now: Instant },
): void {
  const { ids, reviewed, now } = asked;
  const wanted = JSON.stringify(ids);
  const found = rowsOf(tx, wanted);
  const known = new Set(found.map((row) => row.id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) {
    throw new ExpectedFailure('digest-not-found', { where: missing, data: { id: missing } });
  }
  // Digests that were consolidated before content hashes were kept get theirs here.
  for (const row of found) if (row.content === null) renewContentHash(tx, row.key);
  const rows = rowsOf(tx, wanted).filter((row) => isReviewed(row) !== reviewed);
  const keys = JSON.stringify(rows.map((row) => row.key));
  if (reviewed) {
    tx.prepare(
      `INSERT INTO digest_review (digest_id, content_hash, reviewed_at)
       SELECT id, review_hash, ? FROM digest WHERE id IN (SELECT value FROM json_each(?))
       ON CONFLICT DO UPDATE SET content_hash = excluded.content_hash, reviewed_at = excluded.reviewed_at`,
    ).run(now, keys);
  } else {
    tx.prepare('DELETE FROM digest_review WHERE digest_id IN (SELECT value FROM json_each(?))').run(keys);
  }
  for (const { id, content, reviewed: before } of rows) {
    writeAudit(tx, {
      at: now,
      action: reviewed ? 'digest-reviewed' : 'digest-review-taken-back',
      subject: id,
      before: contentOf(before),
      after: reviewed ? contentOf(content) : null,
    });
  }
}

function rowsOf(tx: WriteTx, ids: string): readonly ReviewRow[] {
  return tx
    .prepare(
      `SELECT digest.id AS key, digest.public_id AS id, digest.review_hash AS content,
         review.content_hash AS reviewed
       FROM digest LEFT JOIN digest_review AS review ON review.digest_id = digest.id
       WHERE digest.public_id IN (SELECT value FROM json_each(?))`,
    )
    .all<ReviewRow>(ids);
}

function isReviewed({ content, reviewed }: ReviewRow): boolean {
  return content !== null && reviewed !== null && hexOf(content) === hexOf(reviewed);
}

function contentOf(hash: Uint8Array | null): { readonly content: string } | null {
  return hash === null ? null : { content: hexOf(hash) };
}
