import { type BusinessDate, dateOfDayNumber, dayNumber, isBusinessDate } from './business-date.ts';
import { readDigits } from './digits.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './units.ts';

/** What a wall clock and the calendar beside it show. Which instant that is, only a zone can say. */
export interface LocalDateTime {
  readonly date: BusinessDate;
  /** The clock's reading in milliseconds from 00:00:00, below 24 hours; not time elapsed. */
  readonly timeMs: number;
}

/**
 * Reads 'YYYY-MM-DD HH:mm', with optional ':ss' and fraction; 'T' may stand for the space.
 * Fractions finer than a millisecond are cut off.
 * @returns null for anything else, such as 24:00, :60 or a day that does not exist.
 */
export function parseLocalDateTime(text: string): LocalDateTime | null {
  const separator = text[10];
  if (separator !== ' ' && separator !== 'T') return null;
  const date = text.slice(0, 10);
  const timeMs = parseTimeOfDay(text, 11);
  return timeMs === null || !isBusinessDate(date) ? null : { date, timeMs };
}

/** The reading as if the zone were UTC, in epoch milliseconds: for arithmetic on wall clocks. */
export function localToUtcMs(local: LocalDateTime): number {
  return dayNumber(local.date) * DAY_MS + local.timeMs;
}

/** The inverse of `localToUtcMs`. @throws RangeError outside the years 1 to 9999. */
export function localOfUtcMs(utcMs: number): LocalDateTime {
  const day = Math.floor(utcMs / DAY_MS);
  return { date: dateOfDayNumber(day), timeMs: utcMs - day * DAY_MS };
}

/** Reads 'HH:mm[:ss[.fraction]]' from `start` to the end of the text. */
function parseTimeOfDay(text: string, start: number): number | null {
  const hour = readDigits(text, start, 2);
  const minute = readDigits(text, start + 3, 2);
  if (text[start + 2] !== ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59) return null;
  const minutesMs = hour * HOUR_MS + minute * MINUTE_MS;
  if (text.length === start + 5) return minutesMs;
  const second = readDigits(text, start + 6, 2);
  if (text[start + 5] !== ':' || second < 0 || second > 59) return null;
  const fractionMs = parseFraction(text, start + 8);
  return fractionMs === null ? null : minutesMs + second * SECOND_MS + fractionMs;
}

/** Reads '.123' to the end of the text as milliseconds; nothing at all is zero. */
function parseFraction(text: string, start: number): number | null {
  const count = text.length - start - 1;
  if (count === -1) return 0;
  if (text[start] !== '.' || count < 1 || count > 9) return null;
  const fraction = readDigits(text, start + 1, count);
  return fraction < 0 ? null : Math.floor((fraction * SECOND_MS) / 10 ** count);
}
