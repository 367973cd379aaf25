import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Rounding, divideRounded } from '../../src-shared/money/index.ts';
import { ROUNDINGS, anyRounding } from './arbitraries.ts';

const TENTHS = [55, 25, 16, 11, 10, -10, -11, -16, -25, -55];

/** What ten sample values, in tenths, become under each rule. */
const TABLE: Record<Rounding, readonly number[]> = {
  'half-away-from-zero': [6, 3, 2, 1, 1, -1, -1, -2, -3, -6],
  'half-up': [6, 3, 2, 1, 1, -1, -1, -2, -2, -5],
  'half-down': [5, 2, 2, 1, 1, -1, -1, -2, -3, -6],
  'half-even': [6, 2, 2, 1, 1, -1, -1, -2, -2, -6],
  up: [6, 3, 2, 2, 1, -1, -2, -2, -3, -6],
  down: [5, 2, 1, 1, 1, -1, -1, -1, -2, -5],
  ceiling: [6, 3, 2, 2, 1, -1, -1, -1, -2, -5],
  floor: [5, 2, 1, 1, 1, -1, -2, -2, -3, -6],
};

describe('divideRounded', () => {
  test.each(ROUNDINGS)('%s on the sample values', (rounding) => {
    expect(TENTHS.map((n) => Number(divideRounded(BigInt(n), 10n, rounding)))).toEqual(TABLE[rounding]);
    expect(TENTHS.map((n) => Number(divideRounded(BigInt(-n), -10n, rounding)))).toEqual(TABLE[rounding]);
  });

  test('refuses to divide by zero', () => {
    expect(() => divideRounded(1n, 0n, 'down')).toThrow(RangeError);
  });

  test('agrees with the definition on the number line', () => {
    fc.assert(
      fc.property(anyRatio, anyRounding, ([numerator, denominator], rounding) => {
        expect(divideRounded(numerator, denominator, rounding)).toBe(
          nearestByDefinition(numerator, denominator, rounding),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('rules that treat both sides alike mirror; the others swap', () => {
    const mirror: Record<Rounding, Rounding> = {
      'half-away-from-zero': 'half-away-from-zero',
      'half-even': 'half-even',
      up: 'up',
      down: 'down',
      'half-up': 'half-down',
      'half-down': 'half-up',
      ceiling: 'floor',
      floor: 'ceiling',
    };
    fc.assert(
      fc.property(anyRatio, anyRounding, ([numerator, denominator], rounding) => {
        expect(divideRounded(-numerator, denominator, rounding)).toBe(
          -divideRounded(numerator, denominator, mirror[rounding]),
        );
      }),
    );
  });
});

/** Ratios of which many are whole or end in exactly one half. */
const anyRatio = fc.oneof(
  fc.tuple(fc.bigInt({ min: -50n, max: 50n }), fc.constantFrom(1n, 2n, 4n, -2n, -4n, 10n)),
  fc.tuple(
    fc.bigInt(),
    fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).filter((d) => d !== 0n),
  ),
);

/** The two whole neighbours and their distances, and then the rule's own words. */
function nearestByDefinition(n: bigint, d: bigint, rounding: Rounding): bigint {
  const [numerator, denominator] = d < 0n ? [-n, -d] : [n, d];
  const overFloor = ((numerator % denominator) + denominator) % denominator;
  const floor = (numerator - overFloor) / denominator;
  if (overFloor === 0n) return floor;
  const ceiling = floor + 1n;
  const [nearZero, farFromZero] = numerator < 0n ? [ceiling, floor] : [floor, ceiling];
  const toFloor = overFloor;
  const toCeiling = denominator - overFloor;
  const tie = toFloor === toCeiling;
  const nearest = toFloor < toCeiling ? floor : ceiling;
  const byRule: Record<Rounding, bigint> = {
    up: farFromZero,
    down: nearZero,
    ceiling,
    floor,
    'half-away-from-zero': tie ? farFromZero : nearest,
    'half-up': tie ? ceiling : nearest,
    'half-down': tie ? floor : nearest,
    'half-even': tie ? [floor, ceiling].find((whole) => whole % 2n === 0n)! : nearest,
  };
  return byRule[rounding];
}
