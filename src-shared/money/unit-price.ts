import { formatShortDecimal, parseSafeDecimal } from './decimal.ts';

/** A price for one unit, in whole millionths (10^-6) of the currency's major unit. */
export type UnitPrice = number & { readonly __brand: 'UnitPrice' };

/** Decimal places of a `UnitPrice`. */
export const UNIT_PRICE_SCALE = 6;

/**
 * Brands a number of millionths of the major unit.
 * @throws RangeError when the number is not a safe integer.
 */
export function unitPrice(n: number): UnitPrice {
  if (!Number.isSafeInteger(n)) throw new RangeError(`${n} is not a safe whole number of price units`);
  return (n === 0 ? 0 : n) as UnitPrice;
}

/** Reads plain decimal text in major units; null when malformed or finer than a millionth. */
export function parseUnitPrice(text: string): UnitPrice | null {
  const value = parseSafeDecimal(text, UNIT_PRICE_SCALE);
  return value === null ? null : unitPrice(value);
}

/** The price in major units as plain decimal text without trailing zeros: "12.5". */
export function formatUnitPrice(price: UnitPrice): string {
  return formatShortDecimal(price, UNIT_PRICE_SCALE);
}
