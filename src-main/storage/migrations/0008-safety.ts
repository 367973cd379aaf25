/**
 * Migration 8: safety of posting. Frozen: a later change is a later migration.
 *
 * Books that a restored or copied ledger may not post to yet, with what comparing has found in them; whether
 * what it has posted is on record outside of it; and deliveries that a person posts although the books hold
 * something like them.
 */
export const SAFETY = `
-- a person has compared it with what it looks like: it is sent
ALTER TABLE delivery ADD COLUMN post_anyway INTEGER NOT NULL DEFAULT 0 CHECK (post_anyway IN (0, 1));

-- 1: what it has posted was never noted outside of it, so that no such note is missing
ALTER TABLE ledger ADD COLUMN unrecorded INTEGER NOT NULL DEFAULT 1 CHECK (unrecorded IN (0, 1));

CREATE TABLE books_quarantine (
  books_id INTEGER PRIMARY KEY REFERENCES books(id),
  cause TEXT NOT NULL CHECK (cause IN ('restored','copied','behind')),
  since INTEGER NOT NULL,
  -- how far comparing has come: with deliveries up to this one, then with what the books hold up to this place
  through INTEGER NOT NULL DEFAULT 0,
  place TEXT,
  same INTEGER NOT NULL DEFAULT 0,
  -- when it was done with; null: not yet
  checked_at INTEGER
) STRICT;

-- what does not agree; it stays when the quarantine has ended
CREATE TABLE books_finding (
  books_id INTEGER NOT NULL REFERENCES books(id),
  key TEXT NOT NULL,
  finding TEXT NOT NULL CHECK (finding IN ('different','missing','unknown-here')),
  -- as a person finds it: our number, or that of the books where they alone know of it
  number TEXT NOT NULL,
  -- of what the books alone know of: a text of theirs that begins with the number which we gave it
  said TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (books_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX books_finding_by_text ON books_finding(books_id, said) WHERE finding = 'unknown-here';
`;
