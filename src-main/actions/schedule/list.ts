import { lookAt } from '../../core/schedule/look.ts';
import { nextAfter } from '../../core/schedule/occurrences.ts';
import { timingOf } from '../../core/schedule/timetables.ts';
import type { JobRecord, Services } from '../../core/ports/index.ts';
import type { Mapping, ScheduleJob, Stream, WhyNot } from '../../../src-shared/model/index.ts';
import { SCHEDULE_JOBS } from '../../../src-shared/model/index.ts';
import { type Instant, instant } from '../../../src-shared/time/index.ts';

/** When a job of a stream runs next and what its last run came to. */
export interface JobStanding {
  readonly stream: string;
  readonly job: ScheduleJob;
  /** Not after now: it runs as soon as Daybook is open to do it. Null: it does not run by itself. */
  readonly next: Instant | null;
  readonly whyNot: WhyNot | null;
  readonly last: JobRecord['last'];
}

/** Every job of every stream that is not disconnected, by the streams' order. */
export async function listSchedule(services: Services): Promise<readonly JobStanding[]> {
  const { ledger, clock } = services;
  const records = await ledger.schedule.list();
  const standings: JobStanding[] = [];
  for (const stream of await ledger.streams.list()) {
    if (stream.status === 'disconnected') continue;
    const rows = await ledger.mappings.list(stream.id);
    for (const job of SCHEDULE_JOBS) {
      const record = records.find((one) => one.stream === stream.id && one.job === job);
      standings.push(standingOf(stream, job, { rows, record, now: clock.now() }));
    }
  }
  return standings;
}

function standingOf(
  stream: Stream,
  job: ScheduleJob,
  known: {
    readonly rows: readonly Mapping[];
    readonly record: JobRecord | undefined;
    readonly now: Instant;
  },
): JobStanding {
  const { record, now } = known;
  const timing = timingOf(stream, job, known.rows);
  const last = record?.last ?? null;
  if ('whyNot' in timing) return { stream: stream.name, job, next: null, whyNot: timing.whyNot, last };
  const { mark, run } = lookAt(timing.timetable, record?.mark ?? null, now);
  const from = instant(Math.max(mark.due ?? mark.through, now));
  const next = run ?? nextAfter(timing.timetable, from);
  return {
    stream: stream.name,
    job,
    next,
    whyNot: mark.behindSince === null ? null : 'clock-behind',
    last,
  };
}
