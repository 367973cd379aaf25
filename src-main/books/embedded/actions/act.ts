import { assertNever, type BooksId } from '../../../../src-shared/model/index.ts';
import type { BookAction, BookActionOutcome, EmbeddedBooksStore } from '../../../core/ports/index.ts';
import { closeTransfer } from './close-transfer.ts';
import { confirmCount } from './confirm-count.ts';
import { activateReceipt, makeNormal } from './make-active.ts';
import { processOrder } from './process-order.ts';
import { reverseFamily } from './reverse.ts';

/** Does what a person, or the automatic policy, asks of one document; see BookAction. */
export function actInBooks(
  books: BooksId,
  store: EmbeddedBooksStore,
  action: BookAction,
): Promise<BookActionOutcome> {
  const context = { books, store };
  switch (action.kind) {
    case 'process-order':
      return processOrder(context, action);
    case 'activate-receipt':
      return activateReceipt(context, action.key);
    case 'make-normal':
      return makeNormal(context, action.key);
    case 'confirm-count':
      return confirmCount(context, action);
    case 'close-transfer':
      return closeTransfer(context, action);
    case 'reverse':
      return reverseFamily(context, action);
    default:
      return assertNever(action);
  }
}
