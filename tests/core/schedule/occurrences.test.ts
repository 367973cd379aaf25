import { describe, expect, test } from 'vitest';
import { lastBetween, nextAfter, type Timetable } from '../../../src-main/core/schedule/occurrences.ts';
import {
  businessDate,
  type DayRule,
  formatInstant,
  type Instant,
  instant,
  parseInstant,
  zoneId,
} from '../../../src-shared/time/index.ts';

const ALWAYS = businessDate('0001-01-01');

function daily(zone: string, times: readonly string[], after: readonly DayRule[] = []): Timetable {
  const minutes = times.map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  return { kind: 'daily', minutes, zone: zoneId(zone), after: after.map((rule) => [rule]) };
}

function at(text: string): Instant {
  return parseInstant(text) ?? instant(Number.NaN);
}

/** Every occurrence in a span, the way a program that never sleeps meets them. */
function all(timetable: Timetable, from: string, until: string): readonly string[] {
  const found: string[] = [];
  let next = nextAfter(timetable, at(from));
  while (next !== null && next <= at(until)) {
    found.push(formatInstant(next));
    next = nextAfter(timetable, next);
  }
  return found;
}

describe('a time of day', () => {
  test('is what the clocks of its zone show, in summer and in winter', () => {
    expect(all(daily('Europe/London', ['06:00']), '2026-10-23T12:00Z', '2026-10-26T12:00Z')).toEqual([
      '2026-10-24T05:00:00Z',
      '2026-10-25T06:00:00Z',
      '2026-10-26T06:00:00Z',
    ]);
  });

  test.each([
    // The clocks go forward over it: it runs when they have.
    ['Europe/London', '01:30', '2026-03-29T00:00Z', ['2026-03-29T01:00:00Z', '2026-03-30T00:30:00Z']],
    ['America/New_York', '02:30', '2026-03-08T00:00Z', ['2026-03-08T07:00:00Z', '2026-03-09T06:30:00Z']],
    // By half an hour, on Lord Howe.
    ['Australia/Lord_Howe', '02:15', '2026-10-03T12:00Z', ['2026-10-03T15:30:00Z', '2026-10-04T15:15:00Z']],
    // They go back and show it twice: it runs the first time.
    ['Europe/London', '01:30', '2026-10-25T00:00Z', ['2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z']],
    ['America/New_York', '01:30', '2026-11-01T00:00Z', ['2026-11-01T05:30:00Z', '2026-11-02T06:30:00Z']],
    ['Australia/Lord_Howe', '01:45', '2026-04-04T12:00Z', ['2026-04-04T14:45:00Z', '2026-04-05T15:15:00Z']],
  ])('in %s at %s is there once on the day that the clocks change', (zone, time, from, expected) => {
    const until = formatInstant(instant(at(from) + 48 * 60 * 60_000 - 1));
    expect(all(daily(zone, [time]), from, until)).toEqual(expected);
  });

  test('two that the clocks jump over come to one', () => {
    const timetable = daily('Europe/London', ['01:15', '01:45', '02:00']);
    expect(all(timetable, '2026-03-29T00:00Z', '2026-03-29T12:00Z')).toEqual(['2026-03-29T01:00:00Z']);
  });

  test('a list of hours is met in its order', () => {
    const timetable = daily('Asia/Kuala_Lumpur', ['22:00', '13:00']);
    expect(all(timetable, '2026-03-02T00:00Z', '2026-03-03T06:00Z')).toEqual([
      '2026-03-02T05:00:00Z',
      '2026-03-02T14:00:00Z',
      '2026-03-03T05:00:00Z',
    ]);
  });

  test('none is none', () => {
    expect(nextAfter(daily('UTC', []), at('2026-03-02T00:00Z'))).toBeNull();
    expect(lastBetween(daily('UTC', []), at('2026-03-02T00:00Z'), at('2026-04-02T00:00Z'))).toBeNull();
  });
});

describe('a night', () => {
  const rule = (zone: string, cutOffMinutes: number): DayRule => ({
    from: ALWAYS,
    zone: zoneId(zone),
    cutOffMinutes,
  });

  test('waits for the last cut-off of its places', () => {
    const places = [rule('Asia/Kuala_Lumpur', 240), rule('Asia/Kuala_Lumpur', 450)];
    const timetable = daily('Asia/Kuala_Lumpur', ['06:00'], places);
    expect(all(timetable, '2026-03-02T00:00Z', '2026-03-03T12:00Z')).toEqual(['2026-03-02T23:30:00Z']);
  });

  test('waits for places that are behind, even into the next date of its own zone', () => {
    const timetable = daily('Pacific/Auckland', ['06:00'], [rule('Pacific/Honolulu', 1380)]);
    const found = all(timetable, '2026-06-01T00:00Z', '2026-06-04T00:00Z');
    // 23:00 in Honolulu is 09:00 UTC on the next date, which is 21:00 in Auckland.
    expect(found).toEqual(['2026-06-01T09:00:00Z', '2026-06-02T09:00:00Z', '2026-06-03T09:00:00Z']);
  });
});

test('missed occurrences come to the last of them', () => {
  const timetable = daily('Europe/London', ['06:00']);
  expect(lastBetween(timetable, at('2026-01-01T06:00Z'), at('2026-01-09T05:59Z'))).toBe(
    at('2026-01-08T06:00Z'),
  );
  expect(lastBetween(timetable, at('2026-01-08T06:00Z'), at('2026-01-09T05:59Z'))).toBeNull();
  expect(lastBetween(timetable, at('2026-01-08T06:00Z'), at('2026-01-09T06:00Z'))).toBe(
    at('2026-01-09T06:00Z'),
  );
});

test('every few minutes is every few minutes', () => {
  const timetable = { kind: 'every', ms: 300_000 } as const;
  expect(all(timetable, '2026-03-29T00:59Z', '2026-03-29T01:10Z')).toEqual([
    '2026-03-29T01:00:00Z',
    '2026-03-29T01:05:00Z',
    '2026-03-29T01:10:00Z',
  ]);
  expect(lastBetween(timetable, at('2026-03-01T00:00Z'), at('2026-03-29T01:04Z'))).toBe(
    at('2026-03-29T01:00Z'),
  );
});
