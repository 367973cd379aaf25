import type { PosDocument, PosLine } from '../../../src-shared/model/index.ts';
import { type Minor, ZERO, minor, quantity, subtract } from '../../../src-shared/money/index.ts';
import { type Customer, knownCustomer, onCustomer } from './customers.ts';
import { type EventParts, eventAt } from './documents.ts';
import { ONE, shareOf, soldLine, totalOf } from './lines.ts';
import { ordered } from './resources.ts';
import { type StoreDay, diceOn, idOn, lookBack, perDay } from './story.ts';
import { paid } from './tenders.ts';
import { servedMoment } from './tills.ts';

/** Goods that their maker sends straight to the customer, with a deposit when they are ordered. */
interface DirectShip {
  readonly caseId: string;
  readonly customer: Customer;
  readonly lines: readonly PosLine[];
  readonly deposit: Minor;
  readonly sentAfterDays: number;
  /** A firm owes the rest for so long; everybody else pays it when the goods are sent. */
  readonly paidAfterDays: number | null;
}

const STARTED_IN_TEN_THOUSAND = 1000;
const FIRMS_IN_TEN_THOUSAND = 3000;
const MAX_SENT_DAYS = 9;
const MAX_PAID_DAYS = 25;
const DEPOSIT_BASIS_POINTS = 3000;
const DEPOSIT_STEP = 5_00;

const begun = perDay((day): readonly DirectShip[] => {
  const dice = diceOn(day, 'direct ship');
  if (!dice.chance(STARTED_IN_TEN_THOUSAND)) return [];
  const trade = dice.chance(FIRMS_IN_TEN_THOUSAND);
  const customer = knownCustomer(day, dice, trade);
  if (customer === null) return [];
  const product = dice.pick(ordered(day.story.catalogue, 'direct-ship'));
  const pieces = dice.between(1, 2);
  const cost = minor(pieces * product.costCents);
  const lines = [{ ...soldLine(product, quantity(ONE * pieces)), cost }];
  return [
    {
      caseId: idOn(day, 'H', 1),
      customer,
      lines,
      deposit: wholeSteps(shareOf(totalOf(lines), DEPOSIT_BASIS_POINTS)),
      sentAfterDays: dice.between(3, MAX_SENT_DAYS),
      paidAfterDays: trade ? dice.between(MAX_SENT_DAYS + 1, MAX_PAID_DAYS) : null,
    },
  ];
});

/** Orders, their deposits, the invoices when the goods are sent, and what firms pay later. */
export function directShipDocuments(day: StoreDay): readonly PosDocument[] {
  return lookBack(day, 0, MAX_PAID_DAYS, (earlier, n) =>
    begun(earlier).flatMap((order) => {
      if (n === 0) return [opened(day, order), deposited(day, order)];
      if (n === order.sentAfterDays) return [sent(day, order)];
      return n === order.paidAfterDays ? [settled(day, order)] : [];
    }),
  );
}

function opened(day: StoreDay, order: DirectShip): PosDocument {
  const parts = { kind: 'direct-ship-order', sourceId: order.caseId, lines: order.lines } as const;
  return step(day, order, 0, { ...parts, total: totalOf(order.lines) });
}

function deposited(day: StoreDay, order: DirectShip): PosDocument {
  const dice = diceOn(day, `${order.caseId} deposit`);
  const parts = { kind: 'direct-ship-deposit', sourceId: `${order.caseId}-1`, total: order.deposit } as const;
  return step(day, order, 1, { ...parts, ...paid(dice, order.deposit) });
}

function sent(day: StoreDay, order: DirectShip): PosDocument {
  const total = totalOf(order.lines);
  const rest = subtract(total, order.deposit);
  const dice = diceOn(day, `${order.caseId} rest`);
  const settlement = order.paidAfterDays === null ? paid(dice, rest) : { tenders: [], rounding: ZERO };
  const sourceId = `${order.caseId}-2`;
  const document = step(day, order, 2, {
    kind: 'direct-ship-invoice',
    sourceId,
    lines: order.lines,
    total,
    ...settlement,
  });
  return { ...document, details: { ...document.details, depositApplied: order.deposit } };
}

function settled(day: StoreDay, order: DirectShip): PosDocument {
  const rest = subtract(totalOf(order.lines), order.deposit);
  const { customer, details } = onCustomer(order.customer);
  const dice = diceOn(day, `${order.caseId} paid`);
  return eventAt(day, servedMoment(day, dice), {
    kind: 'account-payment',
    sourceId: `${order.caseId}-3`,
    customer,
    details,
    reference: { kind: 'direct-ship-invoice', sourceId: `${order.caseId}-2` },
    total: rest,
    ...paid(dice, rest),
  });
}

/** A document of the case. The deposit is paid while the order is written, hence at the same till. */
function step(day: StoreDay, order: DirectShip, n: number, parts: EventParts): PosDocument {
  const at = servedMoment(day, diceOn(day, n <= 1 ? order.caseId : `${order.caseId} ${n}`));
  const { customer, details } = onCustomer(order.customer);
  return eventAt(
    day,
    { ...at, second: at.second + (n === 1 ? 40 : 0) },
    {
      ...parts,
      customer,
      reference: n === 0 ? null : { kind: 'direct-ship-order', sourceId: order.caseId },
      details: { ...details, caseId: order.caseId },
    },
  );
}

function wholeSteps(amount: Minor): Minor {
  return minor(Math.ceil(amount / DEPOSIT_STEP) * DEPOSIT_STEP);
}
