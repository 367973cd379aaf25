import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { DigestSave } from '../../core/ports/index.ts';
import type { WriteTx } from '../database/seam.ts';
import { bytesOf, hexOf } from '../hashes.ts';
import { hasSomethingToPost, writeContent } from './content.ts';
import { cleanDay } from './dirty.ts';
import { saveMembers } from './members.ts';
import { reviewedContent } from './reviewed-content.ts';
import { searchTextOf } from './search-text.ts';
import { rebuildTerms } from './terms.ts';

interface DigestKey {
  readonly id: number;
  readonly changed_since_posted: 0 | 1;
}

/** Stores one consolidated day; `null` when it was stored just so before. */
export function saveDigest(tx: WriteTx, save: DigestSave, now: Instant): 'built' | 'changed' | null {
  const stream = streamKeyOf(tx, save.stream);
  const day = { stream, location: save.location, date: save.date };
  const existing = tx
    .prepare('SELECT id, changed_since_posted FROM digest WHERE public_id = ?')
    .get<DigestKey>(save.digest);
  cleanDay(tx, day, save.dirtyMark);
  // A day without documents is no digest, unless there was one.
  if (existing === undefined && save.members.length === 0) return null;
  const digest = existing?.id ?? insertDigest(tx, stream, save, now);
  const { changed, left, reviewed } = saveMembers(tx, digest, stream, save);
  const { revised, hashes } = saveRevision(tx, digest, save);
  const flag = save.changedSincePosted ? 1 : 0;
  tx.prepare(
    `UPDATE digest SET currency = ?, amount = ?, changed_since_posted = ?, synced_at = ?, review_hash = ?
     WHERE id = ?`,
  ).run(save.currency, save.amount, flag, now, reviewedContent(hashes, reviewed), digest);
  rebuildTerms(tx, digest);
  for (const other of left) rebuildTerms(tx, other);
  if (save.members.length === 0) removeIfEmpty(tx, digest);
  if (existing === undefined) return 'built';
  return changed || revised || flag !== existing.changed_since_posted ? 'changed' : null;
}

function streamKeyOf(tx: WriteTx, stream: DigestSave['stream']): number {
  const row = tx.prepare('SELECT id FROM stream WHERE public_id = ?').get<{ id: number }>(stream);
  if (row === undefined) throw new ExpectedFailure('stream-not-found', { where: stream });
  return row.id;
}

function insertDigest(tx: WriteTx, stream: number, save: DigestSave, now: Instant): number {
  return tx
    .prepare(
      `INSERT INTO digest (public_id, stream_id, location, business_date, currency, amount,
         changed_since_posted, created_at, synced_at, search_text) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)`,
    )
    .run(
      save.digest,
      stream,
      save.location,
      save.date,
      save.currency,
      save.amount,
      now,
      now,
      searchTextOf(save.location, []),
    ).lastId;
}

/** What saving the open revision has come to. */
interface RevisionSaved {
  readonly revised: boolean;
  /** Content hashes of all revisions there are now, hex, in their order. */
  readonly hashes: readonly string[];
}

/**
 * Rebuilds the open revision in place, or takes it away when nothing is waiting.
 * @throws RangeError when the day was consolidated from a reading that a posting has overtaken.
 */
function saveRevision(tx: WriteTx, digest: number, { revision, content }: DigestSave): RevisionSaved {
  const revisions = tx
    .prepare(
      'SELECT revision, posted, content_hash FROM digest_revision WHERE digest_id = ? ORDER BY revision',
    )
    .all<{ revision: number; posted: 0 | 1; content_hash: Uint8Array }>(digest);
  const open = revisions.find((row) => row.posted === 0);
  const posted = revisions.filter((row) => row.posted === 1).map((row) => hexOf(row.content_hash));
  if (revision !== posted.length + 1) {
    throw new RangeError(
      `Revision ${revision} of a digest with ${posted.length} posted: read before a posting`,
    );
  }
  if (content === null || !hasSomethingToPost(content)) {
    tx.prepare('DELETE FROM digest_revision WHERE digest_id = ? AND posted = 0').run(digest);
    return { revised: open !== undefined, hashes: posted };
  }
  const { text, hash } = writeContent(content);
  const hashes = [...posted, hash];
  if (open !== undefined && hexOf(open.content_hash) === hash) return { revised: false, hashes };
  tx.prepare(
    `INSERT INTO digest_revision (digest_id, revision, content, content_hash, posted) VALUES (?, ?, ?, ?, 0)
     ON CONFLICT DO UPDATE SET content = excluded.content, content_hash = excluded.content_hash`,
  ).run(digest, revision, text, bytesOf(hash));
  return { revised: true, hashes };
}

/**
 * A day whose documents have all gone elsewhere is no digest, unless it has posted something or a
 * person has written a note on it. A review goes: it was of a content that is no more.
 */
function removeIfEmpty(tx: WriteTx, digest: number): void {
  const kept = tx
    .prepare(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM digest_member WHERE digest_id = ?)
         OR EXISTS (SELECT 1 FROM digest_revision WHERE digest_id = ?)
         OR EXISTS (SELECT 1 FROM digest_note WHERE digest_id = ?)`,
    )
    .get(digest, digest, digest);
  if (kept === undefined) tx.prepare('DELETE FROM digest WHERE id = ?').run(digest);
}
