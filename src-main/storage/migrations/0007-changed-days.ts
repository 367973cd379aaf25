/**
 * Migration 7: posted days that changed. Frozen: a later change is a later migration.
 *
 * What a person has seen of a change and left as it is; and of every adjustment what its documents were
 * posted as and what they count as since, so that each revision still adds up to what it has posted. And the
 * cancellations, which are looked for with every import.
 */
export const CHANGED_DAYS = `
-- a document that reads differently from what was posted, in the version that a person left as it is
CREATE TABLE change_left (
  document_id INTEGER PRIMARY KEY REFERENCES pos_document(id),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  left_at INTEGER NOT NULL
) STRICT;

CREATE TABLE digest_adjustment (
  id INTEGER PRIMARY KEY,
  digest_id INTEGER NOT NULL REFERENCES digest(id),
  -- that posts the difference; NULL: the books stood right already
  revision INTEGER,
  document_id INTEGER NOT NULL REFERENCES pos_document(id),
  section TEXT NOT NULL,
  -- what had posted it until then, and as what
  from_revision INTEGER NOT NULL,
  from_delivery_id INTEGER NOT NULL REFERENCES delivery(id),
  from_hash BLOB NOT NULL CHECK (length(from_hash) = 32),
  from_amount INTEGER NOT NULL CHECK (abs(from_amount) <= 9007199254740991),
  -- NULL: it belongs to another day since
  to_hash BLOB CHECK (length(to_hash) = 32),
  to_amount INTEGER NOT NULL CHECK (abs(to_amount) <= 9007199254740991),
  made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX digest_adjustment_by_document ON digest_adjustment(document_id, id);
CREATE INDEX digest_adjustment_by_digest ON digest_adjustment(digest_id, revision);

-- what a document that comes in is cancelled by; they are few
CREATE INDEX pos_document_cancelling ON pos_document(stream_id, reference_kind, reference_source_id)
  WHERE kind = 'cancellation';
`;
