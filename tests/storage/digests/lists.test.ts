import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minor } from '../../../src-shared/money/index.ts';
import { digestId, type DigestStatus } from '../../../src-shared/model/index.ts';
import { addDays } from '../../../src-shared/time/index.ts';
import type { DigestOrder, Page, Paged } from '../../../src-main/core/ports/index.ts';
import { digestIdOf } from '../../../src-main/storage/digests/id.ts';
import { aSale, aTender, MONDAY, TUESDAY } from '../../support/builders.ts';
import { BOOKS, STREAM, TestLedger } from '../../support/test-ledger.ts';

const DAYS = 9;
const LOCATIONS = ['KL', 'Penang'];
const ALL = { cursor: null, limit: 200 };

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await TestLedger.open();
  for (let day = 0; day < DAYS; day += 1) {
    const documents = LOCATIONS.flatMap((location) => [
      aSale(`${location}-${day}`, { location }),
      aSale(`broken-${location}-${day}`, { location, tenders: [aTender({ amount: minor(1) })] }),
    ]);
    await ledger.import(documents, addDays(MONDAY, day));
  }
  await ledger.consolidate();
  await ledger.deliveries.post(await ledger.postings());
  await ledger.deliver();
});
afterAll(() => ledger.close());

async function walk<Row>(list: (page: Page) => Promise<Paged<Row>>, limit: number): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: Paged<Row> = await list({ cursor, limit });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

/** Every list, and how many rows it has. */
const LISTS: readonly (readonly [string, (page: Page) => Promise<Paged<unknown>>, number])[] = [
  ['digests', (page) => ledger.digests.list({}, page), DAYS * 2],
  ['digests of one location', (page) => ledger.digests.list({ location: 'KL' }, page), DAYS],
  ['digests, the other way', (page) => ledger.digests.list({ order: DOWN('date') }, page), DAYS * 2],
  ['digests by location', (page) => ledger.digests.list({ order: UP('location') }, page), DAYS * 2],
  ['digests by amount', (page) => ledger.digests.list({ order: DOWN('amount') }, page), DAYS * 2],
  ['digests by age', (page) => ledger.digests.list({ order: UP('created') }, page), DAYS * 2],
  ['digests searched', (page) => ledger.digests.list({ search: 'PeNaNg' }, page), DAYS],
  ['posted ones', (page) => ledger.digests.list({ statuses: ['posted', 'held'] }, page), DAYS * 2],
  ['holds', (page) => ledger.digests.holds({}, page), DAYS * 2],
  ['orders', (page) => ledger.digests.orders(digestIdOf(STREAM.id, 'KL', MONDAY), {}, page), 2],
  ['deliveries', (page) => ledger.deliveries.list(null, page), DAYS * 2],
  ['documents', (page) => ledger.embedded.documents(BOOKS, { type: 'invoice' }, page), DAYS * 2],
  ['journal', (page) => ledger.embedded.journal(BOOKS, page), DAYS * 4],
  ['account ledger', (page) => ledger.embedded.accountLedger(BOOKS, CASH, page), DAYS * 2],
];
const UP = (by: DigestOrder['by']): DigestOrder => ({ by, descending: false });
const DOWN = (by: DigestOrder['by']): DigestOrder => ({ by, descending: true });
const CASH = '1010' as Parameters<TestLedger['embedded']['accountLedger']>[1];

describe.each(LISTS)('the list of %s', (_name, list, count) => {
  test('page by page is the whole list, whatever the size of a page', async () => {
    const whole = await list(ALL);
    expect(whole.rows).toHaveLength(count);
    expect(whole).toMatchObject({ next: null, total: { value: count, exact: true } });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: count + 1 }), async (limit) => {
        expect(await walk(list, limit)).toEqual(whole.rows);
      }),
      { numRuns: 8 },
    );
  });

  test('refuses a cursor that is none of its own', async () => {
    await expect(list({ cursor: 'bm90IG1pbmU', limit: 5 })).rejects.toThrow('bad-input');
    await expect(list({ cursor: '!', limit: 5 })).rejects.toThrow('bad-input');
  });
});

test('a cursor of the holds holds for their filter alone', async () => {
  const { next } = await ledger.digests.holds({ location: 'KL' }, { cursor: null, limit: 1 });
  expect(next).not.toBeNull();
  await expect(ledger.digests.holds({}, { cursor: next, limit: 1 })).rejects.toThrow('bad-input');
  const code = 'order-out-of-balance';
  const other = ledger.digests.holds({ location: 'KL', code }, { cursor: next, limit: 1 });
  await expect(other).rejects.toThrow('bad-input');
});

