import { afterEach, describe, expect, test } from 'vitest';
import { type AccountingDocument, type DeliveryKey, failure } from '../../src-shared/model/index.ts';
import { minor } from '../../src-shared/money/index.ts';
import { billingOf, journalOf, receiptOf, reversalOf } from '../support/accounting-documents.ts';
import { MONDAY } from '../support/builders.ts';
import { DeliveryShop } from '../support/delivery-shop.ts';
import { BOOKS } from '../support/test-ledger.ts';

const opened: DeliveryShop[] = [];
afterEach(() => Promise.all(opened.splice(0).map((shop) => shop.close())));

async function shopWith(...documents: readonly AccountingDocument[]): Promise<DeliveryShop> {
  const shop = await DeliveryShop.open(documents);
  opened.push(shop);
  return shop;
}

const FEED = { number: 'FEED-7', date: MONDAY, contact: 'POS sales customer', total: minor(1_000) } as const;
const ten = (key: string): AccountingDocument => billingOf(key, []);
const ofSomebodyElse = (key: string): AccountingDocument => ({ ...billingOf(key, []), contact: 'Club' });

describe('what the books have of the same contact, date and amount', () => {
  test('is shown with its pair and nothing is sent, until a person has compared the two', async () => {
    const shop = await shopWith(ten('a'), ofSomebodyElse('b'));
    shop.books.others = [FEED];
    await shop.deliver();
    expect(await shop.states()).toEqual({ a: 'held', b: 'succeeded' });
    expect((await shop.row('a'))?.cause).toMatchObject({
      code: 'duplicate-suspected',
      data: {
        number: 'N-0001',
        theirs: 'FEED-7',
        date: MONDAY,
        contact: 'POS sales customer',
        total: '10.00',
      },
    });
    // Trying again is no answer: it is still there.
    await shop.ledger.deliveries.release({});
    await shop.deliver();
    expect(await shop.states()).toMatchObject({ a: 'held' });
    expect(shop.books.made).toEqual(['b']);
  });

  test('that a person calls another one is sent, and the reason is written down', async () => {
    const shop = await shopWith(ten('a'));
    shop.books.others = [FEED];
    await shop.deliver();
    const key = 'a' as DeliveryKey;
    await shop.ledger.deliveries.postAnyway(key, 'Two parties of ten on one evening');
    await shop.deliver();
    expect(await shop.states()).toEqual({ a: 'succeeded' });
    const audit = await shop.ledger.db.read
      .selectFrom('audit')
      .selectAll()
      .where('subject', '=', 'a')
      .where('action', '<>', 'document-posted')
      .execute();
    expect(audit.map(({ action, subject, before, after }) => [action, subject, before, after])).toEqual([
      [
        'delivery-posted-anyway',
        'a',
        expect.stringMatching(/FEED-7.*"currency":"[A-Z]{3}"/u) as string,
        JSON.stringify({ number: 'N-0001', reason: 'Two parties of ten on one evening' }),
      ],
    ]);
    await expect(shop.ledger.deliveries.postAnyway(key, 'once more')).rejects.toThrow('nothing-suspected');
    await expect(shop.ledger.deliveries.postAnyway('none' as DeliveryKey, 'of nothing')).rejects.toThrow(
      'document-not-found',
    );
  });

  test('stays let go for good, also when its sending had no answer', async () => {
    const shop = await shopWith(ten('a'));
    shop.books.others = [FEED];
    await shop.deliver();
    await shop.ledger.deliveries.postAnyway('a' as DeliveryKey, 'It is another one');
    shop.books.answer = () => 'lost on the way there';
    await shop.deliver();
    shop.books.answer = () => 'created';
    shop.ledger.clock.advance(3_600_000);
    await shop.deliver();
    expect(await shop.states()).toEqual({ a: 'succeeded' });
  });

  test('keeps waiting what builds on it, and nothing else', async () => {
    const shop = await shopWith(billingOf('a', []), ofSomebodyElse('b'), journalOf('j'));
    await shop.post([reversalOf(billingOf('a', []))]);
    shop.books.others = [FEED];
    await shop.deliver();
    const { a, b, j, ...reversal } = await shop.states();
    expect([a, b, j, ...Object.values(reversal)]).toEqual(['held', 'succeeded', 'succeeded', 'waiting']);
  });

  test('is asked for once in a batch, before each send, and only of what a feed can bring', async () => {
    const shop = await shopWith(
      ten('a'),
      billingOf('c', [], { type: 'credit-note' }),
      receiptOf('r'),
      journalOf('j'),
    );
    shop.books.answer = () => 'lost on the way there';
    await shop.deliver();
    expect(shop.books.lookedFor.map((keys) => keys.toSorted())).toEqual([['a', 'c', 'r']]);
    shop.books.answer = () => 'created';
    shop.ledger.clock.advance(3_600_000);
    await shop.deliver();
    expect(shop.books.lookedFor).toHaveLength(2);
    expect(shop.books.made).toHaveLength(4);
  });

  test('that somebody has typed in since the books refused it is shown too', async () => {
    const shop = await shopWith(ten('a'));
    shop.books.answer = () => ({ refused: failure('books-refused', { data: { problem: 'closed' } }) });
    await shop.deliver();
    expect(await shop.states()).toEqual({ a: 'failed' });
    shop.books.others = [FEED];
    shop.books.answer = () => 'created';
    await shop.ledger.deliveries.release({});
    await shop.deliver();
    expect((await shop.row('a'))?.cause).toMatchObject({ code: 'duplicate-suspected' });
    expect(shop.books.made).toEqual([]);
  });

  test('may come in the same batch, from another connection of the same shop', async () => {
    const tens = ['feed:1/a', 'feed:1/b', 'till:2/a', 'till:2/b'].map(ten);
    const shop = await shopWith(
      ...tens,
      ofSomebodyElse('till:2/c'),
      billingOf('till:2/d', [], { type: 'credit-note' }),
    );
    await shop.deliver();
    expect(await shop.states()).toEqual({
      'feed:1/a': 'succeeded',
      'feed:1/b': 'succeeded',
      'till:2/a': 'held',
      'till:2/b': 'held',
      'till:2/c': 'succeeded',
      'till:2/d': 'succeeded',
    });
    expect((await shop.row('till:2/b'))?.cause).toMatchObject({
      code: 'duplicate-suspected',
      data: { number: 'N-0004', theirs: 'N-0001', contact: 'POS sales customer', total: '10.00' },
    });
    await shop.ledger.deliveries.postAnyway('till:2/a' as DeliveryKey, 'Two parties');
    await shop.deliver();
    expect((await shop.row('till:2/a'))?.state).toBe('succeeded');
  });

  test('that is in the books under its own key is nobody else’s', async () => {
    const shop = await shopWith(ten('a'));
    const [job] = await shop.ledger.deliveries.next(BOOKS, 'waiting', 1);
    shop.books.held.set('a' as DeliveryKey, { number: 'X', contentHash: job?.contentHash ?? null });
    shop.books.others = [FEED];
    await shop.deliver();
    expect(await shop.states()).toEqual({ a: 'succeeded' });
    expect(shop.books.lookedFor).toEqual([]);
  });
});
