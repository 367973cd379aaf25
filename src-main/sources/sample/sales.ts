import type { PosDocument, PosTender } from '../../../src-shared/model/index.ts';
import { type Minor, ZERO, minor } from '../../../src-shared/money/index.ts';
import { weekday } from '../../../src-shared/time/index.ts';
import { basket, isCafe } from './basket.ts';
import { knownCustomer, onCustomer } from './customers.ts';
import type { Dice } from './dice.ts';
import { eventAt } from './documents.ts';
import { totalOf } from './lines.ts';
import { WEEKDAY_PERCENT } from './stores.ts';
import { type StoreDay, diceOn, idOn, perDay } from './story.ts';
import { paid, paidBy, paidFirstWith, withTip } from './tenders.ts';
import { type Moment, servedMoment } from './tills.ts';

/** What becomes of a sale, decided when it is made so that every later day knows it. */
export type Fate =
  | { readonly kind: 'kept' }
  | { readonly kind: 'returned' | 'exchanged' | 'cancelled' | 'late'; readonly afterDays: number };

export interface CounterSale {
  readonly document: PosDocument;
  readonly moment: Moment;
  readonly fate: Fate;
}

/** No return or exchange comes later. */
export const MAX_RETURN_DAYS = 7;

/** No document of a till without a connection comes later. */
export const MAX_LATE_DAYS = 3;

/** Part of the flagship's sales that come in over the web, for collection. */
const WEB_IN_TEN_THOUSAND = 250;

/** Everything sold over the counter that day, in the order of the receipts. */
export const counterSales = perDay((day): readonly CounterSale[] => {
  const dice = diceOn(day, 'traffic');
  const ordinary = day.store.salesPerDay * (WEEKDAY_PERCENT[weekday(day.date) - 1] ?? 0);
  // One ordinary day is up to a tenth busier or quieter than the next.
  const count = Math.floor((ordinary * dice.between(90, 110)) / 10_000);
  const moments = Array.from({ length: count }, () => servedMoment(day, dice));
  return moments.toSorted((a, b) => a.second - b.second).map((moment, i) => counterSale(day, moment, i + 1));
});

function counterSale(day: StoreDay, moment: Moment, n: number): CounterSale {
  const dice = diceOn(day, `sale ${n}`);
  const fate = fateOf(dice);
  if (day.store.cafe && fate.kind === 'kept' && dice.chance(WEB_IN_TEN_THOUSAND)) {
    return { document: webSale(day, moment, n), moment, fate };
  }
  const sale = saleAt(day, dice, moment, { sourceId: idOn(day, 'S', n) });
  // A till without a connection says so; most catch up within the day, some only days later.
  const offline = fate.kind === 'late' || dice.chance(40);
  const document = offline ? { ...sale, details: { ...sale.details, offline } } : sale;
  return { document, moment, fate };
}

function fateOf(dice: Dice): Fate {
  const lot = dice.below(10_000);
  if (lot < 350) return { kind: 'returned', afterDays: dice.between(1, MAX_RETURN_DAYS) };
  if (lot < 380) return { kind: 'exchanged', afterDays: dice.between(1, MAX_RETURN_DAYS) };
  if (lot < 396) return { kind: 'cancelled', afterDays: dice.chance(6000) ? 0 : 1 };
  if (lot < 412) return { kind: 'late', afterDays: dice.between(1, MAX_LATE_DAYS) };
  return { kind: 'kept' };
}

/** A sale with a basket of its own; `credit` is what a gift card or store credit pays at most. */
export function saleAt(
  day: StoreDay,
  dice: Dice,
  moment: Moment,
  parts: { readonly sourceId: string; readonly credit?: PosTender },
): PosDocument {
  const lines = basket(day, dice);
  const total = totalOf(lines);
  const settled =
    parts.credit === undefined ? paid(dice, total) : paidFirstWith(dice, total, atMost(parts.credit, total));
  return eventAt(day, moment, {
    kind: 'sale',
    sourceId: parts.sourceId,
    ...onCustomer(dice.chance(1000) ? knownCustomer(day, dice, false) : null),
    lines,
    total,
    ...(isCafe(lines) && dice.chance(1500) ? withTip(dice, settled) : settled),
  });
}

function webSale(day: StoreDay, moment: Moment, n: number): PosDocument {
  const dice = diceOn(day, `web sale ${n}`);
  const lines = basket(day, dice).filter(({ type }) => type === 'item');
  const total = totalOf(lines);
  return eventAt(
    day,
    { second: moment.second, shift: null },
    {
      kind: 'sale',
      sourceId: idOn(day, 'S', n),
      channel: 'web',
      ...onCustomer(knownCustomer(day, dice, false)),
      lines,
      total,
      ...paidBy(dice, 'Visa', total),
    },
  );
}

function atMost(leg: PosTender, total: Minor): PosTender {
  return { ...leg, amount: minor(Math.min(leg.amount, total)), tip: ZERO };
}
