import type { PosDocument } from '../../../src-shared/model/index.ts';
import { type Minor, ZERO, minor, negate, sum } from '../../../src-shared/money/index.ts';
import { weekday } from '../../../src-shared/time/index.ts';
import { type EventParts, eventAt } from './documents.ts';
import { expenseLine } from './lines.ts';
import { type StoreDay, diceOn, idOn, instantOn } from './story.ts';
import { CASH, CHEQUE, amountBy, referenceOf } from './tenders.ts';
import { type Moment, servedMoment, shiftsOn } from './tills.ts';

/** Why money is taken from the drawer, with the account and the tax of what it buys; tips buy nothing. */
export const PAY_OUT_REASONS = [
  { reason: 'Postage', taxCode: 'GST', account: '6100' },
  { reason: 'Window cleaner', taxCode: 'GST', account: '6100' },
  { reason: 'Milk and sugar', taxCode: 'FRE', account: '6100' },
  { reason: 'Courier', taxCode: 'GST', account: '6100' },
  { reason: 'Tips paid out', taxCode: null, account: '2200' },
] as const;

/** Why money is put into it. */
export const PAY_IN_REASONS = [
  { reason: 'Petty cash returned', account: '6100' },
  { reason: 'Found in the shop', account: '4490' },
] as const;

/** The drawer is emptied down by whole fifties. */
const DROP_STEP = 50_00;
const DROP_BEFORE_END_SECONDS = 45 * 60;

/** Coins into the drawer on Fridays and out of it on Mondays, by ISO weekday. */
const FLOAT_CHANGES: ReadonlyMap<number, Minor> = new Map([
  [5, minor(60_00)],
  [1, minor(-45_00)],
]);

const CHEQUES_IN_TEN_THOUSAND = 700;
const CHEQUE_STEP = 20_00;

/** The smallest coin. */
const COIN = 5;

/** Petty cash of the day, out of the drawer and into it, always in whole coins. */
export function pettyCash(day: StoreDay): readonly PosDocument[] {
  const dice = diceOn(day, 'petty cash');
  const movements: PosDocument[] = [];
  if (dice.chance(6000)) {
    const { reason, taxCode } = dice.pick(PAY_OUT_REASONS);
    const amount = minor(COIN * dice.between(60, 900));
    const lines = taxCode === null ? [] : [expenseLine(reason, taxCode, amount)];
    const parts = { kind: 'pay-out', sourceId: idOn(day, 'O', 1), reason, lines } as const;
    movements.push(cashMove(day, servedMoment(day, dice), negate(amount), parts));
  }
  if (dice.chance(1500)) {
    const { reason } = dice.pick(PAY_IN_REASONS);
    const parts = { kind: 'pay-in', sourceId: idOn(day, 'I', 1), reason } as const;
    movements.push(cashMove(day, servedMoment(day, dice), minor(COIN * dice.between(40, 400)), parts));
  }
  return movements;
}

/** Coins from the safe before the weekend, and what is left of them back into it afterwards. */
export function floatChanges(day: StoreDay): readonly PosDocument[] {
  const amount = FLOAT_CHANGES.get(weekday(day.date));
  if (amount === undefined) return [];
  const parts = { kind: 'float-change', sourceId: idOn(day, 'FC', 1) } as const;
  return [cashMove(day, servedMoment(day, diceOn(day, 'float change')), amount, parts)];
}

/** Cash for the cheque of a customer who is known: nothing is sold. */
export function chequesCashed(day: StoreDay): readonly PosDocument[] {
  const dice = diceOn(day, 'cheque cashing');
  if (!dice.chance(CHEQUES_IN_TEN_THOUSAND)) return [];
  const amount = minor(CHEQUE_STEP * dice.between(2, 6));
  const tenders = [
    { method: CHEQUE, amount, tip: ZERO, reference: referenceOf(dice, CHEQUE) },
    { method: CASH, amount: negate(amount), tip: ZERO, reference: null },
  ];
  const parts = { kind: 'cheque-cashing', sourceId: idOn(day, 'CH', 1), tenders } as const;
  return [eventAt(day, servedMoment(day, dice), parts)];
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
