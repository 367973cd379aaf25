import { expect, test } from 'vitest';
import type { PullWindow } from '../../src-main/core/ports/index.ts';
import { pullStream } from '../../src-main/sync/pull.ts';
import { sale, tell } from '../seeds/till.ts';

test.each([
  ['the last 14 days', 14, null, '2026-12-17'],
  ['today alone', 0, null, '2026-12-31'],
  ['the last 60 days', 60, null, '2026-11-01'],
  ['every day that may be locked next', 14, '2026-11-30', '2026-12-01'],
  ['no less than the window after a lock', 14, '2026-12-28', '2026-12-17'],
  ['no more than 60 days of what was never locked', 14, '2026-06-30', '2026-11-01'],
])('a till is asked again for %s with each sync', async (_what, rereadDays, locked, from) => {
  await using booked = await tell([sale('1')], { rereadDays });
  await booked.ask('books.set-lock', { lockedThrough: locked });
  const { services, use } = booked;
  const windows: PullWindow[] = [];
  const openSource: typeof services.openSource = async (request) => {
    const source = await services.openSource(request);
    return {
      ...source,
      units: (window) => {
        windows.push(window);
        return source.units(window);
      },
    };
  };
  const { signal } = services;
  await pullStream({ ...services, openSource }, use.stream, { from: null, to: null, signal });
  expect(windows).toEqual([{ from: null, to: null, today: '2026-12-31', rereadFrom: from }]);
});
