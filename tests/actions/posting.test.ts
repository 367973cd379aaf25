import { afterEach, beforeEach, expect, test } from 'vitest';
import { OPEN_SHIFT_GRACE_MS } from '../../src-main/core/digest/ready.ts';
import { businessDate, dayEnd, zoneId } from '../../src-shared/time/index.ts';
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
    settings,
  });
}

test('without auto invoice a synced day waits for a person, and posts once', async () => {
  await connect(shop, [{ id: '1', total: '5.00' }]);
  await shop.ok('sync.run', {});
  const [waiting] = (await shop.ok('digests.list', {})).digests;
  expect(waiting).toMatchObject({ status: 'ready', waiting: '5.00', documents: [] });
  expect((await shop.ok('books.trial-balance', {})).rows).toEqual([]);
  const first = await shop.ok('digests.post', { ids: [waiting?.id ?? ''] });
  expect(first).toMatchObject({ posted: 1, deliveries: { succeeded: 1, waiting: 0 } });
  const second = await shop.ok('digests.post', {});
  expect(second).toMatchObject({ posted: 0, deliveries: { succeeded: 0, waiting: 0 } });
  expect((await shop.ok('books.invoices', {})).invoices).toHaveLength(1);
});

test('the journal shown before posting is the journal posted', async () => {
  await connect(shop, [
    { id: '1', total: '10.60', tax: '0.60' },
    { id: '2', kind: 'return', total: '-5.30', tax: '-0.30', quantity: '-1' },
  ]);
  await shop.ok('sync.run', {});
  const [digest] = (await shop.ok('digests.list', {})).digests;
  const id = digest?.id ?? '';
  const shown = (await shop.ok('digests.show', { id })).journal;
  await shop.ok('digests.post', {});
  const posted = (await shop.ok('books.journal', {})).entries;
  const lines = (entries: readonly Pick<(typeof shown)[number], 'lines'>[]) =>
    entries.flatMap((entry) => entry.lines);
  expect(lines(shown).length).toBeGreaterThan(6);
  expect(lines(posted)).toEqual(lines(shown));
  expect(shown.map((entry) => entry.stand)).toEqual(shown.map(() => 'planned'));
  const inBooks = shown.map((entry) => ({ ...entry, stand: 'posted' }));
  expect((await shop.ok('digests.show', { id })).journal).toEqual(inBooks);
});

test('stock of matching SKUs goes down at average cost, and comes back with a return', async () => {
  await connect(
    shop,
    [
      { id: 'g1', kind: 'goods-received', quantity: '10', total: '40.00', cost: '40.00', date: '2026-10-01' },
      { id: '1', total: '9.00', date: '2026-10-02' },
      { id: '2', total: '9.00', date: '2026-10-03', sku: 'NOT-STOCKED' },
      { id: '3', kind: 'return', total: '-9.00', quantity: '-1', date: '2026-10-04' },
    ],
    { autoInvoice: true },
  );
  await shop.ok('sync.run', {});
  const { rows } = await shop.ok('books.account', { account: '1400' });
  expect(rows.map(({ date, debit, credit, balance }) => [date, debit, credit, balance])).toEqual([
    ['2026-10-01', '40.00', '0.00', '40.00'],
    ['2026-10-02', '0.00', '4.00', '36.00'],
    ['2026-10-04', '4.00', '0.00', '40.00'],
  ]);
  expect((await shop.ok('ledger.check', {})).problems).toEqual([]);
});

