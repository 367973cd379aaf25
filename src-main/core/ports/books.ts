import type { Minor, Quantity } from '../../../src-shared/money/index.ts';
import type {
  Account,
  AccountingDocument,
  AccountingDocumentType,
  AccountNumber,
  DeliveryKey,
  Failure,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { BookAction, BookActionOutcome } from './book-actions.ts';

/** What the books already hold under a key. */
export interface FoundDocument {
  readonly number: string;
  /** Hash over what we would send; null where the books cannot give the content back. */
  readonly contentHash: string | null;
}

/** A document ready to send, with the hash of its canonical form. */
export interface OutgoingDocument {
  readonly document: AccountingDocument;
  readonly contentHash: string;
}

/**
 * What became of one document.
 * - `created`: the books have confirmed it.
 * - `refused`: they have read it and do not want it; a person must act.
 * - `not-sent`: it surely did not reach them (no connection, asked to wait): it waits as before.
 * - `unknown`: no answer came, so it may be there: it is looked up before anything else.
 */
export type CreateOutcome =
  | { readonly key: DeliveryKey; readonly kind: 'created'; readonly number: string }
  | { readonly key: DeliveryKey; readonly kind: 'refused'; readonly cause: Failure }
  | { readonly key: DeliveryKey; readonly kind: 'not-sent'; readonly cause: Failure }
  | { readonly key: DeliveryKey; readonly kind: 'unknown'; readonly cause: Failure };

/** How much books take in; null: as much as there is. */
export interface BooksLimits {
  /** Documents that go out together. */
  readonly batch: number;
  readonly requestsPerMinute: number | null;
  readonly requestsPerDay: number | null;
}

/** What an accounting system can do, so that what it cannot is said before a document is made. */
export interface BooksCapabilities {
  /** Types that it takes; a document of another type is held with `not-in-these-books`. */
  readonly types: ReadonlySet<AccountingDocumentType>;
  /** `theirs`: the books decide accounts themselves (by debtor, by item): those mappings are theirs. */
  readonly accounts: 'ours' | 'theirs';
  /** `computed`: the books compute taxes; what differs goes to a capped line without tax. */
  readonly tax: 'as-sent' | 'computed';
  /** Whether goods are kept with their value, as quantities alone, or not at all. */
  readonly stock: 'values' | 'quantities' | 'none';
  /** `in-order`: an invoice must not be dated before the last one; what is late goes in as a journal. */
  readonly dates: 'any' | 'in-order';
  /**
   * A reversal that is posted takes a document back; false: a person does it in the books. Only books with
   * `act` make reversals themselves.
   */
  readonly undo: boolean;
  readonly limits: BooksLimits;
}

/** What a test of the connection has found. */
export interface BooksIdentity {
  /** The company, as the books name it. */
  readonly company: string;
  readonly currency: string;
  readonly version: string;
}

export const BOOKS_LISTS = ['contacts', 'items', 'taxes', 'payment-methods', 'locations'] as const;
export type BooksList = (typeof BOOKS_LISTS)[number];

/** One thing that a mapping can point at. */
export interface BooksListRow {
  /** As documents name it. */
  readonly code: string;
  readonly name: string;
}

/** The balance of an account, debits positive. */
export interface AccountBalance {
  readonly account: AccountNumber;
  readonly balance: Minor;
}

/** A document of the books that came there by another way and looks like one of ours. */
export interface LookAlike {
  /** Of our document that it looks like. */
  readonly key: DeliveryKey;
  readonly number: string;
  readonly date: BusinessDate;
  readonly contact: string;
  readonly total: Minor;
}

/** A document of Daybook's, as the books hold it. */
export interface HeldKey {
  readonly key: DeliveryKey;
  /** As the books name it. */
  readonly number: string;
  /** A text of theirs that begins with the number that we gave it; empty where they have none. */
  readonly said: string;
}

export interface HeldPage {
  readonly held: readonly HeldKey[];
  /** From where to go on; null: that was all. */
  readonly next: string | null;
}

/** A draft that is there no more: gone, or posted with nothing in it where nobody may delete one. */
export interface DiscardedDraft {
  readonly key: DeliveryKey;
  readonly how: 'deleted' | 'voided';
}

/** What became of drafts that nobody goes on with. */
export interface DiscardedDrafts {
  readonly discarded: readonly DiscardedDraft[];
  /** Of those that the books would not let go: a person may still post them there. */
  readonly left: readonly DeliveryKey[];
}

/**
 * An accounting system as deliveries see it. Every system passes tests/contracts/books.ts.
 *
 * Each call can throw ExpectedFailure books-unreachable, books-busy (with the instant to try again at),
 * books-failed, books-not-understood or credentials-expired: nothing is known to have changed then.
 */
export interface Books {
  readonly system: string;
  readonly capabilities: BooksCapabilities;
  /** Logs in and looks around; changes nothing. */
  test(): Promise<BooksIdentity>;
  chart(): Promise<readonly Account[]>;
  list(what: BooksList): Promise<readonly BooksListRow[]>;
  /** Complete documents only: what was begun and not ended is not there yet, and `create` ends it. */
  find(keys: readonly DeliveryKey[]): Promise<ReadonlyMap<DeliveryKey, FoundDocument>>;
  /**
   * Takes documents in, in the order given; one refused document does not stop the others. The key goes
   * into the document. What an interrupted call has begun is gone on with, never made twice: an answer
   * about each key, `created` only when all of the document is in the books.
   */
  create(documents: readonly OutgoingDocument[]): Promise<readonly CreateOutcome[]>;
  /** Nothing may be dated on or before it; null: no period is locked. */
  lockedThrough(): Promise<BusinessDate | null>;
  /** What the books themselves say of every account that documents of ours can move. */
  balances(asOf: BusinessDate | null): Promise<readonly AccountBalance[]>;
  /** Empty for books without stock. */
  stockOnHand(): Promise<readonly { sku: string; location: string; quantity: Quantity }[]>;
  /**
   * Documents with the contact, date and amount of one of these that did not come from its POS account: the same
   * sales may come in by another way, through another connection of Daybook's too. What the account has sent is
   * known by its key, whichever ledger it came from.
   */
  lookAlikes?(documents: readonly AccountingDocument[]): Promise<readonly LookAlike[]>;
  /**
   * What they hold under keys of any Daybook, also what was begun and not ended; a page at a time. Left out by
   * books that no other ledger can have posted to, or that cannot tell: then a person ends a quarantine.
   * @param place from where to go on; null: from the beginning
   */
  heldKeys?(place: string | null): Promise<HeldPage>;
  /**
   * Deletes drafts that an interrupted call has left under these keys, which nothing is sent under any more: a
   * person who posts all drafts would have those documents twice. Left out by books where a document is there or
   * not. Can throw whatever else the books refuse.
   * @param keys as many as they can be asked about with one question
   */
  discardDrafts?(keys: readonly DeliveryKey[]): Promise<DiscardedDrafts>;
  /**
   * Does one thing with a document that is open to it. Left out by books whose documents are processed
   * in a program of their own.
   * @throws ExpectedFailure document-not-found, document-not-open, document-reversed, period-locked,
   *   count-out-of-date
   */
  act?(action: BookAction): Promise<BookActionOutcome>;
}
