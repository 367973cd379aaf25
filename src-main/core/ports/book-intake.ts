import type { Minor, Quantity } from '../../../src-shared/money/index.ts';
import type {
  AccountingDocument,
  AccountNumber,
  BooksId,
  DeliveryKey,
  Entry,
  SaleReference,
  SubledgerLine,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { OpenDocument, OpenState, StockMove } from './book-rows.ts';

/** A recorded document with all that it did in the books, cost of goods and late entries included. */
export interface RecordedEffects {
  readonly document: AccountingDocument;
  /** Null for documents that nobody does anything with. */
  readonly state: OpenState | null;
  /** Proved again as they are read, in the order in which they were recorded. */
  readonly entries: readonly Entry[];
  readonly subledger: readonly SubledgerLine[];
  readonly moves: readonly StockMove[];
  /** Whether one of its sub-ledger lines is allocated, on either side, to a document that was not asked for with it. */
  readonly allocated: boolean;
  /** Orders that it was made of or that it closed. */
  readonly madeOf: readonly DeliveryKey[];
}

/** What a document of the books sold, or wrote off, of an item, for a sale of the till's that it posts. */
export interface SoldGoods extends SaleReference {
  /** The delivery that the sale is part of, in the books or on its way to them. */
  readonly key: DeliveryKey;
  /** Null while nothing is sold. */
  readonly sku: string | null;
  /** Out is negative; value likewise. */
  readonly quantity: Quantity;
  readonly value: Minor;
  /** It is what a return has written off. */
  readonly writtenOff: boolean;
  /** The books have done what the delivery says; an order is only noted. */
  readonly done: boolean;
}

/** What one document of the books moved of a job's work in progress on one account. */
export interface WorkOfJob {
  readonly job: string;
  readonly account: AccountNumber;
  readonly key: DeliveryKey;
  /** Debits positive. */
  readonly moved: Minor;
  /** What of it it released to cost, as a completion does. */
  readonly released: Minor;
}

/** Goods that are to be taken in, with where they come from and go to as the books call the places. */
export interface ArrivalToCome {
  readonly caseId: string;
  /** The till's own of the transfer. */
  readonly number: string;
  readonly from: string;
  readonly to: string;
  readonly date: BusinessDate;
}

/** Tax that was due with the deposits of a layby, on one account and against one tax account. */
export interface TaxOfCase {
  readonly case: string;
  readonly account: AccountNumber;
  readonly against: AccountNumber;
  /** Debits positive. */
  readonly balance: Minor;
  /** With the deposits, less those that the till has taken back. */
  readonly added: Minor;
  /** What of it the ends of the layby have released. */
  readonly released: Minor;
}

/** What the rules of the embedded books ask before they take documents in; each is one question. */
export interface BookIntakeReads {
  /** All that these documents did; those that the books do not have are left out. */
  effectsOf(books: BooksId, keys: readonly DeliveryKey[]): Promise<readonly RecordedEffects[]>;
  /** Open sales orders of any of these cases or groups, in the order in which they were recorded. */
  openOrders(
    books: BooksId,
    of: { readonly caseIds: readonly string[]; readonly groups: readonly string[] },
  ): Promise<readonly OpenDocument[]>;
  /** Closed sales orders of these cases, in the order in which they were recorded. */
  closedOrders(books: BooksId, caseIds: readonly string[]): Promise<readonly OpenDocument[]>;
  /**
   * Quantities on hand that open orders have set aside: ordered, less what is back-ordered and what is
   * delivered; credit orders set nothing aside.
   */
  setAside(
    books: BooksId,
  ): Promise<readonly { readonly sku: string; readonly location: string; readonly quantity: Quantity }[]>;
  /**
   * Of transfers that are to arrive on these days and that the books have not seen leave, the cases whose
   * departure is still to be expected: it is in the ledger and not kept out (a place that nobody has mapped
   * may be any), or the tills have told nothing yet of a week after.
   */
  departuresToCome(books: BooksId, arrivals: readonly ArrivalToCome[]): Promise<readonly string[]>;
  /** What the documents that post these sales have sold, and which are still to; undone ones left out. */
  soldWith(books: BooksId, sales: readonly SaleReference[]): Promise<readonly SoldGoods[]>;
  /** What moved these jobs' work in progress, document by document; jobs that never had any are left out. */
  workInProgress(books: BooksId, jobs: readonly string[]): Promise<readonly WorkOfJob[]>;
  /** Tax on deposits of these laybys; those that never had any are left out. */
  taxOnDeposits(books: BooksId, cases: readonly string[]): Promise<readonly TaxOfCase[]>;
}
