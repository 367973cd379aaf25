import { type RawBuilder, sql } from 'kysely';
import { TERMS_OF_MEMBERS } from '../digests/terms.ts';
import { hexOf, sha256 } from '../hashes.ts';
import { type CheckRules, Findings, problemsIn, type Read, rowsOf } from './findings.ts';

/** A day that waits to be consolidated may differ from its digest. */
const NOT_DIRTY = sql`NOT EXISTS (
  SELECT 1 FROM dirty_day AS dirty WHERE dirty.stream_id = document.stream_id
    AND dirty.location = document.location AND dirty.business_date = document.business_date)`;

/** Every document is in exactly one digest, and every digest is the sum of what is in it. */
export async function checkDigests(read: Read, rules: CheckRules): Promise<string[]> {
  return [
    ...(await misplacedDocuments(read)),
    ...(await staleMembers(read)),
    ...(await wrongTerms(read)),
    ...(await wrongAmounts(read, rules)),
    ...(await wrongRevisions(read)),
    ...(await otherGoods(read)),
  ];
}

/**
 * `document_id` is the members' key, so no document is in two digests. One that has moved to another
 * day after it was posted stays in the digest that has posted it, and that one says so, unless a person has
 * left it as it is.
 */
function misplacedDocuments(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ kind: string; number: string; date: string }>`
      SELECT document.kind, document.number, document.business_date AS date
      FROM pos_document AS document
      JOIN import ON import.id = document.import_id
      LEFT JOIN digest_member AS member ON member.document_id = document.id
      LEFT JOIN digest ON digest.id = member.digest_id
      WHERE import.state = 'complete' AND ${NOT_DIRTY} AND (digest.id IS NULL
        OR ((digest.stream_id, digest.location, digest.business_date)
            <> (document.stream_id, document.location, document.business_date)
          AND (member.posted_revision IS NULL OR digest.changed_since_posted = 0 AND NOT EXISTS (
            SELECT 1 FROM change_left AS noted
            WHERE noted.document_id = document.id AND noted.hash = document.hash))))`,
    (row) => `${row.kind} ${row.number} of ${row.date} is not in the digest of its day.`,
  );
}

/** A member stands for the version that was consolidated; a posted one for any version there has been. */
function staleMembers(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ kind: string; number: string; date: string }>`
      SELECT document.kind, document.number, document.business_date AS date
      FROM digest_member AS member
      JOIN pos_document AS document ON document.id = member.document_id
      JOIN import ON import.id = document.import_id
      WHERE member.hash <> document.hash AND import.state = 'complete' AND ${NOT_DIRTY}
        AND (member.posted_revision IS NULL OR NOT EXISTS (
          SELECT 1 FROM pos_document_version AS version
          WHERE version.document_id = document.id AND version.hash = member.hash))`,
    (row) => `The digest of ${row.date} counts ${row.kind} ${row.number} in a version that it never had.`,
  );
}

/** What came back with a return goes with its cancellation again, or neither of them has moved it. */
function otherGoods(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ number: string; date: string; other: string }>`
      SELECT document.number, document.business_date AS date, cancelled.number AS other
      FROM pos_document AS document INDEXED BY pos_document_cancelling
      JOIN digest_member AS member ON member.document_id = document.id AND member.posted_revision IS NOT NULL
      JOIN pos_document AS cancelled ON cancelled.stream_id = document.stream_id
        AND cancelled.kind = document.reference_kind AND cancelled.source_id = document.reference_source_id
      JOIN digest_member AS theirs ON theirs.document_id = cancelled.id AND theirs.posted_revision IS NOT NULL
      WHERE document.kind = 'cancellation' AND document.reference_source_id IS NOT NULL
        AND member.goods_back ->> '$.of.kind' = cancelled.kind
        AND member.goods_back ->> '$.of.sourceId' = cancelled.source_id
        AND member.goods_back ->> '$.fate' <> theirs.goods_back ->> '$.fate'`,
    (row) =>
      `The cancellation ${row.number} of ${row.date} moves other goods than ${row.other}, which it cancels.`,
  );
}

function wrongTerms(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ date: string; location: string; state: string }>`
      WITH added AS (${sql.raw(TERMS_OF_MEMBERS)} GROUP BY digest_id, state)
      SELECT digest.business_date AS date, digest.location, coalesce(added.state, term.state) AS state
      FROM added FULL JOIN digest_term AS term
        ON term.digest_id = added.digest_id AND term.state = added.state
      JOIN digest ON digest.id = coalesce(added.digest_id, term.digest_id)
      WHERE added.count IS NOT term.count OR added.amount IS NOT term.amount
        OR added.for_person IS NOT term.for_person`,
    (row) => `"${row.state}" of the digest ${row.location} ${row.date} is not what its documents come to.`,
  );
}

/** Only where every document is in the version that was consolidated. */
function wrongAmounts(read: Read, { tradeKinds }: CheckRules): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ date: string; location: string }>`
      SELECT digest.business_date AS date, digest.location
      FROM digest
      LEFT JOIN digest_member AS member ON member.digest_id = digest.id
      LEFT JOIN pos_document AS document ON document.id = member.document_id
      LEFT JOIN import ON import.id = document.import_id
      WHERE NOT EXISTS (SELECT 1 FROM dirty_day AS dirty WHERE dirty.stream_id = digest.stream_id
        AND dirty.location = digest.location AND dirty.business_date = digest.business_date)
      GROUP BY digest.id
      HAVING coalesce(sum(import.state = 'running'), 0) = 0
        AND digest.amount <> coalesce(sum(iif(member.state <> 'excluded' AND ${isTrade(tradeKinds)},
          member.amount, 0)), 0)`,
    (row) => `The amount of the digest ${row.location} ${row.date} is not its sales less its returns.`,
  );
}

/**
 * Whether a member belongs to the amount of its digest: a cancellation as what it takes back, and what a
 * gift card has paid for as a sale.
 */
function isTrade(tradeKinds: CheckRules['tradeKinds']): RawBuilder<unknown> {
  const ruledBy = sql`iif(member.kind = 'cancellation', coalesce(document.reference_kind, member.kind), member.kind)`;
  return sql`(${ruledBy} IN (SELECT value FROM json_each(${JSON.stringify(tradeKinds)}))
    OR (${ruledBy} = 'gift-card-redeemed' AND EXISTS (
      SELECT 1 FROM pos_line AS line WHERE line.document_id = member.document_id)))`;
}

async function wrongRevisions(read: Read): Promise<string[]> {
  const findings = new Findings();
  const revisions = sql<{
    location: string;
    date: string;
    revision: number;
    content: string;
    content_hash: Uint8Array;
  }>`
    SELECT digest.location, digest.business_date AS date, revision.revision, revision.content,
      revision.content_hash
    FROM digest_revision AS revision JOIN digest ON digest.id = revision.digest_id`;
  for await (const row of rowsOf(read, revisions)) {
    findings.expect(
      sha256(row.content) === hexOf(row.content_hash),
      () => `Revision ${row.revision} of the digest ${row.location} ${row.date} has been altered.`,
    );
  }
  return findings.problems;
}
