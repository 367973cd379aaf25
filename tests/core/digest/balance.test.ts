import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imbalanceOf, roundingCap } from '../../../src-main/core/digest/balance.ts';
import { currencyCode, minor } from '../../../src-shared/money/index.ts';
import { anySale, takenBack } from '../../support/arbitrary-documents.ts';
import { aLine, aReturn, aSale, aTender } from '../../support/builders.ts';

const difference = (document: Parameters<typeof imbalanceOf>[0]) => {
  const failure = imbalanceOf(document);
  return failure === null ? null : [failure.code, failure.data['side'], failure.data['difference']];
};

describe('imbalanceOf', () => {
  test('what adds up is in balance, both ways', () => {
    fc.assert(
      fc.property(anySale, (sale) => {
        expect(imbalanceOf(sale)).toBeNull();
        expect(imbalanceOf(takenBack(sale))).toBeNull();
      }),
    );
  });

  test('tips and rounding are part of what was paid', () => {
    const paid = [aTender({ amount: minor(10_598 + 500), tip: minor(500) })];
    expect(imbalanceOf(aSale('1', { rounding: minor(-2), tenders: paid }))).toBeNull();
    expect(difference(aSale('1', { tenders: paid }))).toEqual(['order-out-of-balance', 'tenders', '-0.02']);
  });

  test.each([
    ['paid too little', aSale('1', { tenders: [aTender({ amount: minor(10_000) })] }), 'tenders', '-6.00'],
    ['paid too much', aSale('1', { tenders: [aTender({ amount: minor(10_601) })] }), 'tenders', '0.01'],
    ['not paid at all', aSale('1', { tenders: [] }), 'tenders', '-106.00'],
    ['lines missing', aSale('1', { lines: [], total: minor(10_600) }), 'lines', '-106.00'],
    ['a line too many', aSale('1', { lines: [aLine(), aLine()], total: minor(10_600) }), 'lines', '106.00'],
    [
      'refunded too much',
      aReturn('1', { tenders: [aTender({ amount: minor(-10_700) })] }),
      'tenders',
      '-1.00',
    ],
  ] as const)('%s: the difference is named', (_what, document, side, amount) => {
    expect(difference(document)).toEqual(['order-out-of-balance', side, amount]);
    expect(imbalanceOf(document)).toMatchObject({
      where: 'R-1',
      data: { number: 'R-1', currency: 'MYR' },
      cure: { action: 'correct-in-pos' },
    });
  });

  test('a line whose net and tax are not its total is named before it unbalances the books', () => {
    const wrong = { ...aLine(), tax: minor(599) };
    expect(difference(aSale('1', { lines: [wrong] }))).toEqual(['order-out-of-balance', 'lines', '-0.01']);
    const other = { ...aLine(), tax: minor(601) };
    expect(difference(aSale('1', { lines: [wrong, other] }))).toEqual([
      'order-out-of-balance',
      'lines',
      '-0.01',
    ]);
  });

  test('any other amount in one place is found', () => {
    fc.assert(
      fc.property(
        anySale,
        fc.integer({ min: -500, max: 500 }).filter((n) => n !== 0),
        (sale, off) => {
          expect(difference({ ...sale, total: minor(sale.total + off) })?.[1]).toBe('lines');
          const [first, ...rest] = sale.tenders;
          const tenders = [{ ...first!, amount: minor(first!.amount + off) }, ...rest];
          expect(difference({ ...sale, tenders })?.[1]).toBe('tenders');
        },
      ),
    );
  });
});

describe('the rounding cap', () => {
  test.each([
    ['MYR', 2],
    ['SGD', 2],
    ['NZD', 5],
    ['SEK', 50],
    ['DKK', 25],
    ['HUF', 250],
    ['IDR', 5_000],
    ['USD', 5],
  ])('%s: half of the smallest coin, %i minor units', (code, cap) => {
    expect(roundingCap(currencyCode(code))).toBe(cap);
  });

  test.each([2, -2])('a rounding of %i is one', (rounding) => {
    expect(imbalanceOf(aSale('1', { rounding: minor(rounding) }))).toBeNull();
  });

  test.each([
    [3, '0.03'],
    [-3, '-0.03'],
    [500, '5.00'],
  ])('a rounding of %i hides something', (rounding, amount) => {
    expect(imbalanceOf(aSale('1', { rounding: minor(rounding) }))).toMatchObject({
      code: 'rounding-over-cap',
      where: 'R-1',
      data: { number: 'R-1', rounding: amount, currency: 'MYR' },
    });
  });

  test('is that of the document, not of the books', () => {
    const sale = aSale('1', { rounding: minor(40), currency: currencyCode('SEK') });
    expect(imbalanceOf(sale)).toBeNull();
  });
});
