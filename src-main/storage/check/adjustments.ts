import { sql } from 'kysely';
import { problemsIn, type Read } from './findings.ts';

/** Whether `revision` posts what changed of others. */
export const ADJUSTING = sql`EXISTS (SELECT 1 FROM digest_adjustment AS adjustment
  WHERE adjustment.digest_id = revision.digest_id AND adjustment.revision = revision.revision)`;

/** Whether what `part` of `delivery` is made of was adjusted since, or is what adjusts it. */
export const ADJUSTED_PART = sql`EXISTS (SELECT 1 FROM digest_adjustment AS adjustment
  WHERE adjustment.document_id = part.document_id AND adjustment.digest_id = delivery.digest_id
    AND delivery.revision IN (adjustment.from_revision, adjustment.revision))`;

/**
 * What each revision has posted of which document: as it counted before it was first adjusted, else as it
 * counts. Adjustments themselves are not among them: they post differences.
 */
export const COUNTED = sql`counted AS (
  SELECT digest_id, from_revision AS revision, section, from_amount AS amount
  FROM digest_adjustment AS first
  WHERE NOT EXISTS (SELECT 1 FROM digest_adjustment AS other
    WHERE other.document_id = first.document_id AND other.digest_id = first.digest_id
      AND (other.revision = first.from_revision
        OR other.from_revision = first.from_revision AND other.id < first.id))
  UNION ALL
  SELECT digest_id, posted_revision, section, amount FROM digest_member AS member
  WHERE posted_revision IS NOT NULL AND NOT EXISTS (SELECT 1 FROM digest_adjustment AS other
    WHERE other.document_id = member.document_id AND other.digest_id = member.digest_id
      AND member.posted_revision IN (other.revision, other.from_revision)))`;

/** Documents of the counter, whether they consolidate or stand alone. */
const IS_COUNTER = sql`iif(document.kind = 'cancellation', coalesce(document.reference_kind, 'sale'), document.kind)
  IN ('sale', 'return', 'exchange')`;

/** What a revision says that it changes the counter by is what its documents count more or less. */
export function wrongAdjustments(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ location: string; date: string; revision: number }>`
      SELECT digest.location, digest.business_date AS date, revision.revision
      FROM digest_revision AS revision JOIN digest ON digest.id = revision.digest_id
      WHERE ${ADJUSTING} AND (revision.posted = 0
        OR content ->> '$.sales.total' + content ->> '$.returns.total' <> (
          SELECT coalesce(sum(adjustment.to_amount - adjustment.from_amount), 0)
          FROM digest_adjustment AS adjustment
          JOIN pos_document AS document ON document.id = adjustment.document_id
          WHERE adjustment.digest_id = revision.digest_id AND adjustment.revision = revision.revision
            AND ${IS_COUNTER}))`,
    (row) =>
      `Revision ${row.revision} of the digest ${row.location} ${row.date} is not what its documents changed by.`,
  );
}
