import { hashText } from './hash.ts';

const FIRST_CAPACITY = 1024;
/** Above this share of taken places, looking one up takes too many steps. */
const MAX_LOAD = 0.7;
/** Per place: both halves of the key's hash and a number, 12 bytes in all. */
const WORDS = 3;

/**
 * A number for each order key, 12 bytes a place whatever the key: a file of a million orders fits
 * where a Map of texts would take a hundred megabytes. Open addressing; a place with both hashes 0 is free.
 */
export class OrderIndex {
  #words = new Uint32Array(FIRST_CAPACITY * WORDS);
  #capacity = FIRST_CAPACITY;
  #size = 0;

  /** The number kept for the key, or undefined. */
  get(key: string): number | undefined {
    const { low, high } = placeHash(key);
    const at = this.#find(low, high);
    return this.#words[at] === 0 && this.#words[at + 1] === 0 ? undefined : this.#words[at + 2];
  }

  /** Keeps a number from 0 to 2^32 - 1 for the key. */
  set(key: string, value: number): void {
    if (this.#size + 1 > this.#capacity * MAX_LOAD) this.#grow();
    const { low, high } = placeHash(key);
    const at = this.#find(low, high);
    if (this.#words[at] === 0 && this.#words[at + 1] === 0) this.#size += 1;
    this.#write(at, low, high, value);
  }

  #find(low: number, high: number): number {
    let place = low % this.#capacity;
    for (;;) {
      const at = place * WORDS;
      const isFree = this.#words[at] === 0 && this.#words[at + 1] === 0;
      if (isFree || (this.#words[at] === low && this.#words[at + 1] === high)) return at;
      place = (place + 1) % this.#capacity;
    }
  }

  #write(at: number, low: number, high: number, value: number): void {
    this.#words[at] = low;
    this.#words[at + 1] = high;
    this.#words[at + 2] = value;
  }

  #grow(): void {
    const old = this.#words;
    this.#capacity *= 2;
    this.#words = new Uint32Array(this.#capacity * WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      const low = old[at] ?? 0;
      const high = old[at + 1] ?? 0;
      if (low !== 0 || high !== 0) this.#write(this.#find(low, high), low, high, old[at + 2] ?? 0);
    }
  }
}

/** Never 0 and 0, which means free. */
function placeHash(key: string): { low: number; high: number } {
  const { low, high } = hashText(key);
  return low === 0 && high === 0 ? { low: 1, high: 0 } : { low, high };
}
