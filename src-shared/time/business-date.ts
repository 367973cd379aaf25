import { MAX_YEAR, MIN_YEAR, civilOf, dayNumberOf, isCivilDay } from './civil.ts';
import { readDigits } from './digits.ts';

/** A calendar day as 'YYYY-MM-DD', years 0001 to 9999. Compares as text. */
export type BusinessDate = string & { readonly __brand: 'BusinessDate' };

const FIRST_DAY_NUMBER = dayNumberOf(MIN_YEAR, 1, 1);
const LAST_DAY_NUMBER = dayNumberOf(MAX_YEAR, 12, 31);

/** Whether the text is 'YYYY-MM-DD' and such a day exists. */
export function isBusinessDate(text: string): text is BusinessDate {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  return isCivilDay(readDigits(text, 0, 4), readDigits(text, 5, 2), readDigits(text, 8, 2));
}

/** Reads a date. @throws RangeError when the text is not 'YYYY-MM-DD' or there is no such day. */
export function businessDate(text: string): BusinessDate {
  if (!isBusinessDate(text)) throw new RangeError(`"${text}" is not a date`);
  return text;
}

/** The days from 1970-01-01 to the date. */
export function dayNumber(date: BusinessDate): number {
  return dayNumberOf(readDigits(date, 0, 4), readDigits(date, 5, 2), readDigits(date, 8, 2));
}

/**
 * The date so many days after 1970-01-01; the inverse of `dayNumber`.
 * @throws RangeError outside the years 1 to 9999, and for a fraction.
 */
export function dateOfDayNumber(number: number): BusinessDate {
  if (!Number.isInteger(number) || number < FIRST_DAY_NUMBER || number > LAST_DAY_NUMBER) {
    throw new RangeError(`day number ${number} is outside the calendar`);
  }
  const { year, month, day } = civilOf(number);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}` as BusinessDate;
}

/** The date n days later, or earlier for a negative n. @throws RangeError outside the calendar. */
export function addDays(date: BusinessDate, n: number): BusinessDate {
  return dateOfDayNumber(dayNumber(date) + n);
}

/** The days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** For sorting: -1 when a is earlier, 1 when it is later, 0 for the same day. */
export function compareDates(a: BusinessDate, b: BusinessDate): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Every date from `from` to `to`, both included; none when `to` is earlier. */
export function* datesFrom(from: BusinessDate, to: BusinessDate): Generator<BusinessDate, void, undefined> {
  const last = dayNumber(to);
  for (let number = dayNumber(from); number <= last; number += 1) yield dateOfDayNumber(number);
}

/** The ISO day of the week: 1 is Monday, 7 is Sunday. */
export function weekday(date: BusinessDate): number {
  // 1970-01-01 was a Thursday; adding whole weeks keeps the remainder positive from year 1 on.
  return ((dayNumber(date) - FIRST_DAY_NUMBER) % 7) + 1;
}

function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}
