import { EMBEDDED } from '../../support/test-ledger.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountNumber, type BillingDocument, type DeliveryKey } from '../../../src-shared/model/index.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import {
  aBillingLine,
  between,
  billingOf,
  contactOf,
  goodsOf,
  journalOf,
  orderOf,
  pieces,
  receiptOf,
  SITI,
} from '../../support/accounting-documents.ts';
import { MONDAY, TUESDAY } from '../../support/builders.ts';
import { createEmbeddedBooks } from '../../../src-main/books/embedded/books.ts';
import { RealBooks } from './real-books.ts';

let books: RealBooks;
beforeEach(async () => {
  books = await RealBooks.open();
});
afterEach(() => books.close());

const TEN = goodsOf('ten', [{ sku: 'TEA-1', count: 10, cost: 4_000 }]);

/** An order of so many pieces of tea. */
const teaOrder = (key: string, count: number, parts: Parameters<typeof orderOf>[2] = {}) =>
  orderOf(key, [pieces('TEA-1', count)], {
    lines: [aBillingLine(minor(1_000), { quantity: quantity(count * 1_000) })],
    ...parts,
  });

const actions = async (key: string) =>
  (
    await books.db.read
      .selectFrom('book_action')
      .innerJoin('book_document', 'book_document.id', 'book_action.document_id')
      .select(['book_action.action', 'book_action.detail'])
      .where('book_document.key', '=', key as DeliveryKey)
      .orderBy('book_action.id')
      .execute()
  ).map(({ action, detail }) => `${action} ${detail}`);

describe('a sales order', () => {
  test('makes no entry and moves no goods', async () => {
    await books.take(TEN, teaOrder('o1', 4));
    expect(await books.journal('o1')).toEqual([]);
    expect(await books.owners('o1')).toEqual([]);
    expect(await books.onHand('TEA-1')).toEqual([10, 4_000]);
    expect(await books.standing('o1')).toEqual({ state: 'open', lines: [['TEA-1', 4, 0, 0]] });
  });

  test('what is not on hand, less what others have set aside, is back-ordered', async () => {
    await books.take(TEN, teaOrder('o1', 7), teaOrder('o2', 5), teaOrder('o3', 2));
    expect(await books.standing('o1')).toMatchObject({ lines: [['TEA-1', 7, 0, 0]] });
    expect(await books.standing('o2')).toMatchObject({ lines: [['TEA-1', 5, 2, 0]] });
    expect(await books.standing('o3')).toMatchObject({ lines: [['TEA-1', 2, 2, 0]] });
    expect(await books.store.setAside(books.id)).toEqual([
      { sku: 'TEA-1', location: 'KL', quantity: 10_000 },
    ]);
  });

  test('the same in one batch, and what came in before counts', async () => {
    await books.offer(
      teaOrder('early', 1),
      TEN,
      teaOrder('o1', 7),
      billingOf('sale', [pieces('TEA-1', 2)]),
      teaOrder('o2', 5),
    );
    // Nothing was an item yet, so that nothing could be short of.
    expect(await books.standing('early')).toMatchObject({ lines: [['TEA-1', 1, 0, 0]] });
    expect(await books.standing('o2')).toMatchObject({ lines: [['TEA-1', 5, 5, 0]] });
  });

  test('lines of one item share what is there; services and goods that come back are never short', async () => {
    const line = aBillingLine(minor(500), { quantity: quantity(6_000) });
    const lines = [
      line,
      line,
      aBillingLine(minor(0), { sku: 'REPAIR' }),
      aBillingLine(minor(-500), { quantity: quantity(-1_000) }),
    ];
    await books.take(
      TEN,
      orderOf('o1', [], { lines, total: minor(500), due: minor(500), subledger: [], entries: [] }),
    );
    expect((await books.standing('o1'))?.lines).toEqual([
      ['TEA-1', 6, 0, 0],
      ['TEA-1', 6, 2, 0],
      ['REPAIR', 1, 0, 0],
      ['TEA-1', -1, 0, 0],
    ]);
  });

  test.each([1, 99])(
    'of another place is another matter, credit orders take nothing: in batches of %i',
    async (batch) => {
      const documents = [
        TEN,
        teaOrder('credit', 12, { order: 'credit' }),
        teaOrder('pj', 3, { location: 'PJ' }),
        teaOrder('kl', 10),
      ];
      if (batch === 1) await books.take(...documents);
      else await books.offer(...documents);
      expect(await books.standing('credit')).toMatchObject({ lines: [['TEA-1', 12, 0, 0]] });
      expect(await books.standing('pj')).toMatchObject({ lines: [['TEA-1', 3, 3, 0]] });
      expect(await books.standing('kl')).toMatchObject({ lines: [['TEA-1', 10, 0, 0]] });
    },
  );

  test('a summary line names no goods: they are set aside beside it', async () => {
    const summary = [aBillingLine(minor(1_000), { sku: null, description: 'All sales' })];
    await books.take(TEN, teaOrder('o1', 4, { lines: summary, order: 'layby', caseId: 'L1' }));
    expect((await books.standing('o1'))?.lines).toEqual([
      [null, 1, 0, 0],
      ['TEA-1', 4, 0, 0],
    ]);
    expect(await books.store.onLayby(books.id)).toEqual([{ sku: 'TEA-1', location: 'KL', quantity: 4_000 }]);
  });
});

