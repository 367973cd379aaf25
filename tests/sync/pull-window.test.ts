import { expect, test } from 'vitest';
import type { PullWindow } from '../../src-main/core/ports/index.ts';
import { pullStream } from '../../src-main/sync/pull.ts';
import { sale, tell } from '../seeds/till.ts';

// The stream's first day is 2026-03-02; on 2026-12-31 it is the turn of the fourth of five stretches of older days.
const OLDER = { from: '2026-08-29', to: '2026-10-27' };

test.each([
  ['all that was never locked, 60 days of it at once', 14, null, '2026-11-01', OLDER],
  ['no less of it where the window is none', 0, null, '2026-11-01', OLDER],
  ['every day that may be locked next', 14, '2026-11-30', '2026-12-01', null],
  ['no less than the window after a lock', 14, '2026-12-28', '2026-12-17', null],
  [
    'what is open for longer than 60 days in turn',
    14,
    '2026-02-28',
    '2026-11-01',
    { from: '2026-08-28', to: '2026-10-26' },
  ],
])('a till is asked again for %s with each sync', async (_what, rereadDays, locked, from, inTurn) => {
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
  expect(windows).toEqual([
    { from: null, to: null, today: '2026-12-31', rereadFrom: from, rereadInTurn: inTurn },
  ]);
});
