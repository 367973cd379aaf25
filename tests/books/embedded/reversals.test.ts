import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type AccountingDocument,
  accountNumber,
  type ReversalDocument,
} from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import {
  accountInvoiceOf,
  adjustmentOf,
  billingOf,
  goodsOf,
  openingOf,
  orderOf,
  pieces,
  receiptOf,
  reversalOf,
  transferOf,
} from '../../support/accounting-documents.ts';
import { TUESDAY } from '../../support/builders.ts';
import { RealBooks } from './real-books.ts';

let books: RealBooks;
beforeEach(async () => {
  books = await RealBooks.open();
});
afterEach(() => books.close());

const TEN = goodsOf('ten', [{ sku: 'TEA-1', count: 10, cost: 4_000 }]);
const SALE = billingOf('sale', [pieces('TEA-1', 3)]);

/** A reversal that leaves it to the books what is to be turned. */
const plain = (document: AccountingDocument, parts: Partial<ReversalDocument> = {}): ReversalDocument => ({
  ...reversalOf(document),
  entries: [],
  subledger: [],
  ...parts,
});

describe('a reversal', () => {
  test.each([
    ['brings its own entries', reversalOf],
    ['leaves them to the books', plain],
  ])('that %s turns every entry, the cost of goods too, and marks the document', async (_, reverse) => {
    await books.take(TEN, SALE, goodsOf('dear', [{ sku: 'TEA-1', count: 10, cost: 9_000 }]));
    await books.take(reverse(SALE));
    expect(await books.journal('undo-sale')).toEqual([
      'Cr cash 10.00',
      'Dr sales 10.00',
      // At original cost, although goods have become dearer.
      'Cr cost of goods 12.00',
      'Dr inventory 12.00',
    ]);
    expect(await books.onHand('TEA-1')).toEqual([20, 13_000]);
    expect((await books.effects('undo-sale')).moves).toMatchObject([
      { kind: 'reversal', quantity: 3_000, value: 1_200 },
    ]);
    expect(await books.standing('sale')).toMatchObject({ state: 'reversed' });
    expect(await books.balance('1010')).toBe(0);
  });

  test('turns the sub-ledger: nothing is owed any more', async () => {
    await books.take(accountInvoiceOf('owed'), plain(accountInvoiceOf('owed')));
    expect(await books.owners('undo-owed')).toEqual(['receivable C-SITI reversed -1000']);
    expect(await books.store.subledgerBalances(books.id, 'receivable', null)).toEqual([]);
  });

  test('on a later day says of which day it is', async () => {
    await books.take(TEN, plain(TEN, { date: TUESDAY }));
    const { entries } = await books.effects('undo-ten');
    expect(entries).toMatchObject([{ date: TUESDAY, narration: 'Reversal of N-ten of 2026-03-02: x' }]);
  });

  test('of goods that came in restores the shortage that they filled', async () => {
    await books.take(
      goodsOf('first', [{ sku: 'TEA-1', count: 2, cost: 800 }]),
      billingOf('out', [pieces('TEA-1', 5)]),
    );
    const before = await books.store.stockOnHand(books.id);
    const second = goodsOf('second', [{ sku: 'TEA-1', count: 10, cost: 5_000 }]);
    await books.take(second, plain(second));
    expect(await books.journal('undo-second')).toEqual([
      'Cr inventory 50.00',
      'Dr goods not invoiced 50.00',
      'Cr cost adjustment 3.00',
      'Dr inventory 3.00',
    ]);
    expect(await books.store.stockOnHand(books.id)).toMatchObject(
      before.map(({ quantity, value }) => ({ quantity, value })),
    );
  });

  test('leaves no value without goods: the rest is a cost adjustment', async () => {
    const dear = goodsOf('dear', [{ sku: 'TEA-1', count: 10, cost: 8_000 }]);
    // Of 20 that cost 6.00 on average 10 are sold; taking back those of 8.00 would leave -20.00 of nothing.
    await books.take(TEN, dear, billingOf('out', [pieces('TEA-1', 10)]), plain(dear));
    expect(await books.journal('undo-dear')).toEqual([
      'Cr inventory 80.00',
      'Dr goods not invoiced 80.00',
      'Cr cost adjustment 20.00',
      'Dr inventory 20.00',
    ]);
    expect(await books.onHand('TEA-1')).toEqual([0, 0]);
    expect(await books.balance('1400')).toBe(0);
  });

  test('of what is not in the books, is reversed already, or is a reversal itself is refused', async () => {
    expect(await books.refusal(plain(SALE))).toBe('document-not-found');
    await books.take(TEN, SALE, plain(SALE));
    const again = { ...plain(SALE), key: plain(billingOf('again', [])).key, number: 'N-again' };
    expect(await books.refusal(again)).toBe('document-reversed');
    expect(await books.refusal(plain(plain(SALE)))).toBe('document-not-open');
  });

  test('twice in one batch goes in once', async () => {
    await books.take(TEN, SALE);
    const again = { ...plain(SALE), key: plain(billingOf('again', [])).key, number: 'N-again' };
    expect(await books.offer(plain(SALE), again)).toMatchObject([
      { kind: 'created' },
      { kind: 'refused', cause: { code: 'document-reversed' } },
    ]);
  });

  test('of what is allocated is refused until it is not any more', async () => {
    await books.take(accountInvoiceOf('owed'), receiptOf('paid'));
    const { rows } = await books.store.subledger(
      books.id,
      { ledger: 'receivable' },
      { cursor: null, limit: 9 },
    );
    const [debit, credit] = [rows.find((row) => row.amount > 0)!, rows.find((row) => row.amount < 0)!];
    await books.store.allocate(books.id, [{ credit: credit.id, debit: debit.id, amount: minor(1_000) }]);
    for (const document of [accountInvoiceOf('owed'), receiptOf('paid')]) {
      expect(await books.refusal(plain(document))).toBe('document-not-open');
    }
    await books.store.unallocate(books.id, credit.id);
    await books.take(plain(receiptOf('paid')));
  });

  test('that turns something else is a defect', async () => {
    await books.take(TEN, SALE);
    const wrong = { ...reversalOf(SALE), entries: reversalOf(TEN).entries };
    expect(await books.refusal(wrong)).toBe('internal');
    const inactive = receiptOf('inactive', { state: 'inactive' });
    await books.take(inactive);
    expect(await books.refusal(reversalOf(inactive))).toBe('internal');
    // What has done nothing yet has nothing to be turned.
    await books.take(plain(inactive));
    expect(await books.standing('inactive')).toMatchObject({ state: 'reversed' });
  });
});

