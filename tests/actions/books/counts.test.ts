import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { minor } from '../../../src-shared/money/index.ts';
import { addDays } from '../../../src-shared/time/index.ts';
import { billingOf, countOf, goodsOf, orderOf, pieces } from '../../support/accounting-documents.ts';
import { MONDAY } from '../../support/builders.ts';
import { type InTheBooks, openBooks } from './in-the-books.ts';

let books: InTheBooks;
beforeEach(async () => {
  books = await openBooks();
  // Ten pieces at 2.00 each, two of which are on layby.
  await books.put(goodsOf('g', [{ sku: 'TEA-1', count: 10, cost: 2_000 }]), LAYBY);
});
afterEach(() => books.close());

const LAYBY = orderOf('l', [pieces('TEA-1', 2)], {
  order: 'layby',
  caseId: 'L1',
  entries: [],
  subledger: [],
  lines: [],
  total: minor(0),
  due: minor(0),
});

const onHand = async () => (await books.balances())['1400'];

test('the sheet to count with leaves out what is on layby', async () => {
  const { rows } = await books.ok('books.count-sheet', {});
  expect(rows).toEqual([
    { location: 'KL', sku: 'TEA-1', name: 'Name of TEA-1', onHand: '10', quantity: '8', onLayby: '2' },
  ]);
  expect((await books.ok('books.count-sheet', { location: 'PJ' })).rows).toEqual([]);
});

describe('a count', () => {
  test('changes nothing until it is confirmed, and then posts only the difference, at average cost', async () => {
    await books.put(countOf('c', { 'TEA-1': 7 }));
    expect(await onHand()).toBe('20.00');
    const { count } = await books.ok('books.count', { number: 'N-c' });
    expect(count).toMatchObject({
      state: 'counted',
      moved: 0,
      lines: [{ sku: 'TEA-1', counted: '7', onHand: '10', onLayby: '2', difference: '-1' }],
    });
    const { done } = await books.ok('books.confirm-count', { number: 'N-c' });
    expect(done).toMatchObject([
      { number: 'N-c', state: 'confirmed', made: [{ type: 'stock-adjustment', number: 'N-c/1' }] },
    ]);
    expect(await books.balances()).toMatchObject({ '1400': '18.00', '5300': '2.00' });
    const { rows } = await books.ok('books.count-sheet', {});
    expect(rows).toMatchObject([{ quantity: '7', onLayby: '2' }]);
    expect((await books.fails('books.confirm-count', { number: 'N-c' })).code).toBe('document-not-open');
  });

  test('finds goods too, and of what the books never knew', async () => {
    await books.put(countOf('c', { 'TEA-1': 9, 'CUP-1': 3 }));
    await books.ok('books.confirm-count', { number: 'N-c' });
    expect(await onHand()).toBe('22.00');
    const { rows } = await books.ok('books.count-sheet', {});
    expect(rows.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['CUP-1', '3'],
      ['TEA-1', '9'],
    ]);
  });

  test('that agrees is confirmed without a document', async () => {
    await books.put(countOf('c', { 'TEA-1': 8 }));
    const { done } = await books.ok('books.confirm-count', { number: 'N-c' });
    expect(done).toEqual([{ number: 'N-c', state: 'confirmed', made: [] }]);
    expect(await onHand()).toBe('20.00');
  });

  test('whose goods have moved since is confirmed only by who has seen the difference as it is now', async () => {
    await books.put(countOf('c', { 'TEA-1': 7 }));
    const before = (await books.ok('books.count', { number: 'N-c' })).count;
    await books.put(billingOf('late', [pieces('TEA-1', 3)]));
    expect(await books.fails('books.confirm-count', { number: 'N-c' })).toMatchObject({
      code: 'count-out-of-date',
      data: { number: 'N-c', count: 1 },
    });
    expect((await books.fails('books.confirm-count', { number: 'N-c', seen: before.seen })).code).toBe(
      'count-out-of-date',
    );
    const now = (await books.ok('books.count', { number: 'N-c' })).count;
    // Three sold on the day of the count were gone when it was counted: two are too many now.
    expect(now).toMatchObject({ moved: 1, lines: [{ onHand: '7', difference: '2', movedSince: true }] });
    await books.ok('books.confirm-count', { number: 'N-c', seen: now.seen });
    expect(await onHand()).toBe('18.00');
  });

  test('is not changed by what is sold on a later day', async () => {
    await books.put(countOf('c', { 'TEA-1': 7 }));
    await books.put({ ...billingOf('next', [pieces('TEA-1', 3)]), date: addDays(MONDAY, 1) });
    const { count } = await books.ok('books.count', { number: 'N-c' });
    expect(count).toMatchObject({ moved: 1, lines: [{ onHand: '10', difference: '-1' }] });
    await books.ok('books.confirm-count', { number: 'N-c', seen: count.seen });
    // Ten, less three sold, less one missing.
    expect(await onHand()).toBe('12.00');
  });

  test('is not any document', async () => {
    expect((await books.fails('books.count', { number: 'N-g' })).code).toBe('document-not-found');
  });
});
