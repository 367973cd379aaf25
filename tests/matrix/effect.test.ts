import { expect, test } from 'vitest';
import type { AccountingDocument } from '../../src-shared/model/index.ts';
import {
  adjustmentOf,
  billingOf,
  countOf,
  goodsOf,
  journalOf,
  openingOf,
  pieces,
  reversalOf,
  transferOf,
} from '../support/accounting-documents.ts';
import { goodsSums, type Way, waysOf } from './effect.ts';
import { differing, sumLines } from './judge.ts';

const sums = (document: AccountingDocument) => sumLines(goodsSums(waysOf(document)));

test('goods are gone from one place and at the other', () => {
  const sold = billingOf('a', [pieces('TEA-1', 2)]);
  expect(sums(sold)).toEqual(['TEA-1 at KL -2000', 'TEA-1 at customers 2000']);
  const back = billingOf('b', [pieces('TEA-1', -1)], { type: 'credit-note' });
  expect(sums(back)).toEqual(['TEA-1 at KL 1000', 'TEA-1 at customers -1000']);
  expect(sums(goodsOf('c', [{ sku: 'IN-1', count: 3, cost: 5 }]))).toEqual([
    'IN-1 at KL 3000',
    'IN-1 at lost and found -3000',
  ]);
  expect(sums(openingOf('d', [{ sku: 'TEA-1', count: 2, value: 5, location: 'PJ' }]))).toEqual([
    'TEA-1 at PJ 2000',
    'TEA-1 at lost and found -2000',
  ]);
  expect(sums(adjustmentOf('e', [pieces('TEA-1', 1), pieces('CUP-1', -4)]))).toEqual([
    'CUP-1 at KL 4000',
    'CUP-1 at lost and found -4000',
    'TEA-1 at KL -1000',
    'TEA-1 at lost and found 1000',
  ]);
});

test('both halves of a transfer come to goods in the other shop', () => {
  const halves = (['transfer-out', 'transfer-in'] as const).flatMap((type) =>
    waysOf(transferOf(type, 't', [pieces('TEA-1', 3)])),
  );
  expect(sumLines(goodsSums(halves))).toEqual(['TEA-1 at KL -3000', 'TEA-1 at PJ 3000']);
});

test('counts that nobody has confirmed, and documents without goods, move nothing', () => {
  const journal = journalOf('a');
  for (const document of [countOf('b', { 'TEA-1': 4 }), journal, reversalOf(journal)]) {
    expect(waysOf(document)).toEqual([]);
  }
});

test('goods that went twice are seen, though no record says whose they are, and so is another item', () => {
  const wanted = waysOf(adjustmentOf('a', [pieces('TEA-1', 1)]));
  const went: readonly Way[] = [{ item: 'TEA-1', from: 'KL', to: 'lost and found', quantity: 1_000 }];
  const differs = (ways: readonly Way[]) => differing(goodsSums(wanted), goodsSums(ways));
  expect(differs(went)).toEqual([]);
  expect(differs([...went, ...went])).toContain('there: TEA-1 at KL -2000');
  expect(differs(went.map((way) => ({ ...way, item: 'CUP-1' })))).toContain('there: CUP-1 at KL -1000');
});
