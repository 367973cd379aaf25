import { afterEach, describe, expect, test } from 'vitest';
import {
  type AccountingDocument,
  deliveryKey,
  type Failure,
  failure,
  type FailureCode,
} from '../../src-shared/model/index.ts';
import { instant } from '../../src-shared/time/index.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src-shared/time/units.ts';
import {
  accountInvoiceOf,
  billingOf,
  contactOf,
  journalOf,
  orderOf,
  receiptOf,
  reversalOf,
  transferOf,
} from '../support/accounting-documents.ts';
import { type Answer, DeliveryShop } from '../support/delivery-shop.ts';
import { BOOKS } from '../support/test-ledger.ts';

const open: DeliveryShop[] = [];
afterEach(async () => {
  for (const shop of open.splice(0)) await shop.close();
});

async function shopOf(...documents: readonly AccountingDocument[]): Promise<DeliveryShop> {
  const shop = await DeliveryShop.open(documents);
  open.push(shop);
  return shop;
}

const invoices = (...keys: readonly string[]) => keys.map((key) => billingOf(key, []));
const refused = (code: FailureCode = 'books-refused', target?: string): Answer => ({
  refused: failure(code, target === undefined ? {} : { target }),
});
const answers = (answer: Answer, ...keys: readonly string[]) => {
  return (key: string): Answer => (keys.includes(key) ? answer : 'created');
};

describe('only what builds on a failed document waits for it', () => {
  test('and says for which number', async () => {
    const shop = await shopOf(contactOf('c'), accountInvoiceOf('i'), receiptOf('r'), ...invoices('other'));
    shop.books.answer = answers(refused(), 'c');
    await shop.deliver();
    expect(await shop.states()).toEqual({ c: 'failed', i: 'waiting', r: 'waiting', other: 'succeeded' });
    const keys = ['c', 'i', 'r', 'other'].map(deliveryKey);
    expect(Object.fromEntries(await shop.ledger.deliveries.waitingFor(keys))).toEqual({
      i: 'N-0001',
      r: 'N-0001',
    });
    shop.books.answer = () => 'created';
    await shop.deliver();
    expect(shop.books.made).toEqual(['other', 'c', 'i', 'r']);
    expect(await shop.ledger.deliveries.waitingFor(keys)).toEqual(new Map());
  });

  test('goes right after it when it goes in, in a call of its own', async () => {
    const shop = await shopOf(contactOf('c'), accountInvoiceOf('i'), ...invoices('h', 'j'));
    await shop.deliver();
    expect(shop.books.calls).toEqual([
      ['c', 'h'],
      ['i', 'j'],
    ]);
  });

  test('goods arrive after they have left, also when they are first in line', async () => {
    const out = { ...transferOf('transfer-out', 'T-1', []), date: '2026-03-03' } as AccountingDocument;
    const shop = await shopOf(transferOf('transfer-in', 'T-1', []), out);
    await shop.deliver();
    expect(shop.books.made).toEqual(['transfer-out-T-1', 'transfer-in-T-1']);
  });

  test('goods do not arrive on the strength of a departure that was taken back, where another is to come', async () => {
    const out = (key: string) => ({ ...transferOf('transfer-out', 'T-1', []), key: deliveryKey(key) });
    const shop = await shopOf(out('out 1'));
    await shop.deliver();
    await shop.ledger.deliveries.undoPosting(BOOKS, [deliveryKey('out 1')], 'a test');
    await shop.post([{ ...transferOf('transfer-in', 'T-1', []), key: deliveryKey('in') }, out('out 2')]);
    shop.books.answer = answers(refused(), 'out 2');
    await shop.deliver();
    expect(await shop.states()).toEqual({ 'out 1': 'succeeded', in: 'waiting', 'out 2': 'failed' });
    // Where none is to come any more, nobody waits for it.
    await shop.ledger.deliveries.undoPosting(BOOKS, [deliveryKey('out 2')], 'a test');
    await shop.deliver();
    expect(shop.books.made).toEqual(['out 1', 'in']);
  });

  test('what nobody gives keeps nobody waiting', async () => {
    const shop = await shopOf(
      accountInvoiceOf('i'),
      receiptOf('r', { caseId: 'sample:7/deposit/D-1' }),
      reversalOf(billingOf('long ago', [])),
    );
    await shop.deliver();
    expect(Object.values(await shop.states())).toEqual(['succeeded', 'succeeded', 'succeeded']);
  });

  test('nor does what these books do not take, or what was undone', async () => {
    const caseId = 'sample:7/layby/L-1';
    const shop = await shopOf(contactOf('c'), orderOf('o', [], { caseId }), receiptOf('r', { caseId }));
    const { capabilities } = shop.books;
    shop.books.capabilities = { ...capabilities, types: new Set(['receipt', 'contact']) };
    shop.books.answer = answers(refused(), 'c');
    await shop.deliver();
    expect(await shop.states()).toEqual({ c: 'failed', o: 'waiting', r: 'waiting' });
    await shop.ledger.deliveries.undoPosting(BOOKS, [deliveryKey('c')], 'a test');
    await shop.deliver();
    expect(await shop.states()).toEqual({ c: 'held', o: 'held', r: 'succeeded' });
  });

  test('a supplement waits for what it adds to', async () => {
    const key = (revision: number) => `shop/KL/2026-03-02/invoice/sales/r${revision}`;
    const shop = await shopOf(...invoices(key(1)));
    await shop.post(invoices(key(2)));
    shop.books.answer = answers(refused(), key(1));
    await shop.deliver();
    expect(await shop.states()).toEqual({ [key(1)]: 'failed', [key(2)]: 'waiting' });
    shop.books.answer = () => 'created';
    await shop.deliver();
    expect(shop.books.made).toEqual([key(1), key(2)]);
  });
});

