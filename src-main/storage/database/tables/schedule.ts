// What streams have done by themselves. As the migrations leave the tables.
import type { JobOutcome, ScheduleJob } from '../../../../src-shared/model/index.ts';
import type { Instant } from '../../../../src-shared/time/index.ts';

export interface ScheduleJobTable {
  stream_id: number;
  job: ScheduleJob;
  through: Instant;
  due: Instant | null;
  tries: number;
  tried_at: Instant | null;
  behind_since: Instant | null;
  last_run_at: Instant | null;
  last_outcome: JobOutcome | null;
  /** JSON. */
  last_failure: string | null;
}
