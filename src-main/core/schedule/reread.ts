import { MAX_REREAD_DAYS } from '../../../src-shared/model/index.ts';
import { addDays, type BusinessDate, dayNumber, daysBetween } from '../../../src-shared/time/index.ts';
import type { PullWindow } from '../ports/index.ts';

/** Older days come at most so often again: a stretch of them on one day of so many. */
const LEAST_TURNS = 5;

const DAYS_OF_WEEK = 7;

/** Which days a till is asked for again. */
export type RereadDays = Required<Pick<PullWindow, 'rereadFrom' | 'rereadInTurn'>>;

/**
 * Which days to ask a till for again: with each sync the last ones, as far back as the stream says and as days are
 * open, MAX_REREAD_DAYS at most; of the open days before those one stretch of as many days, another one each day,
 * until all had their turn. So no day is locked that was not read again while it was open, given a sync a day for
 * as many days as there are turns, and a sync never reads more than twice MAX_REREAD_DAYS.
 * @param rereadDays how far back the stream says
 * @param open the first day that may still change in the books; null: none is known
 */
export function daysToReread(today: BusinessDate, rereadDays: number, open: BusinessDate | null): RereadDays {
  const window = addDays(today, -rereadDays);
  if (open === null || open >= window) return { rereadFrom: window, rereadInTurn: null };
  const earliest = addDays(today, -MAX_REREAD_DAYS);
  if (open >= earliest) return { rereadFrom: open, rereadInTurn: null };
  return { rereadFrom: earliest, rereadInTurn: stretchOf(today, open, addDays(earliest, -1)) };
}

function stretchOf(today: BusinessDate, open: BusinessDate, last: BusinessDate): RereadDays['rereadInTurn'] {
  const stretches = Math.ceil((daysBetween(open, last) + 1) / MAX_REREAD_DAYS);
  const turn = dayNumber(today) % turnsFor(stretches);
  if (turn >= stretches) return null;
  const from = addDays(open, turn * MAX_REREAD_DAYS);
  const to = addDays(from, MAX_REREAD_DAYS - 1);
  return { from, to: to < last ? to : last };
}

/** Never whole weeks: a stretch whose turn is on the shop's day off would never have it. */
function turnsFor(stretches: number): number {
  const turns = Math.max(LEAST_TURNS, stretches);
  return turns % DAYS_OF_WEEK === 0 ? turns + 1 : turns;
}
