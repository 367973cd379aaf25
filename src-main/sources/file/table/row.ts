import type { RejectionCode } from '../../../../src-shared/model/index.ts';

/** What is wrong with a row before any of its values is looked at. */
export interface RowProblem {
  readonly code: RejectionCode;
  /** Position of the column concerned, null when the whole row is. */
  readonly field: number | null;
  readonly value: string | null;
}

/** One record of a file. */
export interface Row {
  /** Physical line on which it begins (sheets: row), from 1. */
  readonly line: number;
  /** With a problem: those before it, as far as they are certain. */
  readonly fields: readonly string[];
  /** As it stands in the file, shortened when it is huge. */
  readonly text: string;
  readonly problem: RowProblem | null;
}

/** Rows in the order of the file, with the bytes read so far. */
export interface RowChunk {
  readonly rows: readonly Row[];
  readonly bytesRead: number;
}

/** A readable file; its first row is the header. `rows` may be called again. */
export interface Table {
  rows(signal: AbortSignal): AsyncIterable<RowChunk>;
}

/** The file as a whole cannot be read. */
export interface TableProblem {
  readonly code: RejectionCode;
  readonly line: 0 | 1;
}
