import type { Mapping, ScheduleJob, Stream, WhyNot } from '../../../src-shared/model/index.ts';
import { dayRulesOf } from '../mapping/day-rules.ts';
import type { Timetable } from './occurrences.ts';

/** How often a till is asked whether a shift was closed. */
export const POLL_MS = 5 * 60_000;

/** When a job of a stream falls due, or why it never does. */
export type Timing = { readonly timetable: Timetable } | { readonly whyNot: WhyNot };

/** @param rows the stream's mappings, which say where its days end */
export function timingOf(stream: Stream, job: ScheduleJob, rows: readonly Mapping[]): Timing {
  if (stream.status !== 'active') return { whyNot: 'stream-not-active' };
  switch (job) {
    case 'sync':
      return syncTiming(stream, rows);
    case 'transfers':
      return transferTiming(stream);
    case 'tell-missing': {
      const { tellMissingMinutes: minutes } = stream.settings;
      return minutes === null ? { whyNot: 'off' } : daily(stream, [minutes]);
    }
  }
}

function syncTiming(stream: Stream, rows: readonly Mapping[]): Timing {
  const { autoSync, syncTimes, overnightMinutes, syncHours } = stream.settings;
  if (!autoSync) return { whyNot: 'off' };
  switch (syncTimes) {
    case 'overnight':
      return daily(stream, [overnightMinutes], dayRulesOfAll(stream, rows));
    case 'at-hours':
      return daily(stream, syncHours);
    case 'on-shift-close':
      return { timetable: { kind: 'every', ms: POLL_MS } };
  }
}

function transferTiming(stream: Stream): Timing {
  const { transferTimes, transferHours } = stream.settings;
  return transferTimes === 'at-hours' ? daily(stream, transferHours) : { whyNot: transferTimes };
}

function daily(
  { settings }: Stream,
  minutes: readonly number[],
  after: Extract<Timetable, { readonly kind: 'daily' }>['after'] = [],
): Timing {
  return { timetable: { kind: 'daily', minutes, zone: settings.timeZone, after } };
}

/** A night's sync takes the day that is over, wherever its shops are. */
function dayRulesOfAll({ settings }: Stream, rows: readonly Mapping[]) {
  const places = new Set(
    rows.filter((row) => row.type === 'location' && row.origin !== 'suggestion').map(({ key }) => key),
  );
  return [...places].map((location) => dayRulesOf(rows, location, settings));
}
