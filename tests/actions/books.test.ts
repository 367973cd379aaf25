import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Responses } from '../../src-shared/ipc/contract.ts';
import { openShop, type SaleRow, type Shop, salesFile } from '../support/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

async function trade(sales: readonly SaleRow[]): Promise<void> {
  shop.put('a.csv', salesFile(sales));
  const stream = { provider: 'file', name: 'Till', folder: shop.folder, currency: 'EUR' } as const;
  await shop.ok('streams.connect', { ...stream, settings: { autoInvoice: true } });
  await shop.ok('sync.run', {});
}

const DAYS: readonly SaleRow[] = [
  { id: '1', total: '5.00', date: '2026-10-01', location: 'North' },
  { id: '2', total: '6.00', date: '2026-10-02', location: 'North' },
  { id: '3', total: '7.00', date: '2026-10-03', location: 'South_1' },
  { id: '4', total: '8.00', date: '2026-10-03', location: 'North' },
  { id: '5', kind: 'return', total: '-1.00', quantity: '-1', date: '2026-10-03', location: 'North' },
];

test('the chart has every account by number', async () => {
  await shop.ok('books.connect', { system: 'embedded', name: 'Books', currency: 'EUR' });
  const { accounts } = await shop.ok('books.chart', {});
  expect(accounts).toContainEqual({ number: '1010', name: 'Cash on hand', type: 'asset' });
  const numbers = accounts.map((account) => account.number);
  expect(numbers).toEqual(numbers.toSorted());
});

describe('the list of documents', () => {
  const numbers = ({ invoices }: Responses['books.invoices']) => invoices.map(({ number }) => number);
  beforeEach(() => trade(DAYS));

  test('is light, oldest first, and tells how many there are', async () => {
    const all = await shop.ok('books.invoices', {});
    expect(numbers(all)).toEqual([
      'INV-North-20261001-001',
      'INV-North-20261002-001',
      'CN-North-20261003-001',
      'INV-North-20261003-001',
      'INV-South_1-20261003-001',
    ]);
    expect(all.total).toEqual({ value: 5, exact: true });
    expect(all.invoices[0]).toEqual({
      type: 'invoice',
      number: 'INV-North-20261001-001',
      key: expect.any(String) as string,
      date: '2026-10-01',
      about: null,
      contact: 'POS sales customer',
      location: 'North',
      currency: 'EUR',
      total: '5.00',
    });
  });

  test.each([false, true])('goes through its pages, newest first: %s', async (newestFirst) => {
    const whole = numbers(await shop.ok('books.invoices', { newestFirst }));
    expect(whole).toHaveLength(5);
    if (newestFirst) expect(whole).toEqual(numbers(await shop.ok('books.invoices', {})).toReversed());
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Responses['books.invoices'] = await shop.ok('books.invoices', {
        newestFirst,
        limit: 2,
        cursor,
      });
      seen.push(...numbers(page));
      expect(page.total.value).toBe(5);
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(whole);
  });

  test('refuses the cursor of the other order', async () => {
    const { next } = await shop.ok('books.invoices', { limit: 2 });
    const other = await shop.fails('books.invoices', { limit: 2, cursor: next, newestFirst: true });
    expect(other).toMatchObject({ code: 'bad-input', where: 'cursor' });
  });

  test.each([
    ['20261003', ['CN-North-20261003-001', 'INV-North-20261003-001', 'INV-South_1-20261003-001']],
    ['cn-', ['CN-North-20261003-001']],
    ['SOUTH', ['INV-South_1-20261003-001']],
    // No wildcards: an underscore is one.
    ['h_1', ['INV-South_1-20261003-001']],
    ['%', []],
    ['nowhere', []],
  ])('finds %s', async (search, found) => {
    const page = await shop.ok('books.invoices', { search });
    expect(numbers(page)).toEqual(found);
    expect(page.total.value).toBe(found.length);
  });

  test('finds a location that the number does not name', async () => {
    const value = '{"numberFormats":{"invoice":"X{YYYY}{MM}{DD}-{SEQ:2}"}}';
    await shop.ok('mappings.set', { stream: 'Till', type: 'location', key: 'South_1', value });
    shop.put('b.csv', salesFile([{ id: '9', total: '1.00', date: '2026-10-09', location: 'South_1' }]));
    await shop.ok('sync.run', {});
    expect(numbers(await shop.ok('books.invoices', { search: 'south' }))).toEqual([
      'INV-South_1-20261003-001',
      'X20261009-01',
    ]);
    expect(numbers(await shop.ok('books.invoices', { search: 'south', type: 'credit-note' }))).toEqual([]);
  });
});