test('all sales and sales by SKU make the same balances', async () => {
  const sales: SaleRow[] = [
    { id: '1', total: '10.60', tax: '0.60', sku: 'A' },
    { id: '2', total: '5.00', sku: 'B' },
    { id: '3', kind: 'return', total: '-5.00', quantity: '-1', sku: 'B' },
  ];
  const other = await openShop();
  try {
    await connect(shop, sales, { autoInvoice: true, grouping: 'sku' });
    await connect(other, sales, { autoInvoice: true, grouping: 'all' });
    await shop.ok('sync.run', {});
    await other.ok('sync.run', {});
    expect((await other.ok('books.trial-balance', {})).rows).toEqual(
      (await shop.ok('books.trial-balance', {})).rows,
    );
    const linesOf = async (at: Shop) =>
      (await at.ok('books.document', { number: 'INV-Main-20261001-001' })).document.lines;
    expect((await linesOf(shop)).map((line) => line.sku)).toEqual(['A', 'B']);
    expect((await linesOf(other)).map((line) => line.description)).toEqual(['All sales']);
  } finally {
    await other.close();
  }
});

test('a day that still runs is open and does not post by itself', async () => {
  const date = businessDate('2026-10-01');
  const rule = { from: date, zone: zoneId('UTC'), cutOffMinutes: 0 };
  const end = dayEnd(date, [rule]);
  for (const [now, status] of [
    [end - 1, 'open'],
    [end, 'posted'],
  ] as const) {
    const at = await openShop({ now: now as typeof end });
    try {
      await connect(at, [{ id: '1', total: '5.00' }], { autoInvoice: true, timeZone: 'UTC' });
      await at.ok('sync.run', {});
      expect((await at.ok('digests.list', {})).digests[0]?.status).toBe(status);
    } finally {
      await at.close();
    }
  }
});

test('the same files again say 0 new, 0 changed; a changed document shows on a posted day', async () => {
  const sales: SaleRow[] = [
    { id: '1', total: '5.00' },
    { id: '2', total: '7.00' },
  ];
  await connect(shop, sales, { autoInvoice: true });
  const first = await shop.ok('sync.run', {});
  expect(first.run.documents).toEqual({ new: 2, changed: 0, unchanged: 0, rejected: 0 });
  const again = await shop.ok('sync.run', {});
  expect(again.run.documents).toEqual({ new: 0, changed: 0, unchanged: 2, rejected: 0 });
  expect(again.run.digests).toEqual({ built: 0, changed: 0 });

  shop.put(
    'b.csv',
    salesFile([
      { id: '1', total: '5.00' },
      { id: '2', total: '8.00' },
      { id: '3', total: '1.00' },
    ]),
  );
  const third = await shop.ok('sync.run', {});
  expect(third.run.documents).toEqual({ new: 1, changed: 1, unchanged: 3, rejected: 0 });
  const [digest] = (await shop.ok('digests.list', {})).digests;
  expect(digest).toMatchObject({ status: 'changed-since-posted', source: '13.00', posted: '13.00' });
  expect(third.run.attention).toMatchObject([{ kind: 'changed', location: 'Main', date: '2026-10-01' }]);
  const trial = await shop.ok('books.trial-balance', {});
  expect(trial.rows.find((row) => row.account === '4000')?.credit).toBe('13.00');
});

test('the journal of a posted day is what was posted, cost included, whatever is mapped later', async () => {
  await connect(
    shop,
    [
      { id: 'g', kind: 'goods-received', quantity: '10', total: '40.00', cost: '40.00' },
      { id: '1', total: '9.00' },
    ],
    { autoInvoice: true },
  );
  await shop.ok('sync.run', {});
  const [digest] = (await shop.ok('digests.list', {})).digests;
  await shop.ok('mappings.set', { stream: 'Till', type: 'account', key: 'revenue', value: '4300' });
  const { journal } = await shop.ok('digests.show', { id: digest?.id ?? '' });
  const accounts = journal.flatMap((entry) => entry.lines.map((line) => line.account));
  expect(accounts).toContain('4000');
  expect(accounts).toContain('5000');
  expect(accounts).not.toContain('4300');
});

