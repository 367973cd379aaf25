import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../src-shared/time/index.ts';
import {
  accountInvoiceOf,
  goodsOf,
  journalOf,
  orderOf,
  pieces,
  receiptOf,
} from '../../support/accounting-documents.ts';
import { MONDAY } from '../../support/builders.ts';
import { type InTheBooks, openBooks } from './in-the-books.ts';

let books: InTheBooks;
beforeEach(async () => {
  books = await openBooks();
});
afterEach(() => books.close());

const REASON = 'posted to the wrong books';

describe('undoing', () => {
  test('shows its plan first, and then does exactly that', async () => {
    await books.put(goodsOf('g', [{ sku: 'TEA-1', count: 4, cost: 800 }]));
    const before = await books.balances();
    await books.put(accountInvoiceOf('i', { stock: [pieces('TEA-1', 1)] }));
    const { plan } = await books.ok('books.undo-plan', { number: 'N-i' });
    expect(plan.documents).toMatchObject([{ number: 'N-i', type: 'invoice', on: MONDAY }]);
    const planned = plan.entries.flatMap(({ lines }) => lines);
    expect(planned).toContainEqual(expect.objectContaining({ account: '1200', credit: '10.00' }));
    expect(planned).toContainEqual(expect.objectContaining({ account: '1400', debit: '2.00' }));
    const { reversals, documents } = await books.ok('books.undo', { number: 'N-i', reason: REASON });
    expect(reversals).toEqual([{ type: 'reversal', number: 'N-i/R', date: MONDAY, total: '-10.00' }]);
    expect(documents).toBe(0);
    expect(await books.balances()).toEqual(before);
    const made = (await books.ok('books.document', { number: 'N-i/R' })).document;
    expect(made.entries.flatMap(({ lines }) => lines)).toEqual(planned);
    expect((await books.ok('books.open-items', {})).items).toEqual([]);
    expect((await books.ok('books.document', { number: 'N-i' })).document.state).toBe('reversed');
  });

  test('twice is refused', async () => {
    await books.put(accountInvoiceOf('i'));
    await books.ok('books.undo', { number: 'N-i', reason: REASON });
    expect((await books.fails('books.undo', { number: 'N-i', reason: REASON })).code).toBe(
      'document-reversed',
    );
    expect((await books.fails('books.undo-plan', { number: 'N-i' })).code).toBe('document-reversed');
  });

  test('an order takes its invoices along, and from an invoice its order', async () => {
    await books.put(goodsOf('g', [{ sku: 'TEA-1', count: 4, cost: 800 }]));
    const before = await books.balances();
    await books.put(orderOf('o', [pieces('TEA-1', 1)]));
    await books.ok('books.process', {});
    const { plan } = await books.ok('books.undo-plan', { number: 'N-o/1' });
    expect(plan.documents.map(({ number, on }) => [number, on])).toEqual([
      ['N-o/1', MONDAY],
      ['N-o', null],
    ]);
    await books.ok('books.undo', { number: 'N-o', reason: REASON });
    expect(await books.balances()).toEqual(before);
    expect((await books.ok('books.orders', {})).orders).toMatchObject([{ state: 'reversed' }]);
    expect((await books.fails('books.process', { numbers: ['N-o'] })).code).toBe('document-reversed');
  });

  test('the completion of a layby opens the layby again, which cannot be undone before it', async () => {
    const layby = orderOf('l', [], {
      order: 'layby',
      caseId: 'L1',
      entries: [],
      subledger: [],
    });
    const completion = orderOf('c', [], { order: 'layby', caseId: 'L1', closes: 'L1' });
    await books.put(layby, completion);
    await books.ok('books.process', {});
    const states = async () =>
      (await books.ok('books.orders', {})).orders.map(({ number, state }) => [number, state]);
    expect(await states()).toEqual([
      ['N-c', 'processed'],
      ['N-l', 'closed'],
    ]);
    expect(await books.fails('books.undo', { number: 'N-l', reason: REASON })).toMatchObject({
      code: 'document-not-open',
      data: { state: 'closed' },
    });
    const { plan } = await books.ok('books.undo-plan', { number: 'N-c/1' });
    expect(plan.documents.map(({ number }) => number)).toEqual(['N-c/1', 'N-c']);
    await books.ok('books.undo', { number: 'N-c/1', reason: REASON });
    expect(await states()).toEqual([
      ['N-c', 'reversed'],
      ['N-l', 'open'],
    ]);
  });

  test('what has made no entries yet makes none', async () => {
    await books.put(receiptOf('r', { state: 'inactive' }), journalOf('j', { state: 'pending' }));
    const { reversals } = await books.ok('books.undo', { number: 'N-r', reason: REASON });
    expect(reversals).toEqual([]);
    await books.ok('books.undo', { number: 'N-j', reason: REASON });
    expect(await books.balances()).toEqual({});
    expect((await books.fails('books.activate', { numbers: ['N-r'] })).code).toBe('document-reversed');
    expect(await books.ok('books.make-normal', {})).toEqual({ done: [], refused: [] });
  });

  test('a journal that was turned normal takes its entries back', async () => {
    await books.put(journalOf('j', { state: 'pending' }));
    await books.ok('books.make-normal', {});
    await books.ok('books.undo', { number: 'N-j', reason: REASON });
    expect(await books.balances()).toEqual({});
  });

  test('what is allocated waits until that is taken back', async () => {
    await books.put(accountInvoiceOf('i'), receiptOf('r'));
    await books.ok('books.allocate', {});
    const { plan } = await books.ok('books.undo-plan', { number: 'N-i' });
    expect(plan.allocations).toEqual([{ credit: 'N-r', debit: 'N-i', amount: '10.00' }]);
    expect(await books.fails('books.undo', { number: 'N-i', reason: REASON })).toMatchObject({
      code: 'document-not-open',
      data: { state: 'allocated' },
    });
    await books.ok('books.unallocate', { number: 'N-r' });
    await books.ok('books.undo', { number: 'N-i', reason: REASON });
    expect(await books.balances()).toEqual({ '1010': '10.00', '1200': '-10.00' });
  });

  test('in a locked period is done on the first open day, with the original named', async () => {
    await books.put(accountInvoiceOf('i'));
    await books.ok('books.set-lock', { lockedThrough: MONDAY });
    const { reversals } = await books.ok('books.undo', { number: 'N-i', reason: REASON });
    expect(reversals).toMatchObject([{ date: addDays(MONDAY, 1) }]);
    const { document } = await books.ok('books.document', { number: 'N-i/R' });
    expect(document.entries[0]?.narration).toMatch(`N-i of ${MONDAY}`);
  });
});

describe('the lock', () => {
  test('refuses what is dated in it, opens again, and is written down', async () => {
    expect(await books.ok('books.lock', {})).toEqual({ lockedThrough: null });
    await books.ok('books.set-lock', { lockedThrough: MONDAY });
    expect(await books.ok('books.lock', {})).toEqual({ lockedThrough: MONDAY });
    await expect(books.put(accountInvoiceOf('i'))).rejects.toThrow('period-locked');
    await books.put(accountInvoiceOf('n', { date: addDays(MONDAY, 1) }));
    await books.ok('books.set-lock', { lockedThrough: null });
    await books.put(accountInvoiceOf('i'));
    expect((await books.ok('books.open-items', {})).items).toHaveLength(2);
  });
});
