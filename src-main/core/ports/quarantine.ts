import type {
  BooksId,
  DeliveryKey,
  DeliveryState,
  QuarantineCause,
  QuarantineFindings,
} from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { HeldPage } from './books.ts';

/** What a ledger says of itself, to be held against the record of what was posted. */
export interface LedgerStanding {
  readonly generation: string;
  /** How many deliveries it has ever made; never fewer. */
  readonly made: number;
  /** What it was before it was restored; null: it was not. */
  readonly restoredFrom: {
    /** The generation of the backup, and those of the ledger that it replaced and of all before that. */
    readonly generations: readonly string[];
    /** One that was replaced could not be read any more, so that its generation is not known. */
    readonly unread: boolean;
  } | null;
  /** What it has posted was never noted outside of it: it is older than such notes. */
  readonly unrecorded: boolean;
}

/** Books that nothing is posted to until what they hold has been compared with the ledger. */
export interface Quarantine {
  readonly books: BooksId;
  /** As people call them. */
  readonly name: string;
  readonly cause: QuarantineCause;
  readonly since: Instant;
  /** Null: not compared, or not to the end. */
  readonly findings: QuarantineFindings | null;
}

/** A delivery as comparing looks at it. */
export interface ComparedDelivery {
  readonly key: DeliveryKey;
  readonly number: string;
  readonly contentHash: string;
  readonly state: DeliveryState;
  /** Its posting was undone. */
  readonly undone: boolean;
  /** A person enters it in the books: never with the content that we would have sent. */
  readonly byHand: boolean;
}

/** Deliveries that are next to be compared. */
export interface ComparePage {
  readonly deliveries: readonly ComparedDelivery[];
  /** Handed back when they are done with. */
  readonly through: number;
  /** Of the books in all. */
  readonly total: number;
}

/** What a page of deliveries came to. */
export interface ComparedPage {
  readonly through: number;
  readonly same: number;
  readonly different: readonly Pick<ComparedDelivery, 'key' | 'number'>[];
  readonly missing: readonly Pick<ComparedDelivery, 'key' | 'number'>[];
}

/** Numbers of what does not agree, at most MAX_FINDINGS_SHOWN of each. */
export interface FindingNumbers {
  readonly different: readonly string[];
  readonly missing: readonly string[];
  readonly unknownHere: readonly string[];
}
export const MAX_FINDINGS_SHOWN = 50;

/** Which books a ledger may not post to, and how comparing it with them gets on. */
export interface QuarantineStore {
  standing(): Promise<LedgerStanding>;
  /** Books that anything was ever sent to. */
  sentTo(): Promise<ReadonlySet<BooksId>>;
  list(): Promise<readonly Quarantine[]>;
  of(books: BooksId): Promise<Quarantine | null>;
  /**
   * Puts books into quarantine that are not, and notes that what the ledger has posted is on record from now
   * on.
   */
  begin(causes: ReadonlyMap<BooksId, QuarantineCause>): Promise<void>;
  /** Comparing begins anew when the last one came to its end; an interrupted one is gone on with. */
  beginComparing(books: BooksId): Promise<void>;
  /** By age; empty when all are done with. */
  nextToCompare(books: BooksId, limit: number): Promise<ComparePage>;
  noteCompared(books: BooksId, page: ComparedPage): Promise<void>;
  /** From where to go on with what the books hold; null: from the beginning. */
  placeInBooks(books: BooksId): Promise<string | null>;
  /** Notes what of this the ledger knows nothing of. */
  noteHeld(books: BooksId, page: HeldPage): Promise<void>;
  /** All is compared. Answers what was found. */
  endComparing(books: BooksId): Promise<QuarantineFindings>;
  numbers(books: BooksId): Promise<FindingNumbers>;
  /**
   * Posting goes on. The ledger is another one from now on, of this generation; the reason is written down.
   * @param recorded whether what it has posted is noted under that generation
   */
  end(
    books: BooksId,
    options: { readonly generation: string; readonly recorded: boolean; readonly reason: string | null },
  ): Promise<void>;
}
