import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareByWeight, shareCost } from '../../../src-main/actions/explain/cost.ts';
import {
  type AloneLine,
  type LedgerLine,
  mirrorLines,
  nettedLines,
  shareLines,
  turned,
} from '../../../src-main/actions/explain/lines.ts';
import type { StockMove } from '../../../src-main/core/ports/index.ts';
import { accountNumber, documentId } from '../../../src-shared/model/index.ts';
import { minor, quantity, sum } from '../../../src-shared/money/index.ts';
import { businessDate } from '../../../src-shared/time/index.ts';

const DAY = businessDate('2026-03-02');
const [ann, bob] = [documentId('ann'), documentId('bob')];

function line(account: string, memo: string, amount: number, narration = 'Sales'): LedgerLine {
  return {
    entry: 'e',
    line: 0,
    date: DAY,
    narration,
    account: accountNumber(account),
    memo,
    amount: minor(amount),
  };
}

const alone = (account: string, memo: string, amount: number, narration = 'Sales'): AloneLine =>
  line(account, memo, amount, narration);

const sharesOf = (lines: ReturnType<typeof shareLines>) =>
  lines.map(({ shares, exact }) => [exact, ...shares.map(({ receipt, amount }) => [receipt, amount])]);

describe('the lines of a posting', () => {
  test('are what each receipt puts there by itself, whatever its sign', () => {
    const receipts = new Map([
      [ann, [alone('4000', 'Sales', -100), alone('1010', 'Cash', 106), alone('2100', 'Tax', -6)]],
      [bob, [alone('4000', 'Sales', 30), alone('1010', 'Cash', -30)]],
    ]);
    const lines = [line('1010', 'Cash', 76), line('4000', 'Sales', -70), line('2100', 'Tax', -6)];
    expect(sharesOf(shareLines(lines, receipts))).toEqual([
      [true, [ann, 106], [bob, -30]],
      [true, [ann, -100], [bob, 30]],
      [true, [ann, -6]],
    ]);
  });

  test('on one account are told apart by their words', () => {
    const receipts = new Map([
      [ann, [alone('1010', 'Cash', 10), alone('1010', 'Voucher', 5)]],
      [bob, [alone('1010', 'Voucher', 7)]],
    ]);
    const lines = [line('1010', 'Cash', 10), line('1010', 'Voucher', 12)];
    expect(sharesOf(shareLines(lines, receipts))).toEqual([
      [true, [ann, 10]],
      [true, [ann, 5], [bob, 7]],
    ]);
  });

  test('of one account and word are told apart by their entries', () => {
    const receipts = new Map([[ann, [alone('1200', '', 10), alone('1200', '', -10, 'Payments')]]]);
    const lines = [line('1200', '', 10), line('1200', '', -10, 'Payments')];
    expect(sharesOf(shareLines(lines, receipts))).toEqual([
      [true, [ann, 10]],
      [true, [ann, -10]],
    ]);
  });

  test('that the rules of today do not come to are split in proportion, and say so', () => {
    const receipts = new Map([
      [ann, [alone('4000', 'Sales', -10)]],
      [bob, [alone('4000', 'Sales', -20)]],
    ]);
    expect(sharesOf(shareLines([line('4000', 'Sales', -100)], receipts))).toEqual([
      [false, [ann, -33], [bob, -67]],
    ]);
    expect(sharesOf(shareLines([line('4999', 'Sales', -101)], receipts))).toEqual([
      [false, [ann, -34], [bob, -67]],
    ]);
    expect(sharesOf(shareLines([line('4999', 'Gone', -101)], receipts))).toEqual([
      [false, [ann, -51], [bob, -50]],
    ]);
  });

  test('that came to nothing are known of, though the ledger has none of them', () => {
    const receipts = new Map([
      [ann, [alone('6900', 'Rounding', 2), alone('1010', 'Cash', 1)]],
      [bob, [alone('6900', 'Rounding', -2)]],
    ]);
    const netted = nettedLines([line('1010', 'Cash', 1)], receipts, DAY);
    expect(netted).toMatchObject([{ entry: null, account: '6900', amount: 0 }]);
    expect(netted[0]?.shares).toEqual([
      { receipt: ann, amount: 2 },
      { receipt: bob, amount: -2 },
    ]);
  });
});

test('a reversal has the shares of what it takes back, the other way', () => {
  const reversed = shareLines(
    [line('1010', 'Cash', 30), line('4000', 'Sales', -30)],
    new Map([
      [ann, [alone('1010', 'Cash', 10), alone('4000', 'Sales', -10)]],
      [bob, [alone('1010', 'Cash', 20), alone('4000', 'Sales', -20)]],
    ]),
  );
  const mirrored = mirrorLines([line('4000', 'Reversal', 30), line('1010', 'Cash', -30)], reversed);
  expect(sharesOf(mirrored)).toEqual([
    [true, [ann, 10], [bob, 20]],
    [true, [ann, -10], [bob, -20]],
  ]);
  expect(sharesOf(mirrorLines([line('9999', 'Else', 1)], reversed))).toEqual([[false]]);
  expect(reversed.map(turned).map(({ amount }) => amount)).toEqual([-30, 30]);
});

describe('cost of goods', () => {
  const move = (sku: string, value: number, kind: StockMove['kind'] = 'sale'): StockMove => ({
    sku,
    location: 'KL',
    quantity: quantity(0),
    value: minor(value),
    kind,
    costUnknown: false,
  });
  const goods = (...lines: [string, number][]) =>
    lines.map(([sku, amount]) => ({ sku, name: sku, quantity: quantity(amount) }));

  test('is shared by quantity, SKU by SKU, to the cent', () => {
    const stock = new Map([
      [ann, goods(['tea', 1_000], ['cup', 1_000])],
      [bob, goods(['tea', 2_000])],
    ]);
    const lines = [line('5000', 'Cost', 150), line('1400', 'Stock', -150)];
    expect(sharesOf(shareCost(lines, [move('tea', -100), move('cup', -50)], stock))).toEqual([
      [true, [ann, 83], [bob, 67]],
      [true, [ann, -83], [bob, -67]],
    ]);
  });

  test('has its adjustment on a line of its own, and both on the inventory', () => {
    const stock = new Map([
      [ann, goods(['tea', -1_000])],
      [bob, goods(['tea', -1_000])],
    ]);
    const moves = [move('tea', 40, 'return'), move('tea', -6, 'cost-adjustment')];
    const lines = [line('5000', 'Cost', -40), line('5100', 'Adjusted', 6), line('1400', 'Stock', 34)];
    expect(sharesOf(shareCost(lines, moves, stock))).toEqual([
      [true, [ann, -20], [bob, -20]],
      [true, [ann, 3], [bob, 3]],
      [true, [ann, 17], [bob, 17]],
    ]);
  });

  test('adds up whatever left and came back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 1, maxLength: 12 }),
        (total, weights) => {
          const parts = shareByWeight(minor(total), weights);
          expect(sum(parts)).toBe(total);
          const whole = weights.reduce((all, weight) => all + weight, 0);
          if (whole === 0) return;
          for (const [at, part] of parts.entries()) {
            expect(Math.abs(part - (total * (weights[at] ?? 0)) / whole)).toBeLessThan(1.000_001);
          }
        },
      ),
    );
  });
});
