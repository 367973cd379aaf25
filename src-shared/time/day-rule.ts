import { type BusinessDate, dayNumber } from './business-date.ts';
import { type DayRule, dayOf, timelineOf } from './day-timeline.ts';
import type { Instant } from './instant.ts';
import { DAY_MS } from './units.ts';

export type { DayRule };

/**
 * The business date an instant belongs to, with the rule that decided it.
 *
 * Each date *opens* at the first instant at which, under the rule in force on that date (the last
 * one whose `from` is not after it, or else the earliest), the local wall clock has reached the
 * cut-off. An instant belongs to the latest date that has opened by then. Therefore
 *
 * - every instant has exactly one date, and a later instant never an earlier date;
 * - when clocks go back over the cut-off, the date opens at its first showing and does not open
 *   again; when they jump over it, the date opens at the jump;
 * - when a rule begins on date D, the date before lasts until D opens under the new rule. It may
 *   be shorter or longer for that, or empty when a store moves across the date line.
 *
 * @throws RangeError for rules without order: none, two from one date, a cut-off out of range.
 */
export function businessDateAt(
  at: Instant,
  rules: readonly DayRule[],
): { readonly date: BusinessDate; readonly rule: DayRule } {
  const timeline = timelineOf(rules);
  // With zones at most 16 h from UTC and cut-offs below 24 h, a date opens no earlier than 16 h
  // before and no later than 40 h after the UTC midnight of that name: four candidates.
  let number = Math.floor(at / DAY_MS) + 1;
  let day = dayOf(timeline, number);
  while (day.opensAt > at) {
    number -= 1;
    day = dayOf(timeline, number);
  }
  return day.ruled;
}

/**
 * The first instant after the business day: until then sales may still be added to it. For an
 * empty day this is also its start.
 * @throws RangeError as `businessDateAt`.
 */
export function dayEnd(date: BusinessDate, rules: readonly DayRule[]): Instant {
  const timeline = timelineOf(rules);
  const number = dayNumber(date);
  // After a move across the date line a later date may open first; by the reckoning above, the
  // one three days on is the last that could.
  const next = [1, 2, 3].map((ahead) => dayOf(timeline, number + ahead).opensAt);
  return next.reduce((first, opensAt) => (opensAt < first ? opensAt : first));
}
