import type { CompleteDay, Finding } from '../../../src-shared/model/index.ts';
import { addDays, type BusinessDate, datesFrom, daysBetween } from '../../../src-shared/time/index.ts';
import type { DayRange, Explanation, NumberGap, RegisterDay, ShiftFacts } from '../ports/index.ts';

/** A location that sold on three of the last four days of the week is expected to sell on the next one. */
export const LOOKED_BACK_WEEKS = 4;
const USUAL_WEEKS = 3;
/** A till has shifts when it had them on so many days with receipts, and so many of these. */
const MIN_SHIFT_DAYS = 5;
const USUAL_SHIFTS = 0.8;
/** A till without a connection sends its receipts when it has one: numbers are missing when it had so long. */
const LATE_DAYS = 3;
/** Numbers are missing between two: the later one may be of the week after. */
export const LOOKED_AHEAD_DAYS = 7;
/** What was read before the days that are asked for, to know what is usual. */
export const LOOKED_BACK_DAYS = 7 * LOOKED_BACK_WEEKS;

/** What is known of a stream's days, from LOOKED_BACK_DAYS before the first one on. */
export interface DayFacts {
  readonly gaps: readonly NumberGap[];
  readonly registerDays: readonly RegisterDay[];
  readonly shifts: readonly ShiftFacts[];
  /** The last day that anything was read of, whatever range is asked for; null: of none. */
  readonly lastDay: BusinessDate | null;
}

/** A finding with its day, before anybody has explained it. */
interface Found extends Omit<Finding, 'explained'> {
  readonly location: string;
  readonly date: BusinessDate;
}

/**
 * Every location's days of the range that have receipts or should have, by date and location.
 * @param today the day that still runs: nothing of it is missing yet, and receipts of the last days may come
 */
