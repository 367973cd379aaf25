import type {
  AccountingDocument,
  AccountingDocumentType,
  BooksId,
  DeliveryKey,
  DeliveryRow,
  DigestId,
  DocumentId,
  Failure,
  StreamId,
} from '../../../src-shared/model/index.ts';
import type { Page, Paged } from './page.ts';

/** An accounting document without its number, which is allocated in the transaction that stores it. */
export type Draft = {
  [T in AccountingDocument as T['type']]: Omit<T, 'number'>;
}[AccountingDocumentType];

/** What posting one revision makes. */
export interface PostingWrite {
  readonly books: BooksId;
  readonly stream: StreamId;
  /** Null for documents that belong to no digest (opening balances). */
  readonly digest: { readonly id: DigestId; readonly revision: number } | null;
  readonly drafts: readonly {
    readonly draft: Draft;
    /** From numberScope(); the store fills in the sequence. */
    readonly numberScope: string;
    /** Which members it posts. */
    readonly covers: { readonly section: 'sales' | 'returns' } | { readonly document: DocumentId } | null;
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
  /** What the books refused or a person must release, oldest first, at most MAX_PAGE_ROWS. */
  refused(stream: StreamId): Promise<readonly DeliveryRow[]>;
  /** The documents that a digest's revisions became, in the order of their posting. */
  ofDigest(digest: DigestId): Promise<readonly (DeliveryJob & { readonly revision: number })[]>;
  counts(
    stream: StreamId | null,
  ): Promise<Readonly<Record<'waiting' | 'succeeded' | 'failed' | 'held', number>>>;
  list(stream: StreamId | null, page: Page): Promise<Paged<DeliveryRow>>;
}
