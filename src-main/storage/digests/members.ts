import { GOODS_COME_BACK, type MemberState } from '../../../src-shared/model/index.ts';
import type { DigestSave, MemberSection } from '../../core/ports/index.ts';
import type { WriteTx } from '../database/seam.ts';
import { identityOf } from '../documents.ts';
import { hexOf } from '../hashes.ts';
import { touchCancellationsOf } from './reasons-taken-back.ts';
import { HASH_IN_SIGHT, type ReviewedMember } from './reviewed-content.ts';

/** What saving the members of a digest has come to. */
export interface MembersSaved {
  readonly changed: boolean;
  /** Digests that an unposted member has left for this one. */
  readonly left: ReadonlySet<number>;
  /** The members as a person reviews them. */
  readonly reviewed: readonly ReviewedMember[];
}

interface MemberRow {
  readonly document_id: number;
  readonly digest_id: number;
  readonly section: MemberSection;
  readonly state: MemberState;
  readonly amount: number;
  readonly reason: string | null;
  readonly goods_back: string | null;
  readonly hash: Uint8Array;
  readonly posted_revision: number | null;
}

const MEMBER_COLUMNS =
  'document_id, digest_id, section, state, amount, reason, goods_back, hash, posted_revision';

/** Brings the members of a digest to what consolidation has found; only what differs is written. */
export function saveMembers(tx: WriteTx, digest: number, stream: number, save: DigestSave): MembersSaved {
  const before = new Map(
    tx
      .prepare(`SELECT ${MEMBER_COLUMNS} FROM digest_member WHERE digest_id = ?`)
      .all<MemberRow>(digest)
      .map((row) => [row.document_id, row]),
  );
  const elsewhere = tx.prepare(`SELECT ${MEMBER_COLUMNS} FROM digest_member WHERE document_id = ?`);
  const left = new Set<number>();
  const reviewed: ReviewedMember[] = [];
  let changed = false;
  for (const member of save.members) {
    const { id, hash, kind, sourceId } = versionOf(tx, stream, member.document);
    const was = before.get(id) ?? elsewhere.get<MemberRow>(id);
    before.delete(id);
    if (was !== undefined && was.digest_id !== digest) {
      if (was.posted_revision !== null)
        throw new RangeError(`${member.document} is posted in another digest`);
      left.add(was.digest_id);
    }
    const row = {
      document_id: id,
      digest_id: digest,
      section: member.section,
      state: member.state,
      amount: member.amount,
      reason: member.reason === null ? null : JSON.stringify(member.reason),
      goods_back: member.goodsBack === null ? null : JSON.stringify(member.goodsBack),
      hash,
    };
    reviewed.push({ kind, sourceId, hash, state: row.state, reason: row.reason });
    if (was !== undefined && isSame(was, row)) continue;
    changed = true;
    writeMember(tx, was, row, member.kind);
    if (GOODS_COME_BACK.has(member.kind) && was?.goods_back !== row.goods_back) touchCancellationsOf(tx, id);
  }
  const gone = removeUnposted(tx, before.values());
  return {
    changed: changed || gone,
    left,
    reviewed,
  };
}

type NewRow = Omit<MemberRow, 'posted_revision'>;

/** Whether writing would change anything; a posted member stays as it was posted. */
function isSame(was: MemberRow, now: NewRow): boolean {
  if (was.posted_revision !== null) return true;
  return (
    was.digest_id === now.digest_id &&
    was.section === now.section &&
    was.state === now.state &&
    was.amount === now.amount &&
    was.reason === now.reason &&
    was.goods_back === now.goods_back &&
    hexOf(was.hash) === hexOf(now.hash)
  );
}

function writeMember(tx: WriteTx, was: MemberRow | undefined, row: NewRow, kind: string): void {
  const { document_id, digest_id, section, state, amount, reason, goods_back, hash } = row;
  if (was === undefined) {
    tx.prepare(
      `INSERT INTO digest_member (document_id, digest_id, kind, section, state, amount, reason, goods_back, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(document_id, digest_id, kind, section, state, amount, reason, goods_back, hash);
  } else {
    tx.prepare(
      `UPDATE digest_member SET digest_id = ?, section = ?, state = ?, amount = ?, reason = ?, goods_back = ?, hash = ?
       WHERE document_id = ?`,
    ).run(digest_id, section, state, amount, reason, goods_back, hash, document_id);
  }
}

/** The document's key, with the hash of the version in sight: not yet that of a running import. */
function versionOf(
  tx: WriteTx,
  stream: number,
  id: DigestSave['members'][number]['document'],
): { readonly id: number; readonly hash: Uint8Array; readonly kind: string; readonly sourceId: string } {
  const identity = identityOf(id);
  const row =
    identity === null
      ? undefined
      : tx
          .prepare(
            `SELECT document.id, ${HASH_IN_SIGHT} AS hash FROM pos_document AS document
             WHERE document.stream_id = ? AND document.kind = ? AND document.source_id = ?`,
          )
          .get<{ id: number; hash: Uint8Array | null }>(stream, identity.kind, identity.sourceId);
  if (identity === null || row === undefined || row.hash === null) {
    throw new RangeError(`There is no document ${id}`);
  }
  return { id: row.id, hash: row.hash, kind: identity.kind, sourceId: identity.sourceId };
}

/** Removes members whose document left the day; posted ones are never among them. */
function removeUnposted(tx: WriteTx, rows: Iterable<MemberRow>): boolean {
  let removed = false;
  for (const row of rows) {
    if (row.posted_revision !== null) continue;
    tx.prepare('DELETE FROM digest_member WHERE document_id = ?').run(row.document_id);
    removed = true;
  }
  return removed;
}
