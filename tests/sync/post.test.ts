import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PostingStyle } from '../../src-shared/model/index.ts';
import { LATER, openShop, type SaleRow, type Shop, salesFile } from '../support/shop.ts';

// When a day posts: orders of a shift while it is open, everything else when the day is over.

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'UTC' }).format(LATER);

async function synced(postingStyle: PostingStyle, sales: readonly SaleRow[]): Promise<void> {
  shop.put('a.csv', salesFile(sales));
  await shop.ok('streams.connect', {
    provider: 'file',
    name: 'Till',
    folder: shop.folder,
    currency: 'EUR',
    settings: { autoInvoice: true, timeZone: 'UTC', postingStyle },
  });
  await shop.ok('sync.run', {});
}

test('a day that still runs waits for its end', async () => {
  await synced('invoice-per-digest', [{ id: '1', total: '5.00', date: TODAY }]);
  expect((await shop.ok('digests.list', {})).digests).toMatchObject([{ waiting: '5.00', onOrder: '0.00' }]);
});

test('orders of a shift do not wait: their members are on order, and the order grows', async () => {
  await synced('orders-and-receipts-per-shift', [{ id: '1', total: '5.00', date: TODAY }]);
  expect((await shop.ok('digests.list', {})).digests).toMatchObject([{ waiting: '0.00', onOrder: '5.00' }]);
  shop.put('b.csv', salesFile([{ id: '2', total: '7.00', date: TODAY }]));
  await shop.ok('sync.run', {});
  expect((await shop.ok('digests.list', {})).digests).toMatchObject([{ waiting: '0.00', onOrder: '12.00' }]);
  // Nothing is in the accounts before a person has processed the order and activated the receipt.
  expect((await shop.ok('books.trial-balance', {})).rows).toEqual([]);
});

test('what comes late for a locked day is posted on the first open day, and says of which day it is', async () => {
  await synced('invoice-per-digest', [{ id: '1', total: '5.00', date: '2026-10-01' }]);
  await shop.ok('books.set-lock', { lockedThrough: '2026-10-02' });
  shop.put('b.csv', salesFile([{ id: '2', total: '7.00', date: '2026-10-01' }]));
  await shop.ok('sync.run', {});
  const { entries } = await shop.ok('books.journal', {});
  expect(entries.map(({ date, narration }) => [date, narration])).toEqual([
    ['2026-10-01', 'Sales Main 2026-10-01'],
    ['2026-10-01', 'Payments Main 2026-10-01'],
    ['2026-10-03', 'Sales Main 2026-10-01 (of 2026-10-01)'],
    ['2026-10-03', 'Payments Main 2026-10-01 (of 2026-10-01)'],
  ]);
  expect((await shop.ok('digests.list', {})).digests).toMatchObject([{ waiting: '0.00', posted: '12.00' }]);
  expect(await shop.ok('ledger.check', {})).toMatchObject({ ok: true });
  // They are listed by themselves, in pages, with the day that they are about.
  const first = await shop.ok('books.journal', { priorPeriod: true, limit: 1 });
  const second = await shop.ok('books.journal', { priorPeriod: true, limit: 1, cursor: first.next });
  expect([first.total, second.next]).toEqual([{ value: 2, exact: true }, null]);
  const listed = [...first.entries, ...second.entries];
  expect(listed.map(({ id, about }) => [id, about])).toEqual(
    entries.slice(2).map(({ id }) => [id, '2026-10-01']),
  );
  expect(entries.map(({ about }) => about)).toEqual([null, null, '2026-10-01', '2026-10-01']);
  const late = await shop.ok('books.invoices', { priorPeriod: true });
  expect(late.total.value).toBe(1);
  expect(late.invoices).toMatchObject([{ date: '2026-10-03', about: '2026-10-01', total: '7.00' }]);
  expect((await shop.ok('books.invoices', {})).total.value).toBe(2);
});
