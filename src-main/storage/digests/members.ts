import type { MemberState } from '../../../src-shared/model/index.ts';
import type { DigestSave, MemberSection } from '../../core/ports/index.ts';
import type { WriteTx } from '../database/seam.ts';
import { identityOf } from '../documents.ts';
import { hexOf } from '../hashes.ts';

/** What saving the members of a digest has come to. */
export interface MembersSaved {
  readonly changed: boolean;
  /** Digests that a member has left for this one; true when it is posted there. */
  readonly left: ReadonlyMap<number, boolean>;
  /** A posted document is not in this day any more, or in another digest by now. */
  readonly postedElsewhere: boolean;
}

interface MemberRow {
  readonly document_id: number;
  readonly digest_id: number;
  readonly section: MemberSection;
  readonly state: MemberState;
  readonly amount: number;
  readonly reason: string | null;
  readonly hash: Uint8Array;
  readonly posted_revision: number | null;
}

const MEMBER_COLUMNS = 'document_id, digest_id, section, state, amount, reason, hash, posted_revision';

/** Brings the members of a digest to what consolidation has found; only what differs is written. */
export function saveMembers(tx: WriteTx, digest: number, stream: number, save: DigestSave): MembersSaved {
  const before = new Map(
    tx
      .prepare(`SELECT ${MEMBER_COLUMNS} FROM digest_member WHERE digest_id = ?`)
      .all<MemberRow>(digest)
      .map((row) => [row.document_id, row]),
  );
  const elsewhere = tx.prepare(`SELECT ${MEMBER_COLUMNS} FROM digest_member WHERE document_id = ?`);
  const left = new Map<number, boolean>();
  let changed = false;
  for (const member of save.members) {
    const { id, hash } = versionOf(tx, stream, member.document);
    const was = before.get(id) ?? elsewhere.get<MemberRow>(id);
    before.delete(id);
    if (was !== undefined && was.digest_id !== digest) {
      left.set(was.digest_id, left.get(was.digest_id) === true || was.posted_revision !== null);
    }
    const row = {
      document_id: id,
      digest_id: digest,
      section: member.section,
      state: member.state,
      amount: member.amount,
      reason: member.reason === null ? null : JSON.stringify(member.reason),
      hash,
    };
    if (was !== undefined && isSame(was, row)) continue;
    changed = true;
    writeMember(tx, was, row, member.kind);
  }
  const gone = removeUnposted(tx, before.values());
  return {
    changed: changed || gone,
    left,
    postedElsewhere: [...before.values()].some((row) => row.posted_revision !== null) || hasMoved(tx, digest),
  };
}

type NewRow = Omit<MemberRow, 'posted_revision'>;

/** Whether writing would change anything; of a posted member only its digest can. */
function isSame(was: MemberRow, now: NewRow): boolean {
  if (was.digest_id !== now.digest_id) return false;
  if (was.posted_revision !== null) return true;
  return (
    was.section === now.section &&
    was.state === now.state &&
    was.amount === now.amount &&
    was.reason === now.reason &&
    hexOf(was.hash) === hexOf(now.hash)
  );
}

/** What is posted stays as it was posted, wherever its document belongs; the rest is what consolidation says. */
function writeMember(tx: WriteTx, was: MemberRow | undefined, row: NewRow, kind: string): void {
  const { document_id, digest_id, section, state, amount, reason, hash } = row;
  if (was === undefined) {
    tx.prepare(
      `INSERT INTO digest_member (document_id, digest_id, kind, section, state, amount, reason, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(document_id, digest_id, kind, section, state, amount, reason, hash);
  } else if (was.posted_revision === null) {
    tx.prepare(
      `UPDATE digest_member SET digest_id = ?, section = ?, state = ?, amount = ?, reason = ?, hash = ?
       WHERE document_id = ?`,
    ).run(digest_id, section, state, amount, reason, hash, document_id);
  } else {
    tx.prepare('UPDATE digest_member SET digest_id = ? WHERE document_id = ?').run(digest_id, document_id);
  }
}

/** The document's key, with the hash of the version in sight: not yet that of a running import. */
function versionOf(
  tx: WriteTx,
  stream: number,
  id: DigestSave['members'][number]['document'],
): { readonly id: number; readonly hash: Uint8Array } {
  const identity = identityOf(id);
  const row =
    identity === null
      ? undefined
      : tx
          .prepare(
            `SELECT document.id, iif(import.state = 'complete', document.hash,
               (SELECT version.hash FROM pos_document_version AS version
                WHERE version.document_id = document.id
                  AND version.replaced_by_import_id = document.import_id)) AS hash
             FROM pos_document AS document JOIN import ON import.id = document.import_id
             WHERE document.stream_id = ? AND document.kind = ? AND document.source_id = ?`,
          )
          .get<{ id: number; hash: Uint8Array | null }>(stream, identity.kind, identity.sourceId);
  if (row === undefined || row.hash === null) throw new RangeError(`There is no document ${id}`);
  return { id: row.id, hash: row.hash };
}

/** Removes members whose document left the day. A posted one waits for the day it went to. */
function removeUnposted(tx: WriteTx, rows: Iterable<MemberRow>): boolean {
  let removed = false;
  for (const row of rows) {
    if (row.posted_revision !== null) continue;
    tx.prepare('DELETE FROM digest_member WHERE document_id = ?').run(row.document_id);
    removed = true;
  }
  return removed;
}

/** Whether a document that this digest has posted is in another one now. */
function hasMoved(tx: WriteTx, digest: number): boolean {
  const moved = tx
    .prepare(
      `SELECT 1 FROM delivery CROSS JOIN digest_member AS member ON member.delivery_id = delivery.id
       WHERE delivery.digest_id = ? AND member.digest_id <> delivery.digest_id LIMIT 1`,
    )
    .get(digest);
  return moved !== undefined;
}
