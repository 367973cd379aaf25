import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { runningNumber } from './running-number.ts';

/** A till, by what its receipts say. */
export interface Till {
  readonly location: string;
  /** Empty for a till without a name. */
  readonly register: string;
}

/** What is read of a receipt. */
export interface ReadReceipt {
  readonly number: string;
  readonly date: BusinessDate;
  /** When it was made, in milliseconds. */
  readonly at: number;
}

const FIRST_ROOM = 1_024;

/**
 * Receipts whose number may be running, a column for each thing that is known of them: a year of a large chain has
 * a million, and an object for each would be hundreds of megabytes.
 */
export class Receipts {
  readonly tills: Till[] = [];
  readonly prefixes: string[] = [];
  readonly dates: BusinessDate[] = [];
  count = 0;
  #till = new Uint32Array(FIRST_ROOM);
  #prefix = new Uint32Array(FIRST_ROOM);
  #date = new Uint32Array(FIRST_ROOM);
  #digits = new Uint8Array(FIRST_ROOM);
  #n = new Float64Array(FIRST_ROOM);
  #at = new Float64Array(FIRST_ROOM);
  readonly #tillIds = new Map<string, number>();
  readonly #prefixIds = new Map<string, number>();
  readonly #dateIds = new Map<string, number>();

  /** Leaves out what has no number that may be running. */
  add(till: Till, { number, date, at }: ReadReceipt): void {
    const running = runningNumber(number);
    if (running === null) return;
    if (this.count === this.#n.length) this.#grow();
    const row = this.count;
    this.#till[row] = idOf(`${till.location}\n${till.register}`, till, this.#tillIds, this.tills);
    this.#prefix[row] = idOf(running.prefix, running.prefix, this.#prefixIds, this.prefixes);
    this.#date[row] = idOf(date, date, this.#dateIds, this.dates);
    this.#digits[row] = running.digits;
    this.#n[row] = running.n;
    this.#at[row] = at;
    this.count += 1;
  }

  /** Of each receipt its number; there may be room for more behind them. */
  get numbers(): Float64Array {
    return this.#n;
  }

  /** Of each receipt when it was made, in milliseconds; there may be room for more behind them. */
  get times(): Float64Array {
    return this.#at;
  }

  till(row: number): number {
    return this.#till[row] ?? 0;
  }

  prefix(row: number): number {
    return this.#prefix[row] ?? 0;
  }

  date(row: number): BusinessDate {
    const date = this.dates[this.#date[row] ?? 0];
    if (date === undefined) throw new RangeError('A receipt without a date');
    return date;
  }

  digits(row: number): number {
    return this.#digits[row] ?? 0;
  }

  n(row: number): number {
    return this.#n[row] ?? 0;
  }

  #grow(): void {
    const room = this.#n.length * 2;
    const into = <Column extends Uint8Array | Uint32Array | Float64Array>(
      from: Column,
      to: Column,
    ): Column => {
      to.set(from);
      return to;
    };
    this.#till = into(this.#till, new Uint32Array(room));
    this.#prefix = into(this.#prefix, new Uint32Array(room));
    this.#date = into(this.#date, new Uint32Array(room));
    this.#digits = into(this.#digits, new Uint8Array(room));
    this.#n = into(this.#n, new Float64Array(room));
    this.#at = into(this.#at, new Float64Array(room));
  }
}

function idOf<Value>(key: string, value: Value, ids: Map<string, number>, values: Value[]): number {
  const known = ids.get(key);
  if (known !== undefined) return known;
  ids.set(key, values.length);
  values.push(value);
  return values.length - 1;
}
