import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localOfUtcMs, localToUtcMs, parseLocalDateTime } from '../../src-shared/time/index.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, anyInstant } from './arbitraries.ts';

describe('parseLocalDateTime', () => {
  test.each([
    ['2026-03-29 01:30', HOUR_MS + 30 * MINUTE_MS],
    ['2026-03-29T01:30', HOUR_MS + 30 * MINUTE_MS],
    ['2026-03-29 00:00:00', 0],
    ['2026-03-29 23:59:59', DAY_MS - 1000],
    ['2026-03-29 23:59:59.999', DAY_MS - 1],
    ['2026-03-29 00:00:00.1', 100],
    ['2026-03-29 00:00:00.0019', 1],
  ])('reads %s', (text, timeMs) => {
    expect(parseLocalDateTime(text)).toEqual({ date: '2026-03-29', timeMs });
  });

  test.each([
    '2026-03-29',
    '2026-03-29 ',
    '2026-03-29 1:30',
    '2026-03-29 01:3',
    '2026-03-29 01.30',
    '2026-03-29 01:3/',
    '2026-03-29 1/:30',
    '2026-03-29 01:30:',
    '2026-03-29 01:30:0',
    '2026-03-29 01:30:00.',
    '2026-03-29 01:30:00,5',
    '2026-03-29 01:30:00 ',
    '2026-03-29 01:30Z',
    '2026-03-29 01:30 PM',
    '2026-03-29 24:00',
    '2026-03-29 00:60',
    '2026-03-29 00:00:60',
    '2026-03-29  01:30',
    '2026-02-29 01:30',
    '29-03-2026 01:30',
    '',
  ])('refuses %j', (text) => {
    expect(parseLocalDateTime(text)).toBeNull();
  });

  test('reads what a machine that writes UTC wrote', () => {
    fc.assert(
      fc.property(anyInstant, (ms) => {
        const text = new Date(ms).toISOString().slice(0, -1);
        expect(parseLocalDateTime(text)).toEqual(localOfUtcMs(ms));
        expect(localToUtcMs(localOfUtcMs(ms))).toBe(ms);
      }),
    );
  });
});
