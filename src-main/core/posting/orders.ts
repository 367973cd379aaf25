import { ZERO } from '../../../src-shared/money/index.ts';
import type { OrderKind, PosDocument } from '../../../src-shared/model/index.ts';
import { linesImbalance } from '../digest/balance.ts';
import { stockOf } from '../digest/items.ts';
import type { Draft } from '../ports/index.ts';
import { billingBody } from './billing.ts';
import { caseOf, customerOf, type Recipe, refuse } from './cases.ts';
import {
  baseOf,
  coversOf,
  type DraftWrite,
  type PostingContext,
  subjectOfSingle,
  written,
} from './context.ts';
import { orderCancelled } from './deposits.ts';
import { type BillingRows, COUNTER_ROWS, DIRECT_SHIP_ROWS } from './rows.ts';

/** Who nobody is yet: an order without a customer owes nothing, so its code is never used. */
const SOMEBODY = { code: '', name: '' };

/** An order that a later document of its case invoices: it makes no entry, and goods only wait. */
function noted(
  order: OrderKind,
  rows: BillingRows,
  setsAside: boolean,
): (pos: PosDocument, context: PostingContext, covers?: DraftWrite['covers']) => readonly DraftWrite[] {
  return (pos, context, covers = null) => {
    if (pos.lines.length === 0) return [];
    refuse(linesImbalance(pos));
    const customer = customerOf(pos, context);
    const body = billingBody(context, {
      side: 1,
      rows,
      titles: { document: 'Order', payments: 'Payments' },
      items: pos.lines,
      grouping: 'sku',
      payments: [],
      rounding: ZERO,
      tips: ZERO,
      customer: customer ?? SOMEBODY,
      stock: setsAside ? stockOf(pos.lines) : [],
    });
    const draft: Draft & { readonly type: 'sales-order' } = {
      ...baseOf(context, 'sales-order', subjectOfSingle(pos)),
      ...body,
      contact: customer?.name ?? context.place.contact,
      customer,
      entries: [],
      subledger: [],
      order,
      group: null,
      caseId: caseOf(pos, context),
    };
    return [written(context, draft, covers)];
  };
}

/** As a layby is noted, also one of before Daybook: goods set aside, what is not in stock is back-ordered. */
export const laybyNoted = noted('layby', COUNTER_ROWS.sales, true);
/** Goods that are not in our stock. */
export const directShipNoted = noted('direct-ship', DIRECT_SHIP_ROWS, false);

/** An order of a day: its document is covered by it, and taking it back ends it. */
function recipe(note: typeof laybyNoted): Recipe {
  return (single, context) =>
    single.pos.kind === 'cancellation'
      ? [orderCancelled(single, context)]
      : note(single.pos, context, coversOf(single.document));
}

export const laybyOpen = recipe(laybyNoted);
export const directShipOrder = recipe(directShipNoted);
