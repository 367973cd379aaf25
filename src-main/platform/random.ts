import { randomInt } from 'node:crypto';

/** As many different numbers as crypto gives in one go. */
const STEPS = 2 ** 47;

/** From 0 to below 1, never the same on two machines. */
export function systemRandom(): number {
  return randomInt(STEPS) / STEPS;
}
