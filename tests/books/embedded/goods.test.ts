import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountNumber, type BillingDocument, deliveryKey } from '../../../src-shared/model/index.ts';
import { ZERO } from '../../../src-shared/money/index.ts';
import {
  adjustmentOf,
  billingOf,
  countOf,
  goodsOf,
  pieces,
  transferOf,
} from '../../support/accounting-documents.ts';
import { RealBooks } from './real-books.ts';

let books: RealBooks;
beforeEach(async () => {
  books = await RealBooks.open();
});
afterEach(() => books.close());

/** Ten at 4.00 in KL. */
const TEN = goodsOf('ten', [{ sku: 'TEA-1', count: 10, cost: 4_000 }]);

/** Inventory and goods in transit of the ledger are what the states say. */
async function expectValues() {
  const onHand = (await books.store.stockOnHand(books.id)).reduce((all, { value }) => all + value, 0);
  expect(await books.balance('1400')).toBe(onHand);
}

describe('a transfer', () => {
  test('leaves at the average of the sender, is on the way, and arrives at what it left with', async () => {
    await books.take(TEN, goodsOf('dear', [{ sku: 'TEA-1', count: 10, cost: 5_000 }]));
    await books.take(transferOf('transfer-out', 'T1', [pieces('TEA-1', 4)]));
    expect(await books.journal('transfer-out-T1')).toEqual(['Dr 1410 18.00', 'Cr inventory 18.00']);
    expect(await books.onHand('TEA-1')).toEqual([16, 7_200]);
    expect(await books.onTheWay('T1', 'TEA-1')).toEqual([4, 1_800]);

    // What the sender pays meanwhile changes nothing of what is on the way.
    await books.take(goodsOf('later', [{ sku: 'TEA-1', count: 4, cost: 9_000 }]));
    await books.take(transferOf('transfer-in', 'T1', [pieces('TEA-1', 4)]));
    expect(await books.journal('transfer-in-T1')).toEqual(['Cr 1410 18.00', 'Dr inventory 18.00']);
    expect(await books.onHand('TEA-1', 'PJ')).toEqual([4, 1_800]);
    expect(await books.onTheWay('T1', 'TEA-1')).toEqual([0, 0]);
    expect(await books.balance('1410')).toBe(0);
    await expectValues();
  });

  test('what does not arrive stays on the way, and what arrives later takes the rest', async () => {
    await books.take(goodsOf('in', [{ sku: 'TEA-1', count: 3, cost: 1_000 }]));
    await books.take(
      transferOf('transfer-out', 'T1', [pieces('TEA-1', 3)]),
      transferOf('transfer-in', 'T1', [pieces('TEA-1', 2)]),
    );
    expect(await books.onHand('TEA-1', 'PJ')).toEqual([2, 667]);
    expect(await books.onTheWay('T1', 'TEA-1')).toEqual([1, 333]);
    expect(await books.balance('1410')).toBe(333);
    const rest = transferOf('transfer-in', 'T1', [pieces('TEA-1', 1)]);
    await books.take({ ...rest, key: deliveryKey('rest'), number: 'N-rest' });
    expect(await books.onTheWay('T1', 'TEA-1')).toEqual([0, 0]);
    expect(await books.onHand('TEA-1', 'PJ')).toEqual([3, 1_000]);
  });

  test('arriving where it has not left is refused, and goes in when it has', async () => {
    const arrives = transferOf('transfer-in', 'T1', [pieces('TEA-1', 4)]);
    await books.take(TEN);
    expect(await books.refusal(arrives)).toBe('transfer-out-missing');
    expect(await books.onHand('TEA-1', 'PJ')).toEqual([0, 0]);
    await books.take(transferOf('transfer-out', 'T1', [pieces('TEA-1', 4)]), arrives);
    expect(await books.onHand('TEA-1', 'PJ')).toEqual([4, 1_600]);
  });

  test('in one batch it can be told the other way round', async () => {
    const outcomes = await books.offer(
      TEN,
      transferOf('transfer-in', 'T1', [pieces('TEA-1', 4)]),
      transferOf('transfer-out', 'T1', [pieces('TEA-1', 4)]),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['created', 'created', 'created']);
    expect(await books.onHand('TEA-1', 'PJ')).toEqual([4, 1_600]);
    expect(await books.onTheWay('T1', 'TEA-1')).toEqual([0, 0]);
  });

  test('goods of one transfer are not those of another', async () => {
    await books.take(TEN, transferOf('transfer-out', 'T1', [pieces('TEA-1', 4)]));
    expect(await books.refusal(transferOf('transfer-in', 'T2', [pieces('TEA-1', 4)]))).toBe(
      'transfer-out-missing',
    );
  });

  test('goods that fill a shortage adjust its cost, as bought ones do', async () => {
    await books.take(
      goodsOf('pj', [{ sku: 'TEA-1', count: 1, cost: 300 }], 'PJ'),
      billingOf('short', [pieces('TEA-1', 3)], { location: 'PJ' }),
      TEN,
      transferOf('transfer-out', 'T1', [pieces('TEA-1', 5)]),
      transferOf('transfer-in', 'T1', [pieces('TEA-1', 5)]),
    );
    // Two were sold at 3.00 before they came, and cost 4.00 each.
    expect(await books.journal('transfer-in-T1')).toEqual([
      'Cr 1410 20.00',
      'Dr cost adjustment 2.00',
      'Dr inventory 18.00',
    ]);
    expect(await books.onHand('TEA-1', 'PJ')).toEqual([3, 1_200]);
    await expectValues();
  });

  test('more than was sent is found, at the average of the goods here', async () => {
    await books.take(
      TEN,
      transferOf('transfer-out', 'T1', [pieces('TEA-1', 2)]),
      transferOf('transfer-in', 'T1', [pieces('TEA-1', 3)]),
    );
    expect(await books.onHand('TEA-1', 'PJ')).toEqual([3, 1_200]);
    expect(await books.journal('transfer-in-T1')).toEqual([
      'Cr 1410 8.00',
      'Cr 5300 4.00',
      'Dr inventory 12.00',
    ]);
    expect(await books.onTheWay('T1', 'TEA-1')).toEqual([0, 0]);
    expect(await books.balance('1410')).toBe(0);
    await expectValues();
  });

  test('taken back in the till, goods return at what they left with', async () => {
    await books.take(TEN, transferOf('transfer-out', 'T1', [pieces('TEA-1', 4)]));
    const back = transferOf('transfer-out', 'T1', [pieces('TEA-1', -4)]);
    await books.take({ ...back, key: deliveryKey('back'), number: 'N-back' });
    expect(await books.onHand('TEA-1')).toEqual([10, 4_000]);
    expect(await books.onTheWay('T1', 'TEA-1')).toEqual([0, 0]);
  });
});

