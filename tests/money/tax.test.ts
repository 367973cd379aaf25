import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minor, subtract, taxInside, taxOn } from '../../src-shared/money/index.ts';
import { anyRounding, shopMinor } from './arbitraries.ts';

const anyRate = fc.integer({ min: 0, max: 1_000_000 }).map((steps) => steps / 100);

describe('tax', () => {
  test.each([
    [10_600, 600, 600],
    [1000, 600, 57],
    [-1000, 600, -57],
    [11_000, 1000, 1000],
    [1000, 0, 0],
    [10_887.5 * 2, 887.5, 1775],
  ])('inside %i at %d basis points is %i', (gross, rate, tax) => {
    expect(taxInside(minor(gross), rate)).toBe(tax);
  });

  test.each([
    [10_000, 600, 600],
    [1050, 1000, 105],
    [1005, 1000, 101],
    [-1005, 1000, -101],
    [20_000, 887.5, 1775],
    [10_000, 0.07, 0],
    [1_000_000, 0.07, 7],
  ])('on %i at %d basis points is %i', (net, rate, tax) => {
    expect(taxOn(minor(net), rate)).toBe(tax);
  });

  test('takes the rounding it is given', () => {
    expect(taxOn(minor(1005), 1000, 'down')).toBe(100);
    expect(taxOn(minor(1005), 1000, 'half-even')).toBe(100);
    expect(taxInside(minor(1000), 600, 'down')).toBe(56);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 0.001, 2 ** 53])('refuses the rate %d', (rate) => {
    expect(() => taxOn(minor(100), rate)).toThrow(RangeError);
    expect(() => taxInside(minor(100), rate)).toThrow(RangeError);
  });

  test('refuses a tax beyond the safe integers', () => {
    expect(() => taxOn(minor(Number.MAX_SAFE_INTEGER), 10_001)).toThrow(RangeError);
  });

  test('taking the tax out and putting it on again agree to one unit', () => {
    fc.assert(
      fc.property(shopMinor, anyRate, (gross, rate) => {
        const inside = taxInside(gross, rate);
        const again = taxOn(subtract(gross, inside), rate);
        // Half a unit of rounding on the way in grows by the rate on the way out.
        expect(Math.abs(again - inside)).toBeLessThanOrEqual(1 + rate / 10_000);
      }),
    );
  });

  test('tax has the sign of the amount and inside is never more than the whole', () => {
    fc.assert(
      fc.property(shopMinor, anyRate, anyRounding, (gross, rate, rounding) => {
        const inside = taxInside(gross, rate, rounding);
        expect(Math.abs(inside)).toBeLessThanOrEqual(Math.abs(gross));
        expect(inside === 0 || Math.sign(inside) === Math.sign(gross)).toBe(true);
      }),
    );
  });
});
