/** Two independent 32-bit hashes of a text. */
export interface TextHash {
  readonly low: number;
  readonly high: number;
}

const SEED_LOW = 0xdeadbeef;
const SEED_HIGH = 0x41c6ce57;

/**
 * A hash to tell order keys apart within one file. Not for anything that an attacker could gain by:
 * a collision makes a row of the same file look like a duplicate. It is by hand because node's
 * digests cost more than reading the row.
 */
export function hashText(text: string): TextHash {
  let low = SEED_LOW;
  let high = SEED_HIGH;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 2_654_435_761);
    high = Math.imul(high ^ code, 1_597_334_677);
  }
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  return { low: low >>> 0, high: high >>> 0 };
}

/** FNV-1a of several texts as one, 32 bits: enough to tell equal rows from changed ones. */
export function hashRows(rows: readonly { readonly text: string }[]): number {
  let hash = 2_166_136_261;
  for (const { text } of rows) {
    for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619);
    hash = Math.imul(hash ^ 10, 16_777_619);
  }
  return hash >>> 0;
}
