import { type JobStanding, listSchedule } from '../actions/schedule/list.ts';
import type { ScheduleView } from '../../src-shared/ipc/views.ts';
import { formatInstant, type Instant } from '../../src-shared/time/index.ts';
import type { Handler } from './handler.ts';

const list: Handler<'schedule.list'> = async (services) => ({
  jobs: (await listSchedule(services)).map(view),
});

/** Requests about what runs by itself. */
export const scheduleHandlers = { 'schedule.list': list } as const;

function view({ stream, job, next, whyNot, last }: JobStanding): ScheduleView {
  const text = (at: Instant | null): string | null => (at === null ? null : formatInstant(at));
  return {
    stream,
    job,
    nextRunAt: text(next),
    whyNot,
    lastRunAt: text(last?.at ?? null),
    lastOutcome: last?.outcome ?? null,
    lastFailure: last?.failure ?? null,
  };
}
