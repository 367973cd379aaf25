import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpenState } from '../../../src-main/core/ports/index.ts';
import { createEmbeddedBooksStore } from '../../../src-main/storage/books/store.ts';
import {
  accountNumber,
  type AccountingDocument,
  balancedEntry,
  deliveryKey,
  type Entry,
} from '../../../src-shared/model/index.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { RealBooks } from '../../books/embedded/real-books.ts';
import {
  aBillingLine,
  billingOf,
  goodsOf,
  journalOf,
  orderOf,
  pieces,
  receiptOf,
  SITI,
  transferOf,
} from '../../support/accounting-documents.ts';
import { MONDAY, TUESDAY } from '../../support/builders.ts';
import { plansOf } from '../plans.ts';

let books: RealBooks;
beforeEach(async () => {
  books = await RealBooks.open();
});
afterEach(() => books.close());

const NOTHING = { records: [], late: [], changes: [], states: [], transit: [] };

const teaOrder = (key: string, count: number, parts: Parameters<typeof orderOf>[2] = {}) =>
  orderOf(key, [pieces('TEA-1', count)], {
    lines: [aBillingLine(minor(1_000), { quantity: quantity(count * 1_000) })],
    ...parts,
  });

/** 5.00 too little in the till, on a date. */
function shortage(date: BusinessDate): Entry {
  const entry = balancedEntry(date, 'x', [
    { account: accountNumber('6910'), amount: minor(500), memo: 'x' },
    { account: accountNumber('1010'), amount: minor(-500), memo: 'x' },
  ]);
  if (entry === null) throw new RangeError('Nothing is missing');
  return entry;
}

const change = (key: string, state: OpenState, action: string = state) => ({
  key: deliveryKey(key),
  state,
  orderLines: [],
  action,
  detail: '',
});

const list = (
  type: AccountingDocument['type'],
  filter: { states?: readonly OpenState[]; search?: string } = {},
  page = { cursor: null as string | null, limit: 50 },
) => books.store.openDocuments(books.id, { type, states: [], ...filter }, page);

describe('the list of open documents', () => {
  beforeEach(() =>
    books.take(
      goodsOf('tea', [{ sku: 'TEA-1', count: 2, cost: 800 }]),
      teaOrder('b', 1),
      teaOrder('a', 5, { location: 'PJ', customer: { ...SITI, name: 'Ali' } }),
      teaOrder('c', 5),
      receiptOf('r', { state: 'inactive' }),
    ),
  );

  test('has those of a type by date and number, a page at a time', async () => {
    const first = await list('sales-order', {}, { cursor: null, limit: 2 });
    expect(first.rows).toMatchObject([
      { number: 'N-a', contact: 'Ali', location: 'PJ', state: 'open', backOrdered: true, total: 1_000 },
      { number: 'N-b', contact: 'Siti', location: 'KL', state: 'open', backOrdered: false, order: 'account' },
    ]);
    expect(first.total).toEqual({ value: 3, exact: true });
    const second = await list('sales-order', {}, { cursor: first.next, limit: 2 });
    expect(second.rows).toMatchObject([{ number: 'N-c', backOrdered: true }]);
    expect(second.next).toBeNull();
    await expect(list('receipt', {}, { cursor: first.next, limit: 2 })).rejects.toThrow('bad-input');
  });

  test('by where they stand and by what is looked for', async () => {
    await books.store.record(books.id, { ...NOTHING, changes: [change('a', 'processed')] });
    const numbers = async (filter: Parameters<typeof list>[1]) =>
      (await list('sales-order', filter)).rows.map((row) => row.number);
    expect(await numbers({ states: ['open'] })).toEqual(['N-b', 'N-c']);
    expect(await numbers({ states: ['processed', 'closed'] })).toEqual(['N-a']);
    expect(await numbers({ search: 'ALI' })).toEqual(['N-a']);
    expect(await numbers({ search: 'n-c' })).toEqual(['N-c']);
    expect(await numbers({ search: 'pj' })).toEqual(['N-a']);
    expect(await numbers({ search: '%' })).toEqual([]);
  });

  test('is asked by index', async () => {
    const plans = await plansOf(books.db, (db) =>
      createEmbeddedBooksStore(db, books.clock).openDocuments(
        books.id,
        { type: 'sales-order', states: ['open'] },
        { cursor: null, limit: 5 },
      ),
    );
    expect(plans.join('\n')).toContain('book_open_by_state');
    expect(plans.filter((step) => step.startsWith('SCAN book_'))).toEqual([]);
  });
});

