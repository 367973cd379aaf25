import type { PosDocument } from '../../../src-shared/model/index.ts';
import { ZERO, minor, negate, sum } from '../../../src-shared/money/index.ts';
import { weekday } from '../../../src-shared/time/index.ts';
import { eventAt } from './documents.ts';
import { shareOf } from './lines.ts';
import { counterSales } from './sales.ts';
import { type StoreDay, idOn, lookBack } from './story.ts';
import { amountBy } from './tenders.ts';
import type { Moment } from './tills.ts';

const MONDAY = 1;
const WEEK_DAYS = 7;

/** What the bank keeps of what went through its terminals. */
const RATES = [
  { method: 'EFTPOS', basisPoints: 60 },
  { method: 'Mastercard', basisPoints: 115 },
  { method: 'Visa', basisPoints: 115 },
] as const;

/** The statement is there before the doors open. */
const STATEMENT: Moment = { second: 6 * 3600, shift: null };

/** On Mondays the bank reports its fees on the week's counter sales, one amount for each card. */
export function cardFees(day: StoreDay): readonly PosDocument[] {
  if (weekday(day.date) !== MONDAY) return [];
  const legs = lookBack(day, 1, WEEK_DAYS, (earlier) =>
    counterSales(earlier).flatMap(({ document }) => document.tenders),
  );
  const tenders = RATES.map(({ method, basisPoints }) => ({
    method,
    amount: negate(shareOf(minor(Math.max(0, amountBy(method, legs))), basisPoints)),
    tip: ZERO,
    reference: null,
  })).filter(({ amount }) => amount !== 0);
  if (tenders.length === 0) return [];
  const total = sum(tenders.map(({ amount }) => amount));
  return [eventAt(day, STATEMENT, { kind: 'fee', sourceId: idOn(day, 'C', 1), total, tenders })];
}
