import { type BusinessDate, compareDates, dateOfDayNumber } from './business-date.ts';
import type { Instant } from './instant.ts';
import { MINUTE_MS } from './units.ts';
import { type ZoneId, localToInstant } from './zone.ts';

/** How a location cuts time into business days, from a business date on. */
export interface DayRule {
  readonly from: BusinessDate;
  readonly zone: ZoneId;
  /** When a day begins, in whole minutes after 00:00 on the wall clock: 0 to 1439. */
  readonly cutOffMinutes: number;
}

/** A business date with the rule in force on it, and when that rule lets it begin. */
export interface RuledDay {
  readonly opensAt: Instant;
  readonly ruled: { readonly date: BusinessDate; readonly rule: DayRule };
}

/** The days of one list of rules, by day number, worked out when first asked for. */
export interface DayTimeline {
  readonly rules: readonly DayRule[];
  readonly days: Map<number, RuledDay>;
}

const MINUTES_PER_DAY = 1440;

/** Far more days than a shop's history has; the cache starts anew when it is full. */
const MAX_CACHED_DAYS = 40_000;

/** Keyed by the list itself, which is a value: changed rules are a new list. */
const timelines = new WeakMap<readonly DayRule[], DayTimeline>();

/**
 * The timeline of these rules, in whatever order they are listed.
 * @throws RangeError when there is none, two begin on one date, or a cut-off is not 0 to 1439.
 */
export function timelineOf(rules: readonly DayRule[]): DayTimeline {
  const known = timelines.get(rules);
  if (known !== undefined) return known;
  const timeline = { rules: checked(rules), days: new Map<number, RuledDay>() };
  timelines.set(rules, timeline);
  return timeline;
}

/** The day with this day number. @throws RangeError outside the years 1 to 9999. */
export function dayOf(timeline: DayTimeline, number: number): RuledDay {
  const known = timeline.days.get(number);
  if (known !== undefined) return known;
  const date = dateOfDayNumber(number);
  const rule = ruleOn(date, timeline.rules);
  const day = { opensAt: opening(date, rule), ruled: { date, rule } };
  if (timeline.days.size >= MAX_CACHED_DAYS) timeline.days.clear();
  timeline.days.set(number, day);
  return day;
}

/** The first instant at which the wall clock shows the cut-off, or has jumped over it. */
function opening(date: BusinessDate, rule: DayRule): Instant {
  const cutOff = localToInstant({ date, timeMs: rule.cutOffMinutes * MINUTE_MS }, rule.zone);
  if (cutOff.kind === 'exact') return cutOff.instant;
  return cutOff.kind === 'ambiguous' ? cutOff.earlier : cutOff.change;
}

/** The last rule to begin by the date; before the first one, the first one. */
function ruleOn(date: BusinessDate, rules: readonly DayRule[]): DayRule {
  const rule = rules.findLast(({ from }) => from <= date) ?? rules[0];
  if (rule === undefined) throw new RangeError('a location needs at least one day rule');
  return rule;
}

function checked(rules: readonly DayRule[]): readonly DayRule[] {
  if (rules.length === 0) throw new RangeError('a location needs at least one day rule');
  for (const { cutOffMinutes } of rules) {
    if (!Number.isInteger(cutOffMinutes) || cutOffMinutes < 0 || cutOffMinutes >= MINUTES_PER_DAY) {
      throw new RangeError(`${cutOffMinutes} is not a cut-off in minutes after midnight`);
    }
  }
  const sorted = rules.toSorted((a, b) => compareDates(a.from, b.from));
  const twice = sorted.find(({ from }, i) => from === sorted[i + 1]?.from);
  if (twice !== undefined) throw new RangeError(`two day rules begin on ${twice.from}`);
  return sorted;
}
