import { describe, expect, test } from 'vitest';
import type { JobMark } from '../../../src-main/core/ports/index.ts';
import {
  begun,
  CLOCK_TRUSTED_MS,
  ended,
  freshMark,
  lookAt,
  MAX_TRIES,
  TRY_AGAIN_MS,
} from '../../../src-main/core/schedule/look.ts';
import type { Timetable } from '../../../src-main/core/schedule/occurrences.ts';
import { type Instant, instant, zoneId } from '../../../src-shared/time/index.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const AT_SIX: Timetable = { kind: 'daily', minutes: [360], zone: zoneId('UTC'), after: [] };

const day = (number: number, hour = 0, minute = 0): Instant =>
  instant(Date.UTC(2026, 2, number, hour, minute));
const later = (at: Instant, ms: number): Instant => instant(at + ms);

function looked(mark: JobMark | null, now: Instant, timetable = AT_SIX) {
  return lookAt(timetable, mark, now);
}

describe('missed runs', () => {
  test('come to one, at the first look', () => {
    const { mark, run } = looked(freshMark(day(2, 7)), day(9, 12));
    expect(run).toBe(day(9, 6));
    const done = ended(begun(mark, day(9, 6), day(9, 12)), 'done');
    expect(looked(done, day(9, 13)).run).toBeNull();
    expect(looked(done, day(10, 6)).run).toBe(day(10, 6));
  });

  test('from before a job was turned on are none', () => {
    const { mark, run } = looked(null, day(9, 12));
    expect([mark, run]).toEqual([freshMark(day(9, 12)), null]);
    expect(looked(mark, day(10, 5, 59)).run).toBeNull();
    expect(looked(mark, day(10, 6)).run).toBe(day(10, 6));
  });

  test('of a time that has been changed to one already past today are none', () => {
    const done = ended(begun(freshMark(day(2)), day(2, 6), day(2, 6)), 'done');
    const atFive: Timetable = { ...AT_SIX, minutes: [300] };
    expect(looked(done, day(2, 7), atFive).run).toBeNull();
    expect(looked(done, day(3, 5), atFive).run).toBe(day(3, 5));
  });
});

describe('a run that comes to no good end', () => {
  const first = begun(freshMark(day(2)), day(2, 6), day(2, 6));

  test('is begun again after a while, a few times', () => {
    let mark = ended(first, 'failed');
    expect(looked(mark, later(day(2, 6), TRY_AGAIN_MS - 1)).run).toBeNull();
    for (let tries = 1; tries < MAX_TRIES; tries += 1) {
      const now = later(day(2, 6), tries * TRY_AGAIN_MS);
      expect(looked(mark, now).run).toBe(day(2, 6));
      mark = ended(begun(mark, day(2, 6), now), 'failed');
    }
    expect(looked(mark, day(2, 12)).run).toBeNull();
    expect(looked(mark, day(3, 6)).run).toBe(day(3, 6));
  });

  test('because it took the program with it is given up like one that failed', () => {
    let mark = first;
    for (let tries = 1; tries < MAX_TRIES; tries += 1) mark = begun(mark, day(2, 6), day(2, 6 + tries));
    const { mark: after, run } = looked(mark, day(2, 12));
    expect(run).toBeNull();
    expect(after.through).toBe(day(2, 6));
  });

  test('because Daybook was closed is made up for at the next start', () => {
    const mark = ended(first, 'stopped');
    expect(looked(mark, day(2, 6, 1)).run).toBe(day(2, 6));
    // However often that happens.
    let often = mark;
    for (let times = 0; times < 10; times += 1) {
      often = ended(begun(often, day(2, 6), day(2, 7)), 'stopped');
    }
    expect(looked(often, day(2, 8)).run).toBe(day(2, 6));
  });

  test('is overtaken by the next occurrence', () => {
    const mark = ended(first, 'failed');
    expect(looked(mark, day(4, 7)).run).toBe(day(4, 6));
    const done = ended(begun(mark, day(4, 6), day(4, 7)), 'done');
    expect(looked(done, day(5, 5)).run).toBeNull();
  });

  test('because a person cancelled it is not begun again', () => {
    expect(looked(ended(first, 'cancelled'), day(2, 20)).run).toBeNull();
  });
});

describe('a clock that is set back', () => {
  const done = ended(begun(freshMark(day(2)), day(4, 6), day(4, 6)), 'done');

  test('runs nothing a second time', () => {
    const { mark, run } = looked(done, day(4, 5));
    expect(run).toBeNull();
    expect(looked(mark, day(4, 6, 30)).run).toBeNull();
    expect(looked(mark, day(5, 6)).run).toBe(day(5, 6));
  });

  test('by years at every start (an empty battery) runs nothing until it is right again', () => {
    let mark: JobMark = done;
    for (const year of [2000, 2000, 2000]) {
      const now = instant(Date.UTC(year, 0, 1, 0, 0, 30));
      const look = looked(mark, now);
      expect(look.run).toBeNull();
      ({ mark } = look);
    }
    expect(looked(mark, day(4, 9)).run).toBeNull();
    expect(looked(mark, day(5, 9)).run).toBe(day(5, 6));
  });

  test('and goes on a whole day is right: what ran in the years that never were does not count', () => {
    const future = ended(begun(done, instant(day(4, 6) + 3650 * DAY_MS), day(4, 6)), 'done');
    const behind = looked(future, day(5, 12)).mark;
    expect(looked(behind, later(day(5, 12), CLOCK_TRUSTED_MS - 1)).run).toBeNull();
    const { mark } = looked(behind, later(day(5, 12), CLOCK_TRUSTED_MS));
    expect(looked(mark, day(7, 6)).run).toBe(day(7, 6));
  });

  test('while a run is being made up for waits for it', () => {
    const failed = ended(begun(done, day(5, 6), day(5, 6)), 'failed');
    expect(looked(failed, day(5, 3)).run).toBeNull();
    expect(looked(failed, day(5, 6, 20)).run).toBe(day(5, 6));
  });
});
