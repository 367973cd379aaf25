import { expect, test } from 'vitest';
import type { PullWindow } from '../../src-main/core/ports/index.ts';
import { pullStream } from '../../src-main/sync/pull.ts';
import { sale, tell } from '../seeds/till.ts';

test.each([
  [14, '2026-12-17'],
  [0, '2026-12-31'],
  [60, '2026-11-01'],
])('a till is asked again for the last %i days with each sync', async (rereadDays, from) => {
  await using booked = await tell([sale('1')], { rereadDays });
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
