import { IANAZone } from 'luxon';
import { afterEach, expect, test, vi } from 'vitest';
import { instant, instantToLocal, localToInstant, zoneId } from '../../src-shared/time/index.ts';
import { firstMsWhere, offsetMsAt } from '../../src-shared/time/zone-offset.ts';
import { DAY_MS, HOUR_MS, at } from './arbitraries.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('luxon is asked once for a day, not once for a row', () => {
  const asked = vi.spyOn(IANAZone.prototype, 'offset');
  const zone = zoneId('Europe/Lisbon');
  const noon = at('2026-06-15T12:00:00Z');
  for (let i = 0; i < 1000; i += 1) {
    const local = instantToLocal(instant(noon + i), zone);
    localToInstant(local, zone);
  }
  // Two for each of the three days on which a clock reading could be.
  expect(asked.mock.calls.length).toBeLessThanOrEqual(6);
});

test('a day with a change is searched once', () => {
  const asked = vi.spyOn(IANAZone.prototype, 'offset');
  const change = at('2026-03-29T01:00:00Z');
  const offsets = [-1, 0, 1].map((off) => offsetMsAt(change + off, 'Europe/Madrid'));
  expect(offsets).toEqual([HOUR_MS, 2 * HOUR_MS, 2 * HOUR_MS]);
  const searched = asked.mock.calls.length;
  for (let ms = change - HOUR_MS; ms < change + HOUR_MS; ms += 60_000) offsetMsAt(ms, 'Europe/Madrid');
  expect(asked.mock.calls.length).toBe(searched);
});

test('zones do not share their days', () => {
  const noon = at('2026-06-15T12:00:00Z');
  const hours = ['Asia/Tokyo', 'America/Lima', 'Asia/Tokyo'].map((zone) => offsetMsAt(noon, zone) / HOUR_MS);
  expect(hours).toEqual([9, -5, 9]);
});

test('a century of days, more than are kept, stays right', () => {
  const zone = 'America/Bogota';
  const first = Math.floor(at('1995-01-01T00:00:00Z') / DAY_MS);
  for (let day = first; day < first + 40_100; day += 1) {
    if (offsetMsAt(day * DAY_MS, zone) !== -5 * HOUR_MS) throw new Error(`day ${day}`);
  }
  expect(offsetMsAt(first * DAY_MS, zone)).toBe(-5 * HOUR_MS);
});

test('firstMsWhere finds the first', () => {
  for (const first of [1, 2, 50, 99, 100]) {
    expect(firstMsWhere(0, 100, (ms) => ms >= first)).toBe(first);
  }
});
