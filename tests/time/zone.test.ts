import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type LocalDateTime,
  type ZoneId,
  instant,
  instantToLocal,
  isZoneId,
  localToInstant,
  parseLocalDateTime,
  zoneId,
} from '../../src-shared/time/index.ts';
import {
  APIA,
  HOUR_MS,
  KIRITIMATI,
  LONDON,
  LORD_HOWE,
  MINUTE_MS,
  NEW_YORK,
  PAGO_PAGO,
  ZONES,
  after,
  anyInstant,
  anyZone,
  at,
} from './arbitraries.ts';

describe('zoneId', () => {
  test.each([
    'Asia/Kuala_Lumpur',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'UTC',
    'Etc/GMT+5',
    'America/Port-au-Prince',
  ])('takes %s', (name) => {
    expect(zoneId(name)).toBe(name);
  });

  test.each([
    '',
    'Local',
    'Mars/Olympus',
    'Asia/',
    '+08:00',
    '-03',
    'europe/london',
    ' UTC',
    'Europe/London\n',
  ])('refuses %j', (name) => {
    expect(isZoneId(name)).toBe(false);
    expect(() => zoneId(name)).toThrow(RangeError);
  });
});

/** The wall clock as the machine's own formatter shows it. */
function shownByIntl(ms: number, zone: ZoneId): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
    ms,
  );
}

function read(text: string): LocalDateTime {
  const local = parseLocalDateTime(text);
  if (local === null) throw new Error(text);
  return local;
}

describe('instantToLocal', () => {
  test('shows what the machine’s formatter shows', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (i, zone) => {
        const local = instantToLocal(i, zone);
        const fraction = String(((i % 1000) + 1000) % 1000).padStart(3, '0');
        expect(read(`${shownByIntl(i, zone)}.${fraction}`)).toEqual(local);
      }),
      { numRuns: 500 },
    );
  });

  test('is right to the second around a change at one minute past midnight', () => {
    const stJohns = zoneId('America/St_Johns');
    const change = at('2010-11-07T02:31:00Z');
    for (const seconds of [-3600, -60, -1, 0, 1, 59, 60, 3600]) {
      const i = after(change, seconds * 1000);
      expect(instantToLocal(i, stJohns)).toEqual(read(shownByIntl(i, stJohns)));
    }
  });

  test('the ends of the day', () => {
    const noon = at('2026-06-15T11:00:00Z');
    expect(instantToLocal(noon, KIRITIMATI)).toEqual(read('2026-06-16 01:00'));
    expect(instantToLocal(noon, PAGO_PAGO)).toEqual(read('2026-06-15 00:00'));
  });
});

describe('localToInstant', () => {
  test('finds the instant again, whatever the zone', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (i, zone) => {
        const found = localToInstant(instantToLocal(i, zone), zone);
        const shown =
          found.kind === 'exact'
            ? [found.instant]
            : found.kind === 'ambiguous'
              ? [found.earlier, found.later]
              : [];
        expect(shown).toContain(i);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    [LONDON, '2026-03-29T01:00:00Z', 60],
    [NEW_YORK, '2026-03-08T07:00:00Z', 60],
    [LORD_HOWE, '2026-10-03T15:30:00Z', 30],
  ])('%s in spring: the clocks jump at %s by %i minutes', (zone, iso, minutes) => {
    const change = at(iso);
    const lastBefore = instantToLocal(after(change, -MINUTE_MS), zone);
    const insideMs = lastBefore.timeMs + MINUTE_MS + (minutes / 2) * MINUTE_MS;
    expect(instantToLocal(change, zone).timeMs - lastBefore.timeMs).toBe((minutes + 1) * MINUTE_MS);
    expect(localToInstant({ ...lastBefore, timeMs: insideMs }, zone)).toEqual({
      kind: 'gap',
      shifted: after(change, (minutes / 2) * MINUTE_MS),
      change,
    });
    expect(localToInstant(instantToLocal(change, zone), zone)).toEqual({ kind: 'exact', instant: change });
    expect(localToInstant(lastBefore, zone)).toEqual({ kind: 'exact', instant: after(change, -MINUTE_MS) });
  });

  test.each([
    [LONDON, '2026-10-25T01:00:00Z', 60],
    [NEW_YORK, '2026-11-01T06:00:00Z', 60],
    [LORD_HOWE, '2026-04-04T15:00:00Z', 30],
  ])('%s in autumn: the clocks go back at %s by %i minutes', (zone, iso, minutes) => {
    const change = at(iso);
    const widthMs = minutes * MINUTE_MS;
    expect(localToInstant(instantToLocal(change, zone), zone)).toEqual({
      kind: 'ambiguous',
      earlier: after(change, -widthMs),
      later: change,
    });
    const end = after(change, widthMs);
    expect(localToInstant(instantToLocal(end, zone), zone)).toEqual({ kind: 'exact', instant: end });
    const start = after(change, -widthMs - 1);
    expect(localToInstant(instantToLocal(start, zone), zone)).toEqual({ kind: 'exact', instant: start });
  });

  test('a whole day that never was', () => {
    // Samoa went to the other side of the date line at the end of 2011-12-29.
    expect(localToInstant(read('2011-12-30 12:00'), APIA)).toEqual({
      kind: 'gap',
      shifted: at('2011-12-30T22:00:00Z'),
      change: at('2011-12-30T10:00:00Z'),
    });
    expect(instantToLocal(at('2011-12-30T09:59:59Z'), APIA)).toEqual(read('2011-12-29 23:59:59'));
    expect(instantToLocal(at('2011-12-30T10:00:00Z'), APIA)).toEqual(read('2011-12-31 00:00'));
  });

  test('every reading is shown as often as said, and a gap never', () => {
    const anyReading = fc.tuple(anyInstant, anyZone);
    fc.assert(
      fc.property(anyReading, ([ms, zone]) => {
        const local = instantToLocal(ms, zoneId('UTC'));
        const found = localToInstant(local, zone);
        const shownAt = (i: number) => instantToLocal(instant(i), zone);
        const claims = {
          exact: () => [shownAt('instant' in found ? found.instant : Number.NaN)],
          ambiguous: () => ('earlier' in found ? [shownAt(found.earlier), shownAt(found.later)] : []),
          gap: () => [],
        };
        for (const shown of claims[found.kind]()) expect(shown).toEqual(local);
      }),
      { numRuns: 1000 },
    );
  });

  test('the years that were asked before do not matter', () => {
    // Fills every zone's cache in an order of its own; the answers must be those of the formatter.
    const days = [20_000, 5000, 20_001, 19_999, 15_341, 15_340];
    for (const zone of ZONES) {
      for (const day of days) {
        const i = instant(day * 24 * HOUR_MS + 5 * HOUR_MS);
        expect(instantToLocal(i, zone)).toEqual(read(shownByIntl(i, zone)));
      }
    }
  });
});
