import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minor } from '../../../src-shared/money/index.ts';
import { digestId } from '../../../src-shared/model/index.ts';
import { addDays } from '../../../src-shared/time/index.ts';
import type { Page, Paged } from '../../../src-main/core/ports/index.ts';
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
  ['holds', (page) => ledger.digests.holds({}, page), DAYS * 2],
  ['orders', (page) => ledger.digests.orders(digestIdOf(STREAM.id, 'KL', MONDAY), page), 2],
  ['deliveries', (page) => ledger.deliveries.list(null, page), DAYS * 2],
  ['documents', (page) => ledger.embedded.documents(BOOKS, 'invoice', page), DAYS * 2],
  ['journal', (page) => ledger.embedded.journal(BOOKS, page), DAYS * 4],
  ['account ledger', (page) => ledger.embedded.accountLedger(BOOKS, CASH, page), DAYS * 2],
];
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

test('orders come with their documents', async () => {
  const { rows } = await ledger.digests.orders(digestIdOf(STREAM.id, 'KL', MONDAY), ALL);
  expect(rows.map(({ member, document }) => [document.sourceId, member.state])).toEqual([
    ['KL-0', 'posted'],
    ['broken-KL-0', 'held'],
  ]);
  expect(rows[0]?.document).toEqual(aSale('KL-0', { location: 'KL' }));
  await expect(ledger.digests.orders(digestId('dig_none'), ALL)).rejects.toThrow('digest-not-found');
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
