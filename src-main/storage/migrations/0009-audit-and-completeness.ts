/**
 * Migration 9: the history of what was done, and people's word on what is missing. Frozen: a later change
 * is a later migration.
 *
 * The columns that a list of a million entries is narrowed down by, each with the index that finds its
 * newest page. An entry's area is kept beside it, since an index cannot ask the program.
 */
export const AUDIT_AND_COMPLETENESS = `
ALTER TABLE audit ADD COLUMN who TEXT NOT NULL DEFAULT 'person'
  CHECK (who IN ('person','schedule','command-line'));
ALTER TABLE audit ADD COLUMN area TEXT NOT NULL DEFAULT '';
UPDATE audit SET area = CASE action
  WHEN 'posting-undone' THEN 'undo'
  WHEN 'posting-brought-back' THEN 'undo'
  WHEN 'books-locked' THEN 'period'
  WHEN 'books-unlocked' THEN 'period'
  WHEN 'digest-reviewed' THEN 'decision'
  WHEN 'digest-review-taken-back' THEN 'decision'
  WHEN 'digest-noted' THEN 'decision'
  WHEN 'document-excluded' THEN 'decision'
  WHEN 'document-included' THEN 'decision'
  WHEN 'mapping-set' THEN 'mapping'
  WHEN 'ledger-restored' THEN 'ledger'
  WHEN 'stream-connected' THEN 'stream'
  WHEN 'stream-changed' THEN 'stream'
  ELSE '' END;
CREATE INDEX audit_by_time ON audit(at);
CREATE INDEX audit_by_area ON audit(area, at);
CREATE INDEX audit_by_who ON audit(who, at);
CREATE INDEX audit_by_area_and_who ON audit(area, who, at);
CREATE TABLE till_explanation (
  stream_id INTEGER NOT NULL REFERENCES stream(id),
  location TEXT NOT NULL,
  business_date TEXT NOT NULL CHECK (business_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- what is found to be missing; another range of numbers is another finding
  finding TEXT NOT NULL,
  -- why a person says that nothing is missing
  reason TEXT NOT NULL,
  set_at INTEGER NOT NULL,
  PRIMARY KEY (stream_id, business_date, location, finding)
) STRICT, WITHOUT ROWID;
`;
