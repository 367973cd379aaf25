import type {
  AccountingDocumentType,
  DeliveryKey,
  DeliveryState,
  Failure,
  RecordedRun,
  StatusRow,
  StatusState,
  StreamId,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../src-shared/time/index.ts';
import type { Exchange } from './http.ts';
import type { Page, Paged } from './page.ts';
import type { Quarantine } from './quarantine.ts';

/** How many deliveries of a type stand where. */
export interface StatusTally {
  readonly type: AccountingDocumentType;
  readonly status: StatusState;
  readonly count: number;
}

/** Deliveries with one root cause, which are mended together. */
export interface StatusCause {
  readonly causeKey: string;
  /** As the oldest of them tells it. */
  readonly failure: Failure;
  readonly count: number;
}

/** Books that are not asked for now. */
export interface ParkedBooks {
  readonly books: string;
  readonly since: Instant;
  readonly until: Instant;
  readonly cause: Failure;
}

/** Everything that the panel shows, without reading a single delivery. */
export interface StatusPanel {
  readonly tallies: readonly StatusTally[];
  /** Locations that there are deliveries of, by name. */
  readonly locations: readonly string[];
  /** The most frequent ones first, at most MAX_STATUS_CAUSES. */
  readonly causes: readonly StatusCause[];
  readonly parked: readonly ParkedBooks[];
  /** Books that nothing is posted to until what they hold has been compared. */
  readonly quarantined: readonly Quarantine[];
}
export const MAX_STATUS_CAUSES = 50;

export interface StatusFilter {
  readonly stream?: StreamId;
  /** Any of these; all where left out. */
  readonly types?: readonly AccountingDocumentType[];
  readonly statuses?: readonly StatusState[];
  readonly location?: string;
  /** Both included. */
  readonly from?: BusinessDate;
  readonly to?: BusinessDate;
  readonly causeKey?: string;
  /** The beginning of a number, or its running number. */
  readonly text?: string;
}

export const STATUS_SORTS = ['date', 'number', 'location', 'amount', 'tried'] as const;
export type StatusSortBy = (typeof STATUS_SORTS)[number];

export interface StatusQuery extends StatusFilter {
  readonly order: { readonly by: StatusSortBy; readonly descending: boolean };
  /** The first page begins with this row, whatever stands before it. */
  readonly startAt?: DeliveryKey;
}

/** An attempt that did not succeed. */
export interface FailedAttempt {
  /** 0: it was looked up before the first one. */
  readonly attempt: number;
  readonly at: Instant | null;
  readonly state: DeliveryState;
  readonly cause: Failure;
}

/** All that is known of one row. */
export interface StatusDetail {
  readonly row: StatusRow;
  /** With the same root cause, this row among them; 0 where nothing is wrong. */
  readonly sameCause: number;
  readonly causeKey: string | null;
  /** A few of them, oldest first, without this row. */
  readonly others: readonly StatusRow[];
  /** What the books must have first. */
  readonly waitsFor: readonly {
    readonly key: DeliveryKey;
    readonly number: string;
    readonly status: StatusState;
  }[];
  /** Newest first. */
  readonly attempts: readonly FailedAttempt[];
  /** What went over the wire, newest first. */
  readonly exchanges: readonly Exchange[];
}

/** Reads where everything on its way to the books stands; quick also with a million rows. */
export interface StatusStore {
  panel(stream: StreamId | null): Promise<StatusPanel>;
  /** @throws ExpectedFailure bad-input for a cursor of another list */
  rows(query: StatusQuery, page: Page): Promise<Paged<StatusRow>>;
  row(key: DeliveryKey): Promise<StatusDetail | null>;
  /** The row that failed last; null: none stands failed. */
  lastFailure(stream: StreamId | null): Promise<StatusRow | null>;
}

/** Every run: who started it, when, and what came of it. */
export interface RunStore {
  /** One run at a time: what is found unfinished was interrupted. */
  begin(run: Pick<RecordedRun, 'id' | 'kind' | 'startedBy' | 'streams'>): Promise<void>;
  end(
    id: string,
    end: Pick<RecordedRun, 'counts' | 'failure'> & {
      readonly outcome: 'done' | 'failed' | 'cancelled';
    },
  ): Promise<void>;
  /** Says of runs that the program left unfinished that they were interrupted; for its start. */
  endInterrupted(): Promise<void>;
  /** Newest first. */
  latest(limit: number): Promise<readonly RecordedRun[]>;
}