describe('a transfer', () => {
  const out = transferOf('transfer-out', 'T1', [pieces('TEA-1', 4)]);
  const arrived = transferOf('transfer-in', 'T1', [pieces('TEA-1', 3)]);

  test('is taken back end first', async () => {
    await books.take(TEN, out, arrived);
    expect(await books.refusal(plain(out))).toBe('document-not-open');
    await books.take(plain(arrived));
    expect(await books.onTheWay('T1', 'TEA-1')).toEqual([4, 1_600]);
    expect(await books.onHand('TEA-1', 'PJ')).toEqual([0, 0]);
    await books.take(plain(out));
    expect(await books.onTheWay('T1', 'TEA-1')).toEqual([0, 0]);
    expect(await books.onHand('TEA-1')).toEqual([10, 4_000]);
    expect(await books.balance('1410')).toBe(0);
  });
});

test('goods issued to a job are its work no more', async () => {
  const issue = adjustmentOf('issue', [pieces('TEA-1', 3)], { job: 'J7' });
  await books.take(TEN, issue, plain(issue));
  expect(await books.owners('undo-issue')).toEqual(['work-in-progress J7 reversed -1200']);
  await books.take({
    ...billingOf('done', []),
    release: { subject: 'J7', from: accountNumber('1420'), to: accountNumber('5020') },
  });
  expect(await books.owners('done')).toEqual([]);
});

test('what was there at connecting can be taken back as well', async () => {
  const opening = openingOf('o', [{ sku: 'TEA-1', count: 5, value: 2_000 }]);
  await books.take(opening, plain(opening));
  expect(await books.onHand('TEA-1')).toEqual([0, 0]);
  expect(await books.balance('3900')).toBe(0);
});

describe('an order', () => {
  const layby = orderOf('layby', [pieces('TEA-1', 4)], {
    order: 'layby',
    caseId: 'L1',
    entries: [],
    subledger: [],
  });

  test('that is taken back sets nothing aside', async () => {
    await books.take(TEN, layby, plain(layby));
    expect(await books.standing('layby')).toMatchObject({ state: 'reversed' });
    expect(await books.store.setAside(books.id)).toEqual([]);
  });

  test('is open again when what closed it is taken back, and cannot be taken back itself while closed', async () => {
    const done = { ...billingOf('done', []), closes: 'L1' };
    await books.take(TEN, layby, done);
    expect(await books.refusal(plain(layby))).toBe('document-not-open');
    await books.take(plain(done));
    expect(await books.standing('layby')).toMatchObject({ state: 'open' });
  });
});
