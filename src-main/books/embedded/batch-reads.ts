import {
  type AccountingDocument,
  type AccountNumber,
  type BooksId,
  type DeliveryKey,
  assertNever,
  shownSubject,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type {
  EmbeddedBooksStore,
  OpenDocument,
  OutgoingDocument,
  RecordedEffects,
} from '../../core/ports/index.ts';
import { casesTaxedBy, DepositTaxes } from './deposit-tax.ts';
import { casesClosedBy, casesReopenedBy, OrderBook } from './order-book.ts';
import { salesNamedBy, SoldCosts } from './sold-costs.ts';
import { StockLedger } from './stock-ledger.ts';
import { TransitLedger } from './transit.ts';
import { JobBalances } from './job-balances.ts';

/** What the books say before a batch of documents goes in; it changes as they are taken in. */
export interface BooksNow {
  readonly accounts: ReadonlySet<AccountNumber>;
  /** Nothing is dated on or before it. */
  readonly lockedThrough: BusinessDate | null;
  readonly stock: StockLedger;
  readonly transit: TransitLedger;
  /** Transfers that have not left yet by the books, and still may. */
  readonly toDepart: ReadonlySet<string>;
  readonly orders: OrderBook;
  readonly jobs: JobBalances;
  readonly taxes: DepositTaxes;
  readonly sold: SoldCosts;
  /** Documents that are to be taken back, and the orders that they closed. */
  readonly recorded: ReadonlyMap<DeliveryKey, RecordedEffects>;
  readonly closedOrders: ReadonlyMap<DeliveryKey, OpenDocument>;
}

/** Reads what a batch needs, each kind of thing in one question whatever the size of the batch. */
export async function readBooks(
  books: BooksId,
  store: EmbeddedBooksStore,
  outgoing: readonly OutgoingDocument[],
): Promise<BooksNow> {
  const documents = outgoing.map(({ document }) => document);
  const reversed = await orNone(
    documents.flatMap((each) => (each.type === 'reversal' ? [each.reverses.key] : [])),
    (keys) => store.effectsOf(books, keys),
  );
  const all = [...documents, ...reversed.map(({ document }) => document)];
  const ofMoves = reversed.flatMap(({ moves }) => moves.map(({ sku, location }) => ({ sku, location })));
  const orders = all.filter((each) => each.type === 'sales-order');
  const taxed = [
    ...documents.flatMap((each) => casesTaxedBy(each)),
    ...reversed.flatMap(({ document, subledger }) => casesTaxedBy(document, subledger)),
  ];
  const taxes = await orNone(taxed, (cases) => store.taxOnDeposits(books, cases));
  const withTax = [...taxes.map((each) => each.case), ...documents.flatMap(casesWithTax)];
  return {
    accounts: new Set((await store.chart(books)).map((account) => account.number)),
    lockedThrough: await store.lockedThrough(books),
    stock: new StockLedger(await store.stock(books, [...all.flatMap(itemsOf), ...ofMoves])),
    transit: new TransitLedger(
      await orNone(all.flatMap(transferOf), (cases) => store.inTransit(books, cases)),
    ),
    toDepart: new Set(
      await orNone(
        documents.flatMap((each) => (each.type === 'transfer-in' ? [each] : [])),
        (arrivals) =>
          store.departuresToCome(
            books,
            arrivals.map(({ caseId, date, location, otherLocation }) => ({
              caseId,
              number: shownSubject(caseId),
              from: otherLocation,
              to: location,
              date,
            })),
          ),
      ),
    ),
    orders: new OrderBook(
      await openOrders(books, store, all),
      orders.length === 0 ? [] : await store.setAside(books),
      await orNone([...documents.flatMap(casesReopenedBy), ...withTax], (cases) =>
        store.closedOrders(books, cases),
      ),
    ),
    jobs: new JobBalances(
      await orNone(documents.flatMap(releaseOf), (jobs) => store.workInProgress(books, jobs)),
    ),
    taxes: new DepositTaxes(taxes),
    sold: new SoldCosts(
      await orNone(documents.flatMap(salesNamedBy), (sales) => store.soldWith(books, sales)),
    ),
    recorded: new Map(reversed.map((each) => [each.document.key, each])),
    closedOrders: await closedOrders(books, store, reversed),
  };
}

/** Most batches ask for none of most things: then nothing is asked. */
async function orNone<Key, Row>(
  keys: readonly Key[],
  read: (keys: readonly Key[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  return keys.length === 0 ? [] : read([...new Set(keys)]);
}

async function openOrders(
  books: BooksId,
  store: EmbeddedBooksStore,
  documents: readonly AccountingDocument[],
): Promise<readonly OpenDocument[]> {
  const orders = documents.filter((each) => each.type === 'sales-order');
  const groups = orders.flatMap(({ group }) => (group === null ? [] : [group]));
  // What is undone of those that opened an order again closes it.
  const caseIds = documents.flatMap((each) => [
    ...casesClosedBy(each),
    ...casesReopenedBy(each),
    ...casesWithTax(each),
  ]);
  if (groups.length + caseIds.length === 0) return [];
  return store.openOrders(books, { groups, caseIds });
}

async function closedOrders(
  books: BooksId,
  store: EmbeddedBooksStore,
  reversed: readonly RecordedEffects[],
): Promise<ReadonlyMap<DeliveryKey, OpenDocument>> {
  const orders = await orNone(
    reversed.flatMap(({ madeOf }) => madeOf),
    (keys) => store.open(books, keys),
  );
  return new Map(
    orders.filter(({ state }) => state === 'closed').map((order) => [order.document.key, order]),
  );
}

/** Laybys on whose deposits a document posts tax. */
function casesWithTax({ subledger }: AccountingDocument): readonly string[] {
  return subledger.flatMap(({ ledger, subject }) => (ledger === 'layby-tax' ? [subject] : []));
}

/** Which items a document touches, so that their states are read in one go. */
function itemsOf(document: AccountingDocument): { sku: string; location: string }[] {
  const { location } = document;
  switch (document.type) {
    case 'opening-balance':
      return document.stock.map(({ sku, location: at }) => ({ sku, location: at }));
    case 'goods-received':
    case 'transfer-out':
    case 'transfer-in':
    case 'stock-adjustment':
    case 'stock-count':
      return document.lines.map(({ sku }) => ({ sku, location }));
    case 'invoice':
    case 'credit-note':
    case 'journal':
      return [...document.stock, ...(document.writeOffs ?? [])].map(({ sku }) => ({ sku, location }));
    case 'sales-order':
      return [...document.lines, ...document.stock].flatMap(({ sku }) =>
        sku === null ? [] : [{ sku, location }],
      );
    case 'receipt':
    case 'contact':
    case 'reversal':
      return [];
    default:
      return assertNever(document);
  }
}

function transferOf(document: AccountingDocument): readonly string[] {
  return document.type === 'transfer-out' || document.type === 'transfer-in' ? [document.caseId] : [];
}

function releaseOf(document: AccountingDocument): readonly string[] {
  const bills = document.type === 'invoice' || document.type === 'credit-note';
  return bills && document.release !== null ? [document.release.subject] : [];
}
