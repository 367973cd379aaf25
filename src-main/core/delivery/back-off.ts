import { type Instant, instant } from '../../../src-shared/time/index.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src-shared/time/units.ts';
import type { Random } from '../ports/index.ts';

/** How waiting grows with each attempt in vain. */
export interface Pace {
  readonly baseMs: number;
  readonly capMs: number;
}

/** For books that do not answer: they may be back soon. */
export const OUTAGE_PACE: Pace = { baseMs: 15 * SECOND_MS, capMs: 30 * MINUTE_MS };

/** For what the books have refused: mostly a person has to mend something first. */
export const REFUSED_PACE: Pace = { baseMs: 5 * MINUTE_MS, capMs: 6 * HOUR_MS };

/** Nothing is tried again in less, whatever was drawn. */
const LEAST_MS = SECOND_MS;

/**
 * When to try again after so many attempts in vain, from 1: exponential with full jitter, so that many
 * Daybooks that lost the same server do not come back to it in step.
 */
export function tryAgainAt(now: Instant, attempts: number, pace: Pace, random: Random): Instant {
  // 2 to the power of more would be infinite long before anybody has tried that often.
  const doublings = Math.min(Math.max(attempts, 1) - 1, 40);
  const longest = Math.min(pace.capMs, pace.baseMs * 2 ** doublings);
  return instant(now + Math.max(LEAST_MS, Math.floor(random() * longest)));
}
