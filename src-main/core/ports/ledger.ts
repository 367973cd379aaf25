import type { CurrencyCode, Minor } from '../../../src-shared/money/index.ts';
import type {
  DigestContent,
  DigestId,
  DigestMember,
  DigestRow,
  DigestStatus,
  DocumentId,
  Failure,
  FailureCode,
  GoodsBack,
  ImportId,
  ImportNotice,
  ImportSummary,
  MemberState,
  PosDocument,
  PosDocumentKind,
  Rejection,
  StreamId,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate, DayRule, Instant } from '../../../src-shared/time/index.ts';
import type { AuditStore } from './audit.ts';
import type { BudgetStore } from './budgets.ts';
import type { ChangeStore } from './changes.ts';
import type { CompletenessStore } from './completeness.ts';
import type { DeliveryStore } from './deliveries.ts';
import type { EmbeddedBooksStore } from './embedded-books.ts';
import type { ExchangeStore } from './exchanges.ts';
import type { ExplainStore } from './explain.ts';
import type { OutageStore } from './outages.ts';
import type { DigestFilter } from './digest-filter.ts';
import type { Page, Paged } from './page.ts';
import type { QuarantineStore } from './quarantine.ts';
import type { BookReports } from './reports.ts';
import type { ScheduleStore } from './schedule.ts';
import type { SeenStore } from './seen.ts';
import type { RunStore, StatusStore } from './status.ts';
import type { BooksDirectory, MappingStore, StreamStore } from './streams.ts';

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
  /**
   * Files of a stream whose latest reading, completed since then, left rows out; newest first, at most
   * MAX_PAGE_ROWS.
   */
  withRejections(
    stream: StreamId,
    since: Instant,
  ): Promise<readonly { id: ImportId; locator: string; rejected: number }[]>;
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
    /** Hash of the version that a person has left out of the books, where there is one. */
    readonly left?: string;
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

/**
 * How a member is posted: with the counter sales or returns of its digest, as accounting documents of its
 * own, or not at all because there is nothing to post (a shift that opens).
 */
export type MemberSection = 'sales' | 'returns' | 'single' | 'none';

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
  readonly members: readonly (DigestMember & {
    readonly section: MemberSection;
    /** What becomes of goods that come back with it, or had with what it takes back; null: none do. */
    readonly goodsBack: GoodsBack | null;
  })[];
  /** A posted document has another content now than when it was posted. */
  readonly changedSincePosted: boolean;
  readonly dirtyMark: number;
}

/** What a list of digests is ordered by; equal ones by date, location and age, one way or the other. */
export interface DigestOrder {
  readonly by: 'date' | 'location' | 'amount' | 'created';
  readonly descending: boolean;
}

/** A list of digests as a person asks for it. */
export interface DigestQuery extends DigestFilter {
  /** Any of these; all where left out or empty. */
  readonly statuses?: readonly DigestStatus[];
  /** Part of a location or of a document number, upper and lower case alike. */
  readonly search?: string;
  /** By date, oldest first, where left out. */
  readonly order?: DigestOrder;
  /**
   * Digests whose day still runs, which only the clock and the locations' rules tell: they are `open`
   * where they would be `ready`.
   */
  readonly open?: readonly DigestId[];
  /** False: the total is not counted, for who reads all pages anyway. */
  readonly counted?: boolean;
}

/** Which orders of a digest are shown. */
export interface OrderFilter {
  /** Part of a receipt number, upper and lower case of the Latin letters alike. */
  readonly search?: string;
  /** Any of these; all where left out or empty. */
  readonly states?: readonly MemberState[];
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
  /** Hex sha-256 of the stored content, to be handed on with what is made of it; see PostingWrite. */
  readonly contentHash?: string;
}

/** A document as a digest counts it. */
export interface DigestedDocument {
  readonly member: DigestMember;
  readonly document: PosDocument;
  /** Number of a document of the books whose undoing keeps it out; null: none does. */
  readonly undone: string | null;
}

