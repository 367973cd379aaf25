import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, minor, negate, sum } from '../../src-shared/money/index.ts';
import { anyMinor } from './arbitraries.ts';

const anyWeight = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 10 }),
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
);
const someWeights = fc.array(anyWeight, { minLength: 1, maxLength: 40 });

describe('allocate', () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [101, [1, 1, 1], [34, 34, 33]],
    [5, [3, 7], [2, 3]],
    [1, [1, 2], [0, 1]],
    [10, [0, 1, 0, 1], [0, 5, 0, 5]],
    [11, [0, 1, 0, 1], [0, 6, 0, 5]],
    [0, [2, 3], [0, 0]],
    [7, [5], [7]],
    [7, [0, 0, 0], [7, 0, 0]],
    [-7, [0], [-7]],
  ])('%i over %j is %j', (total, weights, parts) => {
    expect(allocate(minor(total), weights)).toEqual(parts);
  });

  test('refuses no weights and weights that are none', () => {
    expect(() => allocate(minor(1), [])).toThrow(RangeError);
    expect(() => allocate(minor(1), [1, -1])).toThrow(RangeError);
    expect(() => allocate(minor(1), [0.5])).toThrow(RangeError);
    expect(() => allocate(minor(1), [Number.NaN])).toThrow(RangeError);
    expect(() => allocate(minor(1), [2 ** 53])).toThrow(RangeError);
  });

  test('the parts sum to the whole', () => {
    fc.assert(
      fc.property(anyMinor, someWeights, (total, weights) => {
        const parts = allocate(total, weights);
        expect(parts).toHaveLength(weights.length);
        expect(parts.reduce((all, part) => all + BigInt(part), 0n)).toBe(BigInt(total));
      }),
    );
  });

  test('each part is less than one unit from its exact share', () => {
    fc.assert(
      fc.property(anyMinor, someWeights, (total, weights) => {
        const whole = weights.reduce((all, weight) => all + BigInt(weight), 0n);
        fc.pre(whole > 0n);
        for (const [i, part] of allocate(total, weights).entries()) {
          // |part - total × weight / whole| < 1, without dividing.
          const off = BigInt(part) * whole - BigInt(total) * BigInt(weights[i]!);
          expect(off < whole && off > -whole).toBe(true);
        }
      }),
    );
  });

  test('no weight, no part; and a heavier weight never gets less', () => {
    fc.assert(
      fc.property(anyMinor, someWeights, (total, weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        const parts = allocate(total, weights).map(Math.abs);
        const sorted = weights
          .map((weight, i) => ({ weight, part: parts[i]! }))
          .toSorted((a, b) => a.weight - b.weight);
        for (const [i, { weight, part }] of sorted.entries()) {
          if (weight === 0) expect(part).toBe(0);
          const heavier = sorted[i + 1];
          if (heavier !== undefined && heavier.weight > weight)
            expect(heavier.part).toBeGreaterThanOrEqual(part);
        }
      }),
    );
  });

  test('of equal weights the first are favoured, by one unit at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 9 }).map(minor),
        fc.integer({ min: 1, max: 50 }),
        (total, n) => {
          const parts = allocate(total, Array<number>(n).fill(7));
          expect(parts).toEqual(parts.toSorted((a, b) => b - a));
          expect(parts[0]! - parts.at(-1)!).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('a negative total is the mirror', () => {
    fc.assert(
      fc.property(anyMinor, someWeights, (total, weights) => {
        expect(allocate(negate(total), weights)).toEqual(allocate(total, weights).map(negate));
      }),
    );
  });

  test('an order discount over its lines is the discount again', () => {
    const lines = [1999, 450, 1].map(minor);
    expect(sum(allocate(minor(-245), lines))).toBe(-245);
  });
});
