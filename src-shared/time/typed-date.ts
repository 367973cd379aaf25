import { type BusinessDate, isBusinessDate } from './business-date.ts';

/**
 * A day as a person types it: '31 Oct 2026', 'Oct 31, 2026', '10/31/2026', '2026-10-31'. Null when it is
 * none. A day that does not exist is none either: a Date would make March of 31 February.
 */
export function readTypedDate(text: string): BusinessDate | null {
  const typed = text.trim();
  if (/^\d{4}-\d{2}-\d{2}$/u.test(typed)) return isBusinessDate(typed) ? typed : null;
  // Read and written in the zone of this computer, so that no zone takes part.
  const read = new Date(typed);
  if (Number.isNaN(read.getTime())) return null;
  const [year, month, day] = [read.getFullYear(), read.getMonth() + 1, read.getDate()];
  const date = [String(year).padStart(4, '0'), ...[month, day].map(twoDigits)].join('-');
  const numbers = (typed.match(/\d+/gu) ?? []).map(Number);
  // What stands there must be what was read; a month may be a word.
  const said = numbers.length < 3 ? [day] : [month, day];
  return isBusinessDate(date) && said.every((number) => numbers.includes(number)) ? date : null;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
