import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { POS_DOCUMENT_KINDS, type PosDocument } from '../../../src-shared/model/index.ts';
import { weekDateOf } from './books.ts';
import { STORY_TYPES } from './story.ts';
import { anyWeek, idOf } from './week.ts';

const SAMPLES = fc.sample(anyWeek(40), { numRuns: 150, seed: 4 });

/** What tenders come to more than the document. */
function differenceOf({ total, rounding, tenders }: PosDocument): number {
  return tenders.reduce((all, { amount, tip }) => all + amount - tip, 0) - total - rounding;
}

test('random weeks have every kind of document', () => {
  const kinds = new Set(SAMPLES.flatMap(({ documents }) => documents.map(({ kind }) => kind)));
  expect(POS_DOCUMENT_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  expect(STORY_TYPES.length).toBeGreaterThan(25);
});

test('no document comes twice, lines add up, and what refers to something comes after it', () => {
  for (const { documents } of SAMPLES) {
    const byId = new Map(documents.map((one) => [idOf(one), one]));
    expect(byId.size).toBe(documents.length);
    for (const one of documents) {
      for (const { net, tax, total } of one.lines) expect(net + tax).toBe(total);
      if (one.reference === null) continue;
      const target = byId.get(idOf(one.reference));
      expect(target).toBeDefined();
      expect(weekDateOf(target!) <= weekDateOf(one)).toBe(true);
    }
  }
});

test('counter documents are paid in full but for the ones that are broken on purpose', () => {
  const counter = ['sale', 'return', 'exchange'];
  for (const { documents, held } of SAMPLES) {
    for (const one of documents.filter(({ kind }) => counter.includes(kind))) {
      const broken = one.sourceId.startsWith('broken-sale');
      expect(differenceOf(one) !== 0).toBe(broken);
      expect(one.lines.reduce((all, { total }) => all + total, 0)).toBe(one.total);
      if (broken) expect(held.has(idOf(one))).toBe(true);
    }
  }
});

test('steady weeks have one cost for an item', () => {
  for (const { documents, openings } of fc.sample(anyWeek(40, true), { numRuns: 40, seed: 5 })) {
    const costs = new Map<string, number>();
    const see = (sku: string, quantity: number, value: number): void => {
      const unit = (value * 1000) / quantity;
      expect(costs.get(sku) ?? unit).toBe(unit);
      costs.set(sku, unit);
    };
    for (const { sku, quantity, value } of openings) see(sku, quantity, value);
    for (const { lines } of documents.filter(({ kind }) => kind === 'goods-received')) {
      for (const { sku, quantity, cost } of lines) see(sku, quantity, cost ?? 0);
    }
  }
});
