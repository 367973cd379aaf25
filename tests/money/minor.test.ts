import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ZERO, add, isZero, minor, negate, subtract, sum } from '../../src-shared/money/index.ts';
import { anyMinor, orRefused, safeOrRefused, shopMinor } from './arbitraries.ts';

const MAX = minor(Number.MAX_SAFE_INTEGER);
const MIN = minor(Number.MIN_SAFE_INTEGER);

describe('minor', () => {
  test.each([0.1, 12.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53)])('refuses %d', (n) => {
    expect(() => minor(n)).toThrow(RangeError);
  });

  test('knows no negative zero', () => {
    expect(minor(-0)).toBe(0);
    expect(negate(ZERO)).toBe(0);
    expect(subtract(minor(5), minor(5))).toBe(0);
    expect(add(minor(-5), minor(5))).toBe(0);
  });

  test('is refused rather than wrong beyond the safe integers', () => {
    expect(() => add(MAX, minor(1))).toThrow(RangeError);
    expect(() => subtract(MIN, minor(1))).toThrow(RangeError);
    expect(() => sum([MAX, minor(1), minor(-1)])).toThrow(RangeError);
    expect(add(MAX, MIN)).toBe(0);
  });
});

describe('arithmetic', () => {
  test('adds as BigInt does, or refuses', () => {
    fc.assert(
      fc.property(anyMinor, anyMinor, (a, b) => {
        const exact = BigInt(a) + BigInt(b);
        expect(orRefused(() => add(a, b))).toBe(safeOrRefused(exact));
      }),
    );
  });

  test('subtracting undoes adding, and is adding the negative', () => {
    fc.assert(
      fc.property(shopMinor, shopMinor, (a, b) => {
        expect(subtract(add(a, b), b)).toBe(a);
        expect(subtract(a, b)).toBe(add(a, negate(b)));
      }),
    );
  });

  test('a sum is the exact sum, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(shopMinor, { maxLength: 200 }), (amounts) => {
        const exact = amounts.reduce((total, amount) => total + BigInt(amount), 0n);
        expect(BigInt(sum(amounts))).toBe(exact);
        expect(sum(amounts.toReversed())).toBe(sum(amounts));
      }),
    );
  });

  test('nothing adds up to nothing', () => {
    expect(sum([])).toBe(0);
    expect(sum(new Set([minor(2), minor(3)]))).toBe(5);
    expect(isZero(sum([minor(7), minor(-7)]))).toBe(true);
    expect(isZero(minor(1))).toBe(false);
  });
});
