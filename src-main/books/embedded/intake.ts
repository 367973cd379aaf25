import {
  type AccountingDocument,
  type BooksId,
  type DeliveryKey,
  type Failure,
  failure,
  shownSubject,
} from '../../../src-shared/model/index.ts';
import type {
  BookActionWrite,
  BookRecord,
  EmbeddedBooksStore,
  OpenChange,
  OutgoingDocument,
} from '../../core/ports/index.ts';
import { type BooksNow, readBooks } from './batch-reads.ts';
import { accountsNeeded, subledgersAgree } from './control-accounts.ts';
import { type Effect, effectOf } from './effects.ts';
import { casesClosedBy, casesReopenedBy } from './order-book.ts';
import { irreversible } from './reversal.ts';

/**
 * Takes documents into the books one after the other, each seeing what those before it did. Nothing is
 * stored before `write` is handed to the store.
 */
export class Intake {
  readonly #now: BooksNow;
  readonly #records: BookRecord[] = [];
  readonly #reversed = new Set<DeliveryKey>();

  private constructor(now: BooksNow) {
    this.#now = now;
  }

  /** Reads what these documents need; only they can be taken in. */
  static async open(
    books: BooksId,
    store: EmbeddedBooksStore,
    documents: readonly OutgoingDocument[],
  ): Promise<Intake> {
    return new Intake(await readBooks(books, store, documents));
  }

  /**
   * Takes a document in, or answers why it cannot be, and then nothing has moved.
   * @param more what a person's action changes along with it
   */
  take(
    { document, contentHash }: OutgoingDocument,
    more: { readonly madeOf?: readonly DeliveryKey[]; readonly changes?: readonly OpenChange[] } = {},
  ): BookRecord | Failure {
    const refusal = this.#refusalOf(document);
    if (refusal !== null) return refusal;
    // An order ends its case when it comes in: what it is made into later must not end what was opened since.
    const ends = more.madeOf === undefined ? casesClosedBy(document) : [];
    const closed = ends.flatMap((each) => this.#now.orders.close(each, document));
    const again = casesReopenedBy(document).flatMap((each) => this.#now.orders.reopen(each, document));
    const { open, changes } = this.#openOf(document);
    const effect = waits(document) ? NOTHING_YET : effectOf(this.#now, document);
    if (document.type !== 'sales-order') {
      this.#now.sold.follow([document.key, ...(more.madeOf ?? [])], effect.moves);
    }
    const record: BookRecord = {
      document,
      contentHash,
      ...effect,
      open,
      changes: [...closed, ...again, ...changes, ...this.#undoneBy(document), ...(more.changes ?? [])],
      madeOf: [...new Set([...closed.map(({ key }) => key), ...(more.madeOf ?? [])])],
    };
    this.#records.push(record);
    return record;
  }

  /** All of it, ready to be stored in one go. */
  write(): BookActionWrite {
    return {
      records: this.#records,
      late: [],
      changes: [],
      states: this.#now.stock.changed(),
      transit: this.#now.transit.changed(),
    };
  }

  #refusalOf(document: AccountingDocument): Failure | null {
    const { accounts, lockedThrough, transit, toDepart, recorded } = this.#now;
    const { number, date } = document;
    const unknown = accountsNeeded(document).find((account) => !accounts.has(account));
    if (unknown !== undefined) {
      return failure('account-unknown', { target: `account:${unknown}`, data: { name: unknown } });
    }
    // A customer has no date: knowing one moves nothing in a period that is closed.
    if (document.type !== 'contact' && lockedThrough !== null && date <= lockedThrough) {
      return failure('period-locked', { where: number, data: { number, lockedThrough } });
    }
    const { type } = document;
    if (type === 'transfer-in' && !transit.knows(document.caseId) && toDepart.has(document.caseId)) {
      return failure('transfer-out-missing', {
        where: number,
        data: { number, case: shownSubject(document.caseId) },
      });
    }
    if (document.type === 'reversal') {
      if (this.#reversed.has(document.reverses.key)) {
        return failure('document-reversed', { where: number, data: { number: document.reverses.number } });
      }
      return irreversible(document, recorded.get(document.reverses.key), transit);
    }
    if (subledgersAgree(document, document)) return null;
    const problem = `the sub-ledger of ${number} is not what it moves in the control accounts`;
    return failure('internal', { where: number, data: { problem } });
  }

  /** Where the document stands, when a person can still do something with it. */
  #openOf(document: AccountingDocument): Pick<BookRecord, 'open' | 'changes'> {
    const { type } = document;
    if (type === 'sales-order') {
      const { orderLines, changes } = this.#now.orders.take(document, this.#now.stock);
      return { open: { state: 'open', orderLines }, changes };
    }
    const state =
      type === 'receipt' || type === 'journal' ? document.state : type === 'stock-count' ? 'counted' : null;
    return { open: state === null ? null : { state, orderLines: [] }, changes: [] };
  }

  /** What a reversal takes back is reversed; the orders that it had closed are open again, and the other way round. */
  #undoneBy(document: AccountingDocument): readonly OpenChange[] {
    if (document.type !== 'reversal') return [];
    const { recorded, closedOrders, orders } = this.#now;
    const { key } = document.reverses;
    this.#reversed.add(key);
    orders.drop(key);
    const detail = document.number;
    const reopened = (recorded.get(key)?.madeOf ?? []).flatMap((order): OpenChange[] => {
      const closed = closedOrders.get(order);
      if (closed === undefined) return [];
      return [{ key: order, state: 'open', orderLines: closed.orderLines, action: 'order-reopened', detail }];
    });
    const original = recorded.get(key)?.document;
    const closed = (original === undefined ? [] : casesReopenedBy(original)).flatMap((each) =>
      orders.close(each, document),
    );
    return [{ key, state: 'reversed', orderLines: [], action: 'reversed', detail }, ...reopened, ...closed];
  }
}

const NOTHING_YET: Effect = { entries: [], subledger: [], moves: [], items: [] };

/** Whether it does nothing until a person says so. */
function waits(document: AccountingDocument): boolean {
  if (document.type === 'receipt') return document.state === 'inactive';
  return document.type === 'journal' && document.state === 'pending';
}
