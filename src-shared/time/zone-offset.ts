import { IANAZone } from 'luxon';
import { DAY_MS, MINUTE_MS } from './units.ts';

/** The offsets of one zone on one UTC day: `beforeMs` up to the change at `changeAtMs`, then `afterMs`. */
interface DayOffsets {
  readonly beforeMs: number;
  readonly changeAtMs: number;
  readonly afterMs: number;
}

/** Far more days than a shop's history has; the cache starts anew when it is full. */
const MAX_CACHED_DAYS_PER_ZONE = 40_000;

const cache = new Map<string, Map<number, DayOffsets>>();

/**
 * How far the zone's clocks are ahead of UTC at an epoch millisecond, in milliseconds.
 *
 * Asking luxon costs some ten microseconds, and an import asks for every row, so the answers are kept by
 * zone and UTC day, with the exact millisecond of the change on the days that have one. Hours or
 * quarters would not do: clocks in Newfoundland changed at one minute past midnight until 2011.
 */
export function offsetMsAt(epochMs: number, zone: string): number {
  const day = Math.floor(epochMs / DAY_MS);
  const offsets = cachedDays(zone).get(day) ?? loadDay(day, zone);
  return epochMs < offsets.changeAtMs ? offsets.beforeMs : offsets.afterMs;
}

/** The first millisecond in (lowMs, highMs] at which `reached` holds; it must hold at highMs. */
export function firstMsWhere(lowMs: number, highMs: number, reached: (ms: number) => boolean): number {
  let low = lowMs;
  let high = highMs;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function cachedDays(zone: string): Map<number, DayOffsets> {
  const known = cache.get(zone);
  if (known !== undefined) return known;
  const days = new Map<number, DayOffsets>();
  cache.set(zone, days);
  return days;
}

function loadDay(day: number, zone: string): DayOffsets {
  const luxonZone = IANAZone.create(zone);
  const offsetMs = (ms: number): number => Math.round(luxonZone.offset(ms) * MINUTE_MS);
  const startMs = day * DAY_MS;
  const endMs = startMs + DAY_MS;
  const beforeMs = offsetMs(startMs);
  const afterMs = offsetMs(endMs);
  const changeAtMs =
    beforeMs === afterMs ? startMs : firstMsWhere(startMs, endMs, (ms) => offsetMs(ms) !== beforeMs);
  const offsets = { beforeMs, changeAtMs, afterMs };
  const days = cachedDays(zone);
  if (days.size >= MAX_CACHED_DAYS_PER_ZONE) days.clear();
  days.set(day, offsets);
  return offsets;
}
