import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openShop, RESOURCES, type SaleRow, type Shop, salesFile } from '../support/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

async function connectWith(sales: readonly SaleRow[], settings = {}): Promise<void> {
  shop.put('a.csv', salesFile(sales));
  await shop.ok('streams.connect', {
    provider: 'file',
    name: 'Till',
    folder: shop.folder,
    currency: 'EUR',
    settings: { autoInvoice: true, ...settings },
  });
}

test('a tender never seen before holds only what needs it, and mapping it releases everything', async () => {
  await connectWith([
    { id: '1', total: '5.00' },
    { id: '2', total: '7.00', method: 'Zzz points' },
    { id: '3', total: '9.00', method: 'Zzz points' },
  ]);
  const { run } = await shop.ok('sync.run', {});
  expect(run.attention).toContainEqual({
    kind: 'unmapped',
    stream: 'Till',
    type: 'payment-method',
    key: 'Zzz points',
    suggestion: '1190',
  });
  let [digest] = (await shop.ok('digests.list', {})).digests;
  expect(digest).toMatchObject({ source: '21.00', posted: '5.00', held: '16.00', status: 'held' });
  expect(run.attention).toContainEqual({ kind: 'held', stream: 'Till', code: 'tender-unmapped', count: 2 });
  const { holds } = await shop.ok('holds.list', {});
  expect(holds.map((hold) => hold.reason.code)).toEqual(['tender-unmapped', 'tender-unmapped']);
  expect(holds[0]?.reason.cure).toEqual({ action: 'open-mapping', target: 'payment-method:Zzz points' });
  const ofReason = await shop.ok('holds.list', { code: 'tender-unmapped', limit: 1 });
  expect(ofReason).toMatchObject({ holds: [{ number: 'R-2' }], total: { value: 2, exact: true } });
  const others = await shop.ok('holds.list', { code: 'order-out-of-balance' });
  expect(others).toMatchObject({ holds: [], total: { value: 0, exact: true } });

  await shop.ok('mappings.set', { stream: 'Till', type: 'payment-method', key: 'Zzz points', value: '1190' });
  await shop.ok('sync.run', {});
  [digest] = (await shop.ok('digests.list', {})).digests;
  expect(digest).toMatchObject({ source: '21.00', posted: '21.00', held: '0.00', status: 'posted' });
  // What was released is a supplement with a number of its own.
  expect(digest?.documents.map((document) => document.amount)).toEqual(['5.00', '16.00']);
  expect(new Set(digest?.documents.map((document) => document.number)).size).toBe(2);
  expect((await shop.ok('ledger.check', {})).problems).toEqual([]);
});

test('a standing policy takes suggestions at once', async () => {
  await connectWith([{ id: '1', total: '5.00', method: 'Moon card', taxCode: 'SR-6', tax: '0.28' }], {
    acceptSuggestions: true,
  });
  const { run } = await shop.ok('sync.run', {});
  expect(run.attention).toEqual([]);
  const { rows } = await shop.ok('books.trial-balance', {});
  expect(rows.find((row) => row.account === '1110')?.debit).toBe('5.00');
  expect(rows.find((row) => row.account === '2100')?.credit).toBe('0.28');
});

test('nothing before the start date is posted; it is counted as excluded', async () => {
  await connectWith(
    [
      { id: '1', total: '5.00', date: '2026-09-30' },
      { id: '2', total: '7.00', date: '2026-10-01' },
    ],
    { startDate: '2026-10-01' },
  );
  await shop.ok('sync.run', {});
  const { digests } = await shop.ok('digests.list', {});
  const byDate = Object.fromEntries(
    digests.map(({ date, posted, excluded }) => [date, { posted, excluded }]),
  );
  expect(byDate).toEqual({
    '2026-09-30': { posted: '0.00', excluded: '5.00' },
    '2026-10-01': { posted: '7.00', excluded: '0.00' },
  });
});

test('an order that does not balance is held with its difference; the others post', async () => {
  await connectWith([
    { id: '1', total: '5.00' },
    { id: '2', total: '7.00', paid: '6.50' },
  ]);
  await shop.ok('sync.run', {});
  const { holds } = await shop.ok('holds.list', {});
  expect(holds).toHaveLength(1);
  expect(holds[0]?.reason).toMatchObject({
    code: 'order-out-of-balance',
    data: { difference: '-0.50', currency: 'EUR' },
  });
  expect((await shop.ok('digests.list', {})).digests[0]).toMatchObject({ posted: '5.00', held: '7.00' });
});

test('what is no sale posts beside the sales and is no part of the amount', async () => {
  await connectWith([
    { id: '1', total: '5.00' },
    { id: '2', kind: 'pay-out', total: '-3.00' },
  ]);
  expect((await shop.ok('sync.run', {})).run.attention).toEqual([]);
  const [digest] = (await shop.ok('digests.list', {})).digests;
  expect(digest).toMatchObject({ source: '2.00', posted: '2.00', held: '0.00', amount: '5.00' });
  expect(digest?.counts).toMatchObject({ source: 2, posted: 2, held: 0 });
});

