/**
 * Migration 10: what became of goods that came back, kept where their return or its cancellation counts, so that
 * both keep to it. Frozen: a later change is a later migration.
 */
export const GOODS_THAT_CAME_BACK = `
-- what becomes of goods that come back with it, or had with what it takes back; NULL: none do, or it was posted
-- before anybody kept it. Once posted it stays as it was posted
ALTER TABLE digest_member ADD COLUMN goods_back TEXT CHECK (goods_back IS NULL OR json_valid(goods_back));
INSERT INTO dirty_day (stream_id, location, business_date, import_id)
  SELECT DISTINCT digest.stream_id, digest.location, digest.business_date, NULL
  FROM digest JOIN digest_member AS member ON member.digest_id = digest.id
  WHERE member.posted_revision IS NULL AND member.kind IN ('return','charge-return','exchange','cancellation')
    AND NOT EXISTS (SELECT 1 FROM dirty_day AS known WHERE known.stream_id = digest.stream_id
      AND known.location = digest.location AND known.business_date = digest.business_date
      AND known.import_id IS NULL);
`;
