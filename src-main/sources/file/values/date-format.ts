import {
  type LocalDateTime,
  localOfUtcMs,
  localToUtcMs,
  parseLocalDateTime,
} from '../../../../src-shared/time/index.ts';

/** A reader of one format; null when the text is not written in it, or there is no such day. */
export type DateReader = (text: string) => LocalDateTime | null;

/** How date cells of sheets are written when they become text. */
export const SHEET_DATE_FORMAT = 'yyyy-MM-dd HH:mm:ss';

/** Stands for ISO 8601 with an offset; read by `parseInstant`, not here. */
export const ISO_FORMAT = 'iso';

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

interface Token {
  readonly part: Part | null;
  readonly text: string;
  readonly minDigits: number;
  readonly maxDigits: number;
}

const TOKENS: Readonly<Record<string, readonly [Part, number, number]>> = {
  yyyy: ['year', 4, 4],
  MM: ['month', 2, 2],
  M: ['month', 1, 2],
  dd: ['day', 2, 2],
  d: ['day', 1, 2],
  HH: ['hour', 2, 2],
  H: ['hour', 1, 2],
  mm: ['minute', 2, 2],
  ss: ['second', 2, 2],
};

/** Whether every letter of the format means something, and none twice. */
export function isDateFormat(format: string): boolean {
  if (format === ISO_FORMAT) return true;
  const parts = tokensOf(format).flatMap((token) => (token.part === null ? [] : [token.part]));
  const known = tokensOf(format).every(
    (token) => token.part !== null || !/[A-Za-z]/u.test(token.text.replace('T', '')),
  );
  return known && parts.length > 0 && new Set(parts).size === parts.length;
}

/** Compiles a format. Fields that it has not are the first of their kind: midnight, 0001-01-01. */
export function dateReader(format: string): DateReader {
  // The format of most files is that of src-shared/time, which reads it many times faster.
  if (format === SHEET_DATE_FORMAT)
    return (text) => (text.length === 19 && text[10] === ' ' ? parseLocalDateTime(text) : null);
  const tokens = tokensOf(format);
  return (text) => {
    const found: Record<Part, number> = { year: 1, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
    let at = 0;
    for (const token of tokens) {
      const end = token.part === null ? literalEnd(text, at, token.text) : digitsEnd(text, at, token);
      if (end < 0) return null;
      if (token.part !== null) found[token.part] = Number(text.slice(at, end));
      at = end;
    }
    if (at !== text.length) return null;
    const two = (n: number): string => String(n).padStart(2, '0');
    const date = `${String(found.year).padStart(4, '0')}-${two(found.month)}-${two(found.day)}`;
    return parseLocalDateTime(`${date} ${two(found.hour)}:${two(found.minute)}:${two(found.second)}`);
  };
}

/** The reading of the first format that fits; formats are tried in the order of the profile. */
export function firstReading(text: string, readers: readonly DateReader[]): LocalDateTime | null {
  for (const read of readers) {
    const reading = read(text);
    if (reading !== null) return reading;
  }
  return null;
}

/** A sheet's date cell as UTC milliseconds, as `SHEET_DATE_FORMAT`. */
export function sheetDateText(utcMs: number): string {
  // Serial dates are fractions of a day in a double; whole seconds are what a person typed.
  const local = localOfUtcMs(Math.round(utcMs / 1000) * 1000);
  const clock = [3_600_000, 60_000, 1000].map(
    (unit, i) => Math.floor(local.timeMs / unit) % (i === 0 ? 24 : 60),
  );
  return `${local.date} ${clock.map((n) => String(n).padStart(2, '0')).join(':')}`;
}

/** A date and a time from two columns as one reading. */
export function joinReadings(date: LocalDateTime, time: LocalDateTime): LocalDateTime {
  return localOfUtcMs(localToUtcMs({ date: date.date, timeMs: 0 }) + time.timeMs);
}

function tokensOf(format: string): Token[] {
  const pieces = format.match(/yyyy|MM|M|dd|d|HH|H|mm|ss|[\s\S]/gu) ?? [];
  return pieces.map((piece) => {
    const [part, minDigits, maxDigits] = TOKENS[piece] ?? [null, 0, 0];
    return { part, text: piece, minDigits, maxDigits };
  });
}

function literalEnd(text: string, at: number, literal: string): number {
  return text.startsWith(literal, at) ? at + literal.length : -1;
}

function digitsEnd(text: string, at: number, token: Token): number {
  let end = at;
  while (end < at + token.maxDigits && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end += 1;
  return end - at >= token.minDigits ? end : -1;
}
