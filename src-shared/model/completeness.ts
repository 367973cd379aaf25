import type { BusinessDate } from '../time/index.ts';

/** What may be missing of a location's day. */
export const FINDING_KINDS = [
  'numbers',
  'shift-not-closed',
  'shift-not-opened',
  'no-shift',
  'silent',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something of a till that may be missing. It is found anew each time, and goes when what it misses comes. */
export interface Finding {
  /** The same for the same thing on the same day; another one when what is missing changes. */
  readonly id: string;
  readonly kind: FindingKind;
  /** Null: the location as a whole, or all tills that number together. */
  readonly register: string | null;
  /** Receipt numbers: the first and the last one that is missing, as the till would write them. */
  readonly from: string | null;
  readonly to: string | null;
  /** How many receipts; of a shift one, of a silent day none that can be counted. */
  readonly count: number;
  /** What a person has said why nothing is missing; null: nobody has. */
  readonly explained: string | null;
}

/** A location's day: what is there of it, and what may be missing. */
export interface CompleteDay {
  readonly location: string;
  readonly date: BusinessDate;
  /** Receipts that are there. */
  readonly there: number;
  /** With those that are missing and not explained. */
  readonly expected: number;
  readonly findings: readonly Finding[];
}
