import type { CurrencyCode, Minor } from '../money/index.ts';
import type { BusinessDate, Instant } from '../time/index.ts';
import type { AccountingDocumentType } from './accounting-document.ts';
import { DELIVERY_STATES } from './delivery.ts';
import type { Failure } from './failure.ts';
import type { DeliveryKey } from './ids.ts';

/** What people call the things that go to the books, in the order of the status panel. */
export const STATUS_KINDS = [
  'sales',
  'returns',
  'orders',
  'receipts',
  'journals',
  'transfers',
  'adjustments',
  'stock-takes',
  'customers',
  // Of these there are only some now and then.
  'goods-received',
  'openings',
  'reversals',
] as const;
export type StatusKind = (typeof STATUS_KINDS)[number];

/** Every type of accounting document is of one kind: so the counts of the kinds sum to all of them. */
export const KIND_OF_TYPE: Readonly<Record<AccountingDocumentType, StatusKind>> = {
  invoice: 'sales',
  'credit-note': 'returns',
  'sales-order': 'orders',
  receipt: 'receipts',
  journal: 'journals',
  'transfer-out': 'transfers',
  'transfer-in': 'transfers',
  'stock-adjustment': 'adjustments',
  'stock-count': 'stock-takes',
  contact: 'customers',
  'goods-received': 'goods-received',
  'opening-balance': 'openings',
  reversal: 'reversals',
};

/**
 * Where a delivery stands for a person: its state, or `withdrawn` where its posting was undone before the
 * books had it. A withdrawn one is never sent.
 */
export const STATUS_STATES = [...DELIVERY_STATES, 'withdrawn'] as const;
export type StatusState = (typeof STATUS_STATES)[number];

/** One thing on its way to the books, as the table of the status shows it. */
export interface StatusRow {
  readonly key: DeliveryKey;
  readonly date: BusinessDate;
  readonly number: string;
  readonly type: AccountingDocumentType;
  readonly stream: string;
  readonly books: string;
  readonly location: string;
  readonly total: Minor;
  readonly currency: CurrencyCode;
  readonly status: StatusState;
  readonly attempts: number;
  readonly lastTriedAt: Instant | null;
  /** Not before then; null: at the next run. */
  readonly nextTryAt: Instant | null;
  readonly cause: Failure | null;
  /** Number of a document that the books must have first; null: of none. */
  readonly waitsFor: string | null;
}

export const RUN_KINDS = ['sync', 'post', 'refresh', 'sample'] as const;
/** `post`: digests that a person posted; `refresh`: only what was on its way; `sample`: the sample store. */
export type RunKind = (typeof RUN_KINDS)[number];

export const RUN_STARTERS = ['person', 'schedule', 'command-line'] as const;
export type RunStarter = (typeof RUN_STARTERS)[number];

export const RUN_OUTCOMES = ['running', 'done', 'failed', 'cancelled', 'interrupted'] as const;
/** `interrupted`: the program ended in the middle of it; the next run goes on from there. */
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** What a run came to: how many documents came in, and what of them came to the books. */
export interface RunCounts {
  readonly documents: number;
  readonly delivered: number;
  readonly failed: number;
  /** Things that need a person. */
  readonly attention: number;
}

/** One run that brought things on their way to the books. */
export interface RecordedRun {
  readonly id: string;
  readonly kind: RunKind;
  readonly startedBy: RunStarter;
  /** Names of the streams at that time; empty: whatever was on its way. */
  readonly streams: readonly string[];
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly outcome: RunOutcome;
  readonly counts: RunCounts | null;
  /** Why it failed as a whole. */
  readonly failure: Failure | null;
}
