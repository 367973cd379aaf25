import * as fc from 'fast-check';
import {
  type CurrencyCode,
  type Minor,
  type Quantity,
  type Rounding,
  type UnitPrice,
  currencyCode,
  minor,
  quantity,
  unitPrice,
} from '../../src-shared/money/index.ts';

export const ROUNDINGS: readonly Rounding[] = [
  'half-away-from-zero',
  'half-up',
  'half-even',
  'half-down',
  'up',
  'down',
  'ceiling',
  'floor',
];

/** One currency of each number of decimals. */
export const JPY = currencyCode('JPY');
export const MYR = currencyCode('MYR');
export const BHD = currencyCode('BHD');
export const CLF = currencyCode('CLF');

export const anyRounding: fc.Arbitrary<Rounding> = fc.constantFrom(...ROUNDINGS);
export const anyCurrency: fc.Arbitrary<CurrencyCode> = fc.constantFrom(JPY, MYR, BHD, CLF);

/** Everything a Minor can be, the far ends often. */
export const anyMinor: fc.Arbitrary<Minor> = fc.maxSafeInteger().map(minor);

/** Amounts of which a few thousand can be added up without leaving the safe integers. */
export const shopMinor: fc.Arbitrary<Minor> = fc.integer({ min: -(10 ** 11), max: 10 ** 11 }).map(minor);

export const anyUnitPrice: fc.Arbitrary<UnitPrice> = fc.maxSafeInteger().map(unitPrice);
export const anyQuantity: fc.Arbitrary<Quantity> = fc.maxSafeInteger().map(quantity);

/** What a calculation gives, or 'refused' when it throws a RangeError. */
export function orRefused(calculate: () => number): number | 'refused' {
  try {
    return calculate();
  } catch (error) {
    if (error instanceof RangeError) return 'refused';
    throw error;
  }
}

/** The exact result as a number, or 'refused' where that is not a safe integer. */
export function safeOrRefused(exact: bigint): number | 'refused' {
  const safe = exact <= BigInt(Number.MAX_SAFE_INTEGER) && exact >= BigInt(Number.MIN_SAFE_INTEGER);
  return safe ? Number(exact) : 'refused';
}
