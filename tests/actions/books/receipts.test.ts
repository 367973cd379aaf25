import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../src-shared/time/index.ts';
import { accountInvoiceOf, journalOf, orderOf, receiptOf } from '../../support/accounting-documents.ts';
import { MONDAY } from '../../support/builders.ts';
import { type InTheBooks, openBooks } from './in-the-books.ts';

let books: InTheBooks;
beforeEach(async () => {
  books = await openBooks();
});
afterEach(() => books.close());

const TUESDAY = addDays(MONDAY, 1);

describe('an inactive receipt', () => {
  test('makes no entry until a person activates it, and then once', async () => {
    await books.put(receiptOf('r', { state: 'inactive' }));
    expect(await books.balances()).toEqual({});
    expect((await books.ok('books.receipts', {})).receipts).toMatchObject([
      { number: 'N-r', state: 'inactive' },
    ]);
    const { done } = await books.ok('books.activate', {});
    expect(done).toEqual([{ number: 'N-r', state: 'active', made: [] }]);
    expect(await books.balances()).toEqual({ '1010': '10.00', '1200': '-10.00' });
    expect(await books.ok('books.activate', {})).toEqual({ done: [], refused: [] });
    expect((await books.fails('books.activate', { numbers: ['N-r'] })).code).toBe('document-not-open');
    const { document } = await books.ok('books.document', { number: 'N-r' });
    expect(document).toMatchObject({
      state: 'active',
      payments: [{ method: 'Cash', amount: '10.00' }],
      history: [{ event: 'recorded' }, { event: 'receipt-activated' }],
    });
  });

  test('cannot be allocated, and can when it is active', async () => {
    await books.put(accountInvoiceOf('i'), receiptOf('r', { state: 'inactive' }));
    expect(await books.ok('books.allocate', {})).toEqual({ allocations: [] });
    await books.ok('books.activate', {});
    expect(await books.ok('books.allocate', {})).toEqual({
      allocations: [{ credit: 'N-r', debit: 'N-i', amount: '10.00' }],
    });
  });

  test('of a locked period counts on the first open day, in its entries and its sub-ledger', async () => {
    await books.put(receiptOf('r', { state: 'inactive' }));
    await books.ok('books.set-lock', { lockedThrough: MONDAY });
    await books.ok('books.activate', {});
    const { rows } = await books.ok('books.account', { account: '1200' });
    expect(rows.map(({ date }) => date)).toEqual([TUESDAY]);
    expect((await books.ok('books.open-items', {})).items.map(({ date }) => date)).toEqual([TUESDAY]);
  });

  test('and a journal are not each other', async () => {
    await books.put(receiptOf('r', { state: 'inactive' }), journalOf('j', { state: 'pending' }));
    expect((await books.fails('books.activate', { numbers: ['N-j'] })).code).toBe('document-not-open');
  });
});

describe('allocation', () => {
  test('takes the own shift first, then the oldest by date and number', async () => {
    const group = 'shift-2';
    await books.put(
      accountInvoiceOf('i1', { date: MONDAY }),
      accountInvoiceOf('i2', { date: MONDAY }),
      orderOf('o', [], { group, order: 'cash', date: TUESDAY }),
      receiptOf('r1', { date: TUESDAY, group }),
      receiptOf('r2', { date: TUESDAY }),
    );
    await books.ok('books.process', {});
    const { allocations } = await books.ok('books.allocate', {});
    expect(allocations).toEqual([
      { credit: 'N-r1', debit: 'N-o/1', amount: '10.00' },
      { credit: 'N-r2', debit: 'N-i1', amount: '10.00' },
    ]);
    const { items } = await books.ok('books.open-items', {});
    expect(items).toMatchObject([{ number: 'N-i2', open: '10.00', customer: 'C-SITI' }]);
    expect(await books.ok('books.allocate', {})).toEqual({ allocations: [] });
  });

  test('by hand applies what a person says, no more than is open, and can be taken back', async () => {
    await books.put(accountInvoiceOf('i'), receiptOf('r'));
    const balances = await books.balances();
    const { items } = await books.ok('books.open-items', {});
    const idOf = (number: string) => items.find((item) => item.number === number)?.id ?? 0;
    const [credit, debit] = [idOf('N-r'), idOf('N-i')];
    const tooMuch = { allocations: [{ credit, debit, amount: '10.01' }] };
    expect((await books.fails('books.allocate', tooMuch)).code).toBe('allocation-too-large');
    const wrongWay = { allocations: [{ credit: debit, debit: credit, amount: '1.00' }] };
    expect((await books.fails('books.allocate', wrongWay)).code).toBe('allocation-too-large');
    await books.ok('books.allocate', { allocations: [{ credit, debit, amount: '4.00' }] });
    const more = { allocations: [{ credit, debit, amount: '6.01' }] };
    expect((await books.fails('books.allocate', more)).code).toBe('allocation-too-large');
    await books.ok('books.allocate', { allocations: [{ credit, debit }] });
    expect((await books.ok('books.open-items', {})).items).toEqual([]);
    const { document } = await books.ok('books.document', { number: 'N-i' });
    expect(document.allocations).toEqual([
      { number: 'N-r', amount: '4.00' },
      { number: 'N-r', amount: '6.00' },
    ]);
    expect(await books.ok('books.unallocate', { number: 'N-r' })).toEqual({ taken: 2 });
    expect((await books.ok('books.open-items', {})).items).toHaveLength(2);
    expect(await books.balances()).toEqual(balances);
  });

  test('never crosses customers', async () => {
    const other = { code: 'C-ALI', name: 'Ali' };
    const [line] = receiptOf('r').subledger;
    await books.put(
      accountInvoiceOf('i'),
      receiptOf('r', {
        customer: other,
        subledger: line === undefined ? [] : [{ ...line, subject: other.code }],
      }),
    );
    expect(await books.ok('books.allocate', {})).toEqual({ allocations: [] });
    expect((await books.ok('books.open-items', { customer: 'C-ALI' })).items).toMatchObject([
      { number: 'N-r', open: '-10.00' },
    ]);
  });
});

describe('a pending journal', () => {
  test('is outside every balance until it is turned normal', async () => {
    await books.put(journalOf('j', { state: 'pending' }));
    expect(await books.balances()).toEqual({});
    expect((await books.ok('books.journals', { states: ['pending'] })).journals).toHaveLength(1);
    const { done } = await books.ok('books.make-normal', { numbers: ['N-j'] });
    expect(done).toEqual([{ number: 'N-j', state: 'normal', made: [] }]);
    expect(await books.balances()).toEqual({ '1010': '-10.00', '6910': '10.00' });
    expect((await books.fails('books.make-normal', { numbers: ['N-j'] })).code).toBe('document-not-open');
    const { rows } = await books.ok('books.account', { account: '6910' });
    expect(rows.map(({ date }) => date)).toEqual([MONDAY]);
  });

  test('of a locked period is dated on the first open day and names its own', async () => {
    await books.put(journalOf('j', { state: 'pending' }));
    await books.ok('books.set-lock', { lockedThrough: addDays(MONDAY, 3) });
    await books.ok('books.make-normal', {});
    const { document } = await books.ok('books.document', { number: 'N-j' });
    expect(document.entries).toMatchObject([
      { date: addDays(MONDAY, 4), narration: expect.stringContaining(MONDAY) as string },
    ]);
  });
});
