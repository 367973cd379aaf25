import type { RejectionCode } from '../../../../src-shared/model/index.ts';

/** Values shown to a person are cut here; a clerk recognises a value by its beginning. */
const MAX_VALUE_CHARS = 200;

/** Thrown while one row is translated and caught where its order is: the row cannot be taken. */
export class RowError extends Error {
  readonly code: RejectionCode;
  readonly column: string | null;
  readonly value: string | null;

  constructor(code: RejectionCode, column: string | null, value: string | null) {
    super(code);
    this.name = 'RowError';
    this.code = code;
    this.column = column;
    this.value = value === null ? null : shownValue(value);
  }
}

/** The value as it may be shown and stored. */
export function shownValue(text: string): string {
  return text.length > MAX_VALUE_CHARS ? text.slice(0, MAX_VALUE_CHARS) : text;
}
