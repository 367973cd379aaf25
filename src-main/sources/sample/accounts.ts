import type { PosDocument } from '../../../src-shared/model/index.ts';
import { type Minor, ZERO, add, negate, quantity } from '../../../src-shared/money/index.ts';
import { rangeOf } from './basket.ts';
import { knownCustomer, onCustomer, sameCustomer } from './customers.ts';
import { about, eventAt } from './documents.ts';
import { ONE, partOf, reducedOrder, shareOf, soldLine, takenBack, totalOf } from './lines.ts';
import { type StoreDay, diceOn, idOn, lookBack, perDay } from './story.ts';
import { paid, paidBy } from './tenders.ts';
import { servedMoment } from './tills.ts';

/** A sale on account, and when goods of it come back and when it is paid. */
interface AccountSale {
  readonly document: PosDocument;
  readonly returnedAfterDays: number | null;
  readonly paidAfterDays: number | null;
  /** Two people of a firm pay the same invoice now and then; the second money is given back. */
  readonly paidTwice: boolean;
}

const MAX_CHARGE_RETURN_DAYS = 5;
const MAX_PAYMENT_DAYS = 28;
const AGAIN_AFTER_DAYS = 2;
const GIVEN_BACK_AFTER_DAYS = 5;
const PAID_TWICE_IN_TEN_THOUSAND = 1500;
const TRADE_DISCOUNT_BASIS_POINTS = 500;

const soldOnAccount = perDay((day): readonly AccountSale[] => {
  const dice = diceOn(day, 'account sales');
  const customer = dice.chance(6000) ? knownCustomer(day, dice, true) : null;
  if (customer === null) return [];
  const goods = rangeOf(day).filter(({ group, byWeight, layby }) => group !== 'cafe' && !byWeight && !layby);
  const full = Array.from({ length: dice.between(2, 5) }, () =>
    soldLine(
      dice.weighted(goods, ({ weight }) => weight),
      quantity(ONE * dice.between(2, 8)),
    ),
  );
  const lines = reducedOrder(full, shareOf(totalOf(full), TRADE_DISCOUNT_BASIS_POINTS));
  const document = eventAt(day, servedMoment(day, dice), {
    kind: 'account-sale',
    sourceId: idOn(day, 'A', 1),
    ...onCustomer(customer),
    lines,
    total: totalOf(lines),
  });
  return [
    {
      document,
      returnedAfterDays: dice.chance(2000) ? dice.between(2, MAX_CHARGE_RETURN_DAYS) : null,
      paidAfterDays: dice.chance(9000) ? dice.between(MAX_CHARGE_RETURN_DAYS + 1, MAX_PAYMENT_DAYS) : null,
      paidTwice: dice.chance(PAID_TWICE_IN_TEN_THOUSAND),
    },
  ];
});

/** Goods that leave on account on this day. */
export function accountSales(day: StoreDay): readonly PosDocument[] {
  return soldOnAccount(day).map(({ document }) => document);
}

/** Goods given back for credit on the account: no money moves. */
export function chargeReturns(day: StoreDay): readonly PosDocument[] {
  return lookBack(day, 2, MAX_CHARGE_RETURN_DAYS, (earlier, n) =>
    soldOnAccount(earlier).flatMap((sale) =>
      sale.returnedAfterDays === n ? [chargeReturn(day, sale, n)] : [],
    ),
  );
}

function chargeReturn(day: StoreDay, { document }: AccountSale, n: number): PosDocument {
  const lines = document.lines.slice(0, 1).map((line) => takenBack(partOf(line, ONE)));
  return eventAt(day, servedMoment(day, diceOn(day, `charge return ${n}`)), {
    kind: 'charge-return',
    sourceId: idOn(day, 'B', n),
    ...sameCustomer(document),
    reference: about(document),
    reason: 'Wrong item',
    lines,
    total: totalOf(lines),
  });
}

/** What customers pay off: a sale each, less what they gave back of it. */
export function accountPayments(day: StoreDay): readonly PosDocument[] {
  return lookBack(day, MAX_CHARGE_RETURN_DAYS + 1, MAX_PAYMENT_DAYS, (earlier, n) =>
    soldOnAccount(earlier).flatMap((sale) => (sale.paidAfterDays === n ? [payment(day, sale, n)] : [])),
  );
}

/** What was paid a second time, and what of it is given back on this day. */
export function doublePayments(day: StoreDay): readonly PosDocument[] {
  const last = MAX_PAYMENT_DAYS + GIVEN_BACK_AFTER_DAYS;
  return lookBack(day, MAX_CHARGE_RETURN_DAYS + 1, last, (earlier, n) =>
    soldOnAccount(earlier).flatMap((sale) => {
      const { paidAfterDays, paidTwice } = sale;
      if (paidAfterDays === null || !paidTwice) return [];
      if (n === paidAfterDays + AGAIN_AFTER_DAYS) return [payment(day, sale, n, 'PP')];
      return n === paidAfterDays + GIVEN_BACK_AFTER_DAYS ? [givenBack(day, sale, n)] : [];
    }),
  );
}

function givenBack(day: StoreDay, sale: AccountSale, n: number): PosDocument {
  const dice = diceOn(day, `account refund ${n}`);
  const total = negate(owedOf(sale));
  return eventAt(day, servedMoment(day, dice), {
    kind: 'account-refund',
    sourceId: idOn(day, 'PR', n),
    ...sameCustomer(sale.document),
    reference: about(sale.document),
    reason: 'Paid twice',
    total,
    ...paidBy(dice, 'EFTPOS', total),
  });
}

function payment(day: StoreDay, sale: AccountSale, n: number, letter = 'P'): PosDocument {
  const dice = diceOn(day, `account payment ${letter}${n}`);
  const total = owedOf(sale);
  return eventAt(day, servedMoment(day, dice), {
    kind: 'account-payment',
    sourceId: idOn(day, letter, n),
    ...sameCustomer(sale.document),
    reference: about(sale.document),
    total,
    ...paid(dice, total),
  });
}

function owedOf({ document, returnedAfterDays }: AccountSale): Minor {
  const [first] = document.lines;
  const credit =
    returnedAfterDays === null || first === undefined ? ZERO : takenBack(partOf(first, ONE)).total;
  return add(document.total, credit);
}
