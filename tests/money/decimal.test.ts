import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatDecimal,
  formatMinor,
  formatShortDecimal,
  minor,
  parseDecimal,
  parseMinor,
  parseSafeDecimal,
} from '../../src-shared/money/index.ts';
import { BHD, CLF, JPY, MYR, anyCurrency, anyMinor } from './arbitraries.ts';

const anyScale = fc.integer({ min: 0, max: 9 });
const anyCount = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });

describe('parseDecimal', () => {
  test.each([
    ['-12.345', 3, -12_345n],
    ['7', 2, 700n],
    ['.5', 2, 50n],
    ['-.5', 1, -5n],
    ['0012.30', 2, 1230n],
    ['1.2300', 2, 123n],
    ['5.00', 0, 5n],
    ['-0.00', 2, 0n],
    ['90071992547409931234.5', 1, 900719925474099312345n],
  ])('reads %j at scale %i', (text, scale, value) => {
    expect(parseDecimal(text, scale)).toBe(value);
  });

  test.each(['1.005', '0.001', '-2.999'])('does not round %j to two decimals', (text) => {
    expect(parseDecimal(text, 2)).toBeNull();
  });

  test.each([
    '',
    '-',
    '.',
    '-.',
    '5.',
    '+5',
    '--5',
    '1e3',
    '1,000',
    '1.000.00',
    '1 000',
    ' 5',
    '5 ',
    '5\n',
    '0x10',
    'NaN',
    'Infinity',
    '٥',
    '１',
    '12.3a',
    '−5',
    '1_000',
    '5-',
    '(5)',
    'RM5',
  ])('refuses %j', (text) => {
    expect(parseDecimal(text, 3)).toBeNull();
  });

  test('refuses endless digits', () => {
    expect(parseDecimal('9'.repeat(64), 2)).not.toBeNull();
    expect(parseDecimal('9'.repeat(65), 2)).toBeNull();
    expect(parseDecimal('9'.repeat(10_000_000), 2)).toBeNull();
  });

  test('reads back what formatDecimal writes', () => {
    fc.assert(
      fc.property(anyCount, anyScale, (value, scale) => {
        expect(parseDecimal(formatDecimal(value, scale), scale)).toBe(value);
        expect(parseDecimal(formatShortDecimal(value, scale), scale)).toBe(value);
      }),
    );
  });

  test('as a number it is the same or refused', () => {
    fc.assert(
      fc.property(fc.oneof(anyCount, fc.maxSafeInteger().map(BigInt)), anyScale, (value, scale) => {
        const safe = value >= -(2n ** 53n) + 1n && value <= 2n ** 53n - 1n;
        const read = parseSafeDecimal(formatDecimal(value, scale), scale);
        expect(read === null ? null : BigInt(read)).toBe(safe ? value : null);
      }),
    );
    expect(parseSafeDecimal('9007199254740991', 0)).toBe(Number.MAX_SAFE_INTEGER);
    expect(parseSafeDecimal('9007199254740993', 0)).toBeNull();
    expect(parseSafeDecimal('-90071992547409.92', 2)).toBeNull();
  });
});

describe('formatDecimal', () => {
  test.each([
    [1230, 2, '12.30'],
    [-5, 2, '-0.05'],
    [5, 3, '0.005'],
    [0, 2, '0.00'],
    [-0, 2, '0.00'],
    [0n, 0, '0'],
    [-7n, 0, '-7'],
    [-10n, 1, '-1.0'],
    [123_456_789_012_345_678_901n, 6, '123456789012345.678901'],
  ])('writes %s at scale %i', (value, scale, text) => {
    expect(formatDecimal(value, scale)).toBe(text);
  });

  test.each([1.5, Number.NaN, 2 ** 53])('refuses %d', (value) => {
    expect(() => formatDecimal(value, 2)).toThrow(RangeError);
  });

  test('keeps every digit and only the digits', () => {
    fc.assert(
      fc.property(anyCount, anyScale, (value, scale) => {
        const text = formatDecimal(value, scale);
        expect(text).toMatch(scale === 0 ? /^(?:-?[1-9]\d*|0)$/u : /^-?(?:[1-9]\d*|0)\.\d+$/u);
        expect(text.includes('.') ? text.length - text.indexOf('.') - 1 : 0).toBe(scale);
        expect(BigInt(text.replace('.', ''))).toBe(value);
        expect(text.startsWith('-')).toBe(value < 0n);
      }),
    );
  });
});

describe('formatShortDecimal', () => {
  test.each([
    [2000, 3, '2'],
    [500, 3, '0.5'],
    [-1250, 3, '-1.25'],
    [100_000, 3, '100'],
    [0, 3, '0'],
    [100, 0, '100'],
  ])('writes %i at scale %i as %s', (value, scale, text) => {
    expect(formatShortDecimal(value, scale)).toBe(text);
  });
});

describe('amounts of a currency', () => {
  test.each([
    [JPY, '1230'],
    [MYR, '12.30'],
    [BHD, '1.230'],
    [CLF, '0.1230'],
  ])('1230 minor units of %s are %s', (currency, text) => {
    expect(formatMinor(minor(1230), currency)).toBe(text);
    expect(parseMinor(text, currency)).toBe(1230);
  });

  test('parseMinor undoes formatMinor', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (amount, currency) => {
        expect(parseMinor(formatMinor(amount, currency), currency)).toBe(amount);
      }),
    );
  });

  test('refuses what the currency cannot hold', () => {
    expect(parseMinor('0.5', JPY)).toBeNull();
    expect(parseMinor('12.305', MYR)).toBeNull();
    expect(parseMinor('90071992547409.92', MYR)).toBeNull();
    expect(parseMinor('-0.00', MYR)).toBe(0);
  });
});

test('zero without a whole part is zero at any scale, with either sign', () => {
  for (const text of ['.0', '-.0', '-0', '-0.0', '.00']) {
    for (const scale of [0, 1, 2]) {
      expect(parseDecimal(text, scale), text).toBe(0n);
      expect(Math.abs(parseSafeDecimal(text, scale) ?? Number.NaN), text).toBe(0);
    }
  }
});
