import type { PosDocument, PosLine } from '../../../src-shared/model/index.ts';
import { type Minor, minor, negate, quantity, subtract } from '../../../src-shared/money/index.ts';
import { sameCustomer } from './customers.ts';
import type { Dice } from './dice.ts';
import { about, eventAt } from './documents.ts';
import { ONE, partOf, takenBack, totalOf } from './lines.ts';
import { type CounterSale, MAX_RETURN_DAYS, counterSales } from './sales.ts';
import { type StoreDay, diceOn, idOn, lookBack, perDay } from './story.ts';
import { CASH, NETWORK_CARD, STORE_CREDIT, type Settlement, paidBy, together } from './tenders.ts';
import { servedMoment } from './tills.ts';

/** Reasons the till asks for, with what becomes of the goods. */
export const RETURN_REASONS = [
  { reason: 'Changed mind', decision: 'back-to-stock', weight: 40 },
  { reason: 'Wrong item', decision: 'back-to-stock', weight: 20 },
  { reason: 'Damaged', decision: 'written-off', weight: 25 },
  { reason: 'Past best before', decision: 'written-off', weight: 15 },
] as const;

const TEN_DOLLARS = 10_00;

/** Goods that came back on this day, from sales of the days before. */
export const returnsOn = perDay((day): readonly PosDocument[] =>
  lookBack(day, 1, MAX_RETURN_DAYS, (earlier, n) =>
    counterSales(earlier).filter(({ fate }) => fate.kind === 'returned' && fate.afterDays === n),
  ).map((sale, i) => returnOf(day, sale, i + 1)),
);

function returnOf(day: StoreDay, sale: CounterSale, n: number): PosDocument {
  const sourceId = idOn(day, 'R', n);
  const dice = diceOn(day, `return ${n}`);
  const lines = cameBack(dice, sale.document.lines).map(takenBack);
  const total = totalOf(lines);
  const { reason } = dice.weighted(RETURN_REASONS, ({ weight }) => weight);
  return eventAt(day, servedMoment(day, dice), {
    kind: 'return',
    sourceId,
    ...sameCustomer(sale.document),
    // Some customers have lost the receipt.
    reference: dice.chance(9000) ? about(sale.document) : null,
    reason,
    lines,
    total,
    ...refund(dice, sale.document, total, sourceId),
  });
}

/** Everything, or one line, or only some of its pieces. */
function cameBack(dice: Dice, sold: readonly PosLine[]): readonly PosLine[] {
  if (dice.chance(4000)) return sold;
  const line = dice.pick(sold.filter(({ type }) => type === 'item'));
  const several = line.quantity > ONE && line.quantity % ONE === 0;
  return [several ? partOf(line, quantity(ONE * dice.between(1, line.quantity / ONE - 1))) : line];
}

/** The money goes back as it came, or in cash, or stays as credit, or in two parts. */
function refund(dice: Dice, sale: PosDocument, total: Minor, sourceId: string): Settlement {
  const first = sale.tenders[0]?.method ?? CASH;
  // Nothing goes back onto the card of a network.
  const asPaid = first === NETWORK_CARD ? CASH : first;
  const way = dice.below(100);
  if (way < 40) return paidBy(dice, asPaid, total);
  if (way < 65) return paidBy(dice, CASH, total);
  if (way < 90 || total > -2 * TEN_DOLLARS) return credited(dice, total, sourceId);
  const inCash = negate(minor(TEN_DOLLARS));
  return together(paidBy(dice, CASH, inCash), credited(dice, subtract(total, inCash), sourceId));
}

function credited(dice: Dice, total: Minor, sourceId: string): Settlement {
  const { tenders, rounding } = paidBy(dice, STORE_CREDIT, total);
  return { tenders: tenders.map((leg) => ({ ...leg, reference: `SC-${sourceId}` })), rounding };
}
