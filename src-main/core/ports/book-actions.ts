import type { Minor, Quantity } from '../../../src-shared/money/index.ts';
import type {
  AccountingDocument,
  AccountingDocumentType,
  BooksId,
  DeliveryKey,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../src-shared/time/index.ts';
import type { OpenState, SubledgerRow } from './book-rows.ts';

/**
 * What a person, or the automatic policy, does with one document of the books. Each is all or nothing,
 * and what it makes has a key that follows from the document's, so that twice is once.
 */
export type BookAction =
  | {
      readonly kind: 'process-order';
      readonly key: DeliveryKey;
      /**
       * `in-stock`: only what is on hand; the rest stays on the order. `automatic`: so of what a customer
       * owes, and all of what has left the shop over the counter.
       */
      readonly deliver: 'all' | 'in-stock' | 'automatic';
      /**
       * The invoice's date; null: the order's own, or of goods that were on back-order the day on which the
       * last of them came in. Either is moved to the next open day.
       */
      readonly date: BusinessDate | null;
    }
  | { readonly kind: 'activate-receipt'; readonly key: DeliveryKey }
  | { readonly kind: 'make-normal'; readonly key: DeliveryKey }
  | {
      readonly kind: 'confirm-count';
      readonly key: DeliveryKey;
      /** The `seen` of the differences that the person was shown; null: those at the count itself. */
      readonly seen: string | null;
    }
  /**
   * Of a transfer, by one of its documents: what is still on the way is lost, and goes at what it left with
   * against the account of stock differences.
   */
  | {
      readonly kind: 'close-transfer';
      readonly key: DeliveryKey;
      readonly reason: string;
      /** The day on which it is decided: until then it was on the way. Moved to the next open day. */
      readonly date: BusinessDate;
    }
  /** Takes back the document and its family (see `related`), as `toReverse` says. */
  | {
      readonly kind: 'reverse';
      readonly key: DeliveryKey;
      readonly reason: string;
      /** Null: the document's own date. Either is moved to the next open day. */
      readonly date: BusinessDate | null;
    };

/** What an action came to. */
export interface BookActionOutcome {
  readonly key: DeliveryKey;
  readonly number: string;
  /** What it made, such as the invoice of an order; none where the document itself made its entries. */
  readonly made: readonly {
    readonly key: DeliveryKey;
    readonly type: AccountingDocumentType;
    readonly number: string;
    readonly date: BusinessDate;
    readonly total: Minor;
  }[];
  /** Where the document stands now. */
  readonly state: OpenState;
  /** Other documents that it was done with too, such as the orders that had been added to it. */
  readonly along: readonly DeliveryKey[];
}

/** An open line of what customers owe or have paid ahead, with what automatic allocation goes by. */
export interface OpenItem extends SubledgerRow {
  readonly key: DeliveryKey;
  /** Of its order or receipt: what belongs to one shift. Null: alone. */
  readonly group: string | null;
}

/** A payment or credit that is applied to something owed. */
export interface AllocationRow {
  readonly credit: { readonly line: number; readonly number: string };
  readonly debit: { readonly line: number; readonly number: string };
  readonly amount: Minor;
  readonly at: Instant;
}

/** One document that another was made of in the books, or was made of another. */
export interface RelatedDocument {
  readonly key: DeliveryKey;
  readonly type: AccountingDocumentType;
  readonly number: string;
  readonly date: BusinessDate;
  readonly total: Minor;
  /** Null for documents that nobody does anything with. */
  readonly state: OpenState | null;
  /** What it was made of. */
  readonly madeOf: readonly DeliveryKey[];
}

/** What the books say of one counted item. */
export interface CountedItem {
  readonly sku: string;
  /**
   * What should have been on the shelf when it was counted: on hand now, without what moved after it, less
   * goods that had left on orders that nobody has processed yet.
   */
  readonly onHand: Quantity;
  /** Set aside on layby when it was counted. */
  readonly setAside: Quantity;
  /** Whether its stock moved since the count was recorded. */
  readonly movedSince: boolean;
}

/** A line of the sheet that people count with. */
export interface CountSheetRow {
  readonly sku: string;
  readonly name: string;
  readonly location: string;
  readonly onHand: Quantity;
  readonly setAside: Quantity;
  /** What is to be found in the shop: on hand, less what is set aside. */
  readonly toCount: Quantity;
}

/** A document with where it stands, whatever its type. */
export interface RecordedDocument {
  readonly document: AccountingDocument;
  readonly contentHash: string;
  readonly state: OpenState | null;
}

/** What the embedded books tell of documents that people act on; see EmbeddedBooksStore. */
export interface BookActionReads {
  /**
   * What is owed and what is paid ahead and not allocated yet, oldest first by date and number.
   * @param subjects of these customers only; null: of all
   */
  openItems(books: BooksId, subjects: readonly string[] | null): Promise<readonly OpenItem[]>;
  /** Allocations of the lines of these documents, on either side, oldest first. */
  allocationsOf(books: BooksId, keys: readonly DeliveryKey[]): Promise<readonly AllocationRow[]>;
  /**
   * The document with everything that it was made of, that was made of it, or that posts the same POS
   * documents, in the order in which they were recorded; reversals among them.
   */
  related(books: BooksId, key: DeliveryKey): Promise<readonly RelatedDocument[]>;
  /** Those of these documents that there are with all that was made of them, as they were recorded. */
  lineage(books: BooksId, keys: readonly DeliveryKey[]): Promise<readonly RelatedDocument[]>;
  /** Documents of any type by key, proved again. */
  recorded(books: BooksId, keys: readonly DeliveryKey[]): Promise<readonly RecordedDocument[]>;
  /** The last day on which any of these items came in at a location; null: none ever did. */
  lastGoodsIn(books: BooksId, skus: readonly string[], location: string): Promise<BusinessDate | null>;
  /** What the books say of the items of a count. */
  countedItems(books: BooksId, count: DeliveryKey): Promise<readonly CountedItem[]>;
  /** Items that are or were at a location, or anywhere. */
  countSheet(books: BooksId, location: string | null): Promise<readonly CountSheetRow[]>;
}
