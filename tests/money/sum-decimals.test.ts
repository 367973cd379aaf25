import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atLeastDecimals, formatDecimal, sumDecimals } from '../../src-shared/money/index.ts';

describe('sums of decimal text', () => {
  test('are exact where a float is not', () => {
    expect(sumDecimals(['0.10', '0.20'])).toBe('0.30');
    expect(sumDecimals(['90071992547409.93', '0.01', '-90071992547409.94'])).toBe('0.00');
  });

  test('have the most decimals of all, and at least those asked for', () => {
    expect(sumDecimals(['1', '0.125'])).toBe('1.125');
    expect(sumDecimals(['1', '2'], 2)).toBe('3.00');
    expect(sumDecimals([], 2)).toBe('0.00');
    expect(sumDecimals([])).toBe('0');
    expect(atLeastDecimals('12.5', 2)).toBe('12.50');
    expect(atLeastDecimals('0.125', 2)).toBe('0.125');
  });

  test('refuse what is no decimal', () => {
    expect(() => sumDecimals(['1', '1,000'])).toThrow(RangeError);
  });

  test('are the sums of the whole numbers behind the text', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })), (values) => {
        const total = values.reduce((sum, value) => sum + value, 0n);
        expect(
          sumDecimals(
            values.map((value) => formatDecimal(value, 2)),
            2,
          ),
        ).toBe(formatDecimal(total, 2));
      }),
    );
  });
});
