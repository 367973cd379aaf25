import type { Row } from '../table/row.ts';
import type { Cell } from '../translate/bind.ts';
import type { RowType } from '../translate/row-types.ts';
import { type Group, OpenGroup, idOf, keyOf } from './group.ts';

/**
 * Puts rows that follow each other under one key into one group. Where rows say what they are, an
 * order that begins anew under its own key is a group of its own: the same order once more.
 */
export class AdjacentOrders {
  readonly #key: readonly Cell[];
  readonly #typeOf: (row: Row) => RowType | null;
  #parts = new OrderShape();
  #open: OpenGroup | null = null;
  /** A row without a key came last: it may have been the first of the next order. */
  #nextIncomplete = false;

  /** @param typeOf null for files with one sort of row, and for rows that do not say. */
  constructor(key: readonly Cell[], typeOf: (row: Row) => RowType | null) {
    this.#key = key;
    this.#typeOf = typeOf;
  }

  /** The groups that the row completes: none, the one before it, or itself too when it has no key. */
  add(row: Row): Group[] {
    const key = keyOf(row, this.#key);
    if (key === null) return this.#addUnknown(row);
    const type = this.#typeOf(row);
    if (this.#open?.key === key && !this.#parts.beginsAnew(type)) {
      this.#parts.note(type);
      this.#open.incomplete ||= this.#nextIncomplete;
      this.#nextIncomplete = false;
      this.#open.add(row);
      return [];
    }
    // Lines after tenders, and none before them: no repetition but a layout that is not read; not to be taken half.
    if (this.#open?.key === key && type === 'line' && !this.#parts.hasLine) this.#open.incomplete = true;
    const done = this.end();
    this.#open = new OpenGroup(key, idOf(row, this.#key));
    this.#parts = new OrderShape();
    this.#parts.note(type);
    this.#open.incomplete = this.#nextIncomplete;
    this.#nextIncomplete = false;
    this.#open.add(row);
    return done;
  }

  /** The last group. */
  end(): Group[] {
    const done = this.#open;
    this.#open = null;
    return done === null ? [] : [done];
  }

  /** Its order may be the one before it or the one after it; neither is taken, as it may be half. */
  #addUnknown(row: Row): Group[] {
    if (this.#open !== null) this.#open.incomplete = true;
    this.#nextIncomplete = true;
    const own = new OpenGroup(null, null);
    own.add(row);
    return [own];
  }
}

/** Which sorts of rows an order has had so far. */
class OrderShape {
  hasLine = false;
  #hasPayment = false;
  #hasDocument = false;
  /** A document row after other rows is the last of its order. */
  #isClosed = false;

  /** Lines come before tenders and counts, and a document row comes once, first or last. */
  beginsAnew(type: RowType | null): boolean {
    if (type === 'line') return this.#hasPayment || this.#isClosed;
    return type === 'document' && this.#hasDocument;
  }

  note(type: RowType | null): void {
    if (type === 'document') {
      this.#hasDocument = true;
      this.#isClosed = this.hasLine || this.#hasPayment;
    }
    this.hasLine ||= type === 'line';
    this.#hasPayment ||= type === 'tender' || type === 'count';
  }
}
