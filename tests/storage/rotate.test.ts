import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DatedBackup, expiredBackups } from '../../src-main/storage/rotate.ts';
import { addDays, businessDate } from '../../src-shared/time/index.ts';

// A Sunday, so that weeks of seven days end with it.
const LAST = businessDate('2026-03-01');

/** Backups so many days before the last one, in the order of the list. */
function madeDaysAgo(...days: readonly number[]): DatedBackup[] {
  return days.map((ago, at) => ({ file: `b${at}`, date: addDays(LAST, -ago) }));
}

function keptDays(backups: readonly DatedBackup[]): readonly string[] {
  const expired = new Set(expiredBackups(backups));
  return backups.filter((backup) => !expired.has(backup)).map((backup) => backup.date);
}

describe('of automatic backups', () => {
  test('seven days and four weeks are kept', () => {
    const backups = madeDaysAgo(...Array.from({ length: 60 }, (_, at) => 59 - at));
    expect(keptDays(backups)).toEqual(
      [21, 14, 7, 6, 5, 4, 3, 2, 1, 0].map((ago) => addDays(LAST, -ago) as string),
    );
  });

  test('the last of a day is kept', () => {
    const backups = madeDaysAgo(1, 1, 0, 0);
    expect(expiredBackups(backups).map((backup) => backup.file)).toEqual(['b0', 'b2']);
  });

  test('days without a backup do not count', () => {
    expect(expiredBackups(madeDaysAgo(900, 700, 500, 300, 200, 100, 0))).toEqual([]);
  });

  test('of none, none', () => expect(expiredBackups([])).toEqual([]));

  test('the newest always stays, and there are never more than eleven', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(120), { minLength: 1 }), (days) => {
        const backups = madeDaysAgo(...days.toSorted((a, b) => b - a));
        const expired = expiredBackups(backups);
        expect(expired).not.toContain(backups.at(-1));
        expect(backups.length - expired.length).toBeLessThanOrEqual(11);
        const left = backups.filter((backup) => !expired.includes(backup));
        expect(expiredBackups(left)).toEqual([]);
      }),
    );
  });
});
