import type { PosDocument } from '../../../src-shared/model/index.ts';
import { ZERO, minor } from '../../../src-shared/money/index.ts';
import { rangeOf } from './basket.ts';
import { sameCustomer } from './customers.ts';
import { about, eventAt } from './documents.ts';
import { ONE, partOf, soldLine, takenBack, totalOf } from './lines.ts';
import { type CounterSale, MAX_RETURN_DAYS, counterSales } from './sales.ts';
import { type StoreDay, diceOn, idOn, lookBack } from './story.ts';
import { CASH, paid, paidBy, undone } from './tenders.ts';
import { type Moment, servedMoment } from './tills.ts';

/** At the same till at once, and by the manager on the next day. */
export const CANCELLATION_REASONS = ['Keyed in by mistake', 'Cancelled by manager'] as const;

/** A cashier notices a mistake before the customer has left. */
const NOTICED_AFTER_SECONDS = 95;

/** Sales struck out: at once at the same till, or by the manager on the next day. */
export function cancellations(day: StoreDay): readonly PosDocument[] {
  const cancelled = lookBack(day, 0, 1, (earlier, n) =>
    counterSales(earlier).filter(({ fate }) => fate.kind === 'cancelled' && fate.afterDays === n),
  );
  return cancelled.map(({ document, moment, fate }, i): PosDocument => {
    const atOnce = fate.kind === 'cancelled' && fate.afterDays === 0;
    const at: Moment = atOnce
      ? { ...moment, second: moment.second + NOTICED_AFTER_SECONDS }
      : servedMoment(day, diceOn(day, `cancellation ${i}`));
    return eventAt(day, at, {
      kind: 'cancellation',
      sourceId: idOn(day, 'X', i + 1),
      ...sameCustomer(document),
      reference: about(document),
      reason: CANCELLATION_REASONS[atOnce ? 0 : 1],
      lines: document.lines.map(takenBack),
      total: minor(-document.total),
      ...undone(document),
    });
  });
}

/** One piece taken back and another of the same group sold, only the difference changes hands. */
export function exchanges(day: StoreDay): readonly PosDocument[] {
  return lookBack(day, 1, MAX_RETURN_DAYS, (earlier, n) =>
    counterSales(earlier).filter(({ fate }) => fate.kind === 'exchanged' && fate.afterDays === n),
  ).map((sale, i) => exchangeOf(day, sale, i + 1));
}

function exchangeOf(day: StoreDay, { document }: CounterSale, n: number): PosDocument {
  const dice = diceOn(day, `exchange ${n}`);
  const old = dice.pick(document.lines.filter(({ type }) => type === 'item'));
  const back = takenBack(old.quantity > ONE && old.quantity % ONE === 0 ? partOf(old, ONE) : old);
  const other = dice.pick(
    rangeOf(day).filter(({ group, byWeight }) => group === old.productGroup && !byWeight),
  );
  const lines = [back, soldLine(other, ONE)];
  const total = totalOf(lines);
  const settled =
    total > 0 ? paid(dice, total) : total < 0 ? paidBy(dice, CASH, total) : { tenders: [], rounding: ZERO };
  return eventAt(day, servedMoment(day, dice), {
    kind: 'exchange',
    sourceId: idOn(day, 'E', n),
    ...sameCustomer(document),
    reference: about(document),
    reason: 'Wrong item',
    lines,
    total,
    ...settled,
  });
}
