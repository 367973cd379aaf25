import { type BusinessDate, isBusinessDate } from './business-date.ts';

/** Day, month and year with a mark between: which of the first two is the month says the place. */
const IN_NUMBERS = /^(?<first>\d{1,2})[./-](?<second>\d{1,2})[./-](?<year>\d{4})$/u;
/** '31 Oct 2026', 'Oct 31, 2026': one day and one whole year; the month is a word. */
const IN_WORDS = /^(?:\d{1,2}[ -]+\p{L}+\.?|\p{L}+\.? +\d{1,2}),?[ -]+\d{4}$/u;

/**
 * A day as a person types it: '31 Oct 2026', 'Oct 31, 2026', '2026-10-31', or in numbers in the order of
 * the locale ('31/10/2026' where days come first). Null when it is none: without a whole year, and where
 * there is no such day, since a Date would make March of 31 February.
 */
export function readTypedDate(text: string, locale: string): BusinessDate | null {
  const typed = text.trim();
  if (/^\d{4}-\d{2}-\d{2}$/u.test(typed)) return isBusinessDate(typed) ? typed : null;
  const numbers = IN_NUMBERS.exec(typed)?.groups;
  if (numbers !== undefined) {
    const { first = '', second = '', year = '' } = numbers;
    return isDayFirst(locale) ? dayOf(year, second, first) : dayOf(year, first, second);
  }
  if (!IN_WORDS.test(typed)) return null;
  // Read and written in the zone of this computer, so that no zone takes part.
  const read = new Date(typed);
  if (Number.isNaN(read.getTime())) return null;
  const day = typed.match(/\b\d{1,2}\b/u)?.[0] ?? '';
  // What stands there must be what was read.
  if (read.getDate() !== Number(day)) return null;
  return dayOf(String(read.getFullYear()).padStart(4, '0'), String(read.getMonth() + 1), day);
}

function dayOf(year: string, month: string, day: string): BusinessDate | null {
  const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return isBusinessDate(date) ? date : null;
}

function isDayFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale).formatToParts().map(({ type }) => type);
  return parts.indexOf('day') < parts.indexOf('month');
}
