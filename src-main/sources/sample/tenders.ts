import { type Minor, ZERO, add, minor, negate, subtract, sum } from '../../../src-shared/money/index.ts';
import type { PosTender } from '../../../src-shared/model/index.ts';
import type { Dice } from './dice.ts';

/** How a document is paid: total + rounding + tips = tenders. */
export interface Settlement {
  readonly tenders: readonly PosTender[];
  readonly rounding: Minor;
}

export const CASH = 'Cash';
export const GIFT_CARD = 'Gift card';
export const STORE_CREDIT = 'Store credit';
/** A card of a network, which owes us what was paid with it. */
export const NETWORK_CARD = 'Blackhawk card';
export const CHEQUE = 'Cheque';

const FIVE_CENTS = 5;
const ROUND_NOTE = 20_00;
const CHEQUE_FROM = 100_00;

const METHODS = [
  { method: CASH, weight: 27 },
  { method: 'EFTPOS', weight: 30 },
  { method: 'Visa', weight: 20 },
  { method: 'Mastercard', weight: 14 },
  { method: 'E-wallet', weight: 9 },
  { method: NETWORK_CARD, weight: 1 },
] as const;

const TIPS: readonly Minor[] = [minor(1_00), minor(2_00), minor(2_50), minor(5_00)];

/** The whole amount by one method. Cash is rounded to five cents, whichever way it goes. */
export function paidBy(dice: Dice, method: string, due: Minor): Settlement {
  const amount = method === CASH ? toCoin(due) : due;
  return {
    tenders: amount === 0 ? [] : [{ method, amount, tip: ZERO, reference: referenceOf(dice, method) }],
    rounding: subtract(amount, due),
  };
}

/** By whatever method people pay with; larger amounts now and then by cheque, or in two parts. */
export function paid(dice: Dice, due: Minor): Settlement {
  if (due >= CHEQUE_FROM && dice.chance(400)) return paidBy(dice, CHEQUE, due);
  const { method } = dice.weighted(METHODS, ({ weight }) => weight);
  if (due <= ROUND_NOTE || !dice.chance(300)) return paidBy(dice, method, due);
  const note = paidBy(dice, CASH, minor(ROUND_NOTE));
  return together(note, paidBy(dice, method === CASH ? 'EFTPOS' : method, subtract(due, minor(ROUND_NOTE))));
}

/** What a card or credit covers first, and the rest by another method. */
export function paidFirstWith(dice: Dice, due: Minor, leg: PosTender): Settlement {
  const first = { tenders: [leg], rounding: ZERO };
  const rest = subtract(due, leg.amount);
  return rest === 0 ? first : together(first, paid(dice, rest));
}

/** Adds a tip to a card leg; cash tips go into a jar that the till knows nothing of. */
export function withTip(dice: Dice, settlement: Settlement): Settlement {
  const [leg] = settlement.tenders;
  if (settlement.tenders.length !== 1 || leg === undefined || leg.method === CASH) return settlement;
  const tip = dice.pick(TIPS);
  return { ...settlement, tenders: [{ ...leg, amount: add(leg.amount, tip), tip }] };
}

/** Every leg in the other direction, its tip too: a sale undone. */
export function undone(settlement: Settlement): Settlement {
  return {
    tenders: settlement.tenders.map((leg) => ({ ...leg, amount: negate(leg.amount), tip: negate(leg.tip) })),
    rounding: negate(settlement.rounding),
  };
}

/** Both, one after the other. */
export function together(a: Settlement, b: Settlement): Settlement {
  return { tenders: [...a.tenders, ...b.tenders], rounding: add(a.rounding, b.rounding) };
}

/** What went through one method. */
export function amountBy(method: string, tenders: readonly PosTender[]): Minor {
  return sum(tenders.filter((leg) => leg.method === method).map(({ amount }) => amount));
}

/** The nearest amount that coins can make; there is never a tie, because five is odd. */
function toCoin(amount: Minor): Minor {
  const over = Math.abs(amount) % FIVE_CENTS;
  const coins = Math.abs(amount) - over + (over * 2 > FIVE_CENTS ? FIVE_CENTS : 0);
  return minor(amount < 0 ? -coins : coins);
}

/** What is written down of a cheque or slip; nothing of cash and of what is numbered otherwise. */
export function referenceOf(dice: Dice, method: string): string | null {
  if (method === CASH || method === STORE_CREDIT || method === GIFT_CARD) return null;
  const code = String(dice.between(100_000, 999_999));
  return method === CHEQUE ? `CHQ ${code}` : `AUTH ${code}`;
}
