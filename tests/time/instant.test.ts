import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatInstant, instant, parseInstant } from '../../src-shared/time/index.ts';
import { anyInstant } from './arbitraries.ts';

describe('instant', () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, Date.UTC(10_000, 0, 1), -62_135_596_800_001])(
    'refuses %d',
    (ms) => {
      expect(() => instant(ms)).toThrow(RangeError);
    },
  );

  test('takes the ends of the calendar, and knows no negative zero', () => {
    expect(formatInstant(instant(-62_135_596_800_000))).toBe('0001-01-01T00:00:00Z');
    expect(formatInstant(instant(Date.UTC(10_000, 0, 1) - 1))).toBe('9999-12-31T23:59:59.999Z');
    expect(instant(-0)).toBe(0);
  });
});

describe('parseInstant', () => {
  test.each([
    ['2026-03-29T01:30:00Z', '2026-03-29T01:30:00Z'],
    ['2026-03-29 01:30Z', '2026-03-29T01:30:00Z'],
    ['2026-03-29T09:30:00+08:00', '2026-03-29T01:30:00Z'],
    ['2026-03-29T09:30:00+0800', '2026-03-29T01:30:00Z'],
    ['2026-03-29T09:30:00+08', '2026-03-29T01:30:00Z'],
    ['2026-01-01T00:30:00+05:45', '2025-12-31T18:45:00Z'],
    ['2026-01-01T00:00:00-03:30', '2026-01-01T03:30:00Z'],
    ['2026-01-01T00:00:00-00:00', '2026-01-01T00:00:00Z'],
    ['2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00.500Z'],
    ['2026-01-01T00:00:00.123456Z', '2026-01-01T00:00:00.123Z'],
    ['2026-01-01T00:00:00.999999999+00:00', '2026-01-01T00:00:00.999Z'],
    ['1969-12-31T23:59:59.250Z', '1969-12-31T23:59:59.250Z'],
  ])('reads %s as %s', (text, utc) => {
    expect(formatInstant(parseInstant(text)!)).toBe(utc);
  });

  test.each([
    '2026-03-29T01:30:00',
    '2026-03-29',
    '2026-03-29Z',
    '2026-03-29+08:00',
    '2026-02-30T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T00:00:60Z',
    '2026-01-01T00:00:00.Z',
    '2026-01-01T00:00:00.1234567890Z',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00+08:60',
    '2026-01-01T00:00:00+8',
    '2026-01-01T00:00:00+08:0',
    '2026-01-01T00:00:00+08:000',
    '2026-01-01T00:00:00 +08:00',
    '2026-01-01T00:00:00z',
    '2026-01-01T00:00:00ZZ',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-01:00',
    'Z',
    '+',
    '',
    '1764547200000',
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  test('reads what formatInstant writes, and what the machine writes', () => {
    fc.assert(
      fc.property(anyInstant, (i) => {
        expect(parseInstant(formatInstant(i))).toBe(i);
        expect(parseInstant(new Date(i).toISOString())).toBe(i);
      }),
    );
  });

  test('reads every offset as the machine does', () => {
    const anyOffset = fc.tuple(
      fc.constantFrom('+', '-'),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
    );
    fc.assert(
      fc.property(anyInstant, anyOffset, (i, [sign, hours, minutes]) => {
        const offset = [hours, minutes].map((n) => String(n).padStart(2, '0')).join(':');
        const text = new Date(i).toISOString().replace('Z', `${sign}${offset}`);
        expect(parseInstant(text)).toBe(Date.parse(text));
      }),
    );
  });
});
