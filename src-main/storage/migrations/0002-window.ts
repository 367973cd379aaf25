/**
 * Migration 2: what the window asks of digests. Frozen: a later change is a later migration.
 *
 * `standing` is the status of a digest by everything but the clock, kept so that lists of a hundred
 * thousand digests can be filtered and counted by it. Every order of the digest list has an index with
 * all that a list is filtered by, so that counting and skipping never read the digests themselves.
 *
 * `fold_case` is the program's own (`database/migrate.ts`): SQLite's `lower` knows no letter but A to Z.
 */
export const WINDOW_DIGESTS = `
ALTER TABLE digest ADD COLUMN standing TEXT NOT NULL DEFAULT 'posted'
  CHECK (standing IN ('ready','held','posted','changed-since-posted'));
-- location and document numbers, in lower case, one a line
ALTER TABLE digest ADD COLUMN search_text TEXT NOT NULL DEFAULT '';
-- of what a person reviews; NULL until the digest is consolidated or reviewed for the first time
ALTER TABLE digest ADD COLUMN review_hash BLOB CHECK (review_hash IS NULL OR length(review_hash) = 32);

UPDATE digest SET
  standing = CASE
    WHEN changed_since_posted = 1 THEN 'changed-since-posted'
    WHEN EXISTS (SELECT 1 FROM digest_term AS term
      WHERE term.digest_id = digest.id AND term.state = 'waiting' AND term.count > 0) THEN 'ready'
    WHEN EXISTS (SELECT 1 FROM digest_term AS term
      WHERE term.digest_id = digest.id AND term.for_person > 0) THEN 'held'
    WHEN EXISTS (SELECT 1 FROM digest_term AS term
      WHERE term.digest_id = digest.id AND term.state = 'posted' AND term.count > 0) THEN 'posted'
    WHEN EXISTS (SELECT 1 FROM digest_term AS term
      WHERE term.digest_id = digest.id AND term.state IN ('held','on-order') AND term.count > 0) THEN 'held'
    ELSE 'posted' END,
  search_text = fold_case(location) || coalesce((
    SELECT group_concat(char(10) || fold_case(number), '')
    FROM (SELECT number FROM delivery WHERE digest_id = digest.id ORDER BY id)), '');

DROP INDEX digest_by_date;
CREATE INDEX digest_by_date ON digest(business_date, location, id, stream_id, standing, search_text);
CREATE INDEX digest_by_location ON digest(location, business_date, id, stream_id, standing, search_text);
CREATE INDEX digest_by_amount
  ON digest(amount, id, business_date, location, stream_id, standing, search_text);
CREATE INDEX digest_by_created
  ON digest(created_at, id, business_date, location, stream_id, standing, search_text);
-- a list of one standing by date, such as what is ready
CREATE INDEX digest_by_standing
  ON digest(standing, business_date, location, id, stream_id, search_text);
-- the number of a digest's latest revision, without touching contents, which are long
CREATE INDEX digest_revision_numbers ON digest_revision(digest_id, revision);
-- what stands and needs a person, without walking all digests
CREATE INDEX digest_changed ON digest(stream_id, business_date, location) WHERE changed_since_posted = 1;
CREATE INDEX digest_term_for_person ON digest_term(digest_id) WHERE for_person > 0;
-- the latest import of a file, for what is still rejected
CREATE INDEX import_with_rejections ON import(stream_id, id) WHERE rejected_count > 0;

-- a person has looked at a digest, with this content
CREATE TABLE digest_review (
  digest_id INTEGER PRIMARY KEY REFERENCES digest(id) ON DELETE CASCADE,
  content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
  reviewed_at INTEGER NOT NULL
) STRICT;

-- a person's remark on a digest
CREATE TABLE digest_note (
  digest_id INTEGER PRIMARY KEY REFERENCES digest(id) ON DELETE CASCADE,
  note TEXT NOT NULL CHECK (note <> ''),
  written_at INTEGER NOT NULL
) STRICT;
`;
