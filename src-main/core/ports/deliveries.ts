import type { CurrencyCode, Minor } from '../../../src-shared/money/index.ts';
import type {
  AccountingDocument,
  AccountingDocumentType,
  BooksId,
  DeliveryKey,
  DeliveryRow,
  DigestId,
  DocumentId,
  Failure,
  FailureCode,
  PosDocumentKind,
  StreamId,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../src-shared/time/index.ts';
import type { BookDocumentFilter, BookDocumentRow, BookDocumentSummary } from './book-rows.ts';
import type { DiscardedDraft } from './books.ts';
import type { DigestFilter } from './digest-filter.ts';
import type { Page, Paged } from './page.ts';

/** An accounting document without its number, which is allocated in the transaction that stores it. */
export type Draft = {
  [T in AccountingDocument as T['type']]: Omit<T, 'number'>;
}[AccountingDocumentType];

/** What posting one revision makes. */
export interface PostingWrite {
  readonly books: BooksId;
  readonly stream: StreamId;
  /**
   * Null for documents that belong to no digest (opening balances). With the hash of the content that the
   * drafts were made of, a revision that has been rebuilt since is not posted.
   */
  readonly digest: {
    readonly id: DigestId;
    readonly revision: number;
    readonly contentHash?: string | undefined;
    /** Of the revision only these documents that stand alone; what is left of it is the next revision. */
    readonly only?: readonly DocumentId[];
  } | null;
  readonly drafts: readonly {
    readonly draft: Draft;
    /** From numberScope(); the store fills in the sequence. */
    readonly numberScope: string;
    /**
     * Which members it posts.
     * - `section`: the counter sales or returns of the revision. `amount` is what their members come to: an
     *   exchange counts whole with its own side, so that this is not the document's total. No member at all
     *   (amount 0) when the document holds only the other halves of exchanges.
     * - `document`, `documents`: these.
     * - `sections` with `documents`: a journal of the whole digest; `amount` is what the members of the
     *   sections come to.
     * - `also`: a draft (a receipt beside its order) that is made of the same members, which are tied to
     *   the one that posts them.
     * An exchange is in the documents of both sections: both deliveries are in its history.
     */
    readonly covers:
      | { readonly section: 'sales' | 'returns'; readonly amount: Minor }
      | { readonly document: DocumentId }
      | { readonly documents: readonly DocumentId[] }
      | {
          readonly sections: readonly ('sales' | 'returns')[];
          readonly amount: Minor;
          readonly documents: readonly DocumentId[];
        }
      | { readonly also: readonly DocumentId[] | 'sales' | 'returns' }
      | null;
  }[];
}

/**
 * What came of sending one delivery. `nextTryAt`: not before then; left out or null: at once. A delivery that
 * goes on waiting can say why.
 */
export type Settlement =
  | { readonly key: DeliveryKey; readonly state: 'succeeded' }
  | {
      readonly key: DeliveryKey;
      readonly state: 'waiting';
      readonly cause?: Failure;
      readonly nextTryAt?: Instant | null;
    }
  | {
      readonly key: DeliveryKey;
      readonly state: 'failed' | 'held' | 'unknown';
      readonly cause: Failure;
      readonly nextTryAt?: Instant | null;
    };

/** A delivery with what is to be sent. */
export interface DeliveryJob {
  readonly key: DeliveryKey;
  readonly document: AccountingDocument;
  readonly contentHash: string;
}

/** Which deliveries a run takes: only those of these types and streams, or all but them. */
export interface DeliveryPick {
  readonly take: 'only' | 'all-but';
  readonly types: readonly AccountingDocumentType[];
  readonly streams: readonly StreamId[];
}

/**
 * Failures of the books that may come of a single document: it waits for its time even when a person has
 * asked for the run, so that it cannot keep the others out.
 */
export const STUMBLED_OVER = ['books-failed', 'books-not-understood'] as const satisfies FailureCode[];

/** A delivery that is in line, with how often it was sent before. */
export interface QueuedJob extends DeliveryJob {
  readonly attempts: number;
  readonly nextTryAt: Instant | null;
  /** Why it is not in the books yet, when it was sent before. */
  readonly cause: Failure | null;
  /** A person has compared it with what it looks like: it is sent. */
  readonly postAnyway: boolean;
}

/**
 * Which deliveries are asked for.
 * - `waiting`: may be sent now: their time has come, and what they build on is in the books. Those that build
 *   on one another never come together.
 * - `unknown`: must be looked up first.
 * - `by-hand`: a person enters them in the books (`do-by-hand`); they are looked up too.
 */
export type Queue = 'waiting' | 'unknown' | 'by-hand';

/** Of the deliveries that failed or are held, those that all of this is true of; an empty one: all. */
export interface ReleaseFilter {
  readonly books?: BooksId;
  readonly stream?: StreamId;
  readonly keys?: readonly DeliveryKey[];
  /** Those with one root cause; see causeKey in the model. */
  readonly causeKey?: string;
  readonly codes?: readonly FailureCode[];
}

/** A POS document that undoing a posting keeps out. */
export interface KeptOut {
  readonly document: DocumentId;
  /** The day that counts it, null while none does. */
  readonly digest: DigestId | null;
  readonly kind: PosDocumentKind;
  readonly number: string;
  readonly location: string;
  readonly date: BusinessDate;
  readonly amount: Minor;
  readonly currency: CurrencyCode;
  /** Why it was undone. */
  readonly reason: string;
}

/** A delivery that is never sent again. */
export interface WithdrawnDelivery {
  readonly key: DeliveryKey;
  readonly number: string;
}

export interface NumberedDelivery extends DeliveryRow {
  /** Whether POS documents stand behind it, which would post anew: opening balances and orders have none. */
  readonly ofDocuments: boolean;
}

export interface DeliveryStore {
  /** Freezes the revisions, allocates numbers and stores documents with their deliveries: one transaction. */
  post(postings: readonly PostingWrite[]): Promise<number>;
  /**
   * What an interrupted run left `sending` becomes `unknown`; answers how many there were. When a person has
   * asked for the run, nothing waits for its time any more but what the books may have stumbled over.
   */
  recover(books: BooksId, asked?: boolean): Promise<number>;
  /**
   * Oldest first: date, then goods received before sales before returns, then location, then key.
   * @param after only those that come after this one in that order
   * @param pick only those that a run takes; null: all
   */
  next(
    books: BooksId,
    queue: Queue,
    limit: number,
    after?: DeliveryKey | null,
    pick?: DeliveryPick | null,
  ): Promise<readonly QueuedJob[]>;
  /**
   * Of each root cause that deliveries failed of, one waits again, to be tried before the others of its cause:
   * when it goes in, `settle` releases them. Answers the root causes. What the books hold with other content
   * stays with its alarm.
   * @param options `asked`: also those whose time has not come, since a person has asked for the run.
   *   `except`: not of these root causes.
   */
  retry(
    books: BooksId,
    options: { readonly asked: boolean; readonly except: readonly string[] },
  ): Promise<readonly string[]>;
  /**
   * A person has mended what kept these, or wants them tried again: they wait, none for its time, and their
   * books are asked even when they did not answer lately. Answers how many had failed or were held.
   */
  release(filter: ReleaseFilter): Promise<number>;
  /** The same of what turned out to be in the books: nobody has asked for it, and the history says nothing of it. */
  releaseFound(keys: readonly DeliveryKey[]): Promise<void>;
  /**
   * A person has compared a delivery that is held with `duplicate-suspected` with what it looks like: it waits,
   * and is never held for that again. The reason is written down.
   * @throws ExpectedFailure document-not-found, nothing-suspected
   */
  postAnyway(key: DeliveryKey, reason: string): Promise<void>;
  /**
   * Deliveries of the books that were withdrawn, in that order: they are never sent, or sent again.
   * @param since only those that were withdrawn then or later; null: all
   */
  withdrawn(books: BooksId, since: Instant | null): Promise<readonly WithdrawnDelivery[]>;
  /** Writes into the history what Daybook has deleted or voided in somebody's books. */
  noteDiscarded(drafts: readonly DiscardedDraft[]): Promise<void>;
  /** Of those that wait for another delivery, its number. */
  waitingFor(keys: readonly DeliveryKey[]): Promise<ReadonlyMap<DeliveryKey, string>>;
  /**
   * When the next delivery of the books can go out or be looked up: now or in the past when there is one
   * already; null: nothing is to be done but by a person. For whoever decides when to run next.
   * @param pick only of those that a run takes; null: of all
   */
  dueAt(books: BooksId, pick?: DeliveryPick | null): Promise<Instant | null>;
  markSending(keys: readonly DeliveryKey[]): Promise<void>;
  /**
   * Moves states, only as DELIVERY_MOVES allows; members whose delivery succeeded become posted. What had
   * failed of the same root cause as one that succeeded, or builds on it, waits again; what failed of the same
   * root cause as one that was tried again for it in vain waits as long as that.
   */
  settle(settlements: readonly Settlement[]): Promise<void>;
  /**
   * The posting of these documents has been reversed in the books: the POS documents behind them lose it
   * and are kept out for the person's reason; their days are dirty until they are consolidated. What of
   * them the books do not have is withdrawn: it is never sent. Saying it twice is once. Answers how many
   * POS documents it concerned.
   */
  undoPosting(books: BooksId, keys: readonly DeliveryKey[], reason: string): Promise<number>;
  /**
   * Lets the POS documents in again that undoing any of these has kept out, with all that went with them;
   * their days are dirty. Answers how many there were. The person's reason is written down.
   */
  bringBack(books: BooksId, keys: readonly DeliveryKey[], reason: string | null): Promise<number>;
  /** What that would let in, by date, location and number. */
  keptOut(books: BooksId, keys: readonly DeliveryKey[]): Promise<readonly KeptOut[]>;
  /**
   * Withdraws deliveries that the books do not have and lets the POS documents behind them in again, both or
   * neither: they post anew. The cause is what stands by them from then on, since no person has done it.
   * Answers how many POS documents it concerned.
   */
  postAnew(books: BooksId, keys: readonly DeliveryKey[], cause: Failure): Promise<number>;
  /**
   * What the books refused since its period is locked, oldest first; only what POS documents stand behind,
   * which can post anew.
   */
  overtaken(stream: StreamId, lockedThrough: BusinessDate, of: DigestFilter): Promise<readonly DeliveryKey[]>;
  /** The delivery of this number; numbers are unique in their books. */
  numbered(books: BooksId, number: string): Promise<NumberedDelivery | null>;
  /** The document of this number as it came to the books, proved again; null: none of it has come there. */
  delivered(books: BooksId, number: string): Promise<BookDocumentRow | null>;
  /**
   * What has come to the books, by date and number; what people do with it there is not known here. What a search
   * or a filter by day finds is counted up to ten thousand, and then the total is not exact.
   */
  listDelivered(books: BooksId, filter: BookDocumentFilter, page: Page): Promise<Paged<BookDocumentSummary>>;
  /**
   * These deliveries and all that are made of any of the same POS documents (an order and its receipt, both
   * halves of an exchange) and so can only be undone together; without those that are undone already. In
   * the order in which they were posted.
   */
  sharing(books: BooksId, keys: readonly DeliveryKey[]): Promise<readonly DeliveryRow[]>;
  /** What the books refused or a person must release, oldest first, at most MAX_PAGE_ROWS. */
  refused(stream: StreamId): Promise<readonly DeliveryRow[]>;
  /** The documents that a digest's revisions became, in the order of their posting, undone ones among them. */
  ofDigest(
    digest: DigestId,
  ): Promise<readonly (DeliveryJob & { readonly revision: number; readonly undone: boolean })[]>;
  counts(
    stream: StreamId | null,
  ): Promise<Readonly<Record<'waiting' | 'succeeded' | 'failed' | 'held', number>>>;
  list(stream: StreamId | null, page: Page): Promise<Paged<DeliveryRow>>;
}
