import type { CurrencyCode } from '../../../src-shared/money/index.ts';
import type {
  Account,
  BooksConnection,
  BooksId,
  BooksSystem,
  Mapping,
  Stream,
  StreamId,
} from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { PostingWrite } from './deliveries.ts';

/** What changing a stream comes to. */
export interface StreamChange {
  readonly stream: Stream;
  readonly mappings: readonly Mapping[];
}

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
  /**
   * Changes a stream as it is at that moment, and stores the mappings that follow from the change and a
   * note of what was before and after, all or nothing. What others have changed meanwhile stays.
   * @returns the stream as it is now
   * @throws ExpectedFailure stream-name-taken, stream-not-found
   */
  update(id: StreamId, at: Instant, change: (stream: Stream) => StreamChange): Promise<Stream>;
  /** When the last import of each stream became complete; streams without one are not in it. */
  lastSynced(): Promise<ReadonlyMap<StreamId, Instant>>;
}

/** A set of books a stream posts to. */
export interface BooksAccount {
  readonly id: BooksId;
  readonly name: string;
  readonly system: BooksSystem;
  readonly currency: CurrencyCode;
  readonly connection: BooksConnection;
}

export interface BooksDirectory {
  /**
   * Stores books with their first chart, both or neither.
   * @throws ExpectedFailure books-name-taken
   */
  create(books: BooksAccount, chart?: readonly Account[]): Promise<void>;
  list(): Promise<readonly BooksAccount[]>;
  /** Remembers the chart of books over a network in the place of what was known of it. */
  rememberChart(id: BooksId, chart: readonly Account[]): Promise<void>;
  /**
   * Changes how they are reached. They are asked again at once, and what waited for this is let go.
   * @throws ExpectedFailure books-not-found
   */
  setConnection(id: BooksId, connection: BooksConnection): Promise<void>;
}

export interface MappingStore {
  list(stream: StreamId): Promise<readonly Mapping[]>;
  /**
   * Adds effective-dated rows, all or none, with a note of what was in force before; days of the
   * stream with something unposted become dirty.
   * @throws ExpectedFailure stream-not-found
   */
  put(mappings: readonly Mapping[]): Promise<void>;
}
