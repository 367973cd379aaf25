import { expect, test } from 'vitest';
import { createSampleSource } from '../../../src-main/sources/sample/source.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import { RESOURCES } from './reading.ts';

const FIRST = businessDate('2026-10-02');

async function connect(from = FIRST) {
  const connecting = { from, today: businessDate('2026-11-22') };
  return createSampleSource({ seed: 1, resources: RESOURCES, connecting }).discover();
}

test('connecting states what there was in the evening before the first day, the same each time', async () => {
  const { openings, connection } = await connect();
  expect(connection).toEqual({ seed: 1, since: FIRST });
  expect(openings!.date).toBe('2026-10-01');
  const ledgers = new Set(openings!.balances!.map(({ ledger }) => ledger));
  expect([...ledgers].toSorted()).toEqual([
    'contract',
    'deposit',
    'gift-card',
    'layby',
    'receivable',
    'store-credit',
    'work-in-progress',
  ]);
  expect(openings!.balances!.every(({ amount }) => amount !== 0)).toBe(true);
  const laybys = openings!.orders!.filter(({ kind }) => kind === 'layby-open');
  const paidFor = new Set(openings!.balances!.map(({ subject }) => subject));
  expect(laybys.length).toBeGreaterThan(3);
  expect(laybys.filter(({ details }) => !paidFor.has(details.caseId ?? ''))).toEqual([]);
  expect((await connect()).openings).toEqual(openings);
});

test('before the stores opened there was nothing but goods', async () => {
  const { openings } = await connect(businessDate('2019-06-01'));
  expect(openings).toMatchObject({ date: '2019-12-31', balances: [], orders: [] });
  expect(openings!.stock.length).toBeGreaterThan(0);
});

test('days before the first are not told, and asking for them alone is refused', async () => {
  const source = createSampleSource({ seed: 1, resources: RESOURCES, since: FIRST });
  const today = businessDate('2026-11-22');
  const window = { from: businessDate('2026-09-01'), to: businessDate('2026-10-03'), today };
  const units = await source.units(window);
  expect(units.map(({ locator }) => locator)).toEqual(['2026-10-02', '2026-10-03']);
  await expect(source.units({ ...window, to: businessDate('2026-10-01') })).rejects.toMatchObject({
    failure: { code: 'bad-input', where: 'to' },
  });
});
