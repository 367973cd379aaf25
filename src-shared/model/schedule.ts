/** What Daybook does for a stream by itself. */
export const SCHEDULE_JOBS = ['sync', 'transfers', 'tell-missing'] as const;
export type ScheduleJob = (typeof SCHEDULE_JOBS)[number];

/** Why a job of a stream does not run by itself. */
export const WHY_NOT = [
  /** The stream is paused or disconnected. */
  'stream-not-active',
  /** It is turned off. */
  'off',
  /** Transfers go with every sync. */
  'with-sync',
  /** Transfers go when a person syncs. */
  'by-hand',
  /** The clock of this computer shows a time before the last run. */
  'clock-behind',
] as const;
export type WhyNot = (typeof WHY_NOT)[number];

/** What a run came to; `stopped`: Daybook was closed, and it is made up for. */
export const JOB_OUTCOMES = ['done', 'failed', 'cancelled', 'stopped'] as const;
export type JobOutcome = (typeof JOB_OUTCOMES)[number];
