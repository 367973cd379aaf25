import { type DigestId, ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { DecidedChange } from '../../core/ports/index.ts';
import { writeAudit } from '../audit.ts';
import type { WriteTx } from '../database/seam.ts';
import { identityOf } from '../document-id.ts';
import { HASH_IN_SIGHT } from '../digests/reviewed-content.ts';
import { bytesOf, hexOf } from '../hashes.ts';

/** A digest whose changes are decided about; integer keys. */
export interface DecidedDigest {
  readonly id: DigestId;
  readonly key: number;
  readonly stream: number;
}

/** A member as it stands when it is decided about. */
export interface DecidedMember {
  readonly document: number;
  readonly section: string;
  readonly state: string;
  readonly revision: number;
  readonly delivery: number;
  readonly hash: Uint8Array;
  readonly amount: number;
}

/** @throws ExpectedFailure digest-not-found */
export function decidedDigest(tx: WriteTx, id: DigestId): DecidedDigest {
  const row = tx
    .prepare('SELECT id AS key, stream_id AS stream FROM digest WHERE public_id = ?')
    .get<{ key: number; stream: number }>(id);
  if (row === undefined) throw new ExpectedFailure('digest-not-found', { where: id, data: { id } });
  return { id, ...row };
}

/**
 * The member that a decision is about.
 * @throws ExpectedFailure digest-not-ready when either version is another than the person has seen
 */
export function decidedMember(
  tx: WriteTx,
  digest: DecidedDigest,
  { document, from, to }: DecidedChange,
): DecidedMember {
  const identity = identityOf(document);
  const row =
    identity === null
      ? undefined
      : tx
          .prepare(
            `SELECT document.id AS document, ${HASH_IN_SIGHT} AS present, member.section, member.state,
               member.posted_revision AS revision, member.delivery_id AS delivery, member.hash, member.amount
             FROM pos_document AS document JOIN digest_member AS member ON member.document_id = document.id
             WHERE document.stream_id = ? AND document.kind = ? AND document.source_id = ?
               AND member.digest_id = ? AND member.posted_revision IS NOT NULL`,
          )
          .get<DecidedMember & { readonly present: Uint8Array | null }>(
            digest.stream,
            identity.kind,
            identity.sourceId,
            digest.key,
          );
  const isAsSeen = row?.present !== null && row !== undefined && hexOf(row.hash) === from;
  if (!isAsSeen || row.present === null || hexOf(row.present) !== to) {
    throw new ExpectedFailure('digest-not-ready', { where: digest.id, retry: 'now' });
  }
  return row;
}

/** The day of the digest, and the days that documents belong to now, are to be consolidated. */
export function markDecided(tx: WriteTx, digest: DecidedDigest, documents: readonly number[]): void {
  tx.prepare(
    `INSERT INTO dirty_day (stream_id, location, business_date)
     SELECT stream_id, location, business_date FROM digest WHERE id = ?
     UNION
     SELECT stream_id, location, business_date FROM pos_document
     WHERE id IN (SELECT value FROM json_each(?))`,
  ).run(digest.key, JSON.stringify(documents));
}

/** Who decided what, and why, stands in the audit for good. */
export function auditDecision(
  tx: WriteTx,
  digest: DecidedDigest,
  decision: {
    readonly choice: 'adjust' | 'replace' | 'leave';
    readonly changes: readonly DecidedChange[];
    readonly reason: string;
    readonly now: Instant;
  },
): void {
  const { choice, changes, reason, now: at } = decision;
  const before = changes.map(({ document, from, to }) => ({ document, from, to }));
  const after = { choice, receipts: changes.length, reason };
  writeAudit(tx, { at, action: 'changes-settled', subject: digest.id, before, after });
}

/** What was left before is posted as it is now: leaving it says nothing of what it becomes next. */
export function forgetLeft(tx: WriteTx, { stream }: DecidedDigest, changes: readonly DecidedChange[]): void {
  const wanted = changes.flatMap(({ document }) => identityOf(document) ?? []);
  tx.prepare(
    `DELETE FROM change_left WHERE document_id IN (
       SELECT document.id FROM json_each(?) AS wanted CROSS JOIN pos_document AS document
         ON document.stream_id = ? AND document.kind = wanted.value ->> 'kind'
         AND document.source_id = wanted.value ->> 'sourceId')`,
  ).run(JSON.stringify(wanted), stream);
}

/** As ChangeStore.leave. */
export function leaveChanges(
  tx: WriteTx,
  {
    id,
    changes,
    reason,
    now,
  }: {
    readonly id: DigestId;
    readonly changes: readonly DecidedChange[];
    readonly reason: string;
    readonly now: Instant;
  },
): void {
  const digest = decidedDigest(tx, id);
  const note = tx.prepare(
    `INSERT INTO change_left (document_id, hash, left_at) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET hash = excluded.hash, left_at = excluded.left_at`,
  );
  const documents = changes.map((change) => {
    const { document } = decidedMember(tx, digest, change);
    note.run(document, bytesOf(change.to), now);
    return document;
  });
  markDecided(tx, digest, documents);
  auditDecision(tx, digest, { choice: 'leave', changes, reason, now });
}
