import type { Row } from '../table/row.ts';
import type { Cell } from '../translate/bind.ts';
import { type Group, OpenGroup, keyOf } from './group.ts';

/** Puts rows that follow each other under one key into one group. */
export class AdjacentOrders {
  readonly #key: readonly Cell[];
  #open: OpenGroup | null = null;
  /** A row without a key came last: it may have been the first of the next order. */
  #nextIncomplete = false;

  constructor(key: readonly Cell[]) {
    this.#key = key;
  }

  /** The groups that the row completes: none, the one before it, or itself too when it has no key. */
  add(row: Row): Group[] {
    const key = keyOf(row, this.#key);
    if (key === null) return this.#addUnknown(row);
    if (this.#open?.key === key) {
      this.#open.incomplete ||= this.#nextIncomplete;
      this.#nextIncomplete = false;
      this.#open.add(row);
      return [];
    }
    const done = this.end();
    this.#open = new OpenGroup(key);
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
    const own = new OpenGroup(null);
    own.add(row);
    return [own];
  }
}
