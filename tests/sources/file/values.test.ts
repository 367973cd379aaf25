import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CARD_REMOVED, withoutCards } from '../../../src-main/sources/file/values/cards.ts';
import { dateReader } from '../../../src-main/sources/file/values/date-format.ts';
import { readDecimal, whyNotDecimal } from '../../../src-main/sources/file/values/decimal.ts';
import { formatDecimal, parseSafeDecimal } from '../../../src-shared/money/index.ts';
import { OrderIndex } from '../../../src-main/sources/file/orders/order-index.ts';

const POINT = { decimal: '.', thousands: '' } as const;
const COMMA = { decimal: ',', thousands: '.' } as const;

describe('numbers', () => {
  test.each([
    ['6', 3, POINT, 6000],
    ['6.0', 3, POINT, 6000],
    [' 6.50 ', 2, POINT, 650],
    ['-0', 2, POINT, 0],
    ['.5', 2, POINT, 50],
    ['2.5000000', 2, POINT, 250],
    ['1.234,50', 2, COMMA, 123_450],
    ['1234,5', 2, COMMA, 123_450],
    ['-1.234.567,89', 2, COMMA, -123_456_789],
    ['9007199254740991', 0, POINT, Number.MAX_SAFE_INTEGER],
  ])('%s', (text, scale, marks, count) => {
    expect(readDecimal(text, scale, marks)).toBe(count);
  });

  test.each([
    ['', POINT, 'value-missing'],
    ['  ', POINT, 'value-missing'],
    ['1.234,50', POINT, 'value-not-a-number'],
    ['1,234.50', POINT, 'value-not-a-number'],
    ['12.34,5', COMMA, 'value-not-a-number'],
    ['1,5', POINT, 'value-not-a-number'],
    ['£5', POINT, 'value-not-a-number'],
    ['5-', POINT, 'value-not-a-number'],
    ['+5', POINT, 'value-not-a-number'],
    ['--5', POINT, 'value-not-a-number'],
    ['.', POINT, 'value-not-a-number'],
    ['٣', POINT, 'value-not-a-number'],
    ['#REF!', POINT, 'value-spreadsheet-error'],
    ['NaN', POINT, 'value-not-finite'],
    ['-Infinity', POINT, 'value-not-finite'],
    ['1.2E+05', POINT, 'value-in-exponent-notation'],
    ['1,2e5', COMMA, 'value-in-exponent-notation'],
    ['0.001', POINT, 'value-too-precise'],
    ['99999999999999999', POINT, 'value-out-of-range'],
    [`0.${'1'.repeat(100)}`, POINT, 'value-out-of-range'],
  ] as const)('"%s" is refused', (text, marks, code) => {
    expect(readDecimal(text, 2, marks)).toBeNaN();
    expect(whyNotDecimal(text, marks)).toBe(code);
  });

  test('the quick way reads as the exact way does', () => {
    const text = fc.oneof(
      fc
        .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 8 }))
        .map(([n, scale]) => formatDecimal(n, scale)),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789.-')), maxLength: 20 }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(0, 2, 3, 6), (written, scale) => {
        const exact = parseSafeDecimal(written, scale);
        const read = readDecimal(written, scale, POINT);
        // A trailing point is let pass: '5.' is how some tills write 5.
        if (!written.endsWith('.')) expect(read).toEqual((exact ?? Number.NaN) + 0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('dates', () => {
  test.each([
    ['M/d/yyyy', '1/27/2019', '2019-01-27'],
    ['MM-dd-yyyy', '01-05-2019', '2019-01-05'],
    ['dd.MM.yyyy', '31.12.2019', '2019-12-31'],
    ['MM-dd-yyyy', '1-5-2019', null],
    ['M/d/yyyy', '2/31/2019', null],
    ['M/d/yyyy', '13/1/2019', null],
    ['M/d/yyyy', '1/27/2019 10:00', null],
    ['yyyy-MM-dd HH:mm:ss', '2019-01-27T10:00:00', null],
    ['yyyy-MM-dd HH:mm:ss', '2019-01-27 10:00', null],
  ])('%s %s', (format, text, date) => {
    expect(dateReader(format)(text)?.date ?? null).toBe(date);
  });

  test('a time of day', () => {
    expect(dateReader('H:mm')('9:05')?.timeMs).toBe((9 * 60 + 5) * 60_000);
    expect(dateReader('H:mm')('24:00')).toBeNull();
  });
});

describe('card numbers', () => {
  test.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '5500-0000-0000-0004',
    '378282246310005',
    '4222222222222',
    '6304000000000000000',
  ])('%s is taken out', (card) => {
    expect(withoutCards(`paid by ${card}, thanks`)).toBe(`paid by ${CARD_REMOVED}, thanks`);
  });

  test.each([
    '4111111111111112',
    '1111111111111117',
    '20101201082600123',
    '4006381330060',
    '41111111111111111111',
    '2010-12-01 08:26:00',
  ])('%s stays', (text) => {
    expect(withoutCards(`x ${text} y`)).toBe(`x ${text} y`);
  });
});

test('the order index keeps what a Map keeps', () => {
  const index = new OrderIndex();
  const map = new Map<string, number>();
  for (let i = 0; i < 20_000; i += 1) {
    const key = `order ${(i * 7919) % 9973}`;
    index.set(key, i);
    map.set(key, i);
  }
  expect([...map].filter(([key, value]) => index.get(key) !== value)).toEqual([]);
  expect(index.get('another')).toBeUndefined();
});