describe('orders of one group', () => {
  test('are one growing order while it is open, and the first says that it grew', async () => {
    await books.take(
      teaOrder('g1', 1, { group: 'shift', order: 'cash' }),
      teaOrder('g2', 1, { group: 'shift', order: 'cash' }),
      teaOrder('other', 1, { group: 'another', order: 'cash' }),
      teaOrder('returned', 1, { group: 'shift', order: 'credit' }),
    );
    const open = await books.store.openOrders(books.id, { caseIds: [], groups: ['shift'] });
    expect(open.map(({ document }) => document.key)).toEqual(['g1', 'g2', 'returned']);
    expect(await actions('g1')).toEqual(['order-grew N-g2']);
    expect(await actions('other')).toEqual([]);
  });

  test('a new one begins when that is processed', async () => {
    const first = teaOrder('g1', 1, { group: 'shift', order: 'cash' });
    await books.take(first);
    const [open] = await books.store.open(books.id, [first.key]);
    const processed = { key: first.key, state: 'processed', action: 'processed', detail: '' } as const;
    await books.store.record(books.id, {
      records: [],
      late: [],
      states: [],
      transit: [],
      changes: [{ ...processed, orderLines: open!.orderLines }],
    });
    await books.take(teaOrder('g2', 1, { group: 'shift', order: 'cash' }));
    expect(await actions('g1')).toEqual(['processed ']);
    expect(await books.standing('g2')).toMatchObject({ state: 'open' });
    const all = await books.store.openOf(books.id, { group: 'shift' });
    expect(all.map(({ document, state }) => [document.key, state])).toEqual([
      ['g1', 'processed'],
      ['g2', 'open'],
    ]);
  });
});

describe('a layby', () => {
  const opened = teaOrder('layby', 4, {
    order: 'layby',
    caseId: 'till/layby/L1',
    entries: [],
    subledger: [],
  });
  const completed: BillingDocument = {
    ...billingOf('done', [pieces('TEA-1', 4)]),
    closes: 'till/layby/L1',
  };

  test('is closed by its completion: nothing is set aside any more, the goods are gone', async () => {
    await books.take(TEN, opened);
    expect(await books.store.onLayby(books.id)).toHaveLength(1);
    await books.take(completed);
    expect(await books.standing('layby')).toMatchObject({ state: 'closed' });
    expect(await actions('layby')).toEqual(['order-closed N-done']);
    expect((await books.effects('done')).madeOf).toEqual(['layby']);
    expect(await books.store.onLayby(books.id)).toEqual([]);
    expect(await books.onHand('TEA-1')).toEqual([6, 2_400]);
  });

  test('in the batch in which it was opened as well, and the next order finds the goods free', async () => {
    await books.offer(TEN, opened, { ...completed, stock: [] }, teaOrder('next', 10));
    expect(await books.standing('layby')).toMatchObject({ state: 'closed' });
    expect(await books.standing('next')).toMatchObject({ lines: [['TEA-1', 10, 0, 0]] });
  });

  test('is not closed by what ends a case of another kind, or of another till’s', async () => {
    await books.take(
      opened,
      { ...billingOf('direct', []), closes: 'till/direct-ship/L1' },
      { ...billingOf('theirs', []), closes: 'other%2Ftill/layby/L1' },
    );
    expect(await books.standing('layby')).toMatchObject({ state: 'open' });
    await books.take({ ...billingOf('ours', []), closes: 'till/layby/L1' });
    expect(await books.standing('layby')).toMatchObject({ state: 'closed' });
  });

  test('a document that uses its deposits closes it without saying so; another’s does not', async () => {
    await books.take(
      { ...receiptOf('deposit'), caseId: 'till/layby/L1', ...deposit('till/layby/L1', 'added') },
      opened,
      {
        ...billingOf('theirs', []),
        ...deposit('other/layby/L1', 'used'),
      },
    );
    expect(await books.standing('layby')).toMatchObject({ state: 'open' });
    await books.take({ ...billingOf('ours', []), ...deposit('till/layby/L1', 'used') });
    expect(await books.standing('layby')).toMatchObject({ state: 'closed' });
  });
});

/** 10.00 of a layby's deposits taken or used. */
function deposit(subject: string, movement: 'added' | 'used') {
  const used = movement === 'used';
  const amount = minor(used ? 1_000 : -1_000);
  const account = accountNumber('2330');
  return {
    entries: used ? between('2330', '4000', minor(1_000)) : between('1010', '2330', minor(1_000)),
    subledger: [{ ledger: 'layby', account, subject, movement, amount } as const],
  };
}

