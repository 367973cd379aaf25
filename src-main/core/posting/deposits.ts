import { type Minor, minor, negate, ZERO } from '../../../src-shared/money/index.ts';
import {
  type DigestSingle,
  type JournalRowId,
  type PosDocument,
  type Subledger,
  type SubledgerLine,
} from '../../../src-shared/model/index.ts';
import { roundingOverCap, settledBy } from '../digest/balance.ts';
import { caseNumberOf, caseOf, customerOf, directionOf, type Recipe, refuse } from './cases.ts';
import type { DraftWrite, PostingContext } from './context.ts';
import { type Payment, subledgerLine } from './payments.ts';
import { receiptOf, tendered } from './receipts.ts';
import { COUNTER_ROWS, FORFEIT_ROWS } from './rows.ts';
import { saleOf } from './sales.ts';
import { depositMismatch, statedDeposit, unpaidOf } from './unpaid.ts';

/** Earlier deposits as a payment of a sale. */
export function depositPayment(
  pos: PosDocument,
  amount: Minor,
  from: { readonly row: JournalRowId; readonly ledger: Subledger; readonly method: string },
  context: PostingContext,
): readonly Payment[] {
  if (amount === 0) return [];
  const account = context.accounts.row(from.row);
  const subledger = subledgerLine(from.ledger, account, caseOf(pos, context), 'used', amount);
  return [{ method: from.method, account, amount, subledger }];
}

/** A layby is paid in full when it ends: what its deposits do not pay, the tenders must. */
function laybyDeposits(pos: PosDocument): Minor {
  const unpaid = unpaidOf(pos);
  const stated = statedDeposit(pos) ?? unpaid;
  const difference = minor(unpaid - stated);
  const wrongWay = stated !== 0 && Math.sign(stated) !== directionOf(pos);
  if (difference !== 0 || wrongWay) throw depositMismatch(pos, difference === 0 ? stated : difference);
  return stated;
}

const LAYBY = { row: 'sales.layby-deposits', ledger: 'layby', method: 'Layby deposit' } as const;

/** Dr deposits, Dr tender (the rest), Cr revenue, Cr tax; the goods leave only now. */
export const laybyCompletion: Recipe = (single, context) => {
  const { pos } = single;
  const payments = depositPayment(pos, laybyDeposits(pos), LAYBY, context);
  const parts = {
    title: 'Layby',
    rows: COUNTER_ROWS.sales,
    side: directionOf(pos),
    customer: customerOf(pos, context),
    payments,
    movesStock: true,
    order: 'layby',
    ...closing(pos, context),
  } as const;
  return [saleOf(single, parts, context)];
};

/** Deposits go back less the fee, which is forfeited with the tax in it. */
export const laybyCancellation: Recipe = (single, context) => {
  const { pos } = single;
  if (pos.lines.length === 0) return [laybyRefund(single, context)];
  const used = laybyDeposits(pos);
  const payments = depositPayment(pos, used, LAYBY, context).map((payment) => ({
    ...payment,
    subledger: forfeited(pos, payment.account, used, context),
  }));
  const parts = {
    title: 'Layby cancelled',
    rows: FORFEIT_ROWS,
    side: directionOf(pos),
    customer: customerOf(pos, context),
    payments,
    movesStock: false,
    order: null,
    ...closing(pos, context),
  } as const;
  return [saleOf(single, parts, context)];
};

/** What the fee takes of the deposits, and what is given back of them. */
function forfeited(
  pos: PosDocument,
  account: SubledgerLine['account'],
  used: Minor,
  context: PostingContext,
): readonly SubledgerLine[] {
  const subject = caseOf(pos, context);
  return [
    ...subledgerLine('layby', account, subject, 'forfeited', pos.total),
    ...subledgerLine('layby', account, subject, 'paid', minor(used - pos.total)),
  ];
}

/** Without a fee all that was paid goes back; without deposits it only ends the layby. */
function laybyRefund(single: DigestSingle, context: PostingContext): DraftWrite {
  const { pos } = single;
  refuse(roundingOverCap(pos));
  const settled = settledBy(pos);
  const stated = statedDeposit(pos);
  if (stated !== null && stated !== negate(settled)) {
    throw depositMismatch(pos, minor(stated + settled));
  }
  const account = context.accounts.row(LAYBY.row);
  const parts = {
    ...tendered(pos, 'misc-payments.tender', context),
    title: 'Layby cancelled',
    contra: [{ account, amount: negate(settled), memo: caseNumberOf(pos) }],
    subledger: subledgerLine('layby', account, caseOf(pos, context), 'paid', negate(settled)),
  };
  return receiptOf(single, parts, context, closing(pos, context));
}

/** Taking an order back ends it, without any money. */
export function orderCancelled(single: DigestSingle, context: PostingContext): DraftWrite {
  const nothing = { payments: [], tips: ZERO, rounding: ZERO, contra: [], subledger: [] };
  const closes = caseOf(single.pos, context);
  return receiptOf(single, { ...nothing, title: 'Order cancelled' }, context, { closes });
}

/** A document that ends a case closes its order; taking that back opens it again. */
export function closing(
  pos: PosDocument,
  context: PostingContext,
): { readonly closes: string } | { readonly reopens: string } {
  const ofCase = caseOf(pos, context);
  return directionOf(pos) === 1 ? { closes: ofCase } : { reopens: ofCase };
}
