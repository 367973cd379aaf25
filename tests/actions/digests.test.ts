import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RequestInput } from '../../src-shared/ipc/contract.ts';
import { dayEnd, businessDate, zoneId } from '../../src-shared/time/index.ts';
import { type LATER, openShop, type SaleRow, type Shop, salesFile } from '../support/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

async function connect(at: Shop, sales: readonly SaleRow[], settings = {}): Promise<void> {
  at.put('a.csv', salesFile(sales));
  await at.ok('streams.connect', {
    provider: 'file',
    name: 'Till',
    folder: at.folder,
    currency: 'EUR',
    settings: { timeZone: 'UTC', ...settings },
  });
  await at.ok('sync.run', {});
}

const TWO_SHOPS: readonly SaleRow[] = [
  { id: '1', total: '5.00', date: '2026-10-01' },
  { id: '2', total: '9.00', date: '2026-10-02' },
  { id: '3', total: '7.00', date: '2026-10-02', location: 'École' },
];

describe('the digest list', () => {
  const seen = async (input: RequestInput<'digests.list'>) => {
    const { digests, total } = await shop.ok('digests.list', input);
    expect(total).toEqual({ value: digests.length, exact: true });
    return digests.map(({ date, location }) => `${date} ${location}`);
  };

  test('is searched, filtered and ordered', async () => {
    await connect(shop, TWO_SHOPS);
    expect(await seen({ sort: { by: 'amount', descending: true } })).toEqual([
      '2026-10-02 Main',
      '2026-10-02 École',
      '2026-10-01 Main',
    ]);
    expect(await seen({ search: 'éCOLE' })).toEqual(['2026-10-02 École']);
    expect(await seen({ search: '  ' })).toHaveLength(3);
    expect(await seen({ stream: 'till', location: 'Main', from: '2026-10-02' })).toEqual(['2026-10-02 Main']);
    expect(await seen({ statuses: ['posted'] })).toEqual([]);
    const [first] = (await shop.ok('digests.list', { from: '2026-10-02', location: 'Main' })).digests;
    await shop.ok('digests.post', { ids: [first?.id ?? ''] });
    expect(await seen({ statuses: ['posted'] })).toEqual(['2026-10-02 Main']);
    expect(await seen({ statuses: ['ready', 'held'] })).toEqual(['2026-10-01 Main', '2026-10-02 École']);
    expect(await seen({ search: '20261002' })).toEqual(['2026-10-02 Main']);
    expect((await shop.fails('digests.list', { stream: 'none' })).code).toBe('stream-not-found');
  });

  test('goes on only where it was', async () => {
    await connect(shop, TWO_SHOPS);
    const { next, total } = await shop.ok('digests.list', { limit: 1 });
    expect(total.value).toBe(3);
    expect((await shop.ok('digests.list', { limit: 2, cursor: next })).digests).toHaveLength(2);
    expect(await shop.fails('digests.list', { limit: 1, cursor: next, search: 'main' })).toMatchObject({
      code: 'bad-input',
      where: 'cursor',
    });
  });

  test('asks the clock of each location for open and ready', async () => {
    const date = businessDate('2026-10-02');
    const end = dayEnd(date, [{ from: date, zone: zoneId('UTC'), cutOffMinutes: 0 }]);
    const statuses = async (now: number, input: RequestInput<'digests.list'>) => {
      const at = await openShop({ now: now as typeof LATER });
      try {
        const rows = ['document,shift-open,s,École,2026-10-02T08:00:00Z,R1,S1'];
        at.put('s.csv', ['row,kind,id,location,date_time,register,shift', ...rows].join('\n'));
        await connect(at, TWO_SHOPS);
        const { digests, total } = await at.ok('digests.list', input);
        expect(total.value).toBe(digests.length);
        return digests.map(({ location, date: day, status }) => `${day} ${location} ${status}`);
      } finally {
        await at.close();
      }
    };
    expect(await statuses(end - 1, { statuses: ['open'] })).toEqual([
      '2026-10-02 Main open',
      '2026-10-02 École open',
    ]);
    expect(await statuses(end - 1, { statuses: ['ready'] })).toEqual(['2026-10-01 Main ready']);
    // Its shift is still open.
    expect(await statuses(end, { statuses: ['open'] })).toEqual(['2026-10-02 École open']);
    expect(await statuses(end, { statuses: ['ready'] })).toEqual([
      '2026-10-01 Main ready',
      '2026-10-02 Main ready',
    ]);
  });
});

