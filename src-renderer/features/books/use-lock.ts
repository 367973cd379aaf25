import { addDays, type BusinessDate, isBusinessDate } from '../../../src-shared/time/index.ts';
import { type ChosenBooks, useAnswer } from '../../bridge/index.ts';

/** How far the books are closed. */
export interface Lock {
  /** Null: no period is locked. */
  readonly lockedThrough: BusinessDate | null;
  /** The first day that can still be booked; null where all can. */
  readonly openDay: BusinessDate | null;
}

const OPEN: Lock = { lockedThrough: null, openDay: null };

/** Nothing is locked as long as that is not known: the engine refuses what it must. */
export function useLock(books: Pick<ChosenBooks, 'input' | 'isKnown' | 'isHere'>): Lock {
  const query = useAnswer('books.lock', books.input, { enabled: books.isKnown && books.isHere });
  return lockOf(query.data?.lockedThrough ?? null);
}

export function lockOf(through: string | null): Lock {
  return through === null || !isBusinessDate(through)
    ? OPEN
    : { lockedThrough: through, openDay: addDays(through, 1) };
}

/** How many of these days are closed: what is booked on them counts on the first open day. */
export function lockedAmong({ lockedThrough }: Lock, dates: readonly string[]): number {
  return lockedThrough === null ? 0 : dates.filter((date) => date <= lockedThrough).length;
}
