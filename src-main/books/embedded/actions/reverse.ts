import { negate } from '../../../../src-shared/money/index.ts';
import {
  type AccountingDocument,
  allocatedOutside,
  deliveryKey,
  ExpectedFailure,
  type ReversalDocument,
  toReverse,
} from '../../../../src-shared/model/index.ts';
import type {
  BookAction,
  BookActionOutcome,
  OpenChange,
  RecordedDocument,
  RelatedDocument,
} from '../../../core/ports/index.ts';
import { openDay } from './dates.ts';
import { casesReopenedBy } from '../order-book.ts';
import { type MadeDocument, recordMade } from './record-made.ts';
import { type ActionContext, notOpen, outcomeOf } from './target.ts';

type Reverse = Extract<BookAction, { readonly kind: 'reverse' }>;

/**
 * Takes a document back with its family: what made entries gets a reversal at original cost, which settles
 * it; what is only noted is marked as reversed. All or nothing.
 * @throws ExpectedFailure document-not-found, document-reversed, document-not-open when something of it
 *   is allocated to others
 */
export async function reverseFamily(context: ActionContext, action: Reverse): Promise<BookActionOutcome> {
  const { books, store } = context;
  const family = toReverse(await store.related(books, action.key));
  const documents = await store.recorded(
    books,
    family.map(({ key }) => key),
  );
  const target = (await store.recorded(books, [action.key]))[0]?.document;
  if (target === undefined) {
    throw new ExpectedFailure('document-not-found', { where: action.key, data: { number: action.key } });
  }
  const { number } = target;
  if (!documents.some(({ document }) => document.key === action.key)) {
    throw new ExpectedFailure('document-reversed', { where: number, data: { number } });
  }
  const allocated = await store.allocationsOf(
    books,
    family.map(({ key }) => key),
  );
  if (allocatedOutside(allocated, family).length > 0) throw notOpen(number, 'allocated');
  // What completed a layby is undone first: without its order it would have nothing to complete.
  if (documents.some(isClosedOrder)) throw notOpen(number, 'closed');
  const lockedThrough = await store.lockedThrough(books);
  const made = documents.filter(hasEffects).map(({ document }): MadeDocument => {
    const date = openDay(action.date ?? document.date, lockedThrough);
    return { document: reversalOf(document, date, action.reason), madeOf: [document.key], changes: [] };
  });
  const noted = documents.filter((each) => !hasEffects(each)).map(({ document }) => undone(document, action));
  const orders = [
    ...(await reopened(context, family, number)),
    ...(await closedAgain(context, documents, number)),
  ];
  await recordMade(context, made, [...noted, ...orders]);
  return outcomeOf(
    target,
    'reversed',
    made.map(({ document }) => document),
    documents.map(({ document }) => document.key),
  );
}

/** Whether a document has made entries or moved goods: only those need a document that takes them back. */
function hasEffects({ document: { type }, state }: RecordedDocument): boolean {
  const isOnlyNoted = type === 'sales-order' || type === 'stock-count' || type === 'contact';
  return !isOnlyNoted && state !== 'inactive' && state !== 'pending';
}

function reversalOf(
  document: AccountingDocument,
  date: ReversalDocument['date'],
  reason: string,
): ReversalDocument {
  const { key, number, currency, location, total } = document;
  return {
    type: 'reversal',
    key: deliveryKey(`${key}/reversal/1`),
    number: `${number}/R`,
    date,
    currency,
    location,
    total: negate(total),
    entries: [],
    subledger: [],
    reverses: { key, number, date: document.date },
    reason,
  };
}

function undone({ key }: AccountingDocument, { reason }: Reverse): OpenChange {
  return { key, state: 'reversed', orderLines: [], action: 'reversed', detail: reason };
}

function isClosedOrder({ document, state }: RecordedDocument): boolean {
  return document.type === 'sales-order' && state === 'closed';
}

/** Orders that an undone order had closed, such as the layby that it completed, are open again. */
async function reopened(
  { books, store }: ActionContext,
  family: readonly RelatedDocument[],
  by: string,
): Promise<readonly OpenChange[]> {
  const ours = new Set(family.map(({ key }) => key));
  const orders = family.filter(({ type }) => type === 'sales-order');
  const closed = orders.flatMap(({ madeOf }) => madeOf).filter((key) => !ours.has(key));
  return (await store.open(books, [...new Set(closed)]))
    .filter(({ state }) => state === 'closed')
    .map(({ document: { key }, orderLines }) => ({
      key,
      state: 'open',
      orderLines,
      action: 'order-reopened',
      detail: by,
    }));
}

/** Orders that an undone order had opened again, such as the layby whose completion it took back, are closed. */
async function closedAgain(
  { books, store }: ActionContext,
  undoneOnes: readonly RecordedDocument[],
  by: string,
): Promise<readonly OpenChange[]> {
  const caseIds = undoneOnes.flatMap(({ document }) =>
    document.type === 'sales-order' ? casesReopenedBy(document) : [],
  );
  if (caseIds.length === 0) return [];
  return (await store.openOrders(books, { caseIds, groups: [] })).map(
    ({ document: { key }, orderLines }) => ({
      key,
      state: 'closed',
      orderLines,
      action: 'order-closed',
      detail: by,
    }),
  );
}
