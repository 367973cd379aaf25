import { describe, expect, test } from 'vitest';
import { createIds, sha256, systemClock } from '../../src-main/platform/index.ts';
import { instant, parseInstant } from '../../src-shared/time/index.ts';

describe('clock', () => {
  test('is the wall clock', () => {
    const before = Date.now();
    const now = systemClock({}).now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  test('stands still at DAYBOOK_NOW', () => {
    const clock = systemClock({ DAYBOOK_NOW: '2026-10-31T23:00:00+08:00' });
    expect(clock.now()).toBe(parseInstant('2026-10-31T15:00:00Z'));
  });

  test('a DAYBOOK_NOW that is no instant is told', () => {
    expect(() => systemClock({ DAYBOOK_NOW: 'yesterday' })).toThrow('bad-input (DAYBOOK_NOW)');
  });
});

describe('ids', () => {
  test('are UUIDs of version 7 that begin with the time', () => {
    const ids = createIds({ now: () => instant(0x0123456789ab) });
    expect(ids.uuid()).toMatch(/^01234567-89ab-7000-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  });

  test('sort in the order they were made and never repeat while the clock stands still or goes back', () => {
    let now = 1_000_000;
    const ids = createIds({ now: () => instant(now) });
    const made = Array.from({ length: 10_000 }, (_, at) => {
      if (at === 5_000) now -= 500;
      return ids.uuid();
    });
    expect(made.toSorted()).toEqual(made);
    expect(new Set(made.map((id) => id.slice(0, 18))).size).toBe(made.length);
  });
});

test('sha-256 is that of the UTF-8 text', () => {
  expect(sha256('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
});