describe('what waits for a person', () => {
  test('an inactive receipt and a pending journal are noted without entries', async () => {
    await books.take(receiptOf('r', { state: 'inactive' }), journalOf('j', { state: 'pending' }));
    expect(await books.standing('r')).toMatchObject({ state: 'inactive' });
    expect(await books.standing('j')).toMatchObject({ state: 'pending' });
    expect(await books.store.trialBalance(books.id, null)).toEqual([]);
    expect(await books.owners('r')).toEqual([]);
  });

  test('an active receipt and a normal journal make theirs at once, with goods at cost', async () => {
    await books.take(TEN, receiptOf('r'), journalOf('j', { stock: [pieces('TEA-1', 2)] }));
    expect(await books.journal('r')).toEqual(['Dr cash 10.00', 'Cr receivable 10.00']);
    expect(await books.owners('r')).toEqual(['receivable C-SITI paid -1000']);
    expect(await books.journal('j')).toEqual([
      'Dr 6910 10.00',
      'Cr cash 10.00',
      'Dr cost of goods 8.00',
      'Cr inventory 8.00',
    ]);
    expect(await books.standing('j')).toMatchObject({ state: 'normal' });
    const list = await books.store.openDocuments(
      books.id,
      { type: 'journal', states: ['normal'] },
      { cursor: null, limit: 10 },
    );
    expect(list.rows).toMatchObject([{ number: 'N-j', state: 'normal', backOrdered: false }]);
  });

  test('a pending journal moves no goods', async () => {
    await books.take(TEN, journalOf('j', { state: 'pending', stock: [pieces('TEA-1', 2)] }));
    expect(await books.onHand('TEA-1')).toEqual([10, 4_000]);
  });
});

describe('customers', () => {
  const known = async () => (await books.store.contacts(books.id, {}, { cursor: null, limit: 10 })).rows;

  test('of any document become contacts, and follow their name', async () => {
    await books.take(receiptOf('r', { state: 'inactive' }));
    expect(await known()).toMatchObject([{ code: 'C-SITI', name: 'Siti', generated: false }]);
    const renamed = { ...SITI, name: 'Siti binti Ali' };
    await books.take(teaOrder('o', 1, { customer: renamed }));
    expect(await known()).toMatchObject([{ code: 'C-SITI', name: 'Siti binti Ali' }]);
    await books.take(receiptOf('r2', { customer: { ...SITI, name: '' } }));
    expect(await known()).toMatchObject([{ name: 'Siti binti Ali' }]);
  });

  test('whether their code was made says the contact itself, before that its form', async () => {
    await books.take(
      receiptOf('r', { customer: { code: 'C-ABCDEF23', name: 'Ali' }, subledger: [], entries: [] }),
    );
    expect(await known()).toMatchObject([{ code: 'C-ABCDEF23', generated: true }]);
    await books.take(contactOf('c', { customer: { code: 'C-ABCDEF23', name: 'Ali' }, generated: false }));
    expect(await known()).toMatchObject([{ code: 'C-ABCDEF23', generated: false }]);
  });
});

describe('a locked period', () => {
  test('takes nothing in, whatever it is, but customers', async () => {
    await books.store.setLock(books.id, MONDAY);
    for (const document of [TEN, teaOrder('o', 1), receiptOf('r'), journalOf('j', { state: 'pending' })]) {
      expect(await books.refusal(document)).toBe('period-locked');
    }
    await books.take(contactOf('c'));
    await books.take({ ...billingOf('next', []), date: TUESDAY, entries: [] });
    expect(
      (await books.store.documents(books.id, { type: null }, { cursor: null, limit: 9 })).rows,
    ).toHaveLength(2);
  });

  test('is refused by the ledger itself when it is locked meanwhile; the rest of the batch goes in', async () => {
    await books.store.setLock(books.id, MONDAY);
    const tuesday = { ...billingOf('b', []), date: TUESDAY, entries: [] };
    // As the books saw it before somebody locked the period.
    const before = { ...books.store, lockedThrough: () => Promise.resolve(null) };
    const outcomes = await createEmbeddedBooks(EMBEDDED, before).create(
      [TEN, tuesday].map((document) => ({ document, contentHash: 'ab'.repeat(32) })),
    );
    expect(outcomes).toMatchObject([
      { key: 'ten', kind: 'refused', cause: { code: 'period-locked' } },
      { key: 'b', kind: 'created' },
    ]);
  });
});

describe('a document whose sub-ledger is not what it moves', () => {
  test.each([
    [
      'of another amount',
      receiptOf('x', { subledger: [{ ...receiptOf('x').subledger[0]!, amount: minor(-999) }] }),
    ],
    ['that is owed by nobody', { ...billingOf('x', []), due: minor(1_000) }],
  ])('is refused as a defect: %s', async (_, document) => {
    // The ledger would not even write the first down: what reaches the books is asked there.
    const [outcome] = await books.books.create([{ document, contentHash: 'ab'.repeat(32) }]);
    expect(outcome).toMatchObject({ kind: 'refused', cause: { code: 'internal', where: 'N-x' } });
    expect(await books.store.trialBalance(books.id, null)).toEqual([]);
  });
});
