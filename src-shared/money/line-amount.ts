import { type CurrencyCode, exponentOf } from './currency.ts';
import { type Minor, minor } from './minor.ts';
import { QUANTITY_SCALE, type Quantity } from './quantity.ts';
import { DEFAULT_ROUNDING, type Rounding, divideRounded, leavesZero } from './rounding.ts';
import { UNIT_PRICE_SCALE, type UnitPrice } from './unit-price.ts';

/** How many units of a product of price and quantity make one minor unit: 10^7 for two decimals. */
const divisors = new Map<CurrencyCode, number>();

/**
 * Price times quantity in minor units of the currency, rounded once.
 * @throws RangeError when the amount is not a safe integer.
 */
export function lineAmount(
  price: UnitPrice,
  qty: Quantity,
  currency: CurrencyCode,
  rounding: Rounding = DEFAULT_ROUNDING,
): Minor {
  const divisor = divisors.get(currency) ?? loadDivisor(currency);
  const product = price * qty;
  // A product of integers is exact in a double as long as it is a safe integer, and a product
  // that is not cannot round to one that is. So this test alone decides.
  if (Number.isSafeInteger(product)) return minor(divideSafe(product, divisor, rounding));
  return minor(Number(divideRounded(BigInt(price) * BigInt(qty), BigInt(divisor), rounding)));
}

/** `divideRounded` for safe integers: `%` is exact, hence the division after it is exact too. */
function divideSafe(numerator: number, divisor: number, rounding: Rounding): number {
  const remainder = numerator % divisor;
  const quotient = (numerator - remainder) / divisor;
  if (remainder === 0) return quotient;
  const negative = numerator < 0;
  const aboveHalf = 2 * Math.abs(remainder) - divisor;
  if (!leavesZero(rounding, negative, quotient % 2 !== 0, aboveHalf)) return quotient;
  return negative ? quotient - 1 : quotient + 1;
}

/** Powers are slow for something asked for every line of every receipt, hence the map. */
function loadDivisor(currency: CurrencyCode): number {
  const divisor = 10 ** (UNIT_PRICE_SCALE + QUANTITY_SCALE - exponentOf(currency));
  divisors.set(currency, divisor);
  return divisor;
}