export interface DigestStore {
  /** Days touched by completed imports or mapping changes and not consolidated since, oldest first. */
  dirtyDays(stream: StreamId): Promise<readonly { location: string; date: BusinessDate }[]>;
  load(stream: StreamId, location: string, date: BusinessDate): Promise<DayOnFile>;
  /** Stores digests with their members; answers how many were built and how many changed. */
  save(digests: readonly DigestSave[]): Promise<{ readonly built: number; readonly changed: number }>;
  /** @throws ExpectedFailure bad-input for a cursor of another order or filter */
  list(query: DigestQuery, page: Page): Promise<Paged<DigestRow>>;
  /** Those that there are, in no order; `ready` where only the clock could tell that they are open. */
  rows(ids: readonly DigestId[]): Promise<readonly DigestRow[]>;
  /** Digests with something to post of this date or a later one: among them are those whose day still runs. */
  readySince(
    date: BusinessDate,
    stream: StreamId | null,
  ): Promise<readonly { id: DigestId; stream: StreamId; location: string; date: BusinessDate }[]>;
  /** Shifts that were opened and not closed, of the open revisions of these digests. */
  openShifts(ids: readonly DigestId[]): Promise<ReadonlyMap<DigestId, number>>;
  /** Digests whose posted documents read differently now, oldest first, at most MAX_PAGE_ROWS. */
  changedSincePosted(stream: StreamId): Promise<readonly DigestRow[]>;
  /** Count and amount per kind and state. */
  kinds(
    id: DigestId,
  ): Promise<readonly { kind: PosDocumentKind; state: MemberState; count: number; amount: Minor }[]>;
  /** Contents of all revisions, posted ones first. */
  revisions(id: DigestId): Promise<readonly { revision: number; posted: boolean; content: DigestContent }[]>;
  /** Orders of a digest with their documents. */
  orders(id: DigestId, filter: OrderFilter, page: Page): Promise<Paged<DigestedDocument>>;
  holds(filter: DigestFilter & { readonly code?: FailureCode }, page: Page): Promise<Paged<HeldRow>>;
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
  /**
   * Marks digests as reviewed with the content they have now, or takes that back; all or none.
   * @throws ExpectedFailure digest-not-found
   */
  review(ids: readonly DigestId[], reviewed: boolean): Promise<void>;
  /** A person's remark, empty when there is none. */
  note(id: DigestId): Promise<string>;
  /** Empty takes it away. @throws ExpectedFailure digest-not-found */
  setNote(id: DigestId, note: string): Promise<void>;
  /**
   * Keeps a document of a digest out for this reason, or with null lets it in again; the day is dirty
   * until it is consolidated.
   * @throws ExpectedFailure digest-not-found, document-not-found, document-already-posted
   */
  exclude(id: DigestId, document: DocumentId, reason: string | null): Promise<void>;
}

/** One line of what `check` found. */
export interface CheckResult {
  readonly ok: boolean;
  readonly problems: readonly string[];
  /** Sha-256 of a normalised dump without run ids and clocks. */
  readonly contentHash: string;
}

/** What the ledger file is. */
export interface LedgerInfo {
  /** Absolute path. */
  readonly file: string;
  /** Size with its log. */
  readonly bytes: number;
  /** Number of the last migration. */
  readonly version: number;
  /** Version of the program that made it. */
  readonly createdBy: string;
  readonly createdAt: Instant;
  /** Changes when the ledger is restored or copied. */
  readonly generation: string;
  readonly backupFolder: string;
}

/** A copy of the ledger in its folder of backups. */
export interface BackupFile {
  readonly name: string;
  readonly bytes: number;
  readonly madeAt: Instant;
  /** Made by the program itself; old ones of these are removed by and by. */
  readonly automatic: boolean;
}

/** The ledger file behind async ports. Only one process writes; see LedgerStore.close. */
export interface LedgerStore {
  readonly streams: StreamStore;
  readonly books: BooksDirectory;
  readonly mappings: MappingStore;
  readonly imports: ImportStore;
  readonly digests: DigestStore;
  readonly changes: ChangeStore;
  readonly deliveries: DeliveryStore;
  readonly outages: OutageStore;
  readonly quarantine: QuarantineStore;
  readonly budgets: BudgetStore;
  readonly exchanges: ExchangeStore;
  readonly embedded: EmbeddedBooksStore;
  readonly reports: BookReports;
  readonly explain: ExplainStore;
  readonly seen: SeenStore;
  readonly schedule: ScheduleStore;
  readonly status: StatusStore;
  readonly runs: RunStore;
  readonly audit: AuditStore;
  readonly completeness: CompletenessStore;
  /** Re-adds everything and reports drift. */
  check(): Promise<CheckResult>;
  /** Writes a verified copy. @throws ExpectedFailure file-exists, disk-full */
  backup(file: string): Promise<void>;
  /**
   * Writes a verified copy into the folder of backups and answers its path; old automatic ones go.
   * @throws ExpectedFailure disk-full
   */
  backUpBeside(options: { readonly automatic: boolean }): Promise<string>;
  /** The copies in the folder of backups, newest first. */
  backups(): Promise<readonly BackupFile[]>;
  info(): Promise<LedgerInfo>;
  /** Checkpoints and frees the lock. */
  close(): Promise<void>;
}
