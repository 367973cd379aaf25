import type { Minor } from '../../../src-shared/money/index.ts';
import type {
  BooksId,
  DeliveryKey,
  DigestContent,
  DigestId,
  DocumentId,
  Failure,
  GoodsBack,
  MemberState,
  PosDocument,
  StreamId,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../src-shared/time/index.ts';
import type { DeliveryJob, Draft, PostingWrite } from './deliveries.ts';
import type { Page, Paged } from './page.ts';

/** A posted document of a digest that reads differently now. */
export interface PostedChange {
  readonly id: DocumentId;
  readonly posted: {
    readonly document: PosDocument;
    /** Hex. */
    readonly hash: string;
    readonly amount: Minor;
    readonly state: MemberState;
    readonly delivery: DeliveryKey;
    /** When that was made: by the rules of then. */
    readonly at: Instant;
  };
  readonly now: {
    readonly document: PosDocument;
    /** Hex. */
    readonly hash: string;
    readonly location: string;
    readonly date: BusinessDate;
    /** Of another location or date than the digest that has posted it. */
    readonly isMoved: boolean;
  };
}

/** Which version of which document somebody has decided about. */
export interface DecidedChange {
  readonly document: DocumentId;
  /** Hex, of the version that was posted and of the one that there is now. */
  readonly from: string;
  readonly to: string;
}

/** What adjusting a digest stores. */
export interface AdjustmentWrite {
  readonly books: BooksId;
  readonly stream: StreamId;
  readonly digest: DigestId;
  /** The one after the posted ones; what is open becomes the next after it. */
  readonly revision: number;
  /** Null where the books stand right already: then there are no drafts, and no revision is made. */
  readonly content: DigestContent | null;
  readonly drafts: readonly (Pick<PostingWrite['drafts'][number], 'draft' | 'numberScope'> & {
    readonly documents: readonly DocumentId[];
  })[];
  readonly changes: readonly (DecidedChange & {
    /** What it adds to its digest from now on. */
    readonly amount: Minor;
    /** True: nothing of it belongs to the digest any more, and its own day posts it. */
    readonly leaves: boolean;
    /** What becomes of goods that come back with it from now on; null: none do. */
    readonly goodsBack: GoodsBack | null;
  })[];
  readonly reason: string;
}

/** Posted days whose documents read differently now. */
export interface ChangeStore {
  /**
   * What has changed of a digest's posted documents and nobody has left as it is, in the order in which they
   * were met. Their versions are as consolidation and posting see them. Its total is that of its first page.
   * @param only of these documents alone; all of them where left out
   * @throws ExpectedFailure digest-not-found, bad-input for a cursor of another digest
   */
  list(digest: DigestId, page: Page, only?: readonly DocumentId[]): Promise<Paged<PostedChange>>;
  /**
   * Which versions all that `list` tells are of, in its order and without what they say.
   * @throws ExpectedFailure digest-not-found
   */
  versions(digest: DigestId): Promise<readonly DecidedChange[]>;
  /** Revisions of a digest that are posted. */
  postedRevisions(digest: DigestId): Promise<number>;
  /** A person has seen these and leaves the books as they are; the digest's day is dirty. */
  leave(digest: DigestId, changes: readonly DecidedChange[], reason: string): Promise<void>;
  /**
   * Posts an adjustment in a revision of its own and ties the changed documents to it, in one transaction; the
   * days that it concerns are dirty. Answers the numbers of its documents.
   * @throws ExpectedFailure digest-not-ready when anything is not as it was decided about
   */
  adjust(write: AdjustmentWrite): Promise<readonly string[]>;
  /** Of these deliveries those that post what changed of others, withdrawn ones left out. */
  adjusting(keys: readonly DeliveryKey[]): Promise<readonly DeliveryJob[]>;
  /**
   * Withdraws adjustments that the books have refused, each alone, and posts them as these drafts, which have
   * keys of their own: what waited for the ones waits for the others. Answers how many there were.
   */
  redate(
    books: BooksId,
    writes: readonly { readonly key: DeliveryKey; readonly draft: Draft }[],
    cause: Failure,
  ): Promise<number>;
  /** Writes down that a person, or the stream's policy, has replaced a posting, and why. */
  noteReplaced(digest: DigestId, changes: readonly DecidedChange[], reason: string): Promise<void>;
}
