import type { Account, ProviderId, Stream, StreamConnection } from '../../../src-shared/model/index.ts';
import type { ExplainingTexts } from '../../../src-shared/text/index.ts';
import type { BusinessDate, ZoneId } from '../../../src-shared/time/index.ts';
import type { Books } from './books.ts';
import type { Exporters, ExportTexts } from './exports.ts';
import type { HostPort } from './host.ts';
import type { HttpClient } from './http.ts';
import type { LedgerStore } from './ledger.ts';
import type { Clock, Ids, Log, OnProgress, Random, Sha256 } from './platform.ts';
import type { PostingRecord } from './posting-record.ts';
import type { CancelSignal, FileProfileSummary, Source, SourceContext } from './source.ts';
import type { BooksAccount } from './streams.ts';
import type { Tasks } from './tasks.ts';

/** What a provider needs to open a POS account. */
export interface SourceRequest {
  readonly provider: ProviderId;
  readonly connection: StreamConnection;
  /** Null while connecting: the source decides it. */
  readonly account: string | null;
  readonly timeZone: ZoneId | null;
  /** Files picked by hand instead of the watched folder, absolute paths. */
  readonly files?: readonly string[];
  readonly context: SourceContext;
  /** Only while connecting: the first day that is wanted; null: the person has named none. */
  readonly connecting?: { readonly from: BusinessDate | null; readonly today: BusinessDate };
}

/** Everything the verbs and the actions work with; built once by the engine. */
export interface Services {
  readonly ledger: LedgerStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly sha256: Sha256;
  readonly log: Log;
  readonly onProgress: OnProgress;
  /** Aborted when the person wants to stop: work ends at the next safe place and is resumed later. */
  readonly signal: CancelSignal;
  /**
   * Lets others have a turn: reading a page of the ledger never leaves the thread by itself, and a loop
   * of pages would keep every other request waiting.
   */
  readonly breathe: () => Promise<void>;
  readonly tasks: Tasks;
  readonly host: HostPort;
  /** How servers of tills and books are reached. */
  readonly http: HttpClient;
  /** How far ledgers have posted from this computer; null: nobody keeps it, and no ledger is held up for it. */
  readonly postingRecord: PostingRecord | null;
  readonly exporters: Exporters;
  readonly exportTexts: ExportTexts;
  /** What failures and the history say in words. */
  readonly explaining: ExplainingTexts;
  readonly defaultChart: readonly Account[];
  openSource(request: SourceRequest): Promise<Source>;
  /** The file profiles that are shipped, by name. */
  fileProfiles(): Promise<readonly FileProfileSummary[]>;
  /** @param http in the place of the usual one: for who wants to see what goes over the wire */
  openBooks(books: BooksAccount, http?: HttpClient): Books;
  /** Takes out of text what was ever handed out as a secret. */
  redact(text: string): string;
}

/** A stream with what it posts to. */
export interface StreamInUse {
  readonly stream: Stream;
  readonly books: BooksAccount;
}