describe('an adjustment', () => {
  test('of goods that are gone, or found: at average against its account', async () => {
    await books.take(
      TEN,
      adjustmentOf('lost', [pieces('TEA-1', 2)], { reason: 'Broken' }),
      adjustmentOf('found', [pieces('TEA-1', -1)]),
    );
    expect(await books.journal('lost')).toEqual(['Dr 5300 8.00', 'Cr inventory 8.00']);
    expect(await books.journal('found')).toEqual(['Cr 5300 4.00', 'Dr inventory 4.00']);
    expect(await books.onHand('TEA-1')).toEqual([9, 3_600]);
    expect((await books.effects('lost')).moves).toMatchObject([
      { kind: 'adjustment', quantity: -2_000, value: -800 },
    ]);
    await expectValues();
  });

  test('without its account in the chart is refused', async () => {
    const elsewhere = adjustmentOf('lost', [pieces('TEA-1', 2)], { contra: accountNumber('9999') });
    expect(await books.refusal(elsewhere)).toBe('account-unknown');
  });
});

describe('a job', () => {
  const issue = adjustmentOf('issue', [pieces('TEA-1', 3)], { job: 'J7' });
  const done: BillingDocument = {
    ...billingOf('done', []),
    release: { subject: 'J7', from: accountNumber('1420'), to: accountNumber('5020') },
  };

  test('goods issued to it are its work in progress until it is completed', async () => {
    await books.take(TEN, issue);
    expect(await books.journal('issue')).toEqual(['Dr 1420 12.00', 'Cr inventory 12.00']);
    expect(await books.owners('issue')).toEqual(['work-in-progress J7 added 1200']);
    expect((await books.effects('issue')).moves).toMatchObject([{ kind: 'issue' }]);
    await books.take(done);
    expect((await books.journal('done')).slice(-2)).toEqual(['Dr 5020 12.00', 'Cr 1420 12.00']);
    expect(await books.owners('done')).toEqual(['work-in-progress J7 used -1200']);
    expect(await books.balance('1420')).toBe(0);
  });

  test('is released in the batch in which goods were issued to it', async () => {
    await books.take(TEN);
    await books.offer(issue, adjustmentOf('back', [pieces('TEA-1', -1)], { job: 'J7' }), done);
    expect((await books.journal('done')).slice(-2)).toEqual(['Dr 5020 8.00', 'Cr 1420 8.00']);
    expect(await books.balance('1420')).toBe(0);
  });

  test('that has nothing is completed without a cost, and another’s is not its own', async () => {
    await books.take(TEN, adjustmentOf('other', [pieces('TEA-1', 1)], { job: 'J8' }), done);
    expect(await books.owners('done')).toEqual([]);
    expect(await books.balance('1420')).toBe(400);
  });
});

test('a count is noted and moves nothing', async () => {
  await books.take(TEN, countOf('count', { 'TEA-1': 7 }));
  expect(await books.standing('count')).toEqual({ state: 'counted', lines: [] });
  expect(await books.journal('count')).toEqual([]);
  expect(await books.onHand('TEA-1')).toEqual([10, 4_000]);
});

test('a transfer makes an item of what was none, and a sale does not', async () => {
  await books.take(
    billingOf('sale', [pieces('TEA-1', 1)]),
    transferOf('transfer-out', 'T1', [pieces('MUG-1', 1)]),
  );
  expect(await books.onHand('TEA-1')).toEqual([0, 0]);
  expect(await books.onHand('MUG-1')).toEqual([-1, 0]);
  expect((await books.effects('transfer-out-T1')).moves).toMatchObject([{ costUnknown: true, value: ZERO }]);
});