describe('one digest', () => {
  const SALES: readonly SaleRow[] = [
    { id: '1', total: '5.00' },
    { id: '2', total: '7.00', method: 'Card' },
    { id: '3', total: '9.00' },
  ];
  const only = async () => {
    const [digest] = (await shop.ok('digests.list', {})).digests;
    if (digest === undefined) throw new Error('no digest');
    return digest;
  };

  test('is reviewed until it changes, and says so in the list', async () => {
    await connect(shop, SALES);
    const { id } = await only();
    expect((await only()).reviewedAt).toBeNull();
    const { digests } = await shop.ok('digests.review', { ids: [id, id], reviewed: true });
    expect(digests).toEqual([await only()]);
    expect(digests[0]?.reviewedAt).toBe('2026-12-31T12:00:00Z');
    shop.put('b.csv', salesFile([{ id: '4', total: '1.00' }]));
    await shop.ok('sync.run', {});
    expect((await only()).reviewedAt).toBeNull();
    expect((await shop.fails('digests.review', { ids: ['dig_none'], reviewed: true })).code).toBe(
      'digest-not-found',
    );
  });

  test('carries a note', async () => {
    await connect(shop, SALES);
    const { id } = await only();
    expect((await shop.ok('digests.show', { id })).note).toBe('');
    expect(await shop.ok('digests.note', { id, note: '  Rained all day. ' })).toEqual({
      note: 'Rained all day.',
    });
    expect((await shop.ok('digests.show', { id })).note).toBe('Rained all day.');
    expect((await shop.fails('digests.note', { id: 'dig_none', note: 'x' })).code).toBe('digest-not-found');
  });

  test('leaves an order out at once, and takes it back', async () => {
    await connect(shop, SALES);
    const { id } = await only();
    const { orders } = await shop.ok('digests.orders', { id, search: 'R-2' });
    const document = orders[0]?.id ?? '';
    const { digest } = await shop.ok('digests.exclude', { id, document, reason: 'a test of the till' });
    expect(digest).toMatchObject({ source: '21.00', waiting: '14.00', excluded: '7.00', amount: '14.00' });
    expect(digest.counts).toMatchObject({ source: 3, waiting: 2, excluded: 1 });
    const excluded = await shop.ok('digests.orders', { id, states: ['excluded'] });
    expect(excluded).toMatchObject({
      total: { value: 1, exact: true },
      orders: [{ number: 'R-2', reason: { code: 'excluded-by-person' } }],
    });
    await shop.ok('digests.post', { ids: [id] });
    expect((await shop.ok('books.trial-balance', {})).totals).toEqual({ debit: '14.00', credit: '14.00' });
    // A supplement of its own.
    const back = await shop.ok('digests.include', { id, document });
    expect(back.digest).toMatchObject({ posted: '14.00', waiting: '7.00', excluded: '0.00', revision: 2 });
    await shop.ok('digests.post', {});
    expect((await only()).documents.map(({ amount }) => amount)).toEqual(['14.00', '7.00']);
    expect(await shop.fails('digests.exclude', { id, document, reason: 'too late' })).toMatchObject({
      code: 'document-already-posted',
      data: { number: 'R-2' },
    });
    expect((await shop.fails('digests.include', { id, document: 'doc_none' })).code).toBe(
      'document-not-found',
    );
    expect((await shop.ok('ledger.check', {})).problems).toEqual([]);
  });

  test('shows as many orders as asked for, and their total', async () => {
    await connect(shop, SALES);
    const { id } = await only();
    const first = await shop.ok('digests.show', { id, limit: 2 });
    expect([first.orders.length, first.total.value]).toEqual([2, 3]);
    const rest = await shop.ok('digests.orders', { id, limit: 2, cursor: first.next });
    expect(rest.orders.map(({ number }) => number)).toEqual(['R-3']);
    expect(rest.next).toBeNull();
    expect((await shop.fails('digests.orders', { id: 'dig_none' })).code).toBe('digest-not-found');
  });
});

