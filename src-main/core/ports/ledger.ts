import type { CurrencyCode, Minor } from '../../../src-shared/money/index.ts';
import type {
  Account,
  AccountingDocument,
  AccountingDocumentType,
  BooksId,
  DeliveryKey,
  DeliveryRow,
  DigestContent,
  DigestId,
  DigestMember,
  DigestRow,
  DocumentId,
  Failure,
  FailureCode,
  ImportId,
  ImportNotice,
  ImportSummary,
  Mapping,
  MemberState,
  PosDocument,
  PosDocumentKind,
  Rejection,
  Stream,
  StreamId,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate, DayRule } from '../../../src-shared/time/index.ts';
import type { EmbeddedBooksStore } from './embedded-books.ts';
import type { Page, Paged } from './page.ts';

export interface StreamStore {
  /**
   * Stores a stream with its first mappings and its opening balances, all or nothing: a stream that is
   * there is not connected again, so what connecting left out would be missing for ever.
   * @throws ExpectedFailure stream-name-taken, account-already-connected
   */
  create(stream: Stream, mappings: readonly Mapping[], openings?: PostingWrite): Promise<void>;
  list(): Promise<readonly Stream[]>;
  byName(name: string): Promise<Stream | null>;
  byId(id: StreamId): Promise<Stream | null>;
  update(stream: Stream): Promise<void>;
}

/** A set of books a stream posts to. */
export interface BooksAccount {
  readonly id: BooksId;
  readonly name: string;
  readonly system: string;
  readonly currency: CurrencyCode;
}

export interface BooksDirectory {
  /**
   * Stores books with their first chart, both or neither.
   * @throws ExpectedFailure books-name-taken
   */
  create(books: BooksAccount, chart?: readonly Account[]): Promise<void>;
  list(): Promise<readonly BooksAccount[]>;
}

export interface MappingStore {
  list(stream: StreamId): Promise<readonly Mapping[]>;
  /** Adds effective-dated rows; days of the stream with held documents become dirty. */
  put(mappings: readonly Mapping[]): Promise<void>;
}

/** A POS document on its way in, with what the importer decided about it. */
export interface IncomingDocument {
  readonly document: PosDocument;
  /** Sha-256 (hex) of its canonical form; equal hashes are the same content. */
  readonly hash: string;
  readonly businessDate: BusinessDate;
  readonly rule: DayRule;
  readonly ordinal: number;
  readonly line: number;
}

export interface ImportStore {
  /**
   * Opens the import of a unit: `already` when equal content is complete, else a running one,
   * the interrupted one of the same fingerprint first. Another running import of the same locator
   * is taken back.
   */
  begin(
    stream: StreamId,
    unit: { readonly locator: string; readonly fingerprint: string },
  ): Promise<
    | { readonly kind: 'already'; readonly summary: ImportSummary }
    | { readonly kind: 'open'; readonly id: ImportId }
  >;
  /** Upserts by identity and hash, in short transactions. Rejections of the batch stand beside it. */
  write(
    id: ImportId,
    batch: {
      readonly documents: readonly IncomingDocument[];
      readonly rejections: readonly Rejection[];
      readonly raw: Uint8Array | null;
    },
  ): Promise<void>;
  /** Makes everything of the import visible, in one row. */
  complete(id: ImportId, notices: readonly ImportNotice[]): Promise<ImportSummary>;
  /** Takes back interrupted imports of the stream whose fingerprint is not among these. */
  abandonExcept(stream: StreamId, fingerprints: readonly string[]): Promise<number>;
  list(stream: StreamId | null, page: Page): Promise<Paged<ImportSummary>>;
  show(id: ImportId): Promise<ImportSummary | null>;
  rejections(id: ImportId, page: Page): Promise<Paged<Rejection>>;
}

/** A document of a day as consolidation sees it. */
export interface DayDocument {
  readonly id: DocumentId;
  readonly document: PosDocument;
  readonly hash: string;
  /** Set once the document is in a posting (waiting for or confirmed by the books). */
  readonly posting: {
    readonly revision: number;
    /** Hash and amount of the version that was posted. */
    readonly hash: string;
    readonly amount: Minor;
    readonly state: MemberState;
  } | null;
  /** A person's decision to keep it out, else null. */
  readonly excludedByPerson: string | null;
}

/** A location's day with all that is known of it. */
export interface DayOnFile {
  readonly digest: DigestId;
  readonly location: string;
  readonly date: BusinessDate;
  /** Revisions already posted; the next one is this + 1. */
  readonly postedRevisions: number;
  readonly documents: readonly DayDocument[];
  /** Highest dirty mark that this reading has taken into account. */
  readonly dirtyMark: number;
}

