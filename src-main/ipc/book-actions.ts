import {
  type ActionResult,
  activateReceipts,
  actOnOne,
  makeJournalsNormal,
  type Meant,
  processOrders,
} from '../actions/books/act.ts';
import { allocate, unallocate } from '../actions/books/allocate.ts';
import { countSheet } from '../actions/books/count.ts';
import { findBooks, findOwnBooks } from '../actions/books/find.ts';
import { readLock, setLock } from '../actions/books/lock.ts';
import { type OpenQuery, openDocuments } from '../actions/books/open-documents.ts';
import { todayOfBooks } from '../actions/books/today.ts';
import { bringBack, undo } from '../actions/books/undo.ts';
import type { Page, Services } from '../core/ports/index.ts';
import type { bookActionRequests } from '../../src-shared/ipc/book-actions.ts';
import type { ActionResultView, OpenDocumentView } from '../../src-shared/ipc/views.ts';
import type { AccountingDocumentType } from '../../src-shared/model/index.ts';
import { formatMinor, formatQuantity } from '../../src-shared/money/index.ts';
import { bringBackPlanHandler, countHandler, madeView, undoPlanHandler } from './book-action-views.ts';
import type { Handler } from './handler.ts';
import { documentView } from './invoice-view.ts';

const orders: Handler<'books.orders'> = async (services, data) => {
  const { rows, ...rest } = await listed(services, 'sales-order', data);
  return { orders: rows, ...rest };
};

const receipts: Handler<'books.receipts'> = async (services, data) => {
  const { rows, ...rest } = await listed(services, 'receipt', data);
  return { receipts: rows, ...rest };
};

const journals: Handler<'books.journals'> = async (services, data) => {
  const { rows, ...rest } = await listed(services, 'journal', data);
  return { journals: rows, ...rest };
};

const counts: Handler<'books.counts'> = async (services, data) => {
  const { rows, ...rest } = await listed(services, 'stock-count', data);
  return { counts: rows, ...rest };
};

const process: Handler<'books.process'> = async (services, data) =>
  resultView(services, data, await processOrders(services, data));

const activate: Handler<'books.activate'> = async (services, data) =>
  resultView(services, data, await activateReceipts(services, data));

const makeNormal: Handler<'books.make-normal'> = async (services, data) =>
  resultView(services, data, await makeJournalsNormal(services, data));

const confirmCount: Handler<'books.confirm-count'> = async (services, data) => {
  const account = await findOwnBooks(services, data.books);
  const outcome = await actOnOne(services, account, data.number, (key) => ({
    kind: 'confirm-count',
    key,
    seen: data.seen,
  }));
  return resultView(services, data, { done: [outcome], refused: [] });
};

const closeTransfer: Handler<'books.close-transfer'> = async (services, data) => {
  const account = await findOwnBooks(services, data.books);
  const date = await todayOfBooks(services, account.id);
  const outcome = await actOnOne(services, account, data.number, (key) => ({
    kind: 'close-transfer',
    key,
    reason: data.reason,
    date,
  }));
  return resultView(services, data, { done: [outcome], refused: [] });
};

const openItems: Handler<'books.open-items'> = async (services, { books, customer }) => {
  const { id, currency } = await findOwnBooks(services, books);
  const items = await services.ledger.embedded.openItems(id, customer === undefined ? null : [customer]);
  return {
    items: items.map((item) => ({
      id: item.id,
      customer: item.subject,
      date: item.date,
      type: item.document.type,
      number: item.document.number,
      currency,
      amount: formatMinor(item.amount, currency),
      open: formatMinor(item.open, currency),
    })),
  };
};

const applyCredits: Handler<'books.allocate'> = async (services, data) => {
  const { currency } = await findBooks(services, data.books);
  const allocations = await allocate(services, data);
  return {
    allocations: allocations.map((each) => ({ ...each, amount: formatMinor(each.amount, currency) })),
  };
};

const sheet: Handler<'books.count-sheet'> = async (services, { books, location }) => ({
  rows: (await countSheet(services, books, location)).map((row) => ({
    location: row.location,
    sku: row.sku,
    name: row.name,
    onHand: formatQuantity(row.onHand),
    quantity: formatQuantity(row.toCount),
    onLayby: formatQuantity(row.setAside),
  })),
});

const undoPosting: Handler<'books.undo'> = async (services, data) => {
  const { currency } = await findBooks(services, data.books);
  const { reversals, documents } = await undo(services, data);
  return { reversals: reversals.map((each) => madeView(each, currency)), documents };
};

/** What people do with documents of the books. */
export const bookActionHandlers = {
  'books.orders': orders,
  'books.receipts': receipts,
  'books.journals': journals,
  'books.counts': counts,
  'books.process': process,
  'books.activate': activate,
  'books.make-normal': makeNormal,
  'books.open-items': openItems,
  'books.allocate': applyCredits,
  'books.unallocate': async (services, data) => ({ taken: await unallocate(services, data) }),
  'books.count': countHandler,
  'books.count-sheet': sheet,
  'books.confirm-count': confirmCount,
  'books.close-transfer': closeTransfer,
  'books.undo-plan': undoPlanHandler,
  'books.undo': undoPosting,
  'books.bring-back-plan': bringBackPlanHandler,
  'books.bring-back': async (services, data) => ({ documents: await bringBack(services, data) }),
  'books.lock': async (services, { books }) => ({ lockedThrough: await readLock(services, books) }),
  'books.set-lock': async (services, { books, lockedThrough }) => ({
    lockedThrough: await setLock(services, books, lockedThrough),
  }),
} as const satisfies { readonly [C in ActionChannel]: Handler<C> };

type ActionChannel = keyof typeof bookActionRequests;

async function listed(
  services: Services,
  type: AccountingDocumentType,
  query: OpenQuery & Page,
): Promise<{
  readonly rows: readonly OpenDocumentView[];
  readonly next: string | null;
  readonly total: { readonly value: number; readonly exact: boolean };
}> {
  const { rows, next, total, account } = await openDocuments(services, type, query, {
    cursor: query.cursor,
    limit: query.limit,
  });
  return {
    rows: rows.map((row) => ({
      ...documentView(row, account.currency),
      state: row.state,
      backOrdered: row.backOrdered,
      order: row.order,
    })),
    next,
    total,
  };
}

async function resultView(
  services: Services,
  { books }: Meant,
  { done, refused }: ActionResult,
): Promise<ActionResultView> {
  const { currency } = await findBooks(services, books);
  return {
    done: done.map(({ number, state, made }) => ({
      number,
      state,
      made: made.map((each) => madeView(each, currency)),
    })),
    refused,
  };
}
