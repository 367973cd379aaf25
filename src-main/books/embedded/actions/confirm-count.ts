import { quantity, ZERO } from '../../../../src-shared/money/index.ts';
import {
  type CountDifference,
  countDifferences,
  deliveryKey,
  ExpectedFailure,
  seenOf,
  type StockAdjustmentDocument,
  type StockCountDocument,
} from '../../../../src-shared/model/index.ts';
import type { BookAction, BookActionOutcome, BookRecord, OpenChange } from '../../../core/ports/index.ts';
import { adjustGoods } from '../stock-effects.ts';
import { StockLedger } from '../stock-ledger.ts';
import { openDay } from './dates.ts';
import { type ActionContext, NOTHING, openDocument, outcomeOf } from './target.ts';

type Confirm = Extract<BookAction, { readonly kind: 'confirm-count' }>;

/**
 * Posts what a count differs by from the books at the count, at average cost, as an adjustment of its
 * own. Where stock has moved since, a person must have seen the difference as it is now.
 * @throws ExpectedFailure count-out-of-date, document-not-found, document-not-open, document-reversed
 */
export async function confirmCount(context: ActionContext, action: Confirm): Promise<BookActionOutcome> {
  const { books, store } = context;
  const { document } = await openDocument(context, action.key, 'stock-count', 'counted');
  const differences = countDifferences(document.lines, await store.countedItems(books, document.key));
  refuseOutOfDate(document, differences, action.seen);
  const wrong = differences.filter((line) => line.difference !== 0);
  const change: OpenChange = {
    key: document.key,
    state: 'confirmed',
    orderLines: [],
    action: 'count-confirmed',
    detail: String(wrong.length),
  };
  if (wrong.length === 0) {
    await store.record(books, { ...NOTHING, changes: [change] });
    return outcomeOf(document, 'confirmed');
  }
  const date = openDay(document.date, await store.lockedThrough(books));
  const adjustment = adjustmentOf({ ...document, date }, wrong);
  const { location, lines } = adjustment;
  const stock = new StockLedger(
    await store.stock(
      books,
      lines.map(({ sku }) => ({ sku, location })),
    ),
  );
  const taken = adjustGoods(stock, adjustment, lines, 'count');
  const record: BookRecord = {
    document: adjustment,
    contentHash: null,
    entries: taken.entries,
    subledger: [],
    moves: taken.moves,
    open: null,
    changes: [change],
    madeOf: [document.key],
    items: taken.items,
  };
  await store.record(books, { ...NOTHING, records: [record], states: stock.changed() });
  return outcomeOf(document, 'confirmed', [adjustment]);
}

function refuseOutOfDate(
  { number }: StockCountDocument,
  differences: readonly CountDifference[],
  seen: string | null,
): void {
  const moved = differences.filter((line) => line.movedSince);
  const upToDate = seen === null ? moved.length === 0 : seen === seenOf(differences);
  if (upToDate) return;
  const [first] = moved;
  throw new ExpectedFailure('count-out-of-date', {
    where: number,
    data: { number, count: moved.length, ...(first === undefined ? {} : { sku: first.sku }) },
  });
}

function adjustmentOf(count: StockCountDocument, wrong: readonly CountDifference[]): StockAdjustmentDocument {
  const { date, currency, location, stockAccounts, contra } = count;
  return {
    type: 'stock-adjustment',
    key: deliveryKey(`${count.key}/adjustment/1`),
    number: `${count.number}/1`,
    date,
    currency,
    location,
    total: ZERO,
    entries: [],
    subledger: [],
    reference: count.number,
    reason: null,
    // What is missing leaves.
    lines: wrong.map(({ sku, name, difference }) => ({ sku, name, quantity: quantity(-difference) })),
    stockAccounts,
    contra,
    job: null,
  };
}