/** The part of the books that a member's document goes to. */
export type MemberSection = 'sales' | 'returns' | 'goods-received' | 'none';

/** What consolidation decided, ready to be stored. */
export interface DigestSave {
  readonly digest: DigestId;
  readonly stream: StreamId;
  readonly location: string;
  readonly date: BusinessDate;
  readonly currency: CurrencyCode;
  /** Sales less returns incl. tax of all that is not excluded, as the digest list shows it. */
  readonly amount: Minor;
  readonly revision: number;
  /** Null when nothing is waiting to be posted. */
  readonly content: DigestContent | null;
  readonly members: readonly (DigestMember & { readonly section: MemberSection })[];
  /** A posted document has another content now than when it was posted. */
  readonly changedSincePosted: boolean;
  readonly dirtyMark: number;
}

/** Which digests a list shows. */
export interface DigestFilter {
  readonly stream?: StreamId;
  readonly location?: string;
  readonly from?: BusinessDate;
  readonly to?: BusinessDate;
}

/** A held (or excluded) document, as the holds list shows it. */
export interface HeldRow {
  readonly digest: DigestId;
  readonly streamName: string;
  readonly location: string;
  readonly date: BusinessDate;
  readonly document: DocumentId;
  readonly kind: PosDocumentKind;
  readonly number: string;
  readonly amount: Minor;
  readonly currency: CurrencyCode;
  readonly state: MemberState;
  readonly reason: Failure;
}

/** An unposted revision with its content. */
export interface OpenRevision {
  readonly digest: DigestId;
  readonly stream: StreamId;
  readonly location: string;
  readonly date: BusinessDate;
  readonly revision: number;
  readonly content: DigestContent;
}

export interface DigestStore {
  /** Days touched by completed imports or mapping changes and not consolidated since, oldest first. */
  dirtyDays(stream: StreamId): Promise<readonly { location: string; date: BusinessDate }[]>;
  load(stream: StreamId, location: string, date: BusinessDate): Promise<DayOnFile>;
  /** Stores digests with their members; answers how many were built and how many changed. */
  save(digests: readonly DigestSave[]): Promise<{ readonly built: number; readonly changed: number }>;
  list(filter: DigestFilter, page: Page): Promise<Paged<DigestRow>>;
  row(id: DigestId): Promise<DigestRow | null>;
  /** Digests whose posted documents read differently now, oldest first, at most MAX_PAGE_ROWS. */
  changedSincePosted(stream: StreamId): Promise<readonly DigestRow[]>;
  /** Count and amount per kind and state. */
  kinds(
    id: DigestId,
  ): Promise<readonly { kind: PosDocumentKind; state: MemberState; count: number; amount: Minor }[]>;
  /** Contents of all revisions, posted ones first. */
  revisions(id: DigestId): Promise<readonly { revision: number; posted: boolean; content: DigestContent }[]>;
  /** Orders of a digest with their documents. */
  orders(
    id: DigestId,
    page: Page,
  ): Promise<Paged<{ readonly member: DigestMember; readonly document: PosDocument }>>;
  holds(filter: DigestFilter, page: Page): Promise<Paged<HeldRow>>;
  /** How many documents a person must release, by cause: not those whose kind cannot be posted yet. */
  heldForPerson(stream: StreamId): Promise<readonly { code: FailureCode; count: number }[]>;
  /**
   * Revisions with something to post, oldest first (date, location), at most `limit`, beginning after
   * the given digest in that order (one that is not ready stays open and must not stop the walk).
   */
  openRevisions(
    filter: DigestFilter,
    limit: number,
    after: { readonly date: BusinessDate; readonly location: string; readonly digest: DigestId } | null,
  ): Promise<readonly OpenRevision[]>;
  openRevision(id: DigestId): Promise<OpenRevision | null>;
}

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

/** One line of what `check` found. */
export interface CheckResult {
  readonly ok: boolean;
  readonly problems: readonly string[];
  /** Sha-256 of a normalised dump without run ids and clocks. */
  readonly contentHash: string;
}

/** The ledger file behind async ports. Only one process writes; see LedgerStore.close. */
export interface LedgerStore {
  readonly streams: StreamStore;
  readonly books: BooksDirectory;
  readonly mappings: MappingStore;
  readonly imports: ImportStore;
  readonly digests: DigestStore;
  readonly deliveries: DeliveryStore;
  readonly embedded: EmbeddedBooksStore;
  /** Re-adds everything and reports drift. */
  check(): Promise<CheckResult>;
  /** Writes a verified copy. @throws ExpectedFailure file-exists, disk-full */
  backup(file: string): Promise<void>;
  /** Checkpoints and frees the lock. */
  close(): Promise<void>;
}
