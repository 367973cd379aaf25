import type { JournalDocument, ReceiptDocument } from '../../../../src-shared/model/index.ts';
import type { BookActionOutcome, OpenState } from '../../../core/ports/index.ts';
import type { BusinessDate } from '../../../../src-shared/time/index.ts';
import { casesTaxedBy, DepositTaxes, type TaxEffect, taxEffectOf } from '../deposit-tax.ts';
import { OrderBook } from '../order-book.ts';
import { NO_EFFECT, sellGoods } from '../stock-effects.ts';
import { SoldCosts } from '../sold-costs.ts';
import { StockLedger } from '../stock-ledger.ts';
import { entriesOn, openDay } from './dates.ts';
import { type ActionContext, NOTHING, openDocument, outcomeOf } from './target.ts';
import type { DeliveryKey } from '../../../../src-shared/model/index.ts';

/** An inactive receipt makes its entries, on its date or the next open day. @throws as openDocument */
export async function activateReceipt(context: ActionContext, key: DeliveryKey): Promise<BookActionOutcome> {
  const { document } = await openDocument(context, key, 'receipt', 'inactive');
  return makeActive(context, document, 'active', 'receipt-activated');
}

/**
 * A pending journal makes its entries: on its own date, or the next open day with that date named.
 * @throws as openDocument
 */
export async function makeNormal(context: ActionContext, key: DeliveryKey): Promise<BookActionOutcome> {
  const { document } = await openDocument(context, key, 'journal', 'pending');
  return makeActive(context, document, 'normal', 'journal-made-normal');
}

async function makeActive(
  { books, store }: ActionContext,
  document: ReceiptDocument | JournalDocument,
  state: OpenState,
  action: string,
): Promise<BookActionOutcome> {
  const { key, location } = document;
  const date = openDay(document.date, await store.lockedThrough(books));
  const goods = document.type === 'journal' ? document : null;
  const wanted = (goods?.stock ?? []).map(({ sku }) => ({ sku, location }));
  const stock = new StockLedger(wanted.length === 0 ? [] : await store.stock(books, wanted));
  const taken =
    goods === null ? NO_EFFECT : sellGoods(stock, { ...goods, date }, goods.stock, new SoldCosts([]));
  const tax = await taxEffect({ books, store }, document, date);
  const entries = [...entriesOn(document.entries, date), ...taken.entries, ...tax.entries];
  const subledger = [...document.subledger, ...tax.subledger];
  await store.record(books, {
    ...NOTHING,
    late: [{ key, entries, subledger, moves: taken.moves }],
    changes: [{ key, state, orderLines: [], action, detail: date === document.date ? '' : date }],
    states: stock.changed(),
  });
  return outcomeOf(document, state);
}

/** As when documents are taken in; the layby may have ended while it waited. */
async function taxEffect(
  { books, store }: ActionContext,
  document: ReceiptDocument | JournalDocument,
  date: BusinessDate,
): Promise<TaxEffect> {
  const cases = casesTaxedBy(document);
  if (cases.length === 0) return { entries: [], subledger: [] };
  const [taxes, closed, open] = await Promise.all([
    store.taxOnDeposits(books, cases),
    store.closedOrders(books, cases),
    store.openOrders(books, { caseIds: cases, groups: [] }),
  ]);
  const orders = new OrderBook(open, [], closed);
  return taxEffectOf(
    new DepositTaxes(taxes),
    document,
    { date, subledger: document.subledger },
    { isClosed: (layby) => orders.isClosed(layby) },
  );
}
