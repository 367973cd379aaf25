import { expect, test } from 'vitest';
import type { PosDocumentKind } from '../../../src-shared/model/index.ts';
import { addDays, businessDate, weekday } from '../../../src-shared/time/index.ts';
import { OCTOBER, dateOf, deliveredDays, documentsOf, ofKind, sampleSource, windowOf } from './reading.ts';

/** Which way goods of a line's quantity go. */
const DIRECTION: Partial<Record<PosDocumentKind, 1 | -1>> = {
  sale: -1,
  return: -1,
  cancellation: -1,
  exchange: -1,
  'account-sale': -1,
  'charge-return': -1,
  'layby-completion': -1,
  'transfer-out': -1,
  'transfer-in': 1,
  'goods-received': 1,
  'stock-adjustment': 1,
  'installed-issue': -1,
};

/** Per store and SKU, the least that lies on the shelves at the end of any day. */
async function lowest(seed: number, from: string, to: string): Promise<ReadonlyMap<string, number>> {
  const source = sampleSource(seed);
  const { openings } = await source.discover();
  const onHand = new Map(openings!.stock.map((one) => [`${one.location} ${one.sku}`, Number(one.quantity)]));
  const least = new Map(onHand);
  for (const { documents } of await deliveredDays(source, windowOf(from, to))) {
    for (const { kind, location, lines } of documents) {
      for (const { sku, quantity } of lines) {
        const before = onHand.get(`${location} ${sku}`);
        if (before !== undefined)
          onHand.set(`${location} ${sku}`, before + (DIRECTION[kind] ?? 0) * quantity);
      }
    }
    for (const [key, quantity] of onHand) least.set(key, Math.min(quantity, least.get(key) ?? quantity));
  }
  return least;
}

const WATCHED = [
  [1, ...OCTOBER],
  [2, ...OCTOBER],
  [42, '2026-08-03', '2026-10-31'],
] as const;

test.each(WATCHED)('seed %i: only the loaf runs below zero from %s to %s', async (seed, from, to) => {
  const below = [...(await lowest(seed, from, to))].filter(([, quantity]) => quantity < 0);
  expect(below).not.toEqual([]);
  expect(below.filter(([key]) => !key.endsWith(' BR-6001'))).toEqual([]);
});

test('each supplier comes once a week to each store, with goods at a cost', async () => {
  const received = ofKind(await documentsOf(1, ...OCTOBER), 'goods-received');
  const weekdays = Map.groupBy(received, ({ details }) => details.supplier);
  expect(weekdays.size).toBe(3);
  for (const deliveries of weekdays.values()) {
    expect(new Set(deliveries.map((one) => weekday(dateOf(one)))).size).toBe(1);
    expect(new Set(deliveries.map(({ location }) => location)).size).toBe(3);
  }
  const lines = received.flatMap((one) => one.lines);
  expect(lines.filter(({ cost, total }) => cost !== total || total <= 0)).toEqual([]);
});

test('each week one store counts one group, and each has its turn', async () => {
  const counts = ofKind(await documentsOf(1, '2026-08-31', '2026-11-01'), 'stock-count');
  const sundays = Array.from({ length: 9 }, (_, week) => addDays(businessDate('2026-09-06'), week * 7));
  expect(counts.map(dateOf)).toEqual(sundays);
  expect(new Set(counts.map(({ location }) => location)).size).toBe(3);
  expect(counts.every(({ lines }) => lines.length > 5 && lines.every(({ quantity }) => quantity >= 0))).toBe(
    true,
  );
});
