import type { MemberState } from '../../../src-shared/model/index.ts';
import type { WriteTx } from '../database/seam.ts';
import { bytesOf, hexOf, sha256 } from '../hashes.ts';

/**
 * A document's hash in the version in sight: not yet that of a running import. `document` is the
 * alias of pos_document. As a join, the import costs five times what the document does [measured].
 */
export const HASH_IN_SIGHT = `iif(
  (SELECT state FROM import WHERE import.id = document.import_id) = 'complete', document.hash,
  (SELECT version.hash FROM pos_document_version AS version
   WHERE version.document_id = document.id AND version.replaced_by_import_id = document.import_id))`;

/** One document as a person reviews it. */
export interface ReviewedMember {
  readonly kind: string;
  readonly sourceId: string;
  /** Of the version in sight, also when another one was posted. */
  readonly hash: Uint8Array;
  readonly state: MemberState;
  readonly reason: string | null;
}

/**
 * What a review is of: the documents, what is kept out of the books and why, and what the revisions
 * post. Being posted and delivered does not change it.
 * @param revisions content hashes, hex, in the order of the revisions
 */
export function reviewedContent(revisions: readonly string[], members: readonly ReviewedMember[]): Buffer {
  const lines = members.map(({ kind, sourceId, hash, state, reason }) => {
    const keptOut = state === 'held' || state === 'excluded';
    return `${JSON.stringify([kind, sourceId])} ${hexOf(hash)} ${keptOut ? `${state} ${reason ?? ''}` : ''}`;
  });
  return bytesOf(sha256([...revisions, '', ...lines.toSorted()].join('\n')));
}

/** Brings the content hash of a digest to what is stored of it. */
export function renewContentHash(tx: WriteTx, digest: number): void {
  tx.prepare('UPDATE digest SET review_hash = ? WHERE id = ?').run(storedContent(tx, digest), digest);
}

const REVISIONS = `
  SELECT content_hash AS hash FROM digest_revision WHERE digest_id = ? ORDER BY revision`;
const MEMBERS = `
  SELECT document.kind, document.source_id AS sourceId, ${HASH_IN_SIGHT} AS hash, member.state, member.reason
  FROM digest_member AS member JOIN pos_document AS document ON document.id = member.document_id
  WHERE member.digest_id = ?`;

function storedContent(tx: WriteTx, digest: number): Buffer {
  const revisions = tx.prepare(REVISIONS).all<{ hash: Uint8Array }>(digest);
  return reviewedContent(
    revisions.map(({ hash }) => hexOf(hash)),
    tx.prepare(MEMBERS).all<ReviewedMember>(digest),
  );
}
