/**
 * Migration 5: the status of everything that goes to the books. Frozen: a later change is a later migration.
 *
 * The panel reads tallies that triggers keep; the table reads indexes that carry every column it can be
 * narrowed down by. Runs are written down with who started them and what they came to, and attempts that
 * did not succeed with their cause.
 */
export const STATUS = `
-- its posting has been undone; what the books did not have by then is never sent
ALTER TABLE delivery ADD COLUMN undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1));
UPDATE delivery SET undone = 1 WHERE id IN (SELECT delivery_id FROM delivery_undone);
CREATE TRIGGER delivery_is_undone AFTER INSERT ON delivery_undone
BEGIN UPDATE delivery SET undone = 1 WHERE id = NEW.delivery_id; END;

-- where it stands for a person
ALTER TABLE delivery ADD COLUMN status TEXT
  AS (CASE WHEN undone = 1 AND state <> 'succeeded' THEN 'withdrawn' ELSE state END) VIRTUAL;
-- last_tried_at with 0 for never, so that every row has its place in that order
ALTER TABLE delivery ADD COLUMN tried_at INTEGER NOT NULL DEFAULT 0;
UPDATE delivery SET tried_at = last_tried_at WHERE last_tried_at IS NOT NULL;
CREATE TRIGGER delivery_is_tried AFTER UPDATE OF last_tried_at ON delivery
BEGIN UPDATE delivery SET tried_at = coalesce(NEW.last_tried_at, 0) WHERE id = NEW.id; END;

-- how many deliveries stand where; triggers keep it, check adds it up again
CREATE TABLE delivery_tally (
  books_id INTEGER NOT NULL REFERENCES books(id),
  stream_id INTEGER NOT NULL REFERENCES stream(id),
  type TEXT NOT NULL,
  location TEXT NOT NULL,
  status TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (books_id, stream_id, type, location, status)
) STRICT, WITHOUT ROWID;
INSERT INTO delivery_tally (books_id, stream_id, type, location, status, count)
  SELECT books_id, stream_id, type, location, status, count(*) FROM delivery
  GROUP BY books_id, stream_id, type, location, status;

CREATE TRIGGER delivery_counted AFTER INSERT ON delivery
BEGIN
  INSERT INTO delivery_tally (books_id, stream_id, type, location, status, count)
    VALUES (NEW.books_id, NEW.stream_id, NEW.type, NEW.location, NEW.status, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER delivery_counted_anew
AFTER UPDATE OF state, undone, books_id, stream_id, type, location ON delivery
WHEN (OLD.status, OLD.books_id, OLD.stream_id, OLD.type, OLD.location)
  <> (NEW.status, NEW.books_id, NEW.stream_id, NEW.type, NEW.location)
BEGIN
  UPDATE delivery_tally SET count = count - 1 WHERE books_id = OLD.books_id AND stream_id = OLD.stream_id
    AND type = OLD.type AND location = OLD.location AND status = OLD.status;
  INSERT INTO delivery_tally (books_id, stream_id, type, location, status, count)
    VALUES (NEW.books_id, NEW.stream_id, NEW.type, NEW.location, NEW.status, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER delivery_no_longer_counted AFTER DELETE ON delivery
BEGIN
  UPDATE delivery_tally SET count = count - 1 WHERE books_id = OLD.books_id AND stream_id = OLD.stream_id
    AND type = OLD.type AND location = OLD.location AND status = OLD.status;
END;

-- An order of the table each; what it is narrowed down by stands in the index. They are for the status
-- alone, which names them: with their condition, which always holds, no other statement is led to them.
CREATE INDEX status_by_date ON delivery(document_date, id, state, undone, type, location, stream_id)
  WHERE id > 0;
CREATE INDEX status_by_number
  ON delivery(number COLLATE NOCASE, id, state, undone, type, location, stream_id, document_date, total,
    tried_at) WHERE id > 0;
CREATE INDEX status_by_location ON delivery(location, document_date, id, state, undone, type, stream_id)
  WHERE id > 0;
CREATE INDEX status_by_amount
  ON delivery(total, id, state, undone, type, location, stream_id, document_date) WHERE id > 0;
CREATE INDEX status_by_tried
  ON delivery(tried_at, id, state, undone, type, location, stream_id, document_date) WHERE id > 0;
-- few of one state, type or cause are found without reading the others
CREATE INDEX status_by_state ON delivery(state, document_date, id, undone, type, location, stream_id)
  WHERE id > 0;
CREATE INDEX status_by_type ON delivery(type, document_date, id, state, undone, location, stream_id)
  WHERE id > 0;
CREATE INDEX status_by_cause
  ON delivery(cause_key, document_date, id, state, undone, type, location, stream_id)
  WHERE id > 0 AND cause_key IS NOT NULL;
-- a document by its running number
CREATE INDEX status_by_sequence ON delivery(number_sequence, id) WHERE id > 0;
-- the last failure
CREATE INDEX status_by_failure ON delivery(tried_at, id, stream_id)
  WHERE id > 0 AND state = 'failed' AND undone = 0;

-- attempts that did not succeed
CREATE TABLE delivery_attempt (
  delivery_id INTEGER NOT NULL REFERENCES delivery(id),
  attempt INTEGER NOT NULL,           -- 0: before the first, by looking it up
  at INTEGER,
  state TEXT NOT NULL,                -- where it stood then
  cause TEXT NOT NULL CHECK (json_valid(cause)),
  PRIMARY KEY (delivery_id, attempt)
) STRICT, WITHOUT ROWID;
INSERT INTO delivery_attempt (delivery_id, attempt, at, state, cause)
  SELECT id, attempts, last_tried_at, state, cause FROM delivery
  WHERE cause IS NOT NULL AND state IN ('failed', 'unknown', 'waiting', 'held') AND undone = 0;
CREATE TRIGGER delivery_attempt_noted AFTER UPDATE OF state, cause ON delivery
WHEN NEW.cause IS NOT NULL AND NEW.undone = 0 AND NEW.state IN ('failed', 'unknown', 'waiting', 'held')
  AND (OLD.state <> NEW.state OR OLD.cause IS NOT NEW.cause)
BEGIN
  INSERT INTO delivery_attempt (delivery_id, attempt, at, state, cause)
    VALUES (NEW.id, NEW.attempts, NEW.last_tried_at, NEW.state, NEW.cause)
    ON CONFLICT DO UPDATE SET at = excluded.at, state = excluded.state, cause = excluded.cause;
  DELETE FROM delivery_attempt WHERE delivery_id = NEW.id AND attempt <= NEW.attempts - 20;
END;

-- every run: who started it, when, and what came of it
CREATE TABLE sync_run (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('sync','post','refresh','sample')),
  started_by TEXT NOT NULL CHECK (started_by IN ('person','schedule','command-line')),
  streams TEXT NOT NULL CHECK (json_valid(streams)),
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT NOT NULL CHECK (outcome IN ('running','done','failed','cancelled','interrupted')),
  counts TEXT CHECK (counts IS NULL OR json_valid(counts)),
  failure TEXT CHECK (failure IS NULL OR json_valid(failure)),
  CHECK ((ended_at IS NULL) = (outcome = 'running'))
) STRICT;
CREATE INDEX sync_run_running ON sync_run(id) WHERE outcome = 'running';
`;
