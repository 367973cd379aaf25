/**
 * An amount of money in whole minor units of some currency (sen, cents, yen). Always a safe
 * integer and never -0, so that equal amounts are equal by `===` and by `Object.is`.
 */
export type Minor = number & { readonly __brand: 'Minor' };

/**
 * Brands a number of minor units; -0 becomes 0.
 * @throws RangeError when the number is not a safe integer.
 */
export function minor(n: number): Minor {
  if (!Number.isSafeInteger(n)) throw new RangeError(`${n} is not a safe whole number of minor units`);
  return (n === 0 ? 0 : n) as Minor;
}

/** No money. */
export const ZERO: Minor = minor(0);

/** a + b. @throws RangeError beyond the safe integers. */
export function add(a: Minor, b: Minor): Minor {
  return minor(a + b);
}

/** a - b. @throws RangeError beyond the safe integers. */
export function subtract(a: Minor, b: Minor): Minor {
  return minor(a - b);
}

/** The same amount on the other side. */
export function negate(a: Minor): Minor {
  return minor(0 - a);
}

/**
 * The total of all amounts, zero for none.
 * @throws RangeError as soon as a running total leaves the safe integers.
 */
export function sum(amounts: Iterable<Minor>): Minor {
  let total = ZERO;
  for (const amount of amounts) total = add(total, amount);
  return total;
}

/** Whether the amount is nothing. */
export function isZero(a: Minor): boolean {
  return a === 0;
}
