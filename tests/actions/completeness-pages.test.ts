import { expect, test } from 'vitest';
import { pageOfPlaces } from '../../src-main/actions/completeness/pages.ts';
import type { StreamDay } from '../../src-main/actions/completeness/stream-day.ts';
import { addDays, businessDate } from '../../src-shared/time/index.ts';

/** So many locations with so many days, each with so many findings. */
function shops(places: number, days: number, findings: number): readonly StreamDay[] {
  const found = {
    id: 'numbers:R1:000000021:000000023',
    kind: 'numbers',
    register: 'R1',
    from: '000000021',
    to: '000000023',
    count: 3,
    explained: null,
  } as const;
  return Array.from({ length: days }, (_, day) =>
    Array.from({ length: places }, (__, place) => ({
      stream: 'A stream of many shops',
      location: `Shop ${String(place).padStart(4, '0')}`,
      date: addDays(businessDate('2026-01-01'), day),
      there: 97,
      expected: 100,
      findings: Array.from({ length: findings }, () => found),
    })),
  ).flat();
}

test('a page is never too long for a window, and no location is left out', () => {
  for (const days of [shops(300, 92, 0), shops(100, 367, 1), shops(100, 30, 20)]) {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = pageOfPlaces(days, { cursor, limit: 200 });
      expect(JSON.stringify(page.days).length).toBeLessThan(1_000_000);
      expect(page.next).not.toBe(cursor);
      seen.push(...new Set(page.days.map(({ location }) => location)));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual([...new Set(days.map(({ location }) => location))]);
  }
});

test('a location with more than a page holds comes by itself', () => {
  const page = pageOfPlaces(shops(2, 300, 20), { cursor: null, limit: 200 });
  expect(page).toMatchObject({ next: '1', places: 2 });
  expect(page.days).toHaveLength(300);
});
