import type { StreamId } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';

/**
 * Who may count receipts together: each till for itself, the tills of a location, or all of a stream (as web
 * shops do).
 */
export const COUNTER_SCOPES = ['register', 'location', 'stream'] as const;
export type CounterScope = (typeof COUNTER_SCOPES)[number];

/** Receipt numbers of one shape, by who might count them together. */
export interface Counter {
  readonly scope: CounterScope;
  /** Null where the scope is wider. */
  readonly location: string | null;
  /** Empty for a till without a name; null where the scope is wider. */
  readonly register: string | null;
  /** What stands before the digits, with every digit in it as #. */
  readonly shape: string;
  /** All that stand before the digits in that shape. */
  readonly prefixes: readonly string[];
  /** Receipts, and how many of them have a number that another one has too. */
  readonly receipts: number;
  readonly reused: number;
  /** Different numbers, and how many there would be without gaps. */
  readonly present: number;
  readonly span: number;
  /** How often it began anew. */
  readonly runs: number;
}

/** Numbers that no receipt has, between two that there are. */
export interface NumberGap {
  readonly scope: CounterScope;
  readonly location: string;
  readonly register: string | null;
  /** What stands before the digits. */
  readonly prefix: string;
  /** The first and the last missing number, and with how many digits they are written. */
  readonly from: number;
  readonly to: number;
  readonly digits: number;
  /** Days of the receipts before and after it. */
  readonly after: BusinessDate;
  readonly before: BusinessDate;
}

/** A till's day. */
export interface RegisterDay {
  readonly location: string;
  /** Empty for a till without a name. */
  readonly register: string;
  readonly date: BusinessDate;
  readonly receipts: number;
  /** Shifts that were opened or closed on it. */
  readonly shifts: number;
}

/** A shift by what is known of it. */
export interface ShiftFacts {
  readonly location: string;
  readonly register: string;
  /** As the till calls it. */
  readonly shift: string;
  readonly opened: BusinessDate | null;
  readonly closed: BusinessDate | null;
}

/** Days of business, both included. */
export interface DayRange {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

/** A person's word that a finding is none. */
export interface Explanation {
  readonly location: string;
  readonly date: BusinessDate;
  readonly finding: string;
  readonly reason: string;
}

/** What one reading of a stream's days has found. Its receipts stay in memory as long as it is held. */
export interface ReadDays {
  readonly registerDays: readonly RegisterDay[];
  readonly shifts: readonly ShiftFacts[];
  /** How everything that might be a counter has run. */
  readonly counters: readonly Counter[];
  /** What these counters have passed over: of each scope at most ten thousand gaps, oldest first. */
  readonly gaps: (of: readonly Counter[]) => Promise<readonly NumberGap[]>;
}

/** What the ledger knows of numbers, shifts and days; which of it is missing is for core to say. */
export interface CompletenessStore {
  /**
   * Changes with every import, and with every day that is consolidated for the first time: what was read for one
   * is the same as long as it stays.
   */
  stamp(stream: StreamId): Promise<string>;
  /** The last day that anything is known of; null: of none. */
  lastDay(stream: StreamId): Promise<BusinessDate | null>;
  /**
   * Reads a range once, in parts.
   * @param breathe between two parts: lets others have their turn
   */
  read(stream: StreamId, range: DayRange, breathe: () => Promise<void>): Promise<ReadDays>;
  explanations(stream: StreamId, range: DayRange): Promise<readonly Explanation[]>;
  /** Keeps a person's word for each; with a null reason it is taken back. Written down as their action. */
  explain(
    stream: StreamId,
    day: { readonly location: string; readonly date: BusinessDate },
    findings: readonly string[],
    reason: string | null,
  ): Promise<void>;
}
