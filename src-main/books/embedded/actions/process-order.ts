import { type Quantity, quantity } from '../../../../src-shared/money/index.ts';
import {
  allOf,
  canBeParted,
  deliverable,
  type DeliveryKey,
  deliveryKey,
  invoiceOfOrders,
  isInvoicedByItself,
  type OrderPart,
  type SalesOrderDocument,
} from '../../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../../src-shared/time/index.ts';
import type {
  BookAction,
  BookActionOutcome,
  OpenChange,
  OpenDocument,
  OrderLineState,
} from '../../../core/ports/index.ts';
import { openDay } from './dates.ts';
import { recordMade } from './record-made.ts';
import { type ActionContext, notOpen, openDocument, outcomeOf } from './target.ts';

type Process = Extract<BookAction, { readonly kind: 'process-order' }>;
type OpenOrder = OpenDocument & { readonly document: SalesOrderDocument };

/**
 * Makes the invoice (credit note) of an order, or of what of it is in stock, and takes the goods out at
 * cost. Orders that have grown together are one order: they make one invoice.
 * @throws ExpectedFailure document-not-found, document-not-open, document-reversed
 */
export async function processOrder(context: ActionContext, action: Process): Promise<BookActionOutcome> {
  const { books, store } = context;
  const target = await openDocument(context, action.key, 'sales-order', 'open');
  const { document } = target;
  if (!isInvoicedByItself(document)) throw notOpen(document.number, 'waiting for its case');
  const orders = await growingOrder(context, target);
  const available = await availableFor(context, orders);
  const going = orders.flatMap((order) => goingOf(order, action.deliver, available));
  if (going.length === 0) throw notOpen(document.number, 'back-ordered');
  const invoice = invoiceOfOrders(
    going.map(({ part }) => part),
    {
      ...(await nameOf(context, orders[0] ?? target)),
      date: openDay(
        action.date ?? (await ownDate(context, document, going)),
        await store.lockedThrough(books),
      ),
    },
  );
  const changes = going.map((each) => changeOf(each, invoice.number));
  const delivered = going.map(({ part }) => part.order.key);
  await recordMade(context, [{ document: invoice, changes, madeOf: delivered }]);
  const state = changes.find((change) => change.key === action.key)?.state ?? 'open';
  return outcomeOf(document, state, [invoice], delivered);
}

/** The order's own date; goods that were on back-order cannot have gone before they came in. */
async function ownDate(
  { books, store }: ActionContext,
  { date, location }: SalesOrderDocument,
  going: readonly Going[],
): Promise<BusinessDate> {
  const awaited = going.flatMap(({ order, part }) =>
    part.order.lines.flatMap(({ sku }, at) => {
      const moves = part.after[at] !== part.before[at];
      return sku !== null && moves && (order.orderLines[at]?.backOrdered ?? 0) > 0 ? [sku] : [];
    }),
  );
  const cameIn = awaited.length === 0 ? null : await store.lastGoodsIn(books, awaited, location);
  return cameIn === null || cameIn < date ? date : cameIn;
}

/** Key and number of an order's next invoice: they follow from the order's own. */
async function nameOf(
  { books, store }: ActionContext,
  { document: { key, number } }: OpenOrder,
): Promise<{ readonly key: DeliveryKey; readonly number: string }> {
  const made = (await store.lineage(books, [key])).filter((each) => each.key.startsWith(`${key}/invoice/`));
  const next = made.length + 1;
  return { key: deliveryKey(`${key}/invoice/${next}`), number: `${number}/${next}` };
}

/** The order with those that have been added to it while it was open, as they came. */
async function growingOrder(
  { books, store }: ActionContext,
  target: OpenOrder,
): Promise<readonly OpenOrder[]> {
  const { group, order } = target.document;
  if (group === null) return [target];
  const all = await store.openOf(books, { group });
  return all.filter(
    (other): other is OpenOrder =>
      other.document.type === 'sales-order' && other.state === 'open' && other.document.order === order,
  );
}

/**
 * What of the orders' goods can go: on hand, less what is set aside for other orders (laybys among them).
 * What is not stocked is not in it.
 */
async function availableFor(
  { books, store }: ActionContext,
  orders: readonly OpenOrder[],
): Promise<Map<string, Quantity>> {
  const wanted = orders.flatMap(({ document }) =>
    document.stock.map(({ sku }) => ({ sku, location: document.location })),
  );
  const [states, aside] = await Promise.all([store.stock(books, wanted), store.setAside(books)]);
  const forOrders = new Map(aside.map((each) => [placeOf(each), Number(each.quantity)]));
  for (const { document, orderLines } of orders) {
    for (const { sku, ...line } of orderLines) {
      // What is set aside for these very orders is theirs.
      const place = placeOf({ sku: sku ?? '', location: document.location });
      const own = line.quantity - line.backOrdered - line.delivered;
      forOrders.set(place, (forOrders.get(place) ?? 0) - own);
    }
  }
  return new Map(
    states.map((state) => {
      const others = Math.max(0, forOrders.get(placeOf(state)) ?? 0);
      return [state.sku, quantity(Math.max(0, state.quantity - others))];
    }),
  );
}

function placeOf({ sku, location }: { readonly sku: string; readonly location: string }): string {
  return `${sku}\u0000${location}`;
}

/** An order with what of it goes out now. */
interface Going {
  readonly order: OpenOrder;
  readonly part: OrderPart;
}

/** None where nothing of the order can go. */
function goingOf(
  order: OpenOrder,
  deliver: Process['deliver'],
  available: Map<string, Quantity>,
): readonly Going[] {
  const { document, orderLines } = order;
  const before = document.lines.map((_, at) => orderLines[at]?.delivered ?? quantity(0));
  const part = { order: document, before };
  const isAll = deliver === 'all' || (deliver === 'automatic' && !waitsForGoods(document));
  if (isAll) return [{ order, part: { ...part, after: allOf(document) } }];
  const after = deliverable(part, available);
  // What is settled at once is not owed by anybody, so that it goes out as a whole or waits.
  const fits = canBeParted(document) || isWhole(document, after);
  const moves = after.some((delivered, at) => delivered !== before[at]);
  return fits && moves ? [{ order, part: { ...part, after } }] : [];
}

/** What a customer owes is invoiced as it is delivered; what was settled over the counter has left the shop. */
function waitsForGoods(document: SalesOrderDocument): boolean {
  return document.order === 'account' && canBeParted(document);
}

function isWhole(document: SalesOrderDocument, delivered: readonly Quantity[]): boolean {
  return document.lines.every((line, at) => delivered[at] === line.quantity);
}

function changeOf({ order, part }: Going, invoice: string): OpenChange {
  const { document } = order;
  const isDone = isWhole(document, part.after);
  const orderLines = order.orderLines.map((line, at): OrderLineState => {
    // Goods that no line names go with the last of the lines.
    const delivered = part.after[at] ?? (isDone ? line.quantity : line.delivered);
    const backOrdered = quantity(isDone ? 0 : line.quantity - delivered);
    return { ...line, delivered, backOrdered };
  });
  const [state, action] = isDone
    ? (['processed', 'order-processed'] as const)
    : (['open', 'order-delivered-in-part'] as const);
  return { key: document.key, state, orderLines, action, detail: invoice };
}
