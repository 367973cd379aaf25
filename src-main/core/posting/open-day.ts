import { datedEntry } from '../../../src-shared/model/index.ts';
import { addDays, type BusinessDate } from '../../../src-shared/time/index.ts';
import type { Draft } from '../ports/index.ts';

/** What was on an open day already, and is locked there as well. */
const SAYS_ITS_DAY = /\(of \d{4}-\d{2}-\d{2}\)$/;

/**
 * A draft of a locked day on the first open one, with the day that it is about in its entries' narrations.
 * Its key and number keep the business date, so that it is the same document wherever it is made again. A
 * customer has no date.
 */
export function onOpenDay(draft: Draft, lockedThrough: BusinessDate | null): Draft {
  if (lockedThrough === null || draft.date > lockedThrough || draft.type === 'contact') return draft;
  const date = addDays(lockedThrough, 1);
  const entries = draft.entries.map((entry) =>
    datedEntry(
      entry,
      date,
      SAYS_ITS_DAY.test(entry.narration) ? entry.narration : `${entry.narration} (of ${entry.date})`,
    ),
  );
  return { ...draft, date, entries };
}
