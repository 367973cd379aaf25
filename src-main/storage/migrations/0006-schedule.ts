/**
 * Migration 6: what streams do by themselves. Frozen: a later change is a later migration.
 *
 * Of each job of a stream: how far its timetable is done with, what has been begun, and what the last run
 * came to, so that a restart neither forgets a run nor repeats one.
 */
export const SCHEDULE = `
CREATE TABLE schedule_job (
  stream_id INTEGER NOT NULL REFERENCES stream(id),
  job TEXT NOT NULL CHECK (job IN ('sync','transfers','tell-missing')),
  -- occurrences up to this instant are done with
  through INTEGER NOT NULL,
  -- the occurrence that was begun and did not come to a good end, how often and when last
  due INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  tried_at INTEGER,
  -- what the clock showed when it was first seen behind all this
  behind_since INTEGER,
  -- the last run that ended: when, what it came to, and why it failed
  last_run_at INTEGER,
  last_outcome TEXT CHECK (last_outcome IN ('done','failed','cancelled','stopped')),
  last_failure TEXT CHECK (json_valid(last_failure)),
  PRIMARY KEY (stream_id, job),
  CHECK ((last_run_at IS NULL) = (last_outcome IS NULL))
) STRICT, WITHOUT ROWID;
`;
