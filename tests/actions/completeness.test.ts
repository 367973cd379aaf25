import { afterEach, beforeEach, expect, test } from 'vitest';
import { openShop, salesFile, type Shop } from '../support/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const sales = (ids: readonly number[], date: string) =>
  salesFile(ids.map((id) => ({ id: String(id), total: '10.60', tax: '0.60', date })));
const upTo = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
const incomplete = async () =>
  (await shop.ok('attention.list', {})).attention.filter(({ kind }) => kind === 'incomplete');

test('the sample store has all of its receipts', async () => {
  await shop.ok('demo.run', { days: 10, until: '2026-10-31' });
  const { days, total } = await shop.ok('completeness.list', { from: '2026-10-22', to: '2026-10-31' });
  expect(days).toHaveLength(30);
  expect(total.value).toBe(3);
  expect(days.filter(({ findings }) => findings.length > 0)).toEqual([]);
  expect(await incomplete()).toEqual([]);
  // Whole locations by name, each page with the days of its own, oldest first.
  const range = { from: '2026-10-22', to: '2026-10-31', limit: 2 };
  const first = await shop.ok('completeness.list', range);
  const second = await shop.ok('completeness.list', { ...range, cursor: first.next });
  expect([first, second].map((page) => [page.days.length, page.total.value])).toEqual([
    [20, 3],
    [10, 3],
  ]);
  expect(second.next).toBeNull();
  const placesOf = (page: typeof first) => [...new Set(page.days.map(({ location }) => location))].toSorted();
  expect([...placesOf(first), ...placesOf(second)]).toEqual(
    [...new Set(days.map(({ location }) => location))].toSorted(),
  );
  expect(first.days.map(({ date }) => date)).toEqual(first.days.map(({ date }) => date).toSorted());
  expect(await shop.fails('completeness.list', { ...range, cursor: 'KL' })).toMatchObject({
    code: 'bad-input',
    where: 'cursor',
  });
}, 60_000);

test('one end alone is five weeks from it, or up to it', async () => {
  const from = await shop.ok('completeness.list', { from: '2026-01-01' });
  expect(from).toMatchObject({ from: '2026-01-01', to: '2026-02-04', days: [], total: { value: 0 } });
  const to = await shop.ok('completeness.list', { to: '2026-02-04' });
  expect(to).toMatchObject({ from: '2026-01-01', to: '2026-02-04' });
});

test('what is missing needs a person, who says why nothing is, and it is not brought up again', async () => {
  // The shop's clock stands at the end of 2026.
  shop.put('a.csv', sales([...upTo(1001, 1020), ...upTo(1023, 1040)], '2026-12-20'));
  shop.put('b.csv', sales(upTo(1041, 1050), '2026-12-28'));
  await shop.ok('streams.connect', { provider: 'file', name: 'Till', folder: shop.folder, currency: 'EUR' });
  await shop.ok('sync.run', {});
  expect(await incomplete()).toEqual([{ kind: 'incomplete', stream: 'Till', days: 1, count: 1 }]);
  const { days, open } = await shop.ok('completeness.list', { only: 'missing' });
  expect(open).toBe(1);
  expect(days).toMatchObject([{ date: '2026-12-20', there: 38, expected: 40 }]);
  const [day] = days;
  const [finding] = day?.findings ?? [];
  expect(finding).toMatchObject({ kind: 'numbers', count: 2 });
  const where = { stream: 'Till', location: day?.location ?? '', date: '2026-12-20' };
  const explained = await shop.ok('completeness.explain', {
    ...where,
    findings: [finding?.id ?? ''],
    reason: 'two training sales',
  });
  expect(explained.day).toMatchObject({
    there: 38,
    expected: 38,
    findings: [{ explained: 'two training sales' }],
  });
  expect(await incomplete()).toEqual([]);
  const { entries } = await shop.ok('audit.list', { group: 'till' });
  expect(entries).toMatchObject([
    {
      action: 'missing-explained',
      subject: { kind: 'day', detail: '2026-12-20', stream: 'Till' },
      changes: [{ field: 'finding' }, { field: 'reason', after: 'two training sales' }],
    },
  ]);
  await shop.ok('completeness.explain', { ...where, findings: [finding?.id ?? ''], reason: null });
  expect(await incomplete()).toHaveLength(1);
  // What comes later closes the gap, though the days were looked at before.
  shop.put('c.csv', sales(upTo(1021, 1022), '2026-12-20'));
  await shop.ok('sync.run', {});
  expect(await incomplete()).toEqual([]);
});

test('a time is a year at most, and a stream that there is', async () => {
  const range = { from: '2024-01-01', to: '2026-01-01' };
  expect(await shop.fails('completeness.list', range)).toMatchObject({ code: 'bad-input' });
  expect(await shop.fails('completeness.list', { stream: 'Nobody' })).toMatchObject({
    code: 'stream-not-found',
  });
});