test('a digest that is named posts, or says why not', async () => {
  const date = businessDate('2026-10-01');
  const noon = (dayEnd(date, [{ from: date, zone: zoneId('UTC'), cutOffMinutes: 0 }]) - 1) as typeof LATER;
  const at = await openShop({ now: noon });
  try {
    await connect(
      at,
      [
        { id: '1', total: '5.00' },
        { id: '2', total: '7.00', date: '2026-09-30' },
      ],
      {
        timeZone: 'UTC',
      },
    );
    await at.ok('sync.run', {});
    const [past, running] = (await at.ok('digests.list', {})).digests;
    expect((await at.fails('digests.post', { ids: [running?.id] })).code).toBe('digest-not-ready');
    expect(await at.ok('digests.post', {})).toMatchObject({ posted: 1, notReady: 1 });
    expect((await at.fails('digests.post', { ids: [past?.id] })).code).toBe('digest-nothing-to-post');
    expect((await at.fails('digests.post', { ids: ['dig_none'] })).code).toBe('digest-not-found');
    await at.ok('streams.set', { stream: 'Till', status: 'paused' });
    expect((await at.fails('digests.post', { ids: [past?.id] })).code).toBe('stream-paused');
  } finally {
    await at.close();
  }
});

test('a sync of a range posts that range only', async () => {
  await connect(
    shop,
    [
      { id: '1', total: '5.00' },
      { id: '2', total: '7.00', date: '2026-10-02' },
    ],
    {
      autoInvoice: true,
    },
  );
  await shop.ok('sync.run', { from: '2026-10-02', to: '2026-10-02' });
  const statuses = (await shop.ok('digests.list', {})).digests.map((digest) => digest.status);
  expect(statuses).toEqual(['ready', 'posted']);
});

test('an open shift keeps its day back for the grace time, in the list as in posting', async () => {
  const date = businessDate('2026-10-01');
  const end = dayEnd(date, [{ from: date, zone: zoneId('UTC'), cutOffMinutes: 0 }]);
  for (const [after, shifts, status] of [
    [0, ['shift-open'], 'open'],
    [0, ['shift-open', 'shift-close'], 'posted'],
    [OPEN_SHIFT_GRACE_MS, ['shift-open'], 'posted'],
  ] as const) {
    const at = await openShop({ now: (end + after) as typeof LATER });
    try {
      const rows = shifts.map((kind) => `document,${kind},${kind},Main,2026-10-01T08:00:00Z,R1,S1`);
      at.put('s.csv', ['row,kind,id,location,date_time,register,shift', ...rows].join('\n'));
      await connect(at, [{ id: '1', total: '5.00' }], { autoInvoice: true, timeZone: 'UTC' });
      await at.ok('sync.run', {});
      expect((await at.ok('digests.list', {})).digests[0]?.status, shifts.join()).toBe(status);
    } finally {
      await at.close();
    }
  }
});

test('after a repair of the file only the repaired rows are new', async () => {
  const sales: SaleRow[] = [
    { id: '1', total: '5.00' },
    { id: '2', total: '7.00' },
    { id: '3', total: '9.00' },
  ];
  shop.put(
    'a.csv',
    salesFile(sales).replace('sale,2,R-2,Main,2026-10-01T10:00:00Z', 'sale,2,R-2,Main,31/02'),
  );
  await shop.ok('streams.connect', {
    provider: 'file',
    name: 'Till',
    folder: shop.folder,
    currency: 'EUR',
    settings: { autoInvoice: true },
  });
  const damaged = await shop.ok('sync.run', {});
  expect(damaged.run.documents).toMatchObject({ new: 2, rejected: 2 });
  const [latest] = (await shop.ok('imports.list', {})).imports;
  const { rejections } = await shop.ok('imports.show', { id: latest?.id ?? '' });
  expect(rejections[0]).toEqual({
    file: 'a.csv',
    line: 4,
    column: 'date_time',
    value: '31/02',
    code: 'value-not-a-date',
  });
  shop.put('a.csv', salesFile(sales));
  const repaired = await shop.ok('sync.run', {});
  expect(repaired.run).toMatchObject({
    documents: { new: 1, changed: 0, unchanged: 2, rejected: 0 },
    deliveries: { succeeded: 1 },
    attention: [],
  });
  expect((await shop.ok('digests.list', {})).digests[0]).toMatchObject({ posted: '21.00', status: 'posted' });
});
