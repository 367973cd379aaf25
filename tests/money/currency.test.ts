import { describe, expect, test } from 'vitest';
import { currencyCode, exponentOf, isCurrencyCode } from '../../src-shared/money/index.ts';
import { ISO_4217_EXPONENTS } from '../../src-shared/money/iso-4217.ts';

describe('currencyCode', () => {
  test.each([
    ['JPY', 0],
    ['VND', 0],
    ['MYR', 2],
    ['IDR', 2],
    ['EUR', 2],
    ['BHD', 3],
    ['KWD', 3],
    ['CLF', 4],
  ])('%s has %i decimals', (code, exponent) => {
    expect(exponentOf(currencyCode(code))).toBe(exponent);
  });

  test.each(['myr', 'MY', 'MYRR', '', ' MYR', 'RM', 'XAU', 'XXX', 'constructor'])('refuses %j', (text) => {
    expect(isCurrencyCode(text)).toBe(false);
    expect(() => currencyCode(text)).toThrow(RangeError);
  });
});

describe('the table', () => {
  test('has each code once and only codes of three capitals', () => {
    const codes = [...ISO_4217_EXPONENTS.keys()];
    expect(codes.filter((code) => !/^[A-Z]{3}$/u.test(code))).toEqual([]);
    // Of the active list 165 have a minor unit; six withdrawn codes stay for old data.
    expect(codes).toHaveLength(171);
  });

  test('misses no currency this machine knows to be in use', () => {
    const baskets = ['XDR', 'XSU'];
    const printed = Intl.supportedValuesOf('currency').filter((code) => !baskets.includes(code));
    const currencies = printed.filter((code) => !/^X(?:[ABP][A-Z]|TS|XX)$/u.test(code) || code === 'XAF');
    expect(currencies.filter((code) => !isCurrencyCode(code))).toEqual([]);
  });
});
