import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import { addDays } from '../../../src-shared/time/index.ts';
import { aBillingLine, between, goodsOf, orderOf, owed, pieces } from '../../support/accounting-documents.ts';
import { type InTheBooks, openBooks } from './in-the-books.ts';

let books: InTheBooks;
beforeEach(async () => {
  books = await openBooks();
  // Four pieces at 2.00 each.
  await books.put(goodsOf('g', [{ sku: 'TEA-1', count: 4, cost: 800 }]));
});
afterEach(() => books.close());

/** Ten pieces at 1.00 each, of which four are there. */
const TEN = orderOf('o', [pieces('TEA-1', 10)], {
  lines: [aBillingLine(minor(1_000), { quantity: quantity(10_000) })],
});

test('an order makes no entry and waits in the list, flagged as back-ordered', async () => {
  const before = await books.balances();
  await books.put(TEN);
  expect(await books.balances()).toEqual(before);
  const { orders, total } = await books.ok('books.orders', {});
  expect(total.value).toBe(1);
  expect(orders[0]).toMatchObject({ number: 'N-o', state: 'open', backOrdered: true, contact: 'Siti' });
  const { document } = await books.ok('books.document', { number: 'N-o' });
  expect(document).toMatchObject({
    type: 'sales-order',
    state: 'open',
    due: '10.00',
    orderLines: [{ sku: 'TEA-1', quantity: '10', delivered: '0', backOrdered: '6' }],
  });
});

describe('processing an order', () => {
  test('makes its invoice, whose goods leave at cost, once', async () => {
    await books.put(orderOf('o', [pieces('TEA-1', 3)]));
    const result = await books.ok('books.process', { numbers: ['N-o'] });
    expect(result).toEqual({
      done: [
        {
          number: 'N-o',
          state: 'processed',
          made: [{ type: 'invoice', number: 'N-o/1', date: expect.any(String) as string, total: '10.00' }],
        },
      ],
      refused: [],
    });
    expect(await books.balances()).toMatchObject({
      '1200': '10.00',
      '4000': '-10.00',
      '1400': '2.00',
      '5000': '6.00',
    });
    expect(await books.fails('books.process', { numbers: ['N-o'] })).toMatchObject({
      code: 'document-not-open',
      data: { number: 'N-o', state: 'processed' },
    });
    const { document } = await books.ok('books.document', { number: 'N-o/1' });
    expect(document).toMatchObject({
      type: 'invoice',
      due: '10.00',
      related: [{ number: 'N-o', state: 'processed' }],
      subledger: [{ ledger: 'receivable', subject: 'C-SITI', amount: '10.00' }],
    });
    const order = (await books.ok('books.document', { number: 'N-o' })).document;
    expect(order.history.map(({ event, detail }) => [event, detail])).toContainEqual([
      'order-processed',
      'N-o/1',
    ]);
  });

  test('of what is in stock leaves the rest on the order, until that comes', async () => {
    await books.put(TEN);
    const first = await books.ok('books.process', { deliver: 'in-stock' });
    expect(first.done).toMatchObject([{ state: 'open', made: [{ number: 'N-o/1', total: '4.00' }] }]);
    expect(await books.balances()).toMatchObject({ '1200': '4.00', '4000': '-4.00', '5000': '8.00' });
    const { orders } = await books.ok('books.orders', { states: ['open'] });
    expect(orders).toMatchObject([{ number: 'N-o', backOrdered: true }]);
    expect(await books.fails('books.process', { numbers: ['N-o'], deliver: 'in-stock' })).toMatchObject({
      code: 'document-not-open',
      data: { state: 'back-ordered' },
    });
    await books.put(goodsOf('g2', [{ sku: 'TEA-1', count: 6, cost: 600 }]));
    const second = await books.ok('books.process', { deliver: 'in-stock', numbers: ['N-o'] });
    expect(second.done).toMatchObject([{ state: 'processed', made: [{ number: 'N-o/2', total: '6.00' }] }]);
    expect(await books.balances()).toMatchObject({ '1200': '10.00', '4000': '-10.00', '5000': '14.00' });
    expect(await books.balances()).not.toHaveProperty('1400');
  });

  test('leaves what is set aside for another order', async () => {
    const group = { lines: [aBillingLine(minor(1_000), { quantity: quantity(3_000) })] };
    await books.put(orderOf('a', [pieces('TEA-1', 3)], group), orderOf('b', [pieces('TEA-1', 3)], group));
    const { done } = await books.ok('books.process', { numbers: ['N-b'], deliver: 'in-stock' });
    expect(done).toMatchObject([{ state: 'open', made: [{ total: '3.33' }] }]);
  });

  test('of one that has grown makes one invoice of all its additions', async () => {
    const grown = { group: 'shift-1', order: 'cash' as const };
    await books.put(orderOf('a', [pieces('TEA-1', 1)], grown), orderOf('b', [pieces('TEA-1', 2)], grown));
    const { done, refused } = await books.ok('books.process', { numbers: ['N-b', 'N-a'] });
    expect(refused).toEqual([]);
    expect(done).toMatchObject([
      { number: 'N-b', state: 'processed', made: [{ number: 'N-a/1', total: '20.00' }] },
    ]);
    const { orders } = await books.ok('books.orders', {});
    expect(orders.map(({ state }) => state)).toEqual(['processed', 'processed']);
    await books.put(orderOf('c', [pieces('TEA-1', 1)], grown));
    const again = await books.ok('books.process', {});
    expect(again.done).toMatchObject([{ number: 'N-c', made: [{ number: 'N-c/1', total: '10.00' }] }]);
  });

  test('leaves a layby to the till that completes it', async () => {
    await books.put(
      orderOf('l', [pieces('TEA-1', 1)], {
        order: 'layby',
        caseId: 'L1',
        entries: [],
        subledger: [],
        due: minor(0),
        payments: [],
        lines: [],
        total: minor(0),
      }),
    );
    expect(await books.ok('books.process', {})).toEqual({ done: [], refused: [] });
    expect((await books.fails('books.process', { numbers: ['N-l'] })).code).toBe('document-not-open');
  });

  test('in a locked period dates the invoice on the first open day', async () => {
    const order = orderOf('o', []);
    await books.put(order);
    await books.ok('books.set-lock', { lockedThrough: order.date });
    const { done } = await books.ok('books.process', {});
    const [invoice] = done[0]?.made ?? [];
    expect(invoice?.date).toBe('2026-03-03');
    const { document } = await books.ok('books.document', { number: 'N-o/1' });
    expect(document.entries.map(({ date }) => date)).toEqual(['2026-03-03']);
  });
});

