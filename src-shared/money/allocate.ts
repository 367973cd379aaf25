import { type Minor, ZERO, minor } from './minor.ts';

/**
 * Splits an amount in proportion to the weights so that the parts sum to it exactly. Each part is
 * less than one unit from its exact share; the units left over go to the largest remainders, and
 * of equal ones to the first. A weight of zero gets nothing, unless all weights are zero: then
 * everything is on the first part. A negative total splits as the mirror of the positive one.
 *
 * @param weights non-negative safe integers (line amounts, quantities)
 * @throws RangeError when there are no weights, or one is negative or not a safe integer.
 */
export function allocate(total: Minor, weights: readonly number[]): Minor[] {
  if (weights.length === 0) throw new RangeError('nothing to allocate to');
  const exactWeights = weights.map(exactWeight);
  const whole = exactWeights.reduce((sum, weight) => sum + weight, 0n);
  if (whole === 0n) return weights.map((_, position) => (position === 0 ? total : ZERO));

  const amount = BigInt(Math.abs(total));
  const parts = exactWeights.map((weight) => ({
    units: Number((amount * weight) / whole),
    remainder: (amount * weight) % whole,
  }));
  const given = parts.reduce((sum, part) => sum + part.units, 0);
  // The sort is stable, so equal remainders stay in order of position.
  const neediest = parts.toSorted((a, b) =>
    a.remainder > b.remainder ? -1 : a.remainder < b.remainder ? 1 : 0,
  );
  for (const part of neediest.slice(0, Math.abs(total) - given)) part.units += 1;
  return parts.map((part) => minor(total < 0 ? -part.units : part.units));
}

function exactWeight(weight: number): bigint {
  if (!Number.isSafeInteger(weight) || weight < 0) {
    throw new RangeError(`${weight} is not a weight: weights are whole and not negative`);
  }
  return BigInt(weight);
}
