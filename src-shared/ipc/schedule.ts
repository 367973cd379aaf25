import { z } from 'zod';
import { JOB_OUTCOMES, SCHEDULE_JOBS, WHY_NOT } from '../model/index.ts';
import { request } from './define.ts';
import { failureSchema, instantText, list } from './schemas.ts';

export const scheduleView = z.object({
  stream: z.string(),
  job: z.enum(SCHEDULE_JOBS),
  /** In the past: it was missed, and runs as soon as Daybook is open. Null: not by itself. */
  nextRunAt: instantText.nullable(),
  whyNot: z.enum(WHY_NOT).nullable(),
  /** When the last run ended, null before the first one. */
  lastRunAt: instantText.nullable(),
  lastOutcome: z.enum(JOB_OUTCOMES).nullable(),
  lastFailure: failureSchema.nullable(),
});

export const scheduleRequests = {
  /** What each stream does by itself: every job of every stream that is not disconnected. */
  'schedule.list': request({
    access: 'read',
    input: z.strictObject({}),
    output: z.object({ jobs: list(scheduleView) }),
  }),
} as const;
