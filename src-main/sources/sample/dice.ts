/**
 * Chance that comes out the same for ever. Every event of the sample store has dice of its own,
 * named after it, so that no event depends on how many others were thrown before.
 */
export interface Dice {
  /** A whole number from 0 to n − 1. */
  below(n: number): number;
  /** A whole number from low to high, both included. */
  between(low: number, high: number): number;
  /** True so many times in 10,000. */
  chance(inTenThousand: number): boolean;
  /** One of the items, each as likely. */
  pick<T>(items: readonly T[]): T;
  /** One of the items, as likely as its whole weight. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T;
}

const TWO_TO_32 = 2 ** 32;

/** Above it, `word × n` would no longer be exact in a double. */
const MAX_FACES = 2 ** 20;

/** Rounds thrown away so that similar names give unlike sequences. */
const WARM_UP_ROUNDS = 12;

/** Dice of this name in the world of this seed. */
export function diceOf(seed: number, name: string): Dice {
  const word = words(`${seed}/${name}`);
  const below = (n: number): number => {
    if (!Number.isInteger(n) || n < 1 || n > MAX_FACES) throw new RangeError(`no dice with ${n} faces`);
    return Math.floor((word() * n) / TWO_TO_32);
  };
  const weighted = <T>(items: readonly T[], weightOf: (item: T) => number): T => {
    let left = below(items.reduce((sum, item) => sum + weightOf(item), 0));
    const found = items.find((item) => (left -= weightOf(item)) < 0);
    if (found === undefined) throw new RangeError('nothing to choose from');
    return found;
  };
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (inTenThousand) => below(10_000) < inTenThousand,
    pick: (items) => weighted(items, () => 1),
    weighted,
  };
}

/** The generator sfc32 ("small fast counting"), on 32-bit integers alone. */
function words(name: string): () => number {
  let [a, b, c, d] = hash128(name);
  const next = (): number => {
    const word = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    return word >>> 0;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) next();
  return next;
}

/** Four 32-bit words from a text, after the mixing of MurmurHash3. */
function hash128(text: string): [number, number, number, number] {
  let h1 = 1_779_033_703;
  let h2 = 3_144_134_277;
  let h3 = 1_013_904_242;
  let h4 = 2_773_480_762;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ code, 597_399_067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2_869_860_233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951_274_213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2_716_044_179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597_399_067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2_869_860_233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951_274_213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2_716_044_179);
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1];
}
