import type { Minor } from '../money/index.ts';
import type { BusinessDate, Instant } from '../time/index.ts';
import type { Failure } from './failure.ts';
import type { AccountingDocumentType } from './accounting-document.ts';
import type { DeliveryKey } from './ids.ts';

/**
 * Where a delivery is.
 * - `waiting`: to be sent, once its time has come and what it builds on is in the books.
 * - `sending`: on its way in this very moment, or a program died over it.
 * - `unknown`: sent without an answer; it is looked up before anything else.
 * - `succeeded`: in the books, for good.
 * - `failed`: the books do not want it; tried again by and by, or once its cause is mended.
 * - `held`: kept back on purpose until a person releases it.
 */
export const DELIVERY_STATES = ['waiting', 'sending', 'unknown', 'succeeded', 'failed', 'held'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A state, or `withdrawn`: its posting was undone before it came to the books, and nobody waits for it. */
export const DELIVERY_STANDINGS = [...DELIVERY_STATES, 'withdrawn'] as const;
export type DeliveryStanding = (typeof DELIVERY_STANDINGS)[number];

/** What can happen to a delivery. */
export const DELIVERY_EVENTS = [
  'send',
  // what the books answered
  'created',
  'refused',
  'not-sent',
  'no-answer',
  // what looking it up by its key has shown
  'found',
  'found-other',
  'missing',
  // what Daybook does by itself, and a person
  'retry',
  'hold',
  'release',
  'withdraw',
] as const;
export type DeliveryEvent = (typeof DELIVERY_EVENTS)[number];

/** Every legal move; whatever is not here does not happen, and the ledger refuses it. */
export const DELIVERY_MOVES: Readonly<
  Record<DeliveryStanding, Readonly<Partial<Record<DeliveryEvent, DeliveryStanding>>>>
> = {
  waiting: {
    send: 'sending',
    'not-sent': 'waiting',
    found: 'succeeded',
    'found-other': 'failed',
    hold: 'held',
    release: 'waiting',
    withdraw: 'withdrawn',
  },
  sending: {
    created: 'succeeded',
    refused: 'failed',
    'not-sent': 'waiting',
    'no-answer': 'unknown',
    hold: 'held',
    withdraw: 'withdrawn',
  },
  unknown: {
    'no-answer': 'unknown',
    found: 'succeeded',
    'found-other': 'failed',
    missing: 'waiting',
    withdraw: 'withdrawn',
  },
  // Hearing it twice is no news.
  succeeded: { created: 'succeeded', found: 'succeeded' },
  failed: { retry: 'waiting', release: 'waiting', withdraw: 'withdrawn' },
  // What a person has entered in the books by hand is found there.
  held: { release: 'waiting', found: 'succeeded', withdraw: 'withdrawn' },
  withdrawn: {},
};

/** Where the way of a delivery ends. */
export const DELIVERY_ENDS: ReadonlySet<DeliveryStanding> = new Set(['succeeded', 'withdrawn']);

/** Whether anything that can happen leads from one to the other. */
export function canBecome(from: DeliveryStanding, to: DeliveryStanding): boolean {
  return Object.values(DELIVERY_MOVES[from]).includes(to);
}

/** One accounting document on its way to the books. */
export interface DeliveryRow {
  readonly key: DeliveryKey;
  readonly type: AccountingDocumentType;
  readonly number: string;
  readonly date: BusinessDate;
  readonly location: string;
  readonly total: Minor;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly lastTriedAt: Instant | null;
  readonly cause: Failure | null;
}
