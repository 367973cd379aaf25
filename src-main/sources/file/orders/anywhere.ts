import type { Row, RowChunk } from '../table/row.ts';
import type { Cell } from '../translate/bind.ts';
import { type Group, OpenGroup, idOf, keyOf } from './group.ts';
import { OrderIndex } from './order-index.ts';

/** Rows held because their orders go on further down; beyond it the file has to be sorted first. */
export const MAX_HELD_ROWS = 300_000;
/** The highest number of a row; the index keeps a mark beside it. */
const INCOMPLETE = 0x8000_0000;

/** What a first reading found: where each order ends, and which cannot be whole. */
export class OrderEnds {
  readonly #index = new OrderIndex();

  note(key: string, rowNumber: number): void {
    const known = this.#index.get(key) ?? 0;
    this.#index.set(key, ((known & INCOMPLETE) | rowNumber) >>> 0);
  }

  markIncomplete(key: string): void {
    const known = this.#index.get(key);
    if (known !== undefined) this.#index.set(key, (known | INCOMPLETE) >>> 0);
  }

  isLast(key: string, rowNumber: number): boolean {
    return ((this.#index.get(key) ?? 0) & ~INCOMPLETE) === rowNumber;
  }

  isIncomplete(key: string): boolean {
    return ((this.#index.get(key) ?? 0) & INCOMPLETE) !== 0;
  }
}

/** Reads all rows after the header once, remembering twelve bytes an order. */
export async function findOrderEnds(
  chunks: AsyncIterable<RowChunk>,
  key: readonly Cell[],
): Promise<OrderEnds> {
  const ends = new OrderEnds();
  let rowNumber = 0;
  let previous: string | null = null;
  let unknownBefore = false;
  for await (const { rows } of chunks) {
    for (const row of rows) {
      if (rowNumber > 0) {
        const own = keyOf(row, key);
        if (own !== null) ends.note(own, rowNumber);
        if (own === null && previous !== null) ends.markIncomplete(previous);
        if (own !== null && unknownBefore) ends.markIncomplete(own);
        unknownBefore = own === null;
        previous = own ?? previous;
      }
      rowNumber += 1;
    }
  }
  return ends;
}

/** Groups rows by key wherever they stand; a group is done with the last of its rows. */
export class ScatteredOrders {
  readonly #key: readonly Cell[];
  readonly #ends: OrderEnds;
  readonly #open = new Map<string, OpenGroup>();
  #rowNumber = 0;
  #previousKey: string | null = null;
  #held = 0;

  constructor(key: readonly Cell[], ends: OrderEnds) {
    this.#key = key;
    this.#ends = ends;
  }

  add(row: Row): Group[] {
    this.#rowNumber += 1;
    const key = keyOf(row, this.#key);
    const group =
      (key === null ? undefined : this.#open.get(key)) ?? new OpenGroup(key, idOf(row, this.#key));
    if (group.rows.length > 0 && this.#previousKey !== key) group.breaks.push(group.rows.length);
    this.#previousKey = key;
    group.add(this.#held < MAX_HELD_ROWS ? row : tooManyHeld(row));
    if (key === null) return [group];
    if (!this.#ends.isLast(key, this.#rowNumber)) {
      this.#held += 1;
      this.#open.set(key, group);
      return [];
    }
    this.#held -= group.rows.length - 1;
    this.#open.delete(key);
    group.incomplete = this.#ends.isIncomplete(key);
    return [group];
  }

  /** Orders whose last row did not come again in the second reading: the file changed meanwhile. */
  end(): Group[] {
    const left = [...this.#open.values()];
    this.#open.clear();
    for (const group of left) group.incomplete = true;
    return left;
  }
}

function tooManyHeld(row: Row): Row {
  return {
    line: row.line,
    fields: [],
    text: '',
    problem: { code: 'file-too-large', field: null, value: null },
  };
}
