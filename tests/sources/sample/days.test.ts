import { beforeAll, expect, test } from 'vitest';
import { brokenOrders } from '../../../src-main/sources/sample/broken.ts';
import { loadResources } from '../../../src-main/sources/sample/resources.ts';
import { STORES } from '../../../src-main/sources/sample/stores.ts';
import {
  addDays,
  businessDate,
  daysBetween,
  instantToLocal,
  zoneId,
} from '../../../src-shared/time/index.ts';
import {
  type DeliveredDay,
  OCTOBER,
  RESOURCES,
  dateOf,
  deliveredDays,
  differenceOf,
  ofKind,
  sampleSource,
  sumOf,
  windowOf,
} from './reading.ts';

let october: readonly DeliveredDay[] = [];
beforeAll(async () => {
  october = await deliveredDays(sampleSource(1), windowOf(...OCTOBER));
});

test('what a day delivers happened on it, but for sales of tills without a connection', () => {
  for (const { date, documents } of october) {
    const others = documents.filter((document) => dateOf(document) !== date);
    expect(others.every(({ kind, details }) => kind === 'sale' && details.offline === true)).toBe(true);
    const delays = others.map((document) => daysBetween(dateOf(document), date));
    expect(delays.every((days) => days >= 1 && days <= 3)).toBe(true);
  }
});

test('late sales come once, on a later day than their own', () => {
  const late = october.flatMap(({ date, documents }) => documents.filter((one) => dateOf(one) < date));
  expect(late.length).toBeGreaterThan(5);
  const ids = new Set(late.map(({ sourceId }) => sourceId));
  const all = october.flatMap(({ documents }) => documents).filter(({ sourceId }) => ids.has(sourceId));
  expect(all).toHaveLength(late.length);
});

test('days on which the clocks change are whole days', async () => {
  const changes = ['2026-04-04', '2026-04-05', '2026-10-03', '2026-10-04'];
  for (const date of changes) {
    const [day] = await deliveredDays(sampleSource(5), windowOf(date, date));
    const onTime = day!.documents.filter(({ details }) => details.offline !== true);
    expect(new Set(onTime.map(dateOf)), date).toEqual(new Set([businessDate(date)]));
  }
});

test('the flagship trades past midnight, and one zone is an hour behind the other in summer', () => {
  const sydney = zoneId('Australia/Sydney');
  const night = october
    .flatMap(({ documents }) => ofKind(documents, 'sale'))
    .filter((sale) => instantToLocal(sale.occurredAt, sydney).date === addDays(dateOf(sale), 1));
  expect(night.length).toBeGreaterThan(10);
  expect(new Set(night.map(({ location }) => location))).toEqual(new Set(['SYD']));

  const tuesday = october.find(({ date }) => date === '2026-10-20')!;
  const opening = (store: string): number =>
    ofKind(tuesday.documents, 'shift-open').find(({ location }) => location === store)!.occurredAt;
  expect(opening('BNE') - opening('NTL')).toBe(3_600_000);
});

test('October has one broken order, as its lines and tenders show', () => {
  const broken = october.flatMap(({ date, documents }) =>
    ofKind(documents, 'sale')
      .filter((sale) => differenceOf(sale) !== 0)
      .map((sale) => ({ date, difference: differenceOf(sale) })),
  );
  expect(broken).toEqual([{ date: '2026-10-17', difference: 100 }]);
});

test.each([1, 2, 3, 99])('seed %i has one broken order in any thirty days', async (seed) => {
  const { catalogue, people } = await loadResources(RESOURCES);
  const story = { seed, catalogue, people };
  const first = businessDate('2026-01-01');
  const perDate = Array.from({ length: 400 }, (_, n) =>
    sumOf(STORES.map((store) => brokenOrders({ story, store, date: addDays(first, n) }).length)),
  );
  for (let from = 0; from + 30 <= perDate.length; from += 1) {
    expect(sumOf(perDate.slice(from, from + 30)), `${from} days on`).toBe(1);
  }
});

test('busy days are busier', () => {
  const sales = (date: string): number =>
    ofKind(october.find((day) => day.date === date)?.documents ?? [], 'sale').length;
  expect(sales('2026-10-24')).toBeGreaterThan(sales('2026-10-20') * 1.2);
  for (const { documents } of october) {
    for (const store of ['SYD', 'NTL', 'BNE']) {
      const count = ofKind(documents, 'sale').filter(({ location }) => location === store).length;
      expect(count).toBeGreaterThanOrEqual(45);
      expect(count).toBeLessThanOrEqual(135);
    }
  }
});
