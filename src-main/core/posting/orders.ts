import { ZERO } from '../../../src-shared/money/index.ts';
import type { OrderKind } from '../../../src-shared/model/index.ts';
import { linesImbalance } from '../digest/balance.ts';
import { stockOf } from '../digest/items.ts';
import type { Draft } from '../ports/index.ts';
import { billingBody } from './billing.ts';
import { caseOf, customerOf, type Recipe, refuse } from './cases.ts';
import { baseOf, coversOf, subjectOfSingle, written } from './context.ts';
import { orderCancelled } from './deposits.ts';
import { type BillingRows, COUNTER_ROWS, DIRECT_SHIP_ROWS } from './rows.ts';

/** Who nobody is yet: an order without a customer owes nothing, so its code is never used. */
const SOMEBODY = { code: '', name: '' };

/** An order that a later document of its case invoices: it makes no entry, and goods only wait. */
function noted(order: OrderKind, rows: BillingRows, setsAside: boolean): Recipe {
  return (single, context) => {
    const { document, pos } = single;
    if (pos.kind === 'cancellation') return [orderCancelled(single, context)];
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
    return [written(context, draft, coversOf(document))];
  };
}

/** Goods set aside; what of them is not in stock is back-ordered. */
export const laybyOpen = noted('layby', COUNTER_ROWS.sales, true);
/** Goods that are not in our stock. */
export const directShipOrder = noted('direct-ship', DIRECT_SHIP_ROWS, false);
