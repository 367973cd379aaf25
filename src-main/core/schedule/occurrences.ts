import {
  addDays,
  type BusinessDate,
  type DayRule,
  dayEnd,
  type Instant,
  instant,
  instantToLocal,
  localToInstant,
  type ZoneId,
} from '../../../src-shared/time/index.ts';

/** When something is to happen, again and again. */
export type Timetable =
  | {
      /** On every date at these times of the wall clock, minutes after midnight. */
      readonly kind: 'daily';
      readonly minutes: readonly number[];
      readonly zone: ZoneId;
      /** Day rules of places whose trading day before the date must be over first. */
      readonly after: readonly (readonly DayRule[])[];
    }
  /** At every multiple of this, whatever clocks show. */
  | { readonly kind: 'every'; readonly ms: number };

const MINUTE_MS = 60_000;

/**
 * An occurrence is at most so many dates from the date whose name it bears: clocks that are put forward over
 * midnight move it by one, and a place whose day ends late and far in the west by more.
 */
const REACH_DAYS = 1;
const REACH_OF_PLACES_DAYS = 3;

/** The latest occurrence after the one instant and not after the other; null: there is none. */
export function lastBetween(timetable: Timetable, after: Instant, until: Instant): Instant | null {
  const last = latestUntil(timetable, until);
  return last !== null && last > after ? last : null;
}

/** The first occurrence after an instant; null for a timetable without times. */
export function nextAfter(timetable: Timetable, after: Instant): Instant | null {
  if (timetable.kind === 'every') {
    return instant((Math.floor(after / timetable.ms) + 1) * timetable.ms);
  }
  const later = around(timetable, after).filter((at) => at > after);
  return later.length === 0 ? null : instant(Math.min(...later));
}

function latestUntil(timetable: Timetable, until: Instant): Instant | null {
  if (timetable.kind === 'every') return instant(Math.floor(until / timetable.ms) * timetable.ms);
  const earlier = around(timetable, until).filter((at) => at <= until);
  return earlier.length === 0 ? null : instant(Math.max(...earlier));
}

type Daily = Extract<Timetable, { readonly kind: 'daily' }>;

/** Every occurrence that may be the nearest one before or after an instant. */
function around(timetable: Daily, at: Instant): readonly Instant[] {
  const { date } = instantToLocal(at, timetable.zone);
  const reach = timetable.after.length === 0 ? REACH_DAYS : REACH_OF_PLACES_DAYS;
  const dates = Array.from({ length: 2 * reach + 1 }, (_, step) => addDays(date, step - reach));
  return dates.flatMap((one) => occurrencesOn(timetable, one));
}

/** A time that clocks jump over is the first one that they show after it; one that they show twice is the first. */
function occurrencesOn({ minutes, zone, after }: Daily, date: BusinessDate): readonly Instant[] {
  const before = addDays(date, -1);
  const ends = after.map((rules) => dayEnd(before, rules));
  return minutes.map((minute) => {
    const shown = localToInstant({ date, timeMs: minute * MINUTE_MS }, zone);
    const at = shown.kind === 'exact' ? shown.instant : shown.kind === 'gap' ? shown.change : shown.earlier;
    return instant(Math.max(at, ...ends));
  });
}