export function completeDays(
  facts: DayFacts,
  explanations: readonly Explanation[],
  { from, to, today }: DayRange & { readonly today: BusinessDate },
): readonly CompleteDay[] {
  const inRange = (date: BusinessDate): boolean => date >= from && date <= to;
  // What came after the last day that anything is known of has not been read, or has not happened.
  const unread = facts.lastDay === null ? from : addDays(facts.lastDay, 1);
  const running = unread < today ? unread : today;
  const isOver = ({ date }: { readonly date: BusinessDate }): boolean => inRange(date) && date < running;
  const found = [
    ...facts.gaps.map(numbersMissing).filter(({ date }) => date < addDays(running, -LATE_DAYS)),
    ...shiftsMissing(facts),
    ...silentDays(facts.registerDays, { from, to }),
  ].filter(isOver);
  const words = new Map(explanations.map(({ reason, ...of }) => [explanationKey(of), reason]));
  const there = new Map<string, { location: string; date: BusinessDate; receipts: number }>();
  for (const { location, date, receipts } of facts.registerDays) {
    if (!inRange(date)) continue;
    const day = dayKey({ location, date });
    there.set(day, { location, date, receipts: receipts + (there.get(day)?.receipts ?? 0) });
  }
  for (const { location, date } of found) {
    const day = dayKey({ location, date });
    if (!there.has(day)) there.set(day, { location, date, receipts: 0 });
  }
  const byDay = Map.groupBy(found, dayKey);
  return [...there]
    .map(([day, { location, date, receipts }]): CompleteDay => {
      const findings = (byDay.get(day) ?? []).map(({ location: _location, date: _date, ...finding }) => ({
        ...finding,
        explained: words.get(explanationKey({ location, date, finding: finding.id })) ?? null,
      }));
      const missing = findings
        .filter(({ kind, explained }) => kind === 'numbers' && explained === null)
        .reduce((sum, { count }) => sum + count, 0);
      return { location, date, there: receipts, expected: receipts + missing, findings };
    })
    .filter(({ there: receipts, findings }) => receipts > 0 || findings.length > 0)
    .toSorted((a, b) => compare(a.date, b.date) || compare(a.location, b.location));
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function dayKey({ location, date }: { readonly location: string; readonly date: BusinessDate }): string {
  return `${date} ${location}`;
}

function explanationKey({ location, date, finding }: Omit<Explanation, 'reason'>): string {
  return `${date} ${finding} ${location}`;
}

/** Between two days that are not next to each other it is the first of those between that is missing. */
function numbersMissing(gap: NumberGap): Found {
  const { location, register, prefix, from, to, digits, after, before } = gap;
  const text = (number: number): string => prefix + String(number).padStart(digits, '0');
  const date = daysBetween(after, before) > 1 ? addDays(after, 1) : after;
  return {
    id: `numbers:${register ?? '*'}:${text(from)}:${text(to)}`,
    kind: 'numbers',
    location,
    date,
    register: register === '' ? null : register,
    from: text(from),
    to: text(to),
    count: to - from + 1,
  };
}

function shiftsMissing({ shifts, registerDays }: DayFacts): readonly Found[] {
  const firstDays = new Map<string, BusinessDate>();
  for (const day of registerDays) {
    const till = tillOf(day);
    const known = firstDays.get(till);
    if (known === undefined || day.date < known) firstDays.set(till, day.date);
  }
  const shift = (facts: ShiftFacts, kind: Finding['kind'], date: BusinessDate): Found => ({
    id: `${kind}:${facts.register}:${facts.shift}`,
    kind,
    location: facts.location,
    date,
    register: facts.register === '' ? null : facts.register,
    from: facts.shift,
    to: null,
    count: 1,
  });
  const halves = shifts.flatMap((facts): Found[] => {
    const { opened, closed } = facts;
    if (opened !== null && closed === null) return [shift(facts, 'shift-not-closed', opened)];
    // The data of a till may begin in the middle of a shift.
    const isFirst = closed !== null && closed <= (firstDays.get(tillOf(facts)) ?? closed);
    return opened === null && closed !== null && !isFirst ? [shift(facts, 'shift-not-opened', closed)] : [];
  });
  return [...halves, ...daysWithoutShift(registerDays, shifts)];
}

/** Days with receipts and no shift, of tills that usually have shifts. */
function daysWithoutShift(
  registerDays: readonly RegisterDay[],
  shifts: readonly ShiftFacts[],
): readonly Found[] {
  const longShifts = Map.groupBy(
    shifts.filter(({ opened, closed }) => opened !== null && closed !== null && opened < closed),
    tillOf,
  );
  return [...Map.groupBy(registerDays, tillOf)].flatMap(([till, days]) => {
    const trading = days.filter(({ receipts }) => receipts > 0);
    const isCovered = ({ shifts: own, date }: RegisterDay): boolean =>
      own > 0 ||
      (longShifts.get(till) ?? []).some(
        ({ opened, closed }) => (opened ?? date) <= date && date <= (closed ?? date),
      );
    const bare = trading.filter((day) => !isCovered(day));
    const covered = trading.length - bare.length;
    if (covered < MIN_SHIFT_DAYS || covered < USUAL_SHIFTS * trading.length) return [];
    return bare.map(({ location, register, date }): Found => ({
      id: `no-shift:${register}`,
      kind: 'no-shift',
      location,
      date,
      register: register === '' ? null : register,
      from: null,
      to: null,
      count: 1,
    }));
  });
}

function tillOf({ location, register }: { readonly location: string; readonly register: string }): string {
  return `${location}\n${register}`;
}

/** Days without receipts on which the location has usually had some. */
function silentDays(registerDays: readonly RegisterDay[], { from, to }: DayRange): readonly Found[] {
  const trading = Map.groupBy(
    registerDays.filter(({ receipts }) => receipts > 0),
    ({ location }) => location,
  );
  return [...trading].flatMap(([location, days]) => {
    const sold = new Set(days.map(({ date }) => date));
    const weeksBefore = (date: BusinessDate): number => {
      const weeks = Array.from({ length: LOOKED_BACK_WEEKS }, (_, at) => addDays(date, -7 * (at + 1)));
      return weeks.filter((day) => sold.has(day)).length;
    };
    return [...datesFrom(from, to)]
      .filter((date) => !sold.has(date) && weeksBefore(date) >= USUAL_WEEKS)
      .map((date): Found => ({
        id: 'silent',
        kind: 'silent',
        location,
        date,
        register: null,
        from: null,
        to: null,
        count: 0,
      }));
  });
}
