import { type DayRule, dayEnd, type BusinessDate, type Instant } from '../../../src-shared/time/index.ts';

/** How long after the end of the day a shift that nobody closed keeps its digest back, in ms. */
export const OPEN_SHIFT_GRACE_MS = 12 * 60 * 60 * 1000;

/**
 * Whether a day may post by itself: its cut-off has passed in its location's zone, and its shifts are
 * closed or the grace time is over.
 */
export function isReady(
  date: BusinessDate,
  openShifts: number,
  rules: readonly DayRule[],
  now: Instant,
): boolean {
  const end = dayEnd(date, rules);
  return openShifts === 0 ? now >= end : now >= end + OPEN_SHIFT_GRACE_MS;
}
