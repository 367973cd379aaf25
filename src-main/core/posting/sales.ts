import { type Minor, ZERO } from '../../../src-shared/money/index.ts';
import {
  type ContactReference,
  type DigestSingle,
  type Entry,
  ExpectedFailure,
  type OrderKind,
  type PosDocument,
  type WorkRelease,
} from '../../../src-shared/model/index.ts';
import { linesImbalance, roundingOverCap, tendersImbalance } from '../digest/balance.ts';
import { takesGoodsAway } from '../digest/cancelled.ts';
import { reasonOf } from '../digest/exchange.ts';
import { stockOf, writtenOffOf } from '../digest/items.ts';
import { ruledBy } from '../digest/kinds.ts';
import { UNNUMBERED } from '../digest/section.ts';
import { goodsOf } from '../digest/section-rules.ts';
import type { Draft } from '../ports/index.ts';
import { billingBody, type BillingParts } from './billing.ts';
import {
  cardOf,
  customerMissing,
  customerOf,
  directionOf,
  knownCustomerOf,
  type Recipe,
  refuse,
} from './cases.ts';
import {
  baseOf,
  coversOf,
  type DraftWrite,
  type PostingContext,
  subjectOfSingle,
  written,
} from './context.ts';
import { giftCardCashedOut } from './gift-cards.ts';
import { type Payment, subledgerLine } from './payments.ts';
import { tendered } from './receipts.ts';
import { type BillingRows, COUNTER_ROWS } from './rows.ts';
import { appliedDeposit, impliedPayment, unpaidOf } from './unpaid.ts';

/** What makes one kind's invoice another than that of the next. */
export interface SaleParts {
  readonly title: string;
  readonly rows: BillingRows;
  readonly side: 1 | -1;
  readonly customer: ContactReference | null;
  /** Payments beside the tenders: a deposit, a card. */
  readonly payments: readonly Payment[];
  /** False: its goods do not leave the shop's stock, or have left it before. */
  readonly movesStock: boolean;
  /**
   * What kind of order it is where orders are processed by a person, taken back a credit order; null: never an
   * order.
   */
  readonly order: OrderKind | null;
  readonly moreEntries?: readonly Entry[];
  readonly release?: WorkRelease | null;
  readonly closes?: string;
  readonly reopens?: string;
}

/**
 * A sale on a customer: an invoice (a credit note for what comes back) with its payments; what these do
 * not pay is due. Where orders are processed by a person it is an order with the same content.
 * @throws ExpectedFailure order-out-of-balance, rounding-over-cap, customer-missing; as accountsOf
 */
export function saleOf(single: DigestSingle, parts: SaleParts, context: PostingContext): DraftWrite {
  const { document, pos } = single;
  const { rows, side, payments, order } = parts;
  refuse(linesImbalance(pos) ?? roundingOverCap(pos));
  const legs = tendered(pos, rows.tender, context);
  const goods = goodsOf(pos, context.rules.mapping);
  const linesTo = (wanted: ReturnType<typeof goods>): PosDocument['lines'] =>
    parts.movesStock ? pos.lines.filter((line) => goods(line) === wanted) : [];
  const billing: BillingParts = {
    side,
    rows,
    titles: {
      document: `${parts.title} ${pos.number}`,
      payments: `${side === 1 ? 'Payments' : 'Refunds'} ${pos.number}`,
    },
    items: pos.lines,
    grouping: 'sku',
    payments: [...legs.payments, ...payments],
    rounding: legs.rounding,
    tips: legs.tips,
    customer: parts.customer,
    stock: stockOf(linesTo('stock'), pos.reference),
    writtenOff: writtenOffOf({ ...pos, lines: linesTo('write-off'), reason: reasonOf(pos) }),
  };
  const body = withNumber(pos, () => billingBody(context, billing));
  const made = {
    ...body,
    entries: [...body.entries, ...(parts.moreEntries ?? [])],
    ...(parts.closes === undefined ? {} : { closes: parts.closes }),
    ...(parts.reopens === undefined ? {} : { reopens: parts.reopens }),
  };
  const asOrder = context.rules.style === 'orders-and-receipts-per-shift';
  const subject = subjectOfSingle(pos);
  const draft: Draft =
    asOrder && order !== null
      ? {
          ...baseOf(context, 'sales-order', subject),
          ...made,
          // What is taken back may wait itself: one of them alone in the books would be half of the story.
          order: side === 1 ? order : 'credit',
          group: null,
          caseId: null,
        }
      : {
          ...baseOf(context, side === 1 ? 'invoice' : 'credit-note', subject),
          ...made,
          release: parts.release ?? null,
        };
  return written(context, draft, coversOf(document));
}

/** What is missing is said with the number that is on the receipt. */
function withNumber<T>(pos: PosDocument, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ExpectedFailure) || error.failure.code !== 'customer-missing') throw error;
    throw customerMissing(pos);
  }
}

/** Goods on account: what is not paid at once is owed by the customer. */
export const accountSale: Recipe = (single, context) => {
  // Taking one back is a return on the account.
  if (single.pos.kind === 'cancellation') return chargeReturn(single, context);
  const customer = knownCustomerOf(single.pos, context);
  const parts = { title: 'Account sale', rows: COUNTER_ROWS.sales, side: 1, customer } as const;
  return [saleOf(single, { ...parts, payments: [], movesStock: true, order: 'account' }, context)];
};

/** Goods given back for credit on the account; whether they go back to stock is for their reason to say. */
export const chargeReturn: Recipe = (single, context) => {
  const { pos } = single;
  const customer = knownCustomerOf(pos, context);
  const reason = reasonOf(pos);
  const isAsked =
    pos.details.goodsBack === undefined &&
    ruledBy(pos) === 'charge-return' &&
    (pos.kind === 'charge-return' || takesGoodsAway(pos));
  if (isAsked && context.rules.mapping.stockDecision(reason) === null) {
    const name = reason ?? '';
    throw new ExpectedFailure('reason-unmapped', { target: `reason:${name}`, data: { name } });
  }
  const parts = { title: 'Charge return', rows: COUNTER_ROWS.returns, side: -1, customer } as const;
  return [saleOf(single, { ...parts, payments: [], movesStock: true, order: null }, context)];
};

/**
 * Goods paid by a card of ours, beside other tenders; without goods the card is given back for money.
 * @throws ExpectedFailure order-out-of-balance when what the tenders leave is no card's payment
 */
export const giftCardRedeemed: Recipe = (single, context) => {
  const { pos } = single;
  if (pos.lines.length === 0) return giftCardCashedOut(single, context);
  const unpaid = paidByCard(pos);
  const account = context.accounts.row('sales.gift-cards-redeemed');
  const card: Payment = {
    method: 'Gift card',
    account,
    amount: unpaid,
    subledger: subledgerLine('gift-card', account, cardOf(pos), 'used', unpaid),
  };
  const parts: SaleParts = {
    title: 'Gift card sale',
    rows: COUNTER_ROWS.sales,
    side: directionOf(pos),
    customer: customerOf(pos, context),
    payments: unpaid === ZERO ? [] : [card],
    movesStock: true,
    order: null,
  };
  return [saleOf(single, parts, context)];
};

/** What the till says of the card, else what the tenders leave; without either nobody knows of a card. */
function paidByCard(pos: PosDocument): Minor {
  const stated = appliedDeposit(pos);
  if (stated !== null) {
    if (stated !== unpaidOf(pos)) refuse(tendersImbalance(pos));
    return stated;
  }
  if (cardOf(pos) === UNNUMBERED) refuse(tendersImbalance(pos));
  return impliedPayment(pos);
}
