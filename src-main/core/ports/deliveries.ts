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
  PosDocumentKind,
  StreamId,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
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

/** What came of sending one delivery. */
export type Settlement =
  | { readonly key: DeliveryKey; readonly state: 'succeeded' }
  | { readonly key: DeliveryKey; readonly state: 'waiting' }
  | { readonly key: DeliveryKey; readonly state: 'failed' | 'held' | 'unknown'; readonly cause: Failure };

/** A delivery with what is to be sent. */
export interface DeliveryJob {
  readonly key: DeliveryKey;
  readonly document: AccountingDocument;
  readonly contentHash: string;
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

export interface DeliveryStore {
  /** Freezes the revisions, allocates numbers and stores documents with their deliveries: one transaction. */
  post(postings: readonly PostingWrite[]): Promise<number>;
  /**
   * What an interrupted run left `sending` becomes `unknown`. What the books refused waits again, since
   * its cause may be mended; a key that they hold with other content stays with its alarm.
   */
  recover(books: BooksId): Promise<number>;
  /** Oldest first: date, then goods received before sales before returns, then location, then key. */
  next(books: BooksId, state: 'waiting' | 'unknown', limit: number): Promise<readonly DeliveryJob[]>;
  markSending(keys: readonly DeliveryKey[]): Promise<void>;
  /** Moves states; members whose delivery succeeded become posted. */
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
   * neither: they post anew. Answers how many POS documents it concerned.
   */
  postAnew(books: BooksId, keys: readonly DeliveryKey[], reason: string): Promise<number>;
  /** The delivery of this number; numbers are unique in their books. */
  numbered(books: BooksId, number: string): Promise<DeliveryRow | null>;
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
