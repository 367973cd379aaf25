import { type BusinessDate, dayNumber, weekday } from '../../src-shared/time/index.ts';

/** An automatic backup on the disk. */
export interface DatedBackup {
  readonly file: string;
  /** The day it was made on. */
  readonly date: BusinessDate;
}

const DAYS_KEPT = 7;
const WEEKS_KEPT = 4;

/**
 * Which automatic backups may go: all but the last of each of the newest seven days that have one
 * and the last of each of the newest four weeks. Days without a backup (the shop was shut) do not
 * count, so that a month's holiday does not empty the folder.
 * @param backups in the order in which they were made
 */
export function expiredBackups(backups: readonly DatedBackup[]): readonly DatedBackup[] {
  const newestFirst = backups.toReversed();
  const kept = new Set([
    ...lastOfEach(newestFirst, DAYS_KEPT, (backup) => dayNumber(backup.date)),
    ...lastOfEach(newestFirst, WEEKS_KEPT, (backup) => dayNumber(backup.date) - weekday(backup.date)),
  ]);
  return backups.filter((backup) => !kept.has(backup));
}

/** The first of each group in the first so many groups. */
function lastOfEach(
  newestFirst: readonly DatedBackup[],
  groups: number,
  groupOf: (backup: DatedBackup) => number,
): readonly DatedBackup[] {
  const last = new Map<number, DatedBackup>();
  for (const backup of newestFirst) {
    const group = groupOf(backup);
    if (!last.has(group)) last.set(group, backup);
  }
  return [...last]
    .toSorted(([a], [b]) => b - a)
    .slice(0, groups)
    .map(([, backup]) => backup);
}
