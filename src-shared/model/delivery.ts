import type { Minor } from '../money/index.ts';
import type { BusinessDate, Instant } from '../time/index.ts';
import type { Failure } from './failure.ts';
import type { AccountingDocumentType } from './accounting-document.ts';
import type { DeliveryKey } from './ids.ts';

/**
 * waiting → sending → succeeded; sending → unknown (no answer) → looked up → succeeded or waiting;
 * sending → failed (a person must act) → waiting; held: kept back on purpose.
 */
export const DELIVERY_STATES = ['waiting', 'sending', 'unknown', 'succeeded', 'failed', 'held'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

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
