import type { Cell } from '../translate/bind.ts';
import type { Row } from '../table/row.ts';

/** More rows than any receipt has; an order that goes on is rejected and not held in memory. */
export const MAX_ORDER_ROWS = 20_000;

/** Rows that make one order, or one row of which nobody knows the order. */
export interface Group {
  /** Null when the row does not say. */
  readonly key: string | null;
  /** What tells the order from others of its sort, as the file writes it: the last part of the key. */
  readonly id: string | null;
  readonly rows: readonly Row[];
  /** A row that may belong to it could not be read: not to be taken, since it may be half. */
  readonly incomplete: boolean;
  /** Positions in `rows` before which rows of other orders stand. */
  readonly breaks: readonly number[];
}

/** A group that still takes rows. */
export class OpenGroup {
  readonly key: string | null;
  readonly id: string | null;
  readonly rows: Row[] = [];
  readonly breaks: number[] = [];
  incomplete = false;

  constructor(key: string | null, id: string | null) {
    this.key = key;
    this.id = id;
  }

  /** Keeps the row; beyond the limit its place only. */
  add(row: Row): void {
    if (this.rows.length < MAX_ORDER_ROWS) this.rows.push(row);
    else
      this.rows.push({
        line: row.line,
        fields: [],
        text: '',
        problem: { code: 'row-too-large', field: null, value: this.id },
      });
  }
}

/** The key of a row as one text; null when a part of it is missing. */
export function keyOf(row: Row, key: readonly Cell[]): string | null {
  let joined = '';
  for (const cell of key) {
    const part = keyPart(row, cell);
    if (part === null) return null;
    joined = joined === '' ? part : `${joined}\u001f${part}`;
  }
  return joined;
}

/** The last part of a row's key, for messages. */
export function idOf(row: Row, key: readonly Cell[]): string | null {
  const cell = key.at(-1);
  return cell === undefined ? null : keyPart(row, cell);
}

function keyPart(row: Row, cell: Cell): string | null {
  const value = row.fields[cell.index];
  return value === undefined || value === '' || value.includes('\0') ? null : value;
}