describe('what taking in asks', () => {
  test.each<[string, (store: RealBooks['store']) => Promise<unknown>, string[]]>([
    [
      'orders of cases and groups',
      (store) => store.openOrders(books.id, { caseIds: ['L1'], groups: ['shift'] }),
      ['book_open_by_case', 'book_open_by_group'],
    ],
    [
      'what is set aside',
      (store) => store.setAside(books.id),
      ['book_open_by_state (books_id=? AND type=? AND state=?'],
    ],
    [
      'what is on the way',
      (store) => store.inTransit(books.id, ['T1']),
      ['SEARCH transit USING PRIMARY KEY (books_id=? AND case_id=?'],
    ],
    [
      'what documents did',
      (store) => store.effectsOf(books.id, [deliveryKey('r')]),
      ['book_subledger_by_document', 'book_stock_move_by_document', 'book_allocation_by_credit'],
    ],
    [
      'work in progress',
      (store) => store.workInProgress(books.id, ['J1']),
      ['book_subledger_by_subject (books_id=? AND ledger=? AND subject=?'],
    ],
  ])('is answered by index: %s', async (_, ask, wanted) => {
    const plans = await plansOf(books.db, (db) => ask(createEmbeddedBooksStore(db, books.clock)));
    for (const step of wanted) expect(plans.join('\n')).toContain(step);
    expect(plans.filter((step) => /^SCAN (?:book_|document|opened|line|move|transit)/u.test(step))).toEqual(
      [],
    );
  });
});

describe('what comes later to a document', () => {
  test('follows what it has: entries, whose they are, and goods', async () => {
    await books.take(
      goodsOf('tea', [{ sku: 'TEA-1', count: 2, cost: 800 }]),
      journalOf('j', { state: 'pending' }),
      receiptOf('r'),
    );
    const late = (key: string, date = MONDAY) => ({
      key: deliveryKey(key),
      entries: [shortage(date)],
      subledger: [],
      moves: [],
    });
    await books.store.record(books.id, { ...NOTHING, late: [late('j'), late('r')] });
    expect(await books.journal('j')).toEqual(['Dr 6910 5.00', 'Cr cash 5.00']);
    expect(await books.journal('r')).toEqual([
      'Dr cash 10.00',
      'Cr receivable 10.00',
      'Dr 6910 5.00',
      'Cr cash 5.00',
    ]);
    // What it would be dated is what the lock looks at, not the document's own date.
    await books.store.setLock(books.id, MONDAY);
    await expect(books.store.record(books.id, { ...NOTHING, late: [late('j')] })).rejects.toThrow(
      'period-locked',
    );
    await books.store.record(books.id, { ...NOTHING, late: [late('j', TUESDAY)] });
  });

  test('its sub-ledger lines are of the day of its entries', async () => {
    await books.take(receiptOf('r', { state: 'inactive' }));
    const { subledger } = receiptOf('r');
    await books.store.record(books.id, {
      ...NOTHING,
      late: [{ key: deliveryKey('r'), entries: [shortage(TUESDAY)], subledger, moves: [] }],
    });
    expect(await books.store.subledgerDays(books.id, 'receivable')).toMatchObject([
      { date: TUESDAY, amount: -1_000 },
    ]);
  });
});

describe('a write', () => {
  test('that fails at its last change leaves nothing of it', async () => {
    await books.take(teaOrder('o', 1));
    const before = await books.standing('o');
    const write = { ...NOTHING, changes: [change('o', 'processed'), change('none', 'closed')] };
    await expect(books.store.record(books.id, write)).rejects.toThrow('no document none');
    expect(await books.standing('o')).toEqual(before);
  });

  test('notes on a document that nobody could do anything about what became of it', async () => {
    await books.take(billingOf('i', []));
    expect(await books.standing('i')).toBeNull();
    await books.store.record(books.id, { ...NOTHING, changes: [change('i', 'reversed')] });
    expect(await books.standing('i')).toEqual({ state: 'reversed', lines: [] });
  });

  test('keeps what of a transfer is on the way, and that it left', async () => {
    await books.take(
      goodsOf('tea', [{ sku: 'TEA-1', count: 2, cost: 800 }]),
      transferOf('transfer-out', 'T1', [pieces('TEA-1', 1)]),
      transferOf('transfer-in', 'T1', [pieces('TEA-1', 1)]),
    );
    expect(await books.store.inTransit(books.id, ['T1', 'T2'])).toEqual([
      { caseId: 'T1', sku: 'TEA-1', quantity: 0, value: 0 },
    ]);
  });
});
