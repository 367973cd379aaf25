import { type DigestId, type DocumentId, ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import { writeAudit } from '../audit.ts';
import type { WriteTx } from '../database/seam.ts';
import { identityOf } from '../documents.ts';

interface Place {
  readonly key: number;
  readonly streamKey: number;
  readonly stream: string;
}

interface Member {
  readonly key: number;
  readonly number: string;
  readonly posted: number | null;
  /** Why a person keeps it out, null when nobody does. */
  readonly reason: string | null;
}

/**
 * Keeps a document of a digest out of the books for this reason, or with null lets it in again. The
 * day is marked in the same transaction, so that it is consolidated even if nobody gets to it now.
 * @throws ExpectedFailure digest-not-found, document-not-found, document-already-posted
 */
export function excludeDocument(
  tx: WriteTx,
  asked: {
    readonly id: DigestId;
    readonly document: DocumentId;
    readonly reason: string | null;
    readonly now: Instant;
  },
): void {
  const { id, document, reason, now } = asked;
  const place = placeOf(tx, id);
  const member = memberOf(tx, place, document);
  if (member.posted !== null) {
    throw new ExpectedFailure('document-already-posted', {
      where: member.number,
      data: { number: member.number },
    });
  }
  if (reason === member.reason) return;
  if (reason === null) tx.prepare('DELETE FROM exclusion WHERE document_id = ?').run(member.key);
  else {
    tx.prepare(
      `INSERT INTO exclusion (document_id, reason, set_at) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET reason = excluded.reason, set_at = excluded.set_at`,
    ).run(member.key, reason, now);
  }
  tx.prepare(
    `INSERT INTO dirty_day (stream_id, location, business_date)
     SELECT stream_id, location, business_date FROM digest WHERE id = ?`,
  ).run(place.key);
  const action = reason === null ? 'document-included' : 'document-excluded';
  writeAudit(tx, { at: now, action, subject: document, before: member.reason, after: reason });
}

function placeOf(tx: WriteTx, id: DigestId): Place {
  const place = tx
    .prepare(
      `SELECT digest.id AS key, digest.stream_id AS streamKey, stream.public_id AS stream
       FROM digest JOIN stream ON stream.id = digest.stream_id WHERE digest.public_id = ?`,
    )
    .get<Place>(id);
  if (place === undefined) throw new ExpectedFailure('digest-not-found', { where: id, data: { id } });
  return place;
}

/** Ids come from a window: one of another stream, of another digest or made up is of no document here. */
function memberOf(tx: WriteTx, place: Place, document: DocumentId): Member {
  const identity = identityOf(document);
  const member =
    identity === null || identity.stream !== place.stream
      ? undefined
      : tx
          .prepare(
            `SELECT document.id AS key, document.number, member.posted_revision AS posted, exclusion.reason
             FROM pos_document AS document
             JOIN digest_member AS member ON member.document_id = document.id
             LEFT JOIN exclusion ON exclusion.document_id = document.id
             WHERE document.stream_id = ? AND document.kind = ? AND document.source_id = ?
               AND member.digest_id = ?`,
          )
          .get<Member>(place.streamKey, identity.kind, identity.sourceId, place.key);
  if (member === undefined) {
    throw new ExpectedFailure('document-not-found', { where: document, data: { id: document } });
  }
  return member;
}