test('a page never has more than the most rows', async () => {
  expect((await ledger.digests.list({}, { cursor: null, limit: 100_000 })).rows).toHaveLength(DAYS * 2);
  expect((await ledger.digests.list({}, { cursor: null, limit: 0 })).rows).toHaveLength(1);
});

test('filters narrow', async () => {
  const count = async (filter: Parameters<TestLedger['digests']['list']>[0]) =>
    (await ledger.digests.list(filter, ALL)).total.value;
  expect(await count({ from: TUESDAY })).toBe((DAYS - 1) * 2);
  expect(await count({ to: TUESDAY })).toBe(4);
  expect(await count({ from: TUESDAY, to: TUESDAY, location: 'Penang' })).toBe(1);
  expect(await count({ stream: STREAM.id })).toBe(DAYS * 2);
  expect(await count({ stream: 'other' as typeof STREAM.id })).toBe(0);
  const held = await ledger.digests.holds({ location: 'KL', to: MONDAY }, ALL);
  expect(held.rows).toMatchObject([
    { number: 'R-broken-KL-0', state: 'held', kind: 'sale', reason: { code: 'order-out-of-balance' } },
  ]);
});

describe('the digest list', () => {
  const seen = async (query: Parameters<TestLedger['digests']['list']>[0]) =>
    (await ledger.digests.list(query, ALL)).rows.map(({ date, location }) => `${date} ${location}`);

  test('goes by what it is asked for, either way, and never in an order of its own', async () => {
    const byDate = await seen({});
    expect(byDate).toEqual(byDate.toSorted());
    expect(await seen({ order: DOWN('date') })).toEqual(byDate.toReversed());
    const byLocation = await seen({ order: UP('location') });
    expect(byLocation.slice(0, DAYS).every((row) => row.endsWith('KL'))).toBe(true);
    expect(byLocation.slice(0, DAYS)).toEqual(byLocation.slice(0, DAYS).toSorted());
    const amounts = (await ledger.digests.list({ order: DOWN('amount') }, ALL)).rows.map((row) => row.amount);
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
  });

  test('takes no cursor of another order or filter', async () => {
    const { next } = await ledger.digests.list({ location: 'KL' }, { cursor: null, limit: 2 });
    const page = { cursor: next, limit: 2 };
    expect((await ledger.digests.list({ location: 'KL', open: [] }, page)).rows).toHaveLength(2);
    for (const query of [
      {},
      { location: 'Penang' },
      { location: 'KL', search: 'x' },
      { location: 'KL', order: DOWN('date') },
      { location: 'KL', order: UP('location') },
      { location: 'KL', statuses: ['ready'] as const },
    ]) {
      await expect(ledger.digests.list(query, page), JSON.stringify(query)).rejects.toThrow('bad-input');
    }
  });

  test('finds parts of locations and of numbers, whatever their case, and takes no part for a pattern', async () => {
    const [first] = (await ledger.digests.list({ location: 'Penang' }, ALL)).rows;
    const number = first?.documents[0]?.number ?? '';
    expect(number).not.toBe('');
    expect(await seen({ search: number.toLowerCase() })).toEqual([`${first?.date} Penang`]);
    expect(await seen({ search: number.slice(2, -1).toUpperCase() })).toEqual([`${first?.date} Penang`]);
    expect(await seen({ search: 'enan' })).toHaveLength(DAYS);
    expect(await seen({ search: '%' })).toEqual([]);
    expect(await seen({ search: '_' })).toEqual([]);
  });

  test('knows open days from ready ones by what it is told', async () => {
    const other = await TestLedger.open();
    try {
      for (let day = 0; day < 4; day += 1) await other.import([aSale(`${day}`)], addDays(MONDAY, day));
      await other.consolidate();
      const all = (await other.digests.list({}, ALL)).rows;
      expect(all.map((row) => row.status)).toEqual(['ready', 'ready', 'ready', 'ready']);
      const open = all.slice(2).map(({ id }) => id);
      const dates = async (statuses: readonly DigestStatus[]) => {
        const { rows, total } = await other.digests.list({ statuses, open }, ALL);
        expect(total.value).toBe(rows.length);
        return rows.map((row) => [row.date, row.status]);
      };
      const running = [
        [addDays(MONDAY, 2), 'open'],
        [addDays(MONDAY, 3), 'open'],
      ];
      const over = [
        [MONDAY, 'ready'],
        [TUESDAY, 'ready'],
      ];
      expect(await dates(['open'])).toEqual(running);
      expect(await dates(['ready'])).toEqual(over);
      expect(await dates(['ready', 'held'])).toEqual(over);
      expect(await dates(['open', 'posted'])).toEqual(running);
      expect(await dates(['open', 'ready'])).toEqual([...over, ...running]);
      expect(await dates([])).toEqual([...over, ...running]);
      expect(await dates(['held'])).toEqual([]);
    } finally {
      await other.close();
    }
  });

  test('is not counted for who reads it all', async () => {
    const { rows, total } = await ledger.digests.list({ counted: false }, ALL);
    expect(rows).toHaveLength(DAYS * 2);
    expect(total).toEqual({ value: 0, exact: false });
  });
});

