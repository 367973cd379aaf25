import { begun, ended, lookAt } from '../../core/schedule/look.ts';
import { pickOf } from '../../core/delivery/pick.ts';
import { timingOf } from '../../core/schedule/timetables.ts';
import type { JobRecord, Services, Ticker } from '../../core/ports/index.ts';
import {
  type BooksId,
  ExpectedFailure,
  SCHEDULE_JOBS,
  type ScheduleJob,
  type Stream,
  type StreamId,
} from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import { endOf, type RunEnd } from './outcome.ts';

/** Short, because a timer over hours does not survive sleep, and one over days no clock that is set. */
const LOOK_EVERY_MS = 30_000;

export interface SchedulerParts {
  readonly services: Pick<Services, 'ledger' | 'clock' | 'tasks' | 'log'>;
  readonly ticker: Ticker;
  /** Tells of days of the stream that are not in the books, as they should be by then. */
  readonly tellMissing: (stream: Stream, by: Instant) => Promise<void>;
  /** What runs next, or what came of a run, is not what it was. */
  readonly changed: () => void;
}

/** Does by itself what is due, for as long as the engine runs. */
export interface Scheduler {
  /** Begins nothing more; what it has begun is stopped by who stops the tasks. */
  stop(): void;
  /** Resolves when the last of it is written down. */
  idle(): Promise<void>;
}

/**
 * Looks at the clock again and again, and runs what is due: one run at a time, through the task list, so
 * that the window shows it and a person can cancel it. What is begun is written down before it begins.
 */
export function startScheduler(parts: SchedulerParts): Scheduler {
  const { ledger, log } = parts.services;
  let stopped = false;
  let looking: Promise<void> | null = null;
  const delivered: Delivered = new Map();

  const lookAtAll = async (): Promise<void> => {
    const streams = await ledger.streams.list();
    for (const { id } of streams) {
      for (const job of SCHEDULE_JOBS) {
        if (!stopped) await lookAtJob(parts, { stream: id, job, isClosing: () => stopped });
      }
    }
    if (!stopped) await deliverDue(parts, delivered);
  };
  const look = (): void => {
    if (stopped || looking !== null) return;
    looking = lookAtAll()
      // A look that goes wrong is no reason to stop looking.
      .catch((error: unknown) => log.warn('schedule', { problem: String(error) }))
      .finally(() => {
        looking = null;
      });
  };
  const stopTicking = parts.ticker.every(LOOK_EVERY_MS, look);
  return {
    stop() {
      stopped = true;
      stopTicking();
    },
    idle: async () => {
      await looking;
    },
  };
}

interface OneJob {
  readonly stream: StreamId;
  readonly job: ScheduleJob;
  readonly isClosing: () => boolean;
}

/** Everything is read anew: the run before may have taken an hour, and a person has settings to change. */
async function lookAtJob(parts: SchedulerParts, { stream: id, job, isClosing }: OneJob): Promise<void> {
  const { ledger, clock } = parts.services;
  const stream = await ledger.streams.byId(id);
  if (stream === null) return;
  const record = (await ledger.schedule.list()).find((one) => one.stream === id && one.job === job);
  const timing = timingOf(stream, job, await ledger.mappings.list(id));
  if ('whyNot' in timing) {
    if (record !== undefined) await ledger.schedule.remove(id, job);
    return;
  }
  const { mark, run } = lookAt(timing.timetable, record?.mark ?? null, clock.now());
  const kept: JobRecord = { stream: id, job, mark, last: record?.last ?? null };
  if (run !== null) await runJob(parts, { kept, stream, due: run, isClosing });
  else if (mark !== record?.mark) await ledger.schedule.put(kept);
}

interface DueJob {
  readonly kept: JobRecord;
  readonly stream: Stream;
  readonly due: Instant;
  readonly isClosing: () => boolean;
}

async function runJob(parts: SchedulerParts, { kept, stream, due, isClosing }: DueJob): Promise<void> {
  const { ledger, clock, log } = parts.services;
  const mark = begun(kept.mark, due, clock.now());
  await ledger.schedule.put({ ...kept, mark });
  log.info('scheduled', { job: kept.job, stream: stream.id, due, tries: mark.tries });
  const end = await work(parts, kept.job, { stream, due, isClosing });
  if (end === null) {
    await ledger.schedule.put(kept);
    return;
  }
  const last = { at: clock.now(), ...end };
  await ledger.schedule.put({ ...kept, mark: ended(mark, end.outcome), last });
  parts.changed();
}

/** Null: there was no room for it, so that it has not been begun. */
async function work(
  parts: SchedulerParts,
  job: ScheduleJob,
  { stream, due, isClosing }: Omit<DueJob, 'kept'>,
): Promise<RunEnd | null> {
  const { tasks } = parts.services;
  try {
    if (job === 'tell-missing') {
      await parts.tellMissing(stream, due);
      return { outcome: 'done', failure: null };
    }
    const task = tasks.start('sync.run', { stream: stream.name, scheduled: job });
    return endOf(await tasks.whenEnded(task.id), stream.name, isClosing());
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    const { failure } = error;
    if (failure.code === 'too-many-tasks' || failure.code === 'engine-stopped') return null;
    return { outcome: 'failed', failure };
  }
}

/** The time at which something was to go out, when it was last tried, by books. */
type Delivered = Map<BooksId, Instant>;

/**
 * What books were not there for, or asked to wait with, goes out when its time has come, whatever the hours of
 * its streams. A time that is still the same after a run is not tried again: only a person can help it.
 */
async function deliverDue({ services }: SchedulerParts, delivered: Delivered): Promise<void> {
  const { ledger, clock, tasks } = services;
  const streams = await ledger.streams.list();
  for (const stream of streams) {
    if (stream.status !== 'active' || streams.find(isBeside(stream)) !== stream) continue;
    const inBooks = streams.filter(({ books }) => books === stream.books);
    const due = await ledger.deliveries.dueAt(stream.books, pickOf('deliver', inBooks, inBooks));
    // Without a time it waits for the next sync, or for whoever stopped the last one.
    if (due === null || due <= 0 || due > clock.now() || delivered.get(stream.books) === due) continue;
    delivered.set(stream.books, due);
    const task = tasks.start('sync.run', { stream: stream.name, scheduled: 'deliver' });
    await tasks.whenEnded(task.id);
  }
}

/** The first stream in use of the same books stands for all of them. */
function isBeside({ books }: Stream): (other: Stream) => boolean {
  return (other) => other.status === 'active' && other.books === books;
}
