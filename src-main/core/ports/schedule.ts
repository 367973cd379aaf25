import type { Failure, JobOutcome, ScheduleJob, StreamId } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';

/** What is kept of a job of a stream from one look at the clock to the next, across restarts. */
export interface JobMark {
  /** Occurrences up to here are done with, or are from before there was a timetable. */
  readonly through: Instant;
  /** The occurrence that has been begun and did not come to a good end; null: there is none. */
  readonly due: Instant | null;
  /** How often it was begun. */
  readonly tries: number;
  /** When it was begun last. */
  readonly triedAt: Instant | null;
  /** What the clock showed when it was first seen behind all this; null: it is not behind. */
  readonly behindSince: Instant | null;
}

/** A job of a stream: how far it is, and what its last run came to. */
export interface JobRecord {
  readonly stream: StreamId;
  readonly job: ScheduleJob;
  readonly mark: JobMark;
  /** Null: none has ended yet. */
  readonly last: {
    readonly at: Instant;
    readonly outcome: JobOutcome;
    readonly failure: Failure | null;
  } | null;
}

export interface ScheduleStore {
  /** Of every stream, in no order. */
  list(): Promise<readonly JobRecord[]>;
  /** On the disk when it resolves. @throws ExpectedFailure stream-not-found */
  put(record: JobRecord): Promise<void>;
  /** Forgets a job that is turned off: turned on again, it counts from then. @throws ExpectedFailure stream-not-found */
  remove(stream: StreamId, job: ScheduleJob): Promise<void>;
}

/** Calls again and again, without a promise to be exact: who is called reads the clock. */
export interface Ticker {
  /** @returns how to stop it */
  every(ms: number, call: () => void): () => void;
}
