import { expect, test } from 'vitest';
import { daysToReread } from '../../../src-main/core/schedule/reread.ts';
import { MAX_REREAD_DAYS } from '../../../src-shared/model/index.ts';
import { addDays, businessDate, daysBetween, weekday } from '../../../src-shared/time/index.ts';

const TODAY = businessDate('2026-12-31');

test.each([
  ['nothing is in the books', 14, null, '2026-12-17', null],
  ['all open days are in the window', 14, '2026-12-20', '2026-12-17', null],
  ['open days go back further', 14, '2026-12-01', '2026-12-01', null],
  ['they go back as far as a sync may', 0, '2026-11-01', '2026-11-01', null],
])('%s', (_what, rereadDays, open, from, inTurn) => {
  const first = open === null ? null : businessDate(open);
  expect(daysToReread(TODAY, rereadDays, first)).toEqual({ rereadFrom: from, rereadInTurn: inTurn });
});

test.each([1, 61, 200, 390, 400, 1_000])(
  'of %i older open days each is read again within as many days as there are turns, also by a shop that is shut on one day of the week',
  (older) => {
    const open = addDays(TODAY, -MAX_REREAD_DAYS - older);
    const turns = Math.max(5, Math.ceil((older + 60) / MAX_REREAD_DAYS)) + 1;
    for (const shut of [null, 1, 2, 3, 4, 5, 6, 7]) {
      const read = new Set<number>();
      // A turn that falls on the day off is a turn later on another day of the week.
      for (let day = 0; day < (shut === null ? turns : 2 * turns); day += 1) {
        const today = addDays(TODAY, day);
        if (weekday(today) === shut) continue;
        const { rereadInTurn } = daysToReread(today, 14, open);
        if (rereadInTurn === null) continue;
        const { from, to } = rereadInTurn;
        expect(daysBetween(from, to)).toBeLessThan(MAX_REREAD_DAYS);
        for (let at = daysBetween(open, from); at <= daysBetween(open, to); at += 1) read.add(at);
      }
      const missed = Array.from({ length: older }, (_, at) => at).filter((at) => !read.has(at));
      expect(missed, `shut on ${shut}`).toEqual([]);
    }
  },
);

test('what is older than the open days is not read again', () => {
  for (let day = 0; day < 20; day += 1) {
    const today = addDays(TODAY, day);
    const open = addDays(today, -100);
    const { rereadFrom, rereadInTurn } = daysToReread(today, 14, open);
    expect(rereadFrom).toBe(addDays(today, -MAX_REREAD_DAYS));
    if (rereadInTurn === null) continue;
    expect(rereadInTurn).toEqual({ from: open, to: addDays(rereadFrom, -1) });
  }
});
