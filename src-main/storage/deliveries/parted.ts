import { sql } from 'kysely';

/**
 * Whether the deliveries of `member` and `shared`, rows of one document, have it in common only since it has
 * moved from the day of the one to that of the other: an adjustment has taken it out of the first, and each day
 * stands by itself.
 */
export const PARTED_BY_MOVE = sql`EXISTS (
  SELECT 1 FROM delivery AS one CROSS JOIN delivery AS other ON other.id = shared.delivery_id
  CROSS JOIN digest_adjustment AS gone ON gone.document_id = shared.document_id
  WHERE one.id = member.delivery_id AND one.digest_id <> other.digest_id
    AND gone.to_hash IS NULL AND gone.digest_id IN (one.digest_id, other.digest_id))`;
