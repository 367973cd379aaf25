import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CurrencyCode,
  type Quantity,
  type Rounding,
  type UnitPrice,
  divideRounded,
  exponentOf,
  lineAmount,
  parseQuantity,
  parseUnitPrice,
  quantity,
  unitPrice,
} from '../../src-shared/money/index.ts';
import {
  BHD,
  CLF,
  JPY,
  MYR,
  anyCurrency,
  anyQuantity,
  anyRounding,
  anyUnitPrice,
  orRefused,
  safeOrRefused,
} from './arbitraries.ts';

/** The same with BigInt only, as the definition has it. */
function exactAmount(price: UnitPrice, qty: Quantity, currency: CurrencyCode, rounding: Rounding): bigint {
  return divideRounded(BigInt(price) * BigInt(qty), 10n ** BigInt(9 - exponentOf(currency)), rounding);
}

describe('lineAmount', () => {
  test.each([
    ['12.50', '3', MYR, 3750],
    ['9.99', '0.333', MYR, 333],
    ['0.005', '1', MYR, 1],
    ['0.005', '-1', MYR, -1],
    ['0.004999', '1', MYR, 0],
    ['120', '1.5', JPY, 180],
    ['1.5', '1', JPY, 2],
    ['1.2345', '1', BHD, 1235],
    ['0.00005', '1', CLF, 1],
    ['-2.5', '-2', MYR, 500],
    ['0', '-2', MYR, 0],
  ])('%s × %s %s is %i', (price, qty, currency, amount) => {
    expect(lineAmount(parseUnitPrice(price)!, parseQuantity(qty)!, currency)).toBe(amount);
  });

  test('rounds the product once, not the price first', () => {
    expect(lineAmount(parseUnitPrice('0.3333')!, parseQuantity('300')!, MYR)).toBe(9999);
  });

  test('takes the rounding it is given', () => {
    const half = parseUnitPrice('0.025')!;
    expect(lineAmount(half, quantity(1000), MYR)).toBe(3);
    expect(lineAmount(half, quantity(1000), MYR, 'half-even')).toBe(2);
    expect(lineAmount(half, quantity(-1000), MYR, 'ceiling')).toBe(-2);
  });

  test('refuses an amount beyond the safe integers', () => {
    expect(() => lineAmount(unitPrice(Number.MAX_SAFE_INTEGER), quantity(10 ** 10), MYR)).toThrow(RangeError);
  });

  /** Products on both sides of 2^53, and those next to it. */
  const byTheEdge = fc
    .tuple(fc.integer({ min: 2, max: 10 ** 7 }), fc.integer({ min: -3, max: 3 }), fc.boolean())
    .map(([qty, off, negative]): [UnitPrice, Quantity] => [
      unitPrice(Math.floor(Number.MAX_SAFE_INTEGER / qty) + off),
      quantity(negative ? -qty : qty),
    ]);
  const everyday = fc.tuple(
    fc.integer({ min: -(10 ** 10), max: 10 ** 10 }).map(unitPrice),
    fc.integer({ min: -(10 ** 6), max: 10 ** 6 }).map(quantity),
  );
  /** One piece at an odd number of half minor units: a tie in every currency. */
  const ties = fc.tuple(fc.integer({ min: -(10 ** 6), max: 10 ** 6 }), anyCurrency, anyRounding);

  test('ties go where the exact way puts them', () => {
    fc.assert(
      fc.property(ties, ([n, currency, rounding]) => {
        const halfUnit = 10 ** (6 - exponentOf(currency)) / 2;
        const price = unitPrice((2 * n + 1) * halfUnit);
        const exact = exactAmount(price, quantity(1000), currency, rounding);
        expect(lineAmount(price, quantity(1000), currency, rounding)).toBe(Number(exact));
      }),
      { numRuns: 500 },
    );
  });

  test('a product just over a whole amount is seen even where doubles are two apart', () => {
    // 3 × 6,666,667 is one more than two sen are worth, so this product is (3n + 2) sen and a bit.
    const beyondSafe = fc.integer({ min: 300_240_000, max: 590_000_000 });
    fc.assert(
      fc.property(beyondSafe, (n) => {
        const price = unitPrice(6_666_667 + n * 10 ** 7);
        expect(lineAmount(price, quantity(3), MYR, 'up')).toBe(3 * n + 3);
        expect(lineAmount(price, quantity(3), MYR, 'down')).toBe(3 * n + 2);
      }),
    );
  });

  test('the quick way and the exact way agree', () => {
    fc.assert(
      fc.property(
        fc.oneof(everyday, byTheEdge, fc.tuple(anyUnitPrice, anyQuantity)),
        anyCurrency,
        anyRounding,
        ([price, qty], currency, rounding) => {
          const exact = exactAmount(price, qty, currency, rounding);
          expect(orRefused(() => lineAmount(price, qty, currency, rounding))).toBe(safeOrRefused(exact));
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('a return is the mirror of the sale', () => {
    fc.assert(
      fc.property(everyday, anyCurrency, ([price, qty], currency) => {
        const sale = lineAmount(price, qty, currency);
        const back = lineAmount(price, quantity(-qty), currency);
        expect(sale + back).toBe(0);
        expect(Object.is(back, -0)).toBe(false);
      }),
    );
  });
});
