import type { Minor, Quantity } from '../../../src-shared/money/index.ts';
import type {
  Account,
  AccountingDocument,
  AccountingDocumentType,
  AccountNumber,
  BooksId,
  DeliveryKey,
  Subledger,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { BookActionReads } from './book-actions.ts';
import type { BookIntakeReads } from './book-intake.ts';
import type {
  StockState,
  TransitState,
  OpenState,
  OpenDocument,
  OpenDocumentSummary,
  TrialBalanceRow,
  AccountLedgerRow,
  JournalEntry,
  BookDocumentSummary,
  BookJournalFilter,
  BookDocumentFilter,
  BookDocumentRow,
  SubledgerRow,
  SubledgerDay,
  BookActionWrite,
} from './book-rows.ts';
import type { FoundDocument, LookAlike } from './books.ts';
import type { Page, Paged } from './page.ts';

/** What the embedded books keep; their rules are in books/embedded. */
export interface EmbeddedBooksStore extends BookActionReads, BookIntakeReads {
  addAccounts(books: BooksId, accounts: readonly Account[]): Promise<void>;
  chart(books: BooksId): Promise<readonly Account[]>;
  find(books: BooksId, keys: readonly DeliveryKey[]): Promise<ReadonlyMap<DeliveryKey, FoundDocument>>;
  /** See Books.lookAlikes; what was reversed is left out. */
  lookAlikes(books: BooksId, documents: readonly AccountingDocument[]): Promise<readonly LookAlike[]>;
  /** Which of these SKUs are stocked items, with their state at the location. */
  stock(books: BooksId, wanted: readonly { sku: string; location: string }[]): Promise<readonly StockState[]>;
  /**
   * All-or-nothing: documents, entries, movements and the states after them. POS documents that a changed
   * order posts become posted.
   * @throws ExpectedFailure period-locked, number-taken, duplicate-with-other-content
   */
  record(books: BooksId, write: BookActionWrite): Promise<void>;
  /** Goods on their way, of these transfers. */
  inTransit(books: BooksId, caseIds: readonly string[]): Promise<readonly TransitState[]>;
  /** Documents open to actions, by key. */
  open(books: BooksId, keys: readonly DeliveryKey[]): Promise<readonly OpenDocument[]>;
  /** The documents of a case or group that are open to actions. */
  openOf(
    books: BooksId,
    of: { readonly caseId: string } | { readonly group: string },
  ): Promise<readonly OpenDocument[]>;
  openDocuments(
    books: BooksId,
    filter: {
      readonly type: AccountingDocumentType;
      readonly states: readonly OpenState[];
      readonly search?: string;
    },
    page: Page,
  ): Promise<Paged<OpenDocumentSummary>>;
  /** Quantities set aside on open layby orders, by item and location. */
  onLayby(books: BooksId): Promise<readonly { sku: string; location: string; quantity: Quantity }[]>;
  /** A sub-ledger's lines, of a subject or all, oldest first. */
  subledger(
    books: BooksId,
    filter: { readonly ledger: Subledger; readonly subject?: string; readonly openOnly?: boolean },
    page: Page,
  ): Promise<Paged<SubledgerRow>>;
  /** By day, account and movement, oldest first. */
  subledgerDays(books: BooksId, ledger: Subledger): Promise<readonly SubledgerDay[]>;
  /** Balance of each subject as of a day, zero ones left out. */
  subledgerBalances(
    books: BooksId,
    ledger: Subledger,
    asOf: BusinessDate | null,
  ): Promise<readonly { subject: string; account: AccountNumber; balance: Minor }[]>;
  /**
   * Applies credits to debits (ids of sub-ledger lines) of one subject; no entry.
   * @throws ExpectedFailure allocation-too-large
   */
  allocate(
    books: BooksId,
    allocations: readonly { readonly credit: number; readonly debit: number; readonly amount: Minor }[],
  ): Promise<void>;
  /** Takes the allocations of a credit back; answers how many there were. */
  unallocate(books: BooksId, credit: number): Promise<number>;
  contacts(
    books: BooksId,
    filter: { readonly search?: string; readonly generated?: boolean },
    page: Page,
  ): Promise<Paged<{ code: string; name: string; generated: boolean; balance: Minor }>>;
  /** Nothing is dated on or before it; null: no period is locked. */
  lockedThrough(books: BooksId): Promise<BusinessDate | null>;
  setLock(books: BooksId, through: BusinessDate | null): Promise<void>;
  trialBalance(books: BooksId, asOf: BusinessDate | null): Promise<readonly TrialBalanceRow[]>;
  accountLedger(books: BooksId, account: AccountNumber, page: Page): Promise<Paged<AccountLedgerRow>>;
  documents(books: BooksId, filter: BookDocumentFilter, page: Page): Promise<Paged<BookDocumentSummary>>;
  /** Proved again as it is read; null when the books have no such number. */
  document(books: BooksId, number: string): Promise<BookDocumentRow | null>;
  journal(books: BooksId, page: Page, filter?: BookJournalFilter): Promise<Paged<JournalEntry>>;
  /** The entries of these documents, cost of goods included, in the order in which they were recorded. */
  entriesOf(books: BooksId, keys: readonly DeliveryKey[]): Promise<readonly JournalEntry[]>;
  stockOnHand(books: BooksId): Promise<readonly StockState[]>;
}