test('a credit order makes a credit note', async () => {
  const order = orderOf('c', [pieces('TEA-1', -1)], {
    order: 'credit',
    entries: between('4100', '1200', minor(1_000)),
    subledger: [owed(minor(-1_000), 'returned')],
  });
  await books.put(order);
  const { done } = await books.ok('books.process', {});
  expect(done).toMatchObject([{ made: [{ type: 'credit-note', number: 'N-c/1' }] }]);
  expect(await books.balances()).toMatchObject({ '1200': '-10.00', '1400': '10.00' });
});

test('goods that are given back wait for none on hand', async () => {
  const order = orderOf('c', [pieces('TEA-1', -20)], {
    order: 'credit',
    lines: [aBillingLine(minor(1_000), { quantity: quantity(20_000) })],
    entries: between('4100', '1200', minor(1_000)),
    subledger: [owed(minor(-1_000), 'returned')],
  });
  await books.put(order, orderOf('o', [pieces('TEA-1', 4)]));
  const { done, refused } = await books.ok('books.process', { deliver: 'in-stock' });
  expect(refused).toEqual([]);
  expect(done).toMatchObject([{ number: 'N-c', state: 'processed' }, { number: 'N-o' }]);
});

test('what was on back-order is invoiced when it came in, not before', async () => {
  await books.put(TEN);
  await books.ok('books.process', { deliver: 'in-stock' });
  await books.put({
    ...goodsOf('g2', [{ sku: 'TEA-1', count: 6, cost: 600 }]),
    date: addDays(TEN.date, 1),
  });
  const { done } = await books.ok('books.process', { deliver: 'in-stock' });
  expect(done).toMatchObject([{ state: 'processed', made: [{ date: addDays(TEN.date, 1) }] }]);
  const { document } = await books.ok('books.document', { number: 'N-o/1' });
  expect(document.date).toBe(TEN.date);
});

test('a number that there is not is named', async () => {
  expect(await books.fails('books.process', { numbers: ['NONE'] })).toMatchObject({
    code: 'document-not-found',
    where: 'NONE',
  });
});
