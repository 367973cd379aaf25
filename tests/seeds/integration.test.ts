import { describe, expect, test } from 'vitest';
import type { PosDocument } from '../../src-shared/model/index.ts';
import { minor, quantity } from '../../src-shared/money/index.ts';
import { ANNA, amount, balance, cash, daysOn, event, sale, tea, tell } from './till.ts';

// A chain's shops and their books: customers by their numbers, goods between shops, and what came of each.

/** Goods that move without a price. */
function goods(pieces: number): Partial<PosDocument> {
  const line = tea(pieces, { net: minor(0), tax: minor(0) });
  return { lines: [{ ...line, quantity: quantity(pieces * 1000) }], total: amount(0) };
}

const ON_ACCOUNT = { lines: [tea()], total: tea().total };
const BEN = { customer: null, details: { customerName: 'Ben' } } as const;

describe('customers', () => {
  const documents = [
    event('account-sale', '1', { ...ANNA, ...ON_ACCOUNT }),
    event('account-sale', '2', { ...BEN, ...ON_ACCOUNT }),
  ];

  test("with the till's ids as codes the id is the same in the books, and one is made where there is none", async () => {
    await using booked = await tell(documents, { customerIdAsCode: true });
    const { customers, counts } = await booked.ask('customers.list', {});
    expect(counts).toMatchObject({ own: 1, generated: 1 });
    const byName = new Map(customers.map((one) => [one.name, one]));
    expect(byName.get('Anna')).toMatchObject({ code: 'CUST-1', generated: false });
    expect(byName.get('Ben')?.generated).toBe(true);
    expect(byName.get('Ben')?.code).toMatch(/^C-/u);
    expect((await booked.answer()).owned['receivable']?.['CUST-1']).toBe(10_600);
  });

  test('without it every code is made, and the debtor is the same one', async () => {
    await using booked = await tell(documents, { customerIdAsCode: false });
    const { customers, counts } = await booked.ask('customers.list', {});
    expect(counts).toMatchObject({ own: 0, generated: 2 });
    expect(customers.every(({ code }) => code.startsWith('C-'))).toBe(true);
    const owed = (await booked.answer()).owned['receivable'] ?? {};
    expect(Object.keys(owed).toSorted()).toEqual(customers.map(({ code }) => code).toSorted());
    expect(Object.values(owed)).toEqual([10_600, 10_600]);
  });

  test('the list tells who has an id of their own and who has not', async () => {
    await using booked = await tell(documents, { customerIdAsCode: true });
    const made = await booked.ask('customers.list', { generated: true });
    expect(made.customers.map(({ name }) => name)).toEqual(['Ben']);
    const own = await booked.ask('customers.list', { generated: false });
    expect(own.customers.map(({ name }) => name)).toEqual(['Anna']);
  });
});

describe('goods', () => {
  const out = event('transfer-out', '1', {
    ...goods(4),
    details: { caseId: 'T1', otherLocation: 'PG' },
  });
  const back = event('transfer-in', '2', {
    ...goods(4),
    ...daysOn(1),
    location: 'PG',
    reference: { kind: 'transfer-out', sourceId: '1' },
    details: { caseId: 'T1', otherLocation: 'KL' },
  });

  test('a transfer is in transit until it arrives, at what it left with', async () => {
    await using booked = await tell([out]);
    expect(await balance(booked, '1410')).toBe(1_600);
    expect(await balance(booked, '1400')).toBe(2_400);
    await booked.more([back]);
    expect(await balance(booked, '1410')).toBe(0);
    expect((await booked.answer()).shelf).toMatchObject({
      'TEA-1 @ KL': { quantity: 6_000, value: 2_400 },
      'TEA-1 @ PG': { quantity: 4_000, value: 1_600 },
    });
  });

  test('what arrives before it has left fails with that cause, and succeeds with the next sync after', async () => {
    await using booked = await tell([back]);
    const [refused] = await booked.services.ledger.deliveries.refused(booked.use.stream.id);
    expect(refused).toMatchObject({ state: 'failed', cause: { code: 'transfer-out-missing' } });
    expect(booked.run.deliveries).toMatchObject({ failed: 1 });
    expect(await balance(booked, '1410')).toBe(0);
    const later = await booked.more([out]);
    expect(later.deliveries).toMatchObject({ failed: 0, waiting: 0 });
    expect((await booked.answer()).shelf).toMatchObject({ 'TEA-1 @ PG': { quantity: 4_000 } });
  });

  test('whatever the order in which things come, the oldest is sent first', async () => {
    await using booked = await tell([back, out]);
    expect(booked.run.deliveries).toMatchObject({ failed: 0, waiting: 0 });
    expect(await balance(booked, '1410')).toBe(0);
  });

  test('sales, transfers, adjustments and counts each come to a document of the books', async () => {
    const lost = event('stock-adjustment', '3', { ...goods(-1), reason: 'Broken' });
    const count = event('stock-count', '4', { ...goods(9), ...daysOn(1) });
    await using booked = await tell([sale('0'), out, lost, count]);
    const { invoices } = await booked.ask('books.invoices', { limit: 200 });
    const types = new Set(invoices.map(({ type }) => type));
    expect([...types].toSorted()).toEqual(
      ['invoice', 'opening-balance', 'stock-adjustment', 'stock-count', 'transfer-out'].toSorted(),
    );
    expect(await balance(booked, '5300')).toBe(400);
    // A count changes nothing by itself.
    expect((await booked.answer()).shelf).toMatchObject({ 'TEA-1 @ KL': { quantity: 4_000 } });
    expect(booked.run.deliveries).toMatchObject({ succeeded: 5, failed: 0 });
  });
});

test('what is held says why, and posts when its cause is mended', async () => {
  const tenders = [{ ...cash(10_600), method: 'Voucher' }];
  await using booked = await tell([sale('1', { tenders })]);
  const { holds } = await booked.ask('holds.list', {});
  expect(holds.map(({ reason }) => reason)).toMatchObject([
    { code: 'tender-unmapped', cure: { action: 'open-mapping', target: 'payment-method:Voucher' } },
  ]);
  expect(await balance(booked, '4000')).toBe(0);
  const set = { stream: 'Week', type: 'payment-method', key: 'Voucher', value: '1190' } as const;
  await booked.ask('mappings.set', set);
  await booked.sync();
  expect((await booked.ask('holds.list', {})).holds).toEqual([]);
  expect(await balance(booked, '1190')).toBe(10_600);
});

test('the status counts what there is of every kind, and its details show each of them', async () => {
  const lost = event('transfer-in', 'T9', { ...goods(1), details: { otherLocation: 'PJ', caseId: 'T9' } });
  await using booked = await tell([sale('1'), event('account-sale', '2', { ...ANNA, ...ON_ACCOUNT }), lost]);
  const { kinds, counts, total } = await booked.ask('status.panel', {});
  const { rows, total: listed } = await booked.ask('status.rows', {});
  expect(listed.value).toBe(total);
  expect(rows).toHaveLength(total);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
  for (const { kind, total: ofKind } of kinds) {
    expect(
      rows.filter((row) => row.kind === kind),
      kind,
    ).toHaveLength(ofKind);
  }
  const { row } = await booked.ask('status.last-failure', {});
  const held = await booked.ask('status.row', { id: row?.id ?? '' });
  expect(held.row).toMatchObject({ kind: 'transfers', status: 'failed' });
  expect(held.row.cause?.code).toBe('transfer-out-missing');
});
