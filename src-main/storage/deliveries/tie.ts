import { type Minor, sum } from '../../../src-shared/money/index.ts';
import { type DeliveryKey, type DocumentId, ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { PostingWrite } from '../../core/ports/index.ts';
import type { WriteTx } from '../database/seam.ts';
import { identityOf } from '../documents.ts';

type Covers = PostingWrite['drafts'][number]['covers'];
type Section = 'sales' | 'returns';

/** A delivery just stored, with the members that it is made of. */
export interface Tie {
  readonly delivery: number;
  readonly key: DeliveryKey;
  readonly covers: Covers;
}

/** The revision that is being posted; integer keys. */
interface Place {
  readonly stream: number;
  readonly digest: number;
  readonly revision: number;
}

/**
 * Ties the members of a revision to the deliveries that post them, and notes every delivery that a
 * document has a part in. Members stay `waiting` until the books have answered; what they were when posted
 * is kept from here.
 * @throws ExpectedFailure digest-not-ready when they are not what the drafts were made of: a sync has
 *   rebuilt the revision since it was read.
 */
export function tieMembers(tx: WriteTx, place: Place, ties: readonly Tie[]): void {
  // What is `also` made of members can only be said once those are tied, whichever draft came first.
  for (const tie of ties) tiePosted(tx, place, tie);
  for (const tie of ties) noteAlso(tx, place, tie);
  noteExchanges(tx, place, ties);
}

function tiePosted(tx: WriteTx, place: Place, { delivery, key, covers }: Tie): void {
  if (covers === null || 'also' in covers) return;
  if ('document' in covers) tieDocuments(tx, place, delivery, key, [covers.document]);
  else if ('section' in covers) tieSections(tx, place, delivery, key, [covers.section], covers.amount);
  else {
    if ('sections' in covers) tieSections(tx, place, delivery, key, covers.sections, covers.amount);
    tieDocuments(tx, place, delivery, key, covers.documents);
  }
  tx.prepare(
    `INSERT INTO delivery_member (delivery_id, document_id)
     SELECT delivery_id, document_id FROM digest_member WHERE delivery_id = ?`,
  ).run(delivery);
}

/** The members of sections must come to what the draft was made of; both sections may be empty. */
function tieSections(
  tx: WriteTx,
  { digest, revision }: Place,
  delivery: number,
  key: DeliveryKey,
  sections: readonly Section[],
  amount: Minor,
): void {
  const tied = tx
    .prepare(
      `UPDATE digest_member SET posted_revision = ?, delivery_id = ?
       WHERE digest_id = ? AND state = 'waiting' AND delivery_id IS NULL
         AND section IN (SELECT value FROM json_each(?))
       RETURNING amount`,
    )
    .all<{ amount: Minor }>(revision, delivery, digest, JSON.stringify(sections));
  if (sum(tied.map((member) => member.amount)) !== amount) throw rebuiltSince(key);
}

function tieDocuments(
  tx: WriteTx,
  { stream, digest, revision }: Place,
  delivery: number,
  key: DeliveryKey,
  documents: readonly DocumentId[],
): void {
  const { changes } = tx
    .prepare(
      `UPDATE digest_member SET posted_revision = ?, delivery_id = ?
       WHERE document_id IN (${DOCUMENTS}) AND digest_id = ? AND state = 'waiting' AND delivery_id IS NULL`,
    )
    .run(revision, delivery, identities(documents), stream, digest);
  if (changes !== documents.length) throw rebuiltSince(key);
}

/** A draft that is made of members which another one posts. */
function noteAlso(tx: WriteTx, { stream, digest, revision }: Place, { delivery, key, covers }: Tie): void {
  if (covers === null || !('also' in covers)) return;
  const { also } = covers;
  const insert = `INSERT INTO delivery_member (delivery_id, document_id)
    SELECT ?, document_id FROM digest_member WHERE digest_id = ? AND posted_revision = ? AND `;
  if (typeof also === 'string') {
    tx.prepare(`${insert} section = ?`).run(delivery, digest, revision, also);
    return;
  }
  const noted = tx
    .prepare(`${insert} document_id IN (${DOCUMENTS})`)
    .run(delivery, digest, revision, identities(also), stream);
  if (noted.changes !== also.length) throw rebuiltSince(key);
}

/**
 * An exchange is one member of the section of its larger half; the other half is in the other section's
 * document, which is thus made of it as well. The cancellation of one is whole: all of it is a return.
 */
function noteExchanges(tx: WriteTx, { digest, revision }: Place, ties: readonly Tie[]): void {
  const ofSection = ties.filter(({ covers }) => covers !== null && 'section' in covers);
  if (ofSection.length < 2) return;
  tx.prepare(
    `INSERT INTO delivery_member (delivery_id, document_id)
     SELECT delivery.value, member.document_id
     FROM digest_member AS member CROSS JOIN json_each(?) AS delivery
     WHERE member.digest_id = ? AND member.posted_revision = ? AND member.section IN ('sales', 'returns')
       AND member.kind = 'exchange' AND member.delivery_id <> delivery.value
     ON CONFLICT DO NOTHING`,
  ).run(JSON.stringify(ofSection.map(({ delivery }) => delivery)), digest, revision);
}

/** Keys of the documents of a stream, whose identities are the first parameter. */
const DOCUMENTS = `
  SELECT document.id FROM json_each(?) AS wanted CROSS JOIN pos_document AS document
    ON document.stream_id = ? AND document.kind = wanted.value ->> 0
    AND document.source_id = wanted.value ->> 1`;

/** @throws RangeError for what is no document's id: ids come from this ledger, so that is a defect. */
function identities(documents: readonly DocumentId[]): string {
  return JSON.stringify(
    documents.map((id) => {
      const identity = identityOf(id);
      if (identity === null) throw new RangeError(`There is no document ${id}`);
      return [identity.kind, identity.sourceId];
    }),
  );
}

function rebuiltSince(key: DeliveryKey): ExpectedFailure {
  return new ExpectedFailure('digest-not-ready', { where: key, retry: 'now' });
}
