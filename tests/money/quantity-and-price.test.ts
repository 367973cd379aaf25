import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  QUANTITY_SCALE,
  UNIT_PRICE_SCALE,
  addQuantity,
  formatQuantity,
  formatUnitPrice,
  negateQuantity,
  parseQuantity,
  parseUnitPrice,
  quantity,
  unitPrice,
} from '../../src-shared/money/index.ts';
import { anyQuantity, anyUnitPrice } from './arbitraries.ts';

describe('quantity', () => {
  test.each([
    ['2', 2000],
    ['0.5', 500],
    ['-1.125', -1125],
    ['0', 0],
  ])('%s is %i thousandths', (text, thousandths) => {
    expect(parseQuantity(text)).toBe(thousandths);
    expect(formatQuantity(quantity(thousandths))).toBe(text);
  });

  test('reads back what it writes', () => {
    fc.assert(
      fc.property(anyQuantity, (qty) => {
        expect(parseQuantity(formatQuantity(qty))).toBe(qty);
      }),
    );
  });

  test('refuses what it cannot hold', () => {
    expect(parseQuantity('0.0005')).toBeNull();
    expect(parseQuantity('two')).toBeNull();
    expect(parseQuantity(String(Number.MAX_SAFE_INTEGER))).toBeNull();
    expect(() => quantity(0.5)).toThrow(RangeError);
    expect(() => addQuantity(quantity(Number.MAX_SAFE_INTEGER), quantity(1))).toThrow(RangeError);
  });

  test('adds and turns round', () => {
    expect(addQuantity(quantity(1500), quantity(-500))).toBe(1000);
    expect(negateQuantity(quantity(1500))).toBe(-1500);
    expect(negateQuantity(quantity(0))).toBe(0);
    expect(QUANTITY_SCALE).toBe(3);
  });
});

describe('unit price', () => {
  test.each([
    ['12.5', 12_500_000],
    ['0.000001', 1],
    ['-3', -3_000_000],
  ])('%s is %i millionths', (text, millionths) => {
    expect(parseUnitPrice(text)).toBe(millionths);
    expect(formatUnitPrice(unitPrice(millionths))).toBe(text);
  });

  test('reads back what it writes', () => {
    fc.assert(
      fc.property(anyUnitPrice, (price) => {
        expect(parseUnitPrice(formatUnitPrice(price))).toBe(price);
      }),
    );
  });

  test('refuses what it cannot hold', () => {
    expect(parseUnitPrice('0.0000005')).toBeNull();
    expect(parseUnitPrice('9007199254.740992')).toBeNull();
    expect(() => unitPrice(Number.NaN)).toThrow(RangeError);
    expect(unitPrice(-0)).toBe(0);
    expect(UNIT_PRICE_SCALE).toBe(6);
  });
});