describe('what failed of one cause', () => {
  const TARGET = 'payment-method:Card';
  const failing = () => shopOf(...invoices('a', 'b', 'c', 'd'));

  test('is tried again with one alone; when it goes in, the others follow', async () => {
    const shop = await failing();
    shop.books.answer = answers(refused('account-unknown', TARGET), 'a', 'b', 'c');
    await shop.deliver();
    expect(await shop.states()).toEqual({ a: 'failed', b: 'failed', c: 'failed', d: 'succeeded' });
    shop.books.calls.length = 0;
    await shop.deliver();
    expect(shop.books.calls).toEqual([['a']]);
    shop.books.answer = () => 'created';
    shop.books.calls.length = 0;
    await shop.deliver();
    expect(shop.books.calls).toEqual([['a'], ['b', 'c']]);
    expect(new Set(Object.values(await shop.states()))).toEqual(new Set(['succeeded']));
  });

  test('when the one fails of another cause, the next is tried', async () => {
    const shop = await failing();
    shop.books.answer = answers(refused('account-unknown', TARGET), 'a', 'b', 'c');
    await shop.deliver();
    shop.books.answer = answers(refused(), 'a');
    await shop.deliver();
    await shop.deliver();
    expect(await shop.states()).toEqual({ a: 'failed', b: 'succeeded', c: 'succeeded', d: 'succeeded' });
  });

  test('waits for its time, longer with each attempt, when no person asks', async () => {
    const shop = await failing();
    shop.books.answer = answers(refused('account-unknown', TARGET), 'a', 'b', 'c', 'd');
    await shop.deliver({ asked: false });
    const gaps: number[] = [];
    for (let tries = 1; tries <= 5; tries += 1) {
      const at = (await shop.ledger.deliveries.dueAt(BOOKS))!;
      gaps.push(at - shop.ledger.clock.at);
      shop.ledger.clock.at = instant(at - 1);
      await shop.deliver({ asked: false });
      expect(shop.books.sent).toHaveLength(3 + tries);
      shop.ledger.clock.at = at;
      await shop.deliver({ asked: false });
      expect(shop.books.sent).toHaveLength(4 + tries);
    }
    expect(gaps).toEqual([2.5, 5, 10, 20, 40].map((minutes) => minutes * MINUTE_MS));
  });

  test('is let go by a person, by the cause, and only that', async () => {
    const shop = await failing();
    shop.books.answer = (key) => (key === 'd' ? refused() : refused('account-unknown', TARGET));
    await shop.deliver();
    const causeKey = `account-unknown ${TARGET}`;
    expect(await shop.ledger.deliveries.release({ books: BOOKS, causeKey })).toBe(3);
    expect(await shop.states()).toEqual({ a: 'waiting', b: 'waiting', c: 'waiting', d: 'failed' });
    expect(await shop.ledger.deliveries.release({ keys: [deliveryKey('d')] })).toBe(1);
    expect(await shop.ledger.deliveries.release({})).toBe(0);
  });

  test('builds on what was late: it is tried as soon as that is in', async () => {
    const shop = await shopOf(transferOf('transfer-in', 'T-1', []));
    shop.books.answer = () => refused('transfer-out-missing');
    await shop.deliver();
    await shop.post([transferOf('transfer-out', 'T-1', [])]);
    shop.books.answer = () => 'created';
    await shop.deliver({ asked: false });
    expect(shop.books.made).toEqual(['transfer-out-T-1', 'transfer-in-T-1']);
  });
});

