import type { Minor, Quantity } from '../../../src-shared/money/index.ts';
import type {
  AccountNumber,
  BooksId,
  Subledger,
  SubledgerMovement,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { Page, Paged } from './page.ts';

/** What is open on a day of the documents of one date: debits and credits are not netted. */
export interface OpenByDate {
  readonly subject: string;
  readonly date: BusinessDate;
  /** What is owed and not paid, never negative. */
  readonly debit: Minor;
  /** Payments and credits that are applied to nothing yet, never positive. */
  readonly credit: Minor;
}

/** How much a day moved an account, debits positive. */
export interface AccountDay {
  readonly date: BusinessDate;
  readonly account: AccountNumber;
  readonly amount: Minor;
}

/** A movement of a balance that nothing was ever added to before. */
export interface MissingOpening {
  readonly subject: string;
  readonly date: BusinessDate;
  readonly movement: SubledgerMovement;
  /** Number of the document that moved it. */
  readonly document: string;
  readonly amount: Minor;
}

/** An item at a location, or goods of it that are on their way between two. */
export interface StockRow {
  readonly sku: string;
  readonly name: string;
  /** Null: in transit. */
  readonly location: string | null;
  readonly quantity: Quantity;
  readonly value: Minor;
}

/** Which stock is meant. */
export interface StockFilter {
  /** Part of SKU, name or location, upper and lower case alike; empty: all. */
  readonly search: string;
  /** Null: on its way; left out: everywhere. */
  readonly location?: string | null | undefined;
}

/** The reports' own questions to the embedded books. */
export interface BookReports {
  /**
   * By subject and date, as of a day: applied is what documents of both sides up to that day are applied
   * to each other, whenever that was done. Each subject's rows come to its balance of that day.
   */
  openByDate(books: BooksId, ledger: Subledger, asOf: BusinessDate): Promise<readonly OpenByDate[]>;
  /** What the books call these contacts; unknown codes are left out. */
  contactNames(books: BooksId, codes: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Accounts that lines of a sub-ledger name. */
  subledgerAccounts(books: BooksId, ledger: Subledger): Promise<readonly AccountNumber[]>;
  /** Lines of every sub-ledger on these accounts, by day and account, oldest first. */
  subledgerAccountDays(
    books: BooksId,
    accounts: readonly AccountNumber[],
  ): Promise<readonly (AccountDay & { readonly ledger: Subledger })[]>;
  /** Entries on these accounts, by day and account, oldest first. */
  accountDays(books: BooksId, accounts: readonly AccountNumber[]): Promise<readonly AccountDay[]>;
  /** Oldest first. `additions`: the movements that begin a balance. */
  missingOpenings(
    books: BooksId,
    ledger: Subledger,
    additions: readonly SubledgerMovement[],
  ): Promise<readonly MissingOpening[]>;
  /** First and last date of the journal without opening balances, null while it is empty. */
  span(books: BooksId): Promise<{ readonly from: BusinessDate; readonly to: BusinessDate } | null>;
  /** By SKU, then location, what is in transit first; what is nothing in quantity and value is left out. */
  stock(books: BooksId, filter: StockFilter, page: Page): Promise<Paged<StockRow>>;
  /** Every location that goods are or were at. */
  stockLocations(books: BooksId): Promise<readonly string[]>;
  /** What all of the stock rows come to, whatever the page and search. */
  stockValue(books: BooksId): Promise<{ readonly onHand: Minor; readonly inTransit: Minor }>;
}
