import { datedEntry, type Entry } from '../../../../src-shared/model/index.ts';
import { addDays, type BusinessDate } from '../../../../src-shared/time/index.ts';

/** The day itself, or the first one after the locked periods. */
export function openDay(date: BusinessDate, lockedThrough: BusinessDate | null): BusinessDate {
  return lockedThrough === null || date > lockedThrough ? date : addDays(lockedThrough, 1);
}

/** Entries on the day on which they count; one that is moved names the day it is about. */
export function entriesOn(entries: readonly Entry[], date: BusinessDate): readonly Entry[] {
  return entries.map((entry) =>
    entry.date === date ? entry : datedEntry(entry, date, `${entry.narration} (of ${entry.date})`),
  );
}