test('a document has its digest, lines, payments with account names, entries and history', async () => {
  await trade([
    { id: '1', total: '5.00' },
    { id: '2', total: '7.00', sku: 'CUP', method: 'Card' },
  ]);
  const [digest] = (await shop.ok('digests.list', {})).digests;
  const { document } = await shop.ok('books.document', { number: 'INV-Main-20261001-001' });
  expect(document).toMatchObject({
    type: 'invoice',
    contact: 'POS sales customer',
    total: '12.00',
    rounding: '0.00',
    tips: '0.00',
    digest: { id: digest?.id, revision: 1 },
    lines: [
      { sku: 'CUP', quantity: '1', total: '7.00' },
      { sku: 'TEA', quantity: '1', total: '5.00' },
    ],
    payments: [
      { method: 'Card', account: '1110', accountName: 'Card clearing', amount: '7.00' },
      { method: 'Cash', account: '1010', accountName: 'Cash on hand', amount: '5.00' },
    ],
  });
  const journal = await shop.ok('books.journal', {});
  expect(document.entries).toEqual(
    journal.entries.map(({ date, narration, lines }) => ({ date, narration, lines })),
  );
  expect(document.history.map(({ event, detail }) => [event, detail])).toEqual([
    ['posted', '1'],
    ['sent', '1'],
    ['recorded', 'INV-Main-20261001-001'],
  ]);
  expect(await shop.fails('books.document', { number: 'INV-1' })).toMatchObject({
    code: 'document-not-found',
    where: 'INV-1',
    data: { books: 'Books' },
  });
});

test('a supplement tells its own revision', async () => {
  await trade([{ id: '1', total: '5.00' }]);
  shop.put('b.csv', salesFile([{ id: '2', total: '7.00' }]));
  await shop.ok('sync.run', {});
  const { document } = await shop.ok('books.document', { number: 'INV-Main-20261001-002' });
  expect(document.digest?.revision).toBe(2);
  expect(document.history[0]).toMatchObject({ event: 'posted', detail: '2' });
});

test('opening balances belong to no digest', async () => {
  await shop.ok('streams.connect', { provider: 'sample', name: 'S' });
  await shop.ok('sync.run', { from: '2026-10-01', to: '2026-10-01' });
  const { invoices } = await shop.ok('books.invoices', { type: 'opening-balance' });
  const { document } = await shop.ok('books.document', { number: invoices[0]?.number ?? '' });
  expect(document).toMatchObject({ contact: null, digest: null, lines: [], payments: [], tips: '0.00' });
  expect(document.entries.length).toBeGreaterThan(0);
  expect(document.history[0]).toMatchObject({ event: 'posted', detail: '' });
});

test('an account and the journal tell how many rows there are', async () => {
  await trade(DAYS);
  const account = await shop.ok('books.account', { account: '1010', limit: 2 });
  expect(account.rows).toHaveLength(2);
  expect(account.total).toEqual({ value: 5, exact: true });
  const journal = await shop.ok('books.journal', { limit: 1 });
  expect(journal.entries).toHaveLength(1);
  // A sale and its payment are two entries each, and so are a return and its refund.
  expect(journal.total).toEqual({ value: 10, exact: true });
});
