import type { CurrencyCode } from '../money/index.ts';
import type { BusinessDate, Instant, ZoneId } from '../time/index.ts';
import type { BooksId, StreamId } from './ids.ts';

/** The kinds of POS that can be connected, lower case as on the command line. */
export const PROVIDER_IDS = ['file', 'sample'] as const;
export type ProviderId = (typeof PROVIDER_IDS)[number];

/** A line per SKU, or one line per tax code. */
export type SalesGrouping = 'sku' | 'all';

/** What documents a digest becomes; see spec section 3. */
export const POSTING_STYLES = [
  'invoice-per-digest',
  'invoice-per-order',
  'orders-and-receipts-per-shift',
  'journal-per-digest',
] as const;
export type PostingStyle = (typeof POSTING_STYLES)[number];

/**
 * When a stream syncs by itself: once a night, at certain hours, or soon after a shift was closed (its till
 * is asked every few minutes).
 */
export const SYNC_TIMES = ['overnight', 'at-hours', 'on-shift-close'] as const;
export type SyncTimes = (typeof SYNC_TIMES)[number];

/** When transfers, adjustments and stock takes go to the books: with every sync, at hours of their own, by hand. */
export const TRANSFER_TIMES = ['with-sync', 'at-hours', 'by-hand'] as const;
export type TransferTimes = (typeof TRANSFER_TIMES)[number];

/** No list of hours has more: one every half hour. */
export const MAX_HOURS = 48;

/**
 * What becomes of a posted day whose documents read differently now: a person decides, what differs is posted
 * as an adjustment, or the posting is taken back and made anew where the books allow it.
 */
export const CHANGED_DAYS = ['ask', 'adjust', 'replace'] as const;
export type ChangedDays = (typeof CHANGED_DAYS)[number];

/**
 * What becomes of a day whose period the books have locked: it is posted on the first open day, with the day that
 * it is about, or it stays here until the period is opened.
 */
export const LOCKED_DAYS = ['next-open-day', 'hold'] as const;
export type LockedDays = (typeof LOCKED_DAYS)[number];

/** So many of the last days are read again with each sync at most; of earlier ones as many in their turn. */
export const MAX_REREAD_DAYS = 60;

/** What a person can change about a stream after connecting. */
export interface StreamSettings {
  /** Nothing before it is ever posted; null: everything. */
  readonly startDate: BusinessDate | null;
  /** Post ready digests on sync, or leave them for review. */
  readonly autoInvoice: boolean;
  readonly grouping: SalesGrouping;
  readonly postingStyle: PostingStyle;
  /** Take the POS's customer id as the contact code; a customer without one always gets a generated code. */
  readonly customerIdAsCode: boolean;
  /** Receipts are active and orders processed as they come, instead of by a person. */
  readonly autoProcess: boolean;
  /** Standing policy: a suggestion for a tender or tax code seen first is taken at once. */
  readonly acceptSuggestions: boolean;
  readonly lockedDays: LockedDays;
  /** Default zone of locations that state none. */
  readonly timeZone: ZoneId;
  /** Minutes after local midnight at which a trading day begins. */
  readonly cutOffMinutes: number;
  /** Off: it syncs when a person asks for it. */
  readonly autoSync: boolean;
  readonly syncTimes: SyncTimes;
  /** Overnight: minutes after midnight in its time zone, or later when a location's day ends later. */
  readonly overnightMinutes: number;
  /** At hours: minutes after midnight in its time zone, rising. */
  readonly syncHours: readonly number[];
  readonly transferTimes: TransferTimes;
  /** At hours: minutes after midnight in its time zone, rising. */
  readonly transferHours: readonly number[];
  /** When to tell of a day that is not in the books by then, minutes after the next midnight; null: never. */
  readonly tellMissingMinutes: number | null;
  /** How many days before today each sync reads again, since tills change what was; at most MAX_REREAD_DAYS. */
  readonly rereadDays: number;
  readonly changedDays: ChangedDays;
}

/** How to reach the POS; each provider reads its own part. */
export interface StreamConnection {
  /** File: watched folder, absolute. */
  readonly folder?: string;
  /** File: shipped profile name or absolute path of a profile. */
  readonly profile?: string;
  /** Sample store: the seed of its story. */
  readonly seed?: number;
  /** Sample store: the first day that it tells; what was before is in its opening balances. */
  readonly since?: BusinessDate;
}

/** One connected POS account feeding one set of books. */
export interface Stream {
  readonly id: StreamId;
  readonly name: string;
  readonly provider: ProviderId;
  /** Identity of the POS account; with it a reinstalled Daybook makes the same delivery keys. */
  readonly account: string;
  readonly books: BooksId;
  readonly currency: CurrencyCode;
  readonly status: 'active' | 'paused' | 'disconnected';
  readonly createdAt: Instant;
  readonly connection: StreamConnection;
  readonly settings: StreamSettings;
}
