import type { Minor, Quantity } from '../../../src-shared/money/index.ts';
import type {
  Account,
  AccountingDocument,
  AccountingDocumentType,
  AccountNumber,
  BooksId,
  DeliveryKey,
  DigestId,
  Entry,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../src-shared/time/index.ts';
import type { FoundDocument } from './books.ts';
import type { Page, Paged } from './page.ts';

/** Quantity and value of an item at a location, with the cost that a shortage was issued at. */
export interface StockState {
  readonly sku: string;
  readonly location: string;
  readonly quantity: Quantity;
  /** May be negative while the quantity is. */
  readonly value: Minor;
  /** Last average cost: value / quantity as a ratio, kept when quantity reaches 0; null before any. */
  readonly lastCost: { readonly value: Minor; readonly quantity: Quantity } | null;
}

/** One movement of stock, with the states after it following from StockState rows. */
export interface StockMove {
  readonly sku: string;
  readonly location: string;
  /** In is positive, out is negative. */
  readonly quantity: Quantity;
  readonly value: Minor;
  readonly kind: 'opening' | 'receipt' | 'sale' | 'return' | 'cost-adjustment';
  /** True when no cost was known and it went at nothing. */
  readonly costUnknown: boolean;
}

/** A document as the embedded books take it: with its entries, those of stock included. */
export interface BookRecord {
  readonly document: AccountingDocument;
  readonly contentHash: string;
  readonly entries: readonly Entry[];
  readonly moves: readonly StockMove[];
  /** Items that come into being with it. */
  readonly items: readonly { sku: string; name: string }[];
}

export interface TrialBalanceRow {
  readonly account: Account;
  /** Sum of debits less credits where positive, else 0. */
  readonly debit: Minor;
  readonly credit: Minor;
}

/** One line of an account's ledger. */
export interface AccountLedgerRow {
  readonly date: BusinessDate;
  readonly narration: string;
  readonly document: { readonly type: AccountingDocumentType; readonly number: string };
  readonly memo: string;
  readonly debit: Minor;
  readonly credit: Minor;
  /** Running balance after this line, debits positive. */
  readonly balance: Minor;
}

/** One entry of the journal with the document that made it. */
export interface JournalEntry {
  readonly id: string;
  readonly date: BusinessDate;
  readonly narration: string;
  readonly document: {
    readonly key: DeliveryKey;
    readonly type: AccountingDocumentType;
    readonly number: string;
  };
  readonly lines: readonly { account: AccountNumber; debit: Minor; credit: Minor; memo: string }[];
}

/** A document of the books as a list shows it. */
export interface BookDocumentSummary {
  readonly key: DeliveryKey;
  readonly type: AccountingDocumentType;
  readonly number: string;
  readonly date: BusinessDate;
  /** Only invoices and credit notes have one. */
  readonly contact: string | null;
  readonly location: string;
  readonly total: Minor;
}

/** Which documents a list shows, and in which order; by date and number. */
export interface BookDocumentFilter {
  readonly type: AccountingDocumentType | null;
  /** Part of a number or of a location, upper and lower case alike. */
  readonly search?: string;
  /** Else oldest first. */
  readonly newestFirst?: boolean;
}

/**
 * One thing that happened to a document. `detail` is a bare value, to be put into a sentence by
 * whoever shows it: `posted` has the revision of its digest (empty without one), `sent` the number
 * of attempts, `refused`, `held` and `unanswered` the failure's code, `recorded` the number.
 */
export interface BookDocumentEvent {
  readonly at: Instant;
  readonly event: string;
  readonly detail: string;
}

/** An invoice, credit note… in the books with what happened to it, oldest first. */
export interface BookDocumentRow {
  readonly document: AccountingDocument;
  /** Whose posting made it; null for opening balances. */
  readonly digest: { readonly id: DigestId; readonly revision: number } | null;
  readonly history: readonly BookDocumentEvent[];
}

/** What the embedded books keep; their rules are in books/embedded. */
export interface EmbeddedBooksStore {
  addAccounts(books: BooksId, accounts: readonly Account[]): Promise<void>;
  chart(books: BooksId): Promise<readonly Account[]>;
  find(books: BooksId, keys: readonly DeliveryKey[]): Promise<ReadonlyMap<DeliveryKey, FoundDocument>>;
  /** Which of these SKUs are stocked items, with their state at the location. */
  stock(books: BooksId, wanted: readonly { sku: string; location: string }[]): Promise<readonly StockState[]>;
  /** All-or-nothing: documents, entries, movements and the states after them. */
  record(books: BooksId, records: readonly BookRecord[], states: readonly StockState[]): Promise<void>;
  trialBalance(books: BooksId, asOf: BusinessDate | null): Promise<readonly TrialBalanceRow[]>;
  accountLedger(books: BooksId, account: AccountNumber, page: Page): Promise<Paged<AccountLedgerRow>>;
  documents(books: BooksId, filter: BookDocumentFilter, page: Page): Promise<Paged<BookDocumentSummary>>;
  /** Proved again as it is read; null when the books have no such number. */
  document(books: BooksId, number: string): Promise<BookDocumentRow | null>;
  journal(books: BooksId, page: Page): Promise<Paged<JournalEntry>>;
  /** The entries of these documents, cost of goods included, in the order in which they were recorded. */
  entriesOf(books: BooksId, keys: readonly DeliveryKey[]): Promise<readonly JournalEntry[]>;
  stockOnHand(books: BooksId): Promise<readonly StockState[]>;
}