test('many digests post by their ids in one go; what cannot is counted, and alone says why', async () => {
  const days = Array.from({ length: 28 }, (_, day) => String(day + 1).padStart(2, '0'));
  await connect(
    shop,
    days.map((day) => ({ id: day, total: '1.00', date: `2026-10-${day}` })),
  );
  const ids = (await shop.ok('digests.list', {})).digests.map(({ id }) => id);
  expect(ids).toHaveLength(28);
  expect((await shop.fails('digests.post', { ids: [...ids, 'dig_none'] })).code).toBe('digest-not-found');
  expect((await shop.ok('books.invoices', {})).total.value).toBe(0);
  const some = ids.slice(3, 20);
  expect(await shop.ok('digests.post', { ids: [...some, ...some] })).toMatchObject({
    posted: 17,
    deliveries: { succeeded: 17 },
  });
  const posted = (await shop.ok('digests.list', { statuses: ['posted'] })).digests.map(({ id }) => id);
  expect(posted).toEqual(some);
  expect((await shop.fails('digests.post', { ids: [some[0] ?? ''] })).code).toBe('digest-nothing-to-post');
  expect(await shop.ok('digests.post', { ids })).toMatchObject({ posted: 11, notReady: 17 });
  expect((await shop.ok('digests.post', { ids: [] })).posted).toBe(0);
});

describe('what needs a person', () => {
  test('is listed off the ledger, with files that left rows out until they are repaired', async () => {
    const good = salesFile([
      { id: '1', total: '5.00' },
      { id: '2', total: '7.00', method: 'Voucher' },
    ]);
    shop.put('a.csv', good.replace('sale,1,R-1,Main,2026-10-01T10:00:00Z', 'sale,1,R-1,Main,31/02'));
    await shop.ok('streams.connect', {
      provider: 'file',
      name: 'Till',
      folder: shop.folder,
      currency: 'EUR',
    });
    await shop.ok('sync.run', {});
    const kinds = async (input: RequestInput<'attention.list'> = {}) =>
      (await shop.ok('attention.list', input)).attention.map(({ kind }) => kind).toSorted();
    expect(await kinds()).toEqual(['held', 'rejected', 'unmapped']);
    expect(await kinds({ stream: 'Till' })).toEqual(['held', 'rejected', 'unmapped']);
    const [rejected] = (await shop.ok('attention.list', {})).attention.filter(
      ({ kind }) => kind === 'rejected',
    );
    expect(rejected).toMatchObject({ stream: 'Till', file: 'a.csv', rows: 2 });
    const shown = await shop.ok('imports.show', { id: (rejected as { import: string }).import, limit: 1 });
    expect([shown.rejections.length, shown.total.value]).toEqual([1, 2]);
    expect((await shop.ok('imports.list', {})).total).toEqual({ value: 1, exact: true });
    expect((await shop.ok('holds.list', {})).total).toEqual({ value: 1, exact: true });
    shop.put('a.csv', good);
    await shop.ok('sync.run', {});
    expect(await kinds()).toEqual(['held', 'unmapped']);
    expect((await shop.fails('attention.list', { stream: 'none' })).code).toBe('stream-not-found');
    await shop.ok('streams.set', { stream: 'Till', status: 'disconnected' });
    expect(await kinds()).toEqual([]);
  });
});

test('the sample store can leave its days for review', async () => {
  const input = { days: 2, until: '2026-10-02' } as const;
  const left = await shop.ok('demo.run', { ...input, autoInvoice: false });
  const statuses = async () =>
    (await shop.ok('digests.list', { stream: left.stream })).digests.map(({ status }) => status);
  const { rows } = await shop.ok('books.trial-balance', { books: left.books });
  expect(rows.some((row) => row.account === '4000')).toBe(false);
  expect(await statuses()).not.toContain('posted');
  expect(await statuses()).toContain('ready');
  expect(await statuses()).toHaveLength(left.digests);
  // The stream keeps to what it was connected with, whatever a later run leaves out.
  await shop.ok('demo.run', input);
  expect(await statuses()).toContain('ready');
});