test('orders are searched and narrowed, with their total', async () => {
  const id = digestIdOf(STREAM.id, 'KL', MONDAY);
  const numbers = async (filter: Parameters<TestLedger['digests']['orders']>[1], page: Page = ALL) => {
    const { rows, total } = await ledger.digests.orders(id, filter, page);
    return [total.value, ...rows.map(({ document }) => document.number)];
  };
  expect(await numbers({ search: 'BROKEN' })).toEqual([1, 'R-broken-KL-0']);
  expect(await numbers({ search: 'r-' })).toEqual([2, 'R-KL-0', 'R-broken-KL-0']);
  expect(await numbers({ search: '%' })).toEqual([0]);
  expect(await numbers({ states: ['posted'] })).toEqual([1, 'R-KL-0']);
  expect(await numbers({ states: ['posted'], search: 'broken' })).toEqual([0]);
  expect(await numbers({ states: [] })).toEqual([2, 'R-KL-0', 'R-broken-KL-0']);
  const { next } = await ledger.digests.orders(id, {}, { cursor: null, limit: 1 });
  expect(await numbers({}, { cursor: next, limit: 1 })).toEqual([2, 'R-broken-KL-0']);
  await expect(numbers({ search: 'r' }, { cursor: next, limit: 1 })).rejects.toThrow('bad-input');
});

test('orders come with their documents', async () => {
  const { rows } = await ledger.digests.orders(digestIdOf(STREAM.id, 'KL', MONDAY), {}, ALL);
  expect(rows.map(({ member, document }) => [document.sourceId, member.state])).toEqual([
    ['KL-0', 'posted'],
    ['broken-KL-0', 'held'],
  ]);
  expect(rows[0]?.document).toEqual(aSale('KL-0', { location: 'KL' }));
  await expect(ledger.digests.orders(digestId('dig_none'), {}, ALL)).rejects.toThrow('digest-not-found');
});

test('kinds count by state', async () => {
  expect(await ledger.digests.kinds(digestIdOf(STREAM.id, 'KL', MONDAY))).toEqual([
    { kind: 'sale', state: 'held', count: 1, amount: 10_600 },
    { kind: 'sale', state: 'posted', count: 1, amount: 10_600 },
  ]);
});

test('open revisions come oldest first, after a given one', async () => {
  const late = (day: number, location: string) =>
    ledger.import([aSale(`late-${location}-${day}`, { location })], addDays(MONDAY, day));
  await late(3, 'KL');
  await late(1, 'Penang');
  await late(1, 'KL');
  await ledger.consolidate();
  const open = await ledger.digests.openRevisions({}, 10, null);
  expect(open.map(({ date, location, revision }) => [date, location, revision])).toEqual([
    [addDays(MONDAY, 1), 'KL', 2],
    [addDays(MONDAY, 1), 'Penang', 2],
    [addDays(MONDAY, 3), 'KL', 2],
  ]);
  expect(await ledger.digests.openRevisions({}, 1, open[0]!)).toEqual([open[1]]);
  expect(await ledger.digests.openRevisions({ location: 'KL' }, 10, open[0]!)).toEqual([open[2]]);
  expect(await ledger.digests.openRevision(open[0]!.digest)).toEqual(open[0]);
  expect(await ledger.digests.openRevision(digestIdOf(STREAM.id, 'KL', MONDAY))).toBeNull();
});
