import { ZERO } from '../../../../src-shared/money/index.ts';
import {
  type DeliveryKey,
  deliveryKey,
  ExpectedFailure,
  type StockLine,
  type TransferDocument,
} from '../../../../src-shared/model/index.ts';
import type { BookAction, BookActionOutcome } from '../../../core/ports/index.ts';
import { openDay } from './dates.ts';
import { recordMade } from './record-made.ts';
import { type ActionContext, notOpen, outcomeOf } from './target.ts';

type Close = Extract<BookAction, { readonly kind: 'close-transfer' }>;

/**
 * What of a transfer is still on the way is written to stock differences, at what it left with, on the day
 * on which that is decided. What arrives later all the same is found. Twice is once: then nothing is on the way any more.
 * @throws ExpectedFailure document-not-found, document-not-open when nothing of it is on the way
 */
export async function closeTransfer(context: ActionContext, action: Close): Promise<BookActionOutcome> {
  const { books, store } = context;
  const [found] = await store.recorded(books, [action.key]);
  if (found === undefined) {
    throw new ExpectedFailure('document-not-found', { where: action.key, data: { number: action.key } });
  }
  const { document } = found;
  const isTransfer = document.type === 'transfer-out' || document.type === 'transfer-in';
  if (!isTransfer || document.surplus === undefined) throw notOpen(document.number, document.type);
  const onTheWay = (await store.inTransit(books, [document.caseId])).filter((state) => state.quantity > 0);
  if (onTheWay.length === 0) throw notOpen(document.number, 'arrived');
  const names = new Map(document.lines.map(({ sku, name }) => [sku, name]));
  const lines = onTheWay.map(({ sku, quantity }): StockLine => ({
    sku,
    name: names.get(sku) ?? sku,
    quantity,
  }));
  const made: TransferDocument = {
    ...document,
    ...arrivalOf(document),
    ...(await nameOf(context, document)),
    date: openDay(
      document.date > action.date ? document.date : action.date,
      await store.lockedThrough(books),
    ),
    total: ZERO,
    lines,
    lost: { account: document.surplus, reason: action.reason },
  };
  await recordMade(context, [{ document: made, madeOf: [document.key], changes: [] }]);
  return outcomeOf(document, 'closed', [made]);
}

/** Where the goods were going to. */
function arrivalOf({ type, location, otherLocation }: TransferDocument) {
  const there = type === 'transfer-in' ? location : otherLocation;
  const here = type === 'transfer-in' ? otherLocation : location;
  return { type: 'transfer-in', location: there, otherLocation: here } as const;
}

/** Closed, undone and closed again is another document each time. */
async function nameOf(
  { books, store }: ActionContext,
  { key, number }: TransferDocument,
): Promise<{ readonly key: DeliveryKey; readonly number: string }> {
  for (let n = 1; ; n += 1) {
    const name = { key: deliveryKey(`${key}/closing/${n}`), number: `${number}/${n}` };
    if ((await store.recorded(books, [name.key])).length === 0) return name;
  }
}
