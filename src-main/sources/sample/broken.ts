import type { PosDocument } from '../../../src-shared/model/index.ts';
import { add, minor } from '../../../src-shared/money/index.ts';
import { dayNumber } from '../../../src-shared/time/index.ts';
import { diceOf } from './dice.ts';
import { saleAt } from './sales.ts';
import { STORES } from './stores.ts';
import { type StoreDay, diceOn, idOn } from './story.ts';
import { servedMoment } from './tills.ts';

/** Every window of thirty days has exactly one such day; in October 2026 it is the 17th. */
const EVERY_DAYS = 30;
const DAY_OF_CYCLE = 13;

const ONE_DOLLAR = minor(1_00);

/**
 * The order that must be found: its tenders come to one dollar more than its lines, as when a till
 * lost a line on its way. Everything else in the story is in balance.
 */
export function brokenOrders(day: StoreDay): readonly PosDocument[] {
  if (dayNumber(day.date) % EVERY_DAYS !== DAY_OF_CYCLE) return [];
  const unlucky = diceOf(day.story.seed, `${day.date}/broken`).pick(STORES);
  if (unlucky.id !== day.store.id) return [];
  const dice = diceOn(day, 'broken');
  const sale = saleAt(day, dice, servedMoment(day, dice), { sourceId: idOn(day, 'Z', 1) });
  const [first, ...others] = sale.tenders;
  if (first === undefined) throw new RangeError('a sale without a tender cannot be broken this way');
  return [{ ...sale, tenders: [{ ...first, amount: add(first.amount, ONE_DOLLAR) }, ...others] }];
}
