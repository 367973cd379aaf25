import { type Minor, minor } from './minor.ts';
import { DEFAULT_ROUNDING, type Rounding, divideRounded } from './rounding.ts';

/** Rates are kept in hundredths of a basis point, because 8.875 % is 887.5 basis points. */
const STEPS_PER_BASIS_POINT = 100;
const STEPS_PER_WHOLE = 1_000_000n;

/**
 * The tax contained in an amount that includes it: gross × rate ÷ (1 + rate).
 * @param rateBasisPoints 6 % is 600; not negative, at most two decimals
 * @throws RangeError for another rate.
 */
export function taxInside(
  grossInclTax: Minor,
  rateBasisPoints: number,
  rounding: Rounding = DEFAULT_ROUNDING,
): Minor {
  const rate = rateSteps(rateBasisPoints);
  return minor(Number(divideRounded(BigInt(grossInclTax) * rate, STEPS_PER_WHOLE + rate, rounding)));
}

/**
 * The tax to put on top of an amount without it: net × rate.
 * @param rateBasisPoints 6 % is 600; not negative, at most two decimals
 * @throws RangeError for another rate, or when the tax is not a safe integer.
 */
export function taxOn(net: Minor, rateBasisPoints: number, rounding: Rounding = DEFAULT_ROUNDING): Minor {
  const rate = rateSteps(rateBasisPoints);
  return minor(Number(divideRounded(BigInt(net) * rate, STEPS_PER_WHOLE, rounding)));
}

function rateSteps(rateBasisPoints: number): bigint {
  const steps = Math.round(rateBasisPoints * STEPS_PER_BASIS_POINT);
  // Dividing back must give the very number: both are then the double nearest to that decimal.
  if (
    !(rateBasisPoints >= 0) ||
    !Number.isSafeInteger(steps) ||
    steps / STEPS_PER_BASIS_POINT !== rateBasisPoints
  ) {
    throw new RangeError(`${rateBasisPoints} is not a tax rate in basis points`);
  }
  return BigInt(steps);
}
