import type { PosDocument } from '../../../src-shared/model/index.ts';
import { type Minor, ZERO, minor, sum } from '../../../src-shared/money/index.ts';
import { type EventParts, eventAt } from './documents.ts';
import { type StoreDay, diceOn, idOn, instantOn } from './story.ts';
import { CASH, amountBy } from './tenders.ts';
import { type Moment, servedMoment, shiftsOn } from './tills.ts';

const PAY_OUT_REASONS = ['Postage', 'Window cleaner', 'Milk and sugar', 'Courier', 'Tips paid out'] as const;
const PAY_IN_REASONS = ['Petty cash returned', 'Found in the shop'] as const;

/** The drawer is emptied down by whole fifties. */
const DROP_STEP = 50_00;
const DROP_BEFORE_END_SECONDS = 45 * 60;

/** The smallest coin. */
const COIN = 5;

/** Petty cash of the day, out of the drawer and into it, always in whole coins. */
export function pettyCash(day: StoreDay): readonly PosDocument[] {
  const dice = diceOn(day, 'petty cash');
  const movements: PosDocument[] = [];
  if (dice.chance(6000)) {
    const parts = {
      kind: 'pay-out',
      sourceId: idOn(day, 'O', 1),
      reason: dice.pick(PAY_OUT_REASONS),
    } as const;
    movements.push(cashMove(day, servedMoment(day, dice), minor(-COIN * dice.between(60, 900)), parts));
  }
  if (dice.chance(1500)) {
    const parts = { kind: 'pay-in', sourceId: idOn(day, 'I', 1), reason: dice.pick(PAY_IN_REASONS) } as const;
    movements.push(cashMove(day, servedMoment(day, dice), minor(COIN * dice.between(40, 400)), parts));
  }
  return movements;
}

/** Towards the end of a shift, the cash that came in so far goes to the safe. */
export function cashDrops(day: StoreDay, trading: readonly PosDocument[]): readonly PosDocument[] {
  return shiftsOn(day).flatMap((shift, i) => {
    const second = shift.until - DROP_BEFORE_END_SECONDS;
    const at = instantOn(day, second);
    const before = trading.filter((one) => one.shift === shift.id && one.occurredAt < at);
    const taken = sum(before.map(({ tenders }) => amountBy(CASH, tenders)));
    const amount = Math.floor(taken / DROP_STEP) * DROP_STEP;
    if (amount <= 0) return [];
    const parts = { kind: 'cash-drop', sourceId: idOn(day, 'Q', i + 1) } as const;
    return [cashMove(day, { second, shift }, minor(-amount), parts)];
  });
}

/** Money into the drawer, or out of it when negative, that is no payment for anything sold. */
function cashMove(day: StoreDay, moment: Moment, amount: Minor, parts: EventParts): PosDocument {
  const tenders = [{ method: CASH, amount, tip: ZERO, reference: null }];
  return eventAt(day, moment, { ...parts, total: amount, tenders });
}
