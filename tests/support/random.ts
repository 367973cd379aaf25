/**
 * Numbers from 0 to 1 that follow from a seed alone (mulberry32), so that a run that failed can be
 * had again.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The seed that a person has set, else one of this very run; print it. */
export function seedOfRun(name: string): number {
  const set = process.env[name];
  return set === undefined || set === '' ? (process.hrtime()[1] * 7919 + process.pid) >>> 0 : Number(set);
}
