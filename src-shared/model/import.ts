import type { Instant } from '../time/index.ts';
import type { ImportId, StreamId } from './ids.ts';

/** Why a row of a file was not taken. Texts by code are in the locale files. */
export const REJECTION_CODES = [
  'file-empty',
  'file-header-only',
  'file-not-readable',
  'file-not-a-spreadsheet',
  'file-encrypted',
  'file-too-large',
  'file-encoding-unknown',
  'file-contains-nul',
  'file-truncated',
  'column-missing',
  'row-too-short',
  'row-too-long',
  'row-too-large',
  'quote-not-closed',
  'value-missing',
  'value-not-a-number',
  'value-not-finite',
  'value-in-exponent-notation',
  'value-too-precise',
  'value-out-of-range',
  'value-spreadsheet-error',
  'value-not-a-date',
  'value-not-allowed',
  'order-rows-disagree',
  'order-row-rejected',
  'duplicate-id-same',
  'duplicate-id-different',
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

/** One row that was not taken, with its place: what a clerk needs to mend it. */
export interface Rejection {
  /** File name as the person knows it, without its folder. */
  readonly file: string;
  /** Line in the file (sheets: row), counted from 1; 0 when the file as a whole is meant. */
  readonly line: number;
  /** Header of the column, null when the whole row is meant. */
  readonly column: string | null;
  /** What stood there, at most 200 characters. */
  readonly value: string | null;
  readonly code: RejectionCode;
}

/** running: not visible to digests yet; complete: flipped in one row; abandoned: taken back. */
export type ImportState = 'running' | 'complete' | 'abandoned';

/** One unit (a file, a day of an API) read into the ledger. */
export interface ImportSummary {
  readonly id: ImportId;
  readonly stream: StreamId;
  /** Where the unit came from, without secrets. */
  readonly locator: string;
  readonly state: ImportState;
  readonly startedAt: Instant;
  readonly completedAt: Instant | null;
  readonly counts: ImportCounts;
  /** What the reader has to say of the whole unit, e.g. the total difference of a rounding rule. */
  readonly notices: readonly ImportNotice[];
}

/** What became of the documents and rows of an import. */
export interface ImportCounts {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows, not documents. */
  readonly rejected: number;
}

/** A remark that rejects nothing. `data` fills the text of the code in the locale files. */
export interface ImportNotice {
  readonly code:
    | 'rounding-difference'
    | 'sku-case-differs'
    | 'column-ignored'
    | 'identical-rows-kept'
    | 'order-times-differ';
  readonly data: Readonly<Record<string, string | number>>;
}