describe('books that do not answer', () => {
  const busy = (ms: number, at: number): Failure =>
    failure('books-busy', { retry: { after: instant(at + ms) } });

  test('are left alone for longer and longer, over restarts, and what waits loses nothing', async () => {
    const shop = await shopOf(...invoices('a', 'b'));
    shop.books.down = () => failure('books-unreachable');
    shop.draw(() => 0.999_999);
    let asked = 0;
    const find = shop.books.find.bind(shop.books);
    shop.books.find = (keys) => {
      asked += 1;
      return find(keys);
    };
    const gaps: number[] = [];
    for (let tries = 1; tries <= 10; tries += 1) {
      expect((await shop.deliver())?.code).toBe('books-unreachable');
      expect(asked).toBe(tries);
      const outage = (await shop.outage())!;
      gaps.push(Math.ceil((outage.nextTryAt - shop.ledger.clock.at) / SECOND_MS));
      shop.ledger.clock.at = instant(outage.nextTryAt - 1);
      expect((await shop.deliver())?.code).toBe('books-unreachable');
      expect(asked).toBe(tries);
      shop.ledger.clock.at = outage.nextTryAt;
    }
    expect(gaps).toEqual([15, 30, 60, 120, 240, 480, 960, 1800, 1800, 1800]);
    shop.books.down = () => null;
    expect(await shop.deliver()).toBeNull();
    expect(await shop.outage()).toBeNull();
    expect(shop.books.made).toEqual(['a', 'b']);
    expect((await shop.row('a'))?.attempts).toBe(1);
  });

  test('that say until when are obeyed; for long, a person is told', async () => {
    const shop = await shopOf(...invoices('a'));
    const start = shop.ledger.clock.at;
    shop.books.down = () => busy(90 * MINUTE_MS, start);
    const left = await shop.deliver();
    expect(left).toMatchObject({
      code: 'books-busy',
      retry: { after: start + 90 * MINUTE_MS },
      data: { until: '2026-04-01T01:30:00Z' },
    });
    shop.books.down = () => null;
    shop.ledger.clock.advance(90 * MINUTE_MS - 1);
    await shop.deliver();
    expect(shop.books.made).toEqual([]);
    shop.ledger.clock.advance(1);
    await shop.deliver();
    expect(shop.books.made).toEqual(['a']);
  });

  test('are asked at once when a person wants them to be', async () => {
    const shop = await shopOf(...invoices('a'));
    shop.books.down = () => failure('books-unreachable');
    await shop.deliver();
    shop.books.down = () => null;
    await shop.deliver();
    expect(shop.books.made).toEqual([]);
    await shop.ledger.deliveries.release({ books: BOOKS });
    await shop.deliver();
    expect(shop.books.made).toEqual(['a']);
  });

  test('after some of a batch: what was not sent goes out again, what was is not sent twice', async () => {
    const shop = await shopOf(...invoices('a', 'b', 'c'));
    const start = shop.ledger.clock.at;
    shop.books.answer = answers({ notSent: busy(MINUTE_MS, start) }, 'b', 'c');
    expect((await shop.deliver())?.code).toBe('books-busy');
    expect(await shop.states()).toEqual({ a: 'succeeded', b: 'waiting', c: 'waiting' });
    shop.books.answer = () => 'created';
    shop.ledger.clock.advance(MINUTE_MS);
    await shop.deliver({ asked: false });
    expect(shop.books.made).toEqual(['a', 'b', 'c']);
  });

  test('because of a single document: it is passed over, the others go in', async () => {
    const shop = await shopOf(...invoices('a', 'b', 'c'));
    shop.books.takeAtOnce(1);
    shop.books.answer = answers({ unknown: failure('books-failed') }, 'a');
    for (let run = 0; run < 3; run += 1) {
      expect(await shop.deliver()).toBeNull();
      shop.ledger.clock.advance(MINUTE_MS);
    }
    expect(await shop.states()).toEqual({ a: 'unknown', b: 'succeeded', c: 'succeeded' });
    shop.books.answer = () => 'created';
    shop.ledger.clock.advance(HOUR_MS);
    await shop.deliver();
    expect(shop.books.made).toEqual(['b', 'c', 'a']);
  });

  test('because of two documents that are first in line: the others go in all the same', async () => {
    const shop = await shopOf(...invoices('a', 'b', 'c', 'd'));
    shop.books.takeAtOnce(1);
    shop.books.answer = answers({ unknown: failure('books-failed') }, 'a', 'b');
    for (let run = 0; run < 6; run += 1) {
      await shop.deliver();
      shop.ledger.clock.advance(MINUTE_MS);
    }
    expect(shop.books.made).toEqual(['c', 'd']);
  });
});

