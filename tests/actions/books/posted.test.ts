import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openShop, type SaleRow, type Shop, salesFile } from '../../support/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

async function trade(sales: readonly SaleRow[], settings: object): Promise<void> {
  shop.put('a.csv', salesFile(sales));
  const stream = { provider: 'file', name: 'Till', folder: shop.folder, currency: 'EUR' } as const;
  await shop.ok('streams.connect', { ...stream, settings: { autoInvoice: true, ...settings } });
  await shop.ok('sync.run', {});
}

async function balances(at = shop): Promise<Record<string, string>> {
  const { rows } = await at.ok('books.trial-balance', {});
  const signed = rows.map(({ account, debit, credit }) => [
    account,
    credit === '0.00' ? debit : `-${credit}`,
  ]);
  return Object.fromEntries(signed.filter(([, balance]) => balance !== '0.00')) as Record<string, string>;
}

const problems = async () => (await shop.ok('ledger.check', {})).problems;

const DAYS: readonly SaleRow[] = [
  { id: 'g', kind: 'goods-received', quantity: '10', total: '20.00', cost: '20.00', date: '2026-10-01' },
  { id: '1', total: '10.60', tax: '0.60', date: '2026-10-01' },
  { id: '2', total: '5.00', date: '2026-10-01', method: 'Card' },
  { id: '3', kind: 'return', total: '-5.00', quantity: '-1', date: '2026-10-02' },
  { id: '4', total: '7.00', date: '2026-10-02' },
];

describe('a posting that is undone', () => {
  test('keeps its orders out with the reason, and posts anew when they are brought back', async () => {
    await trade(DAYS, {});
    const before = await balances();
    const { invoices } = await shop.ok('books.invoices', { type: 'invoice' });
    const number = invoices[0]?.number ?? '';
    const { documents } = await shop.ok('books.undo', { number, reason: 'wrong shop' });
    expect(documents).toBe(2);
    expect(await problems()).toEqual([]);
    expect((await balances())['4000']).not.toBe(before['4000']);
    const { digests } = await shop.ok('digests.list', {});
    const digest = digests.find(({ date }) => date === '2026-10-01');
    const { orders } = await shop.ok('digests.orders', { id: digest?.id ?? '', states: ['excluded'] });
    expect(orders).toHaveLength(2);
    for (const order of orders) {
      expect(order.reason).toMatchObject({ code: 'excluded-by-person', data: { reason: 'wrong shop' } });
      await shop.ok('digests.include', { id: digest?.id ?? '', document: order.id });
    }
    await shop.ok('digests.post', {});
    expect(await balances()).toEqual(before);
    expect(await problems()).toEqual([]);
  });
});

test('a whole day that was undone is brought back at once, less what a person has kept out since', async () => {
  await trade(DAYS, {});
  const before = await balances();
  const { invoices } = await shop.ok('books.invoices', { type: 'invoice' });
  const number = invoices[0]?.number ?? '';
  expect((await shop.fails('books.bring-back', { number })).code).toBe('document-not-open');
  expect((await shop.fails('books.bring-back-plan', { number })).code).toBe('document-not-open');
  await shop.ok('books.undo', { number, reason: 'wrong shop' });
  const { digests } = await shop.ok('digests.list', {});
  const id = digests.find(({ date }) => date === '2026-10-01')?.id ?? '';
  const kept = (await shop.ok('digests.orders', { id, states: ['excluded'] })).orders;
  expect(kept.map(({ undone }) => undone)).toEqual([number, number]);
  const { plan } = await shop.ok('books.bring-back-plan', { number });
  expect(plan).toMatchObject({ reason: 'wrong shop', count: 2 });
  expect(plan.documents.map((each) => each.id).toSorted()).toEqual(kept.map((order) => order.id).toSorted());
  expect(plan.documents[0]).toMatchObject({ digest: id, number: 'R-1', kind: 'sale', amount: '10.60' });
  expect(await shop.ok('books.bring-back', { number, reason: 'right shop' })).toEqual({ documents: 2 });
  expect((await shop.ok('digests.orders', { id })).orders.map(({ undone }) => undone)).toEqual([
    null,
    null,
    null,
  ]);
  const { document } = await shop.ok('books.document', { number });
  expect(document.history.map(({ event, detail }) => [event, detail])).toEqual(
    expect.arrayContaining([
      ['posting-undone', 'wrong shop'],
      ['posting-brought-back', 'right shop'],
    ]),
  );
  await shop.ok('digests.post', {});
  expect(await balances()).toEqual(before);
  expect(await problems()).toEqual([]);
  expect((await shop.fails('books.bring-back', { number })).code).toBe('document-not-open');
});

describe('orders and receipts of a shift', () => {
  const settings = { postingStyle: 'orders-and-receipts-per-shift' };

  test('processed, activated and allocated by a person come to what invoices come to', async () => {
    await trade(DAYS, settings);
    expect((await shop.ok('books.orders', { states: ['open'] })).orders.length).toBeGreaterThan(1);
    expect((await shop.ok('books.receipts', { states: ['inactive'] })).receipts.length).toBeGreaterThan(1);
    expect(await problems()).toEqual([]);
    expect((await shop.ok('books.process', {})).refused).toEqual([]);
    expect((await shop.ok('books.activate', {})).refused).toEqual([]);
    await shop.ok('books.allocate', {});
    expect((await shop.ok('books.open-items', {})).items).toEqual([]);
    expect(await problems()).toEqual([]);
    const other = await openShop();
    try {
      const mine = shop;
      shop = other;
      await trade(DAYS, {});
      const invoiced = await balances(other);
      shop = mine;
      expect(await balances()).toEqual(invoiced);
    } finally {
      await other.close();
    }
  });

  test('need no person where the stream says so', async () => {
    await trade(DAYS, { ...settings, autoProcess: true });
    expect((await shop.ok('books.orders', { states: ['open'] })).orders).toEqual([]);
    expect((await shop.ok('books.receipts', { states: ['inactive'] })).receipts).toEqual([]);
    expect((await shop.ok('books.open-items', {})).items).toEqual([]);
    const { digests } = await shop.ok('digests.list', {});
    expect(digests.map(({ status }) => status)).toEqual(digests.map(() => 'posted'));
    expect(await problems()).toEqual([]);
  });

  test('are undone together', async () => {
    await trade(DAYS, { ...settings, autoProcess: true });
    const { orders } = await shop.ok('books.orders', {});
    const { plan } = await shop.ok('books.undo-plan', { number: orders[0]?.number ?? '' });
    expect(plan.documents.map(({ type }) => type).toSorted()).toEqual(['invoice', 'receipt', 'sales-order']);
    // The receipt has paid the invoice, and goes with it.
    expect(plan.allocations).toEqual([]);
    await shop.ok('books.undo', { number: orders[0]?.number ?? '', reason: 'wrong shop' });
    expect((await shop.ok('books.open-items', {})).items).toEqual([]);
    expect(await problems()).toEqual([]);
  });
});
