import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  businessDate,
  compareDates,
  dateOfDayNumber,
  datesFrom,
  dayNumber,
  daysBetween,
  isBusinessDate,
  weekday,
} from '../../src-shared/time/index.ts';
import { DAY_MS, anyDate } from './arbitraries.ts';

describe('businessDate', () => {
  test.each(['2026-11-22', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(businessDate(text)).toBe(text);
  });

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '2026-1-1',
    '2026/01/01',
    '20260101',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '-026-01-01',
    '2026-0a-01',
    '2026-01-1/',
    '2026-1/-10',
    '203/-01-01',
    '٢٠٢٦-01-01',
    '',
  ])('refuses %j', (text) => {
    expect(isBusinessDate(text)).toBe(false);
    expect(() => businessDate(text)).toThrow(RangeError);
  });

  test('knows exactly the days that the machine’s calendar knows', () => {
    for (let ms = Date.UTC(1895, 0, 1); ms < Date.UTC(2110, 0, 1); ms += DAY_MS) {
      const text = new Date(ms).toISOString().slice(0, 10);
      if (!isBusinessDate(text) || dateOfDayNumber(ms / DAY_MS) !== text) throw new Error(text);
    }
    const anyParts = fc.tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
    );
    fc.assert(
      fc.property(anyParts, ([year, month, day]) => {
        const text = [
          String(year).padStart(4, '0'),
          ...[month, day].map((n) => String(n).padStart(2, '0')),
        ].join('-');
        const parsed = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
        expect(isBusinessDate(text)).toBe(exists);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('day numbers', () => {
  test('count from 1970-01-01', () => {
    expect(dayNumber(businessDate('1970-01-01'))).toBe(0);
    expect(dayNumber(businessDate('1969-12-31'))).toBe(-1);
    expect(dayNumber(businessDate('2000-03-01'))).toBe(11_017);
  });

  test('agree with the machine’s calendar over all years', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(dayNumber(date) * DAY_MS).toBe(Date.parse(`${date}T00:00:00Z`));
        expect(dateOfDayNumber(dayNumber(date))).toBe(date);
      }),
      { numRuns: 2000 },
    );
  });

  test('end where the calendar ends', () => {
    expect(() => addDays(businessDate('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(businessDate('0001-01-01'), -1)).toThrow(RangeError);
    expect(() => addDays(businessDate('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(() => dateOfDayNumber(Number.NaN)).toThrow(RangeError);
  });
});

describe('arithmetic', () => {
  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(Math.sign(daysBetween(b, a))).toBe(compareDates(a, b));
      }),
    );
  });

  test('leap days', () => {
    expect(addDays(businessDate('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(businessDate('2026-02-28'), 1)).toBe('2026-03-01');
    expect(daysBetween(businessDate('2024-01-01'), businessDate('2025-01-01'))).toBe(366);
  });

  test('weekdays', () => {
    expect(weekday(businessDate('2026-11-22'))).toBe(7);
    expect(weekday(businessDate('2026-11-23'))).toBe(1);
    expect(weekday(businessDate('1970-01-01'))).toBe(4);
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(weekday(date) % 7).toBe(new Date(`${date}T00:00:00Z`).getUTCDay());
      }),
    );
  });

  test('a range has both its ends, and may be empty', () => {
    const from = businessDate('2026-02-27');
    expect([...datesFrom(from, businessDate('2026-03-02'))]).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
    expect([...datesFrom(from, from)]).toEqual([from]);
    expect([...datesFrom(from, addDays(from, -1))]).toEqual([]);
  });
});