test('documents in another currency than the books are held', async () => {
  await shop.ok('books.connect', { system: 'embedded', name: 'Pounds', currency: 'GBP' });
  shop.put('a.csv', salesFile([{ id: '1', total: '5.00' }]));
  await shop.ok('streams.connect', {
    provider: 'file',
    name: 'Till',
    folder: shop.folder,
    currency: 'EUR',
    books: 'Pounds',
  });
  await shop.ok('sync.run', {});
  expect((await shop.ok('holds.list', {})).holds[0]?.reason.code).toBe('currency-differs');
});

test('a bad mapping is refused with the place and what is expected', async () => {
  await connectWith([{ id: '1', total: '5.00' }]);
  const set = (type: string, key: string, value: string) =>
    shop.fails('mappings.set', { stream: 'Till', type, key, value });
  expect(await set('payment-method', 'Cash', '9999')).toMatchObject({
    code: 'account-unknown',
    where: 'payment-method:Cash',
    data: { name: '9999' },
  });
  expect(await set('account', 'revenues', '4000')).toMatchObject({ code: 'mapping-invalid' });
  expect(await set('reason', 'Broken', 'maybe')).toMatchObject({ code: 'mapping-invalid' });
  expect(await set('location', 'Main', '{"contact":1}')).toMatchObject({ code: 'mapping-invalid' });
  expect(
    (await shop.fails('mappings.set', { stream: 'Nope', type: 'tax', key: 'a', value: '2100' })).code,
  ).toBe('stream-not-found');
});

test('a start date changed after a sync takes effect on what is not posted', async () => {
  await connectWith(
    [
      { id: '1', total: '5.00', date: '2026-09-30' },
      { id: '2', total: '7.00', date: '2026-10-01' },
    ],
    { autoInvoice: false },
  );
  await shop.ok('sync.run', {});
  await shop.ok('streams.set', { stream: 'Till', settings: { startDate: '2026-10-01' } });
  expect(await shop.ok('digests.post', {})).toMatchObject({ posted: 1 });
  const excluded = async () =>
    (await shop.ok('digests.list', {})).digests.map((digest) => [digest.posted, digest.excluded]);
  expect(await excluded()).toEqual([
    ['0.00', '5.00'],
    ['7.00', '0.00'],
  ]);
  await shop.ok('streams.set', { stream: 'Till', settings: { startDate: null } });
  await shop.ok('digests.post', {});
  expect(await excluded()).toEqual([
    ['5.00', '0.00'],
    ['7.00', '0.00'],
  ]);
});

test('a reason mapped before posting decides about stock', async () => {
  await connectWith(
    [
      { id: 'g', kind: 'goods-received', quantity: '10', total: '40.00', cost: '40.00' },
      { id: '1', total: '9.00' },
      { id: '2', kind: 'return', total: '-9.00', quantity: '-1', reason: 'Broken' },
    ],
    { autoInvoice: false },
  );
  await shop.ok('sync.run', {});
  await shop.ok('mappings.set', { stream: 'Till', type: 'reason', key: 'Broken', value: 'written-off' });
  await shop.ok('digests.post', {});
  const { rows } = await shop.ok('books.trial-balance', {});
  expect(rows.find((row) => row.account === '1400')?.debit).toBe('36.00');
});

test('a mapping to an account that the chart has not got posts nothing and uses up no number', async () => {
  const other = await openShop();
  try {
    const profile = JSON.parse(
      readFileSync(path.join(RESOURCES, 'file-profiles', 'daybook.json'), 'utf8'),
    ) as {
      defaults: { paymentMethods: Record<string, string> };
    };
    profile.defaults.paymentMethods['Cash'] = '1999';
    const file = other.put('own-profile.json', JSON.stringify(profile));
    other.put('a.csv', salesFile([{ id: '1', total: '5.00' }]));
    await other.ok('streams.connect', {
      provider: 'file',
      name: 'Till',
      folder: other.folder,
      profile: file,
      currency: 'EUR',
      settings: { autoInvoice: true },
    });
    const { run } = await other.ok('sync.run', {});
    expect(run.attention).toMatchObject([{ kind: 'failed', failure: { code: 'account-unknown' } }]);
    expect(run.deliveries).toEqual({ succeeded: 0, failed: 0, held: 0, waiting: 0 });
    await other.ok('mappings.set', { stream: 'Till', type: 'payment-method', key: 'Cash', value: '1010' });
    const mended = await other.ok('sync.run', {});
    expect(mended.run).toMatchObject({ attention: [], deliveries: { succeeded: 1 } });
    expect((await other.ok('books.invoices', {})).invoices[0]?.number).toBe('INV-Main-20261001-001');
  } finally {
    await other.close();
  }
});
