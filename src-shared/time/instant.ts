import { MAX_YEAR, MIN_YEAR, dayNumberOf } from './civil.ts';
import { readDigits } from './digits.ts';
import { localToUtcMs, parseLocalDateTime } from './local-date-time.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './units.ts';

/** A moment, the same everywhere: whole milliseconds from 1970-01-01T00:00Z, years 1 to 9999. */
export type Instant = number & { readonly __brand: 'Instant' };

const FIRST_MS = dayNumberOf(MIN_YEAR, 1, 1) * DAY_MS;
const LAST_MS = dayNumberOf(MAX_YEAR + 1, 1, 1) * DAY_MS - 1;

/** Whether the number is whole and within the years 1 to 9999. */
function isInstant(ms: number): boolean {
  return Number.isInteger(ms) && ms >= FIRST_MS && ms <= LAST_MS;
}

/** Brands epoch milliseconds. @throws RangeError for a fraction or outside the years 1 to 9999. */
export function instant(ms: number): Instant {
  if (!isInstant(ms)) throw new RangeError(`${ms} is not an instant`);
  return (ms === 0 ? 0 : ms) as Instant;
}

/**
 * Reads ISO 8601 with an offset: '2026-03-29T01:30:00Z', '… +08:00', '+0800' or '+08'. Seconds and
 * a fraction may be left out; a space may stand for the 'T'.
 * @returns null for anything else, above all for a time without an offset: that is a
 * `LocalDateTime`, and guessing its zone would move sales to another day.
 */
export function parseInstant(text: string): Instant | null {
  const utc = text.endsWith('Z');
  const offsetAt = utc ? text.length - 1 : Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
  const offsetMs = utc ? 0 : parseOffset(text.slice(offsetAt));
  const local = parseLocalDateTime(text.slice(0, Math.max(offsetAt, 0)));
  if (offsetMs === null || local === null) return null;
  const ms = localToUtcMs(local) - offsetMs;
  return isInstant(ms) ? instant(ms) : null;
}

/** Writes ISO 8601 in UTC: '2026-03-29T01:30:00Z', with milliseconds only when there are some. */
export function formatInstant(i: Instant): string {
  return new Date(i).toISOString().replace('.000Z', 'Z');
}

/** Reads '+08:00', '+0800' or '+08' as milliseconds east of UTC. */
function parseOffset(text: string): number | null {
  const hours = readDigits(text, 1, 2);
  const minutesAt = text[3] === ':' ? 4 : 3;
  const minutes = text.length === 3 ? 0 : readDigits(text, minutesAt, 2);
  if (text.length !== 3 && text.length !== minutesAt + 2) return null;
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return null;
  const offsetMs = hours * HOUR_MS + minutes * MINUTE_MS;
  return text.startsWith('-') ? -offsetMs : offsetMs;
}