describe('books that go away in the middle of the last batch', () => {
  const cause = failure('books-unreachable', { where: 'https://books' });

  test('are left alone, and their time is told', async () => {
    const shop = await shopOf(...invoices('a', 'b', 'c'));
    let away = false;
    shop.books.down = () => (away ? cause : null);
    shop.books.answer = (key) => {
      if (key === 'a') return 'created';
      away = true;
      return { notSent: cause };
    };
    expect(await shop.deliver()).toMatchObject({ code: 'books-unreachable' });
    expect((await shop.outage())?.nextTryAt).toBeGreaterThan(shop.ledger.clock.at);
    expect(await shop.states()).toEqual({ a: 'succeeded', b: 'waiting', c: 'waiting' });
  });

  test('are asked again, since it may have been a document', async () => {
    const shop = await shopOf(...invoices('a', 'b'));
    shop.books.answer = (key) => (key === 'a' ? 'created' : { notSent: cause });
    expect(await shop.deliver()).toBeNull();
    expect(await shop.outage()).toBeNull();
  });
});

describe('the limits of the books', () => {
  test('hold over restarts, and then it goes on', async () => {
    const shop = await shopOf(...invoices('a'));
    const limits = { batch: 50, requestsPerMinute: 2, requestsPerDay: 3 };
    shop.books.capabilities = { ...shop.books.capabilities, limits };
    const begun = shop.ledger.clock.at;
    expect(await shop.budgets.take(BOOKS, limits)).toBeNull();
    expect(await shop.budgets.take(BOOKS, limits)).toBeNull();
    expect(await shop.budgets.take(BOOKS, limits)).toBe(begun + MINUTE_MS);
    expect(await shop.deliver()).toMatchObject({ code: 'books-busy', retry: { after: begun + MINUTE_MS } });
    shop.ledger.clock.advance(MINUTE_MS);
    expect(await shop.budgets.take(BOOKS, limits)).toBeNull();
    expect(await shop.budgets.take(BOOKS, limits)).toBe(begun + DAY_MS);
    expect((await shop.deliver())?.data).toHaveProperty('until');
    expect(shop.books.lookedUp).toEqual([]);
    shop.ledger.clock.advance(DAY_MS - MINUTE_MS);
    await shop.deliver();
    expect(shop.books.made).toEqual(['a']);
  });

  test('a clock that is set back keeps nobody waiting for longer than a span', async () => {
    const shop = await shopOf();
    const limits = { requestsPerMinute: 1, requestsPerDay: null };
    await shop.budgets.take(BOOKS, limits);
    shop.ledger.clock.advance(-DAY_MS);
    const freeAt = (await shop.budgets.freeAt(BOOKS, limits))!;
    expect(freeAt - shop.ledger.clock.at).toBeLessThanOrEqual(MINUTE_MS);
  });
});

describe('what the books cannot do', () => {
  test('is held with its cause, and stops none of the others', async () => {
    const shop = await shopOf(journalOf('j'), ...invoices('a'), reversalOf(billingOf('a', [])));
    const { capabilities } = shop.books;
    shop.books.capabilities = {
      ...capabilities,
      types: new Set([...capabilities.types].filter((type) => type !== 'journal')),
      undo: false,
    };
    await shop.deliver();
    expect(await shop.states()).toEqual({ a: 'succeeded', j: 'held', 'undo-a': 'held' });
    expect((await shop.row('j'))?.cause).toMatchObject({
      code: 'not-in-these-books',
      data: { type: 'journal' },
    });
    expect((await shop.row('undo-a'))?.cause?.code).toBe('do-by-hand');
    expect(shop.books.sent).toEqual(['a']);
  });

  test('is done by hand, and turns up in the books', async () => {
    const shop = await shopOf(...invoices('a'));
    shop.books.answer = () => refused('do-by-hand');
    await shop.deliver();
    await shop.deliver();
    expect(await shop.states()).toEqual({ a: 'held' });
    expect(shop.books.sent).toHaveLength(1);
    shop.books.held.set(deliveryKey('a'), { number: 'whatever', contentHash: 'of what a person typed' });
    await shop.deliver();
    expect(await shop.states()).toEqual({ a: 'succeeded' });
  });
});
