import { formatShortDecimal, parseSafeDecimal } from './decimal.ts';

/** How many of a thing, in whole thousandths (10^-3): pieces, kilograms, metres. */
export type Quantity = number & { readonly __brand: 'Quantity' };

/** Decimal places of a `Quantity`. */
export const QUANTITY_SCALE = 3;

/**
 * Brands a number of thousandths; one piece is `quantity(1000)`.
 * @throws RangeError when the number is not a safe integer.
 */
export function quantity(n: number): Quantity {
  if (!Number.isSafeInteger(n)) throw new RangeError(`${n} is not a safe whole number of quantity units`);
  return (n === 0 ? 0 : n) as Quantity;
}

/** a + b. @throws RangeError beyond the safe integers. */
export function addQuantity(a: Quantity, b: Quantity): Quantity {
  return quantity(a + b);
}

/** The same quantity in the other direction. */
export function negateQuantity(a: Quantity): Quantity {
  return quantity(0 - a);
}

/** Reads plain decimal text; null when malformed or finer than a thousandth. */
export function parseQuantity(text: string): Quantity | null {
  const value = parseSafeDecimal(text, QUANTITY_SCALE);
  return value === null ? null : quantity(value);
}

/** The quantity as plain decimal text without trailing zeros: "2", "0.5". */
export function formatQuantity(qty: Quantity): string {
  return formatShortDecimal(qty, QUANTITY_SCALE);
}
