import { afterEach, describe, expect, test } from 'vitest';
import { type DeliveryKey, deliveryKey, failure } from '../../src-shared/model/index.ts';
import { billingOf } from '../support/accounting-documents.ts';
import { DeliveryShop } from '../support/delivery-shop.ts';
import { BOOKS } from '../support/test-ledger.ts';

const open: DeliveryShop[] = [];
afterEach(async () => {
  for (const shop of open.splice(0)) await shop.close();
});

/** A queue with so many documents, empty books, and what delivers from one to the other. */
async function shopOf(count: number): Promise<DeliveryShop> {
  const shop = await DeliveryShop.open(keysOf(count).map((key) => billingOf(key, [])));
  open.push(shop);
  return shop;
}

function keysOf(count: number): readonly DeliveryKey[] {
  return Array.from({ length: count }, (_, at) => deliveryKey(`d${String(at).padStart(3, '0')}`));
}

/** The books hold it already, from before a restore or a reinstall. */
async function hold({ ledger, books }: DeliveryShop, key: DeliveryKey, contentHash?: string | null) {
  const jobs = await ledger.deliveries.next(BOOKS, 'waiting', 200);
  const job = jobs.find((one) => one.key === key)!;
  books.held.set(key, {
    number: job.document.number,
    contentHash: contentHash === undefined ? job.contentHash : contentHash,
  });
}

const all = (count: number, state: string) => Object.fromEntries(keysOf(count).map((key) => [key, state]));

describe('what is waiting', () => {
  test('is sent once, in order, and then is in the books', async () => {
    const shop = await shopOf(3);
    expect(await shop.deliver()).toBeNull();
    expect(await shop.states()).toEqual(all(3, 'succeeded'));
    expect(shop.books.made).toEqual(keysOf(3));
    await shop.deliver();
    expect(shop.books.sent).toHaveLength(3);
  });

  test('is looked up before it is sent the first time', async () => {
    const shop = await shopOf(2);
    for (const key of keysOf(2)) await hold(shop, key);
    await shop.deliver();
    expect(shop.books.lookedUp).toEqual(keysOf(2));
    expect(shop.books.sent).toEqual([]);
    expect(await shop.states()).toEqual(all(2, 'succeeded'));
  });

  test('there with the same content is success, without sending', async () => {
    const shop = await shopOf(3);
    const [first, second, third] = keysOf(3);
    await hold(shop, second!);
    await shop.deliver();
    expect(await shop.states()).toEqual(all(3, 'succeeded'));
    expect(shop.books.sent).toEqual([first, third]);
    expect(await shop.row(second!)).toMatchObject({ attempts: 0 });
  });

  test('there, in books that cannot give the content back, is success as well', async () => {
    const shop = await shopOf(1);
    await hold(shop, keysOf(1)[0]!, null);
    await shop.deliver();
    expect(await shop.states()).toEqual(all(1, 'succeeded'));
    expect(shop.books.sent).toEqual([]);
  });

  test('there with other content is an alarm that stays, and stops none of the others', async () => {
    const shop = await shopOf(3);
    const second = keysOf(3)[1]!;
    await hold(shop, second, 'hash of something else');
    for (let run = 0; run < 2; run += 1) {
      await shop.deliver();
      expect(await shop.states()).toEqual({ ...all(3, 'succeeded'), [second]: 'failed' });
      expect(await shop.row(second)).toMatchObject({
        cause: { code: 'duplicate-with-other-content', where: 'N-0002', data: { number: 'N-0002' } },
      });
      expect(shop.books.sent).not.toContain(second);
    }
  });

  test('refused is failed with the cause, and stops none of the others', async () => {
    const shop = await shopOf(3);
    const [first] = keysOf(3);
    shop.books.answer = (key) => (key === first ? { refused: failure('books-refused') } : 'created');
    await shop.deliver();
    expect(await shop.states()).toEqual({ ...all(3, 'succeeded'), [first!]: 'failed' });
    expect((await shop.row(first!))?.cause?.code).toBe('books-refused');
  });

  test('is as many batches long as the books take at a time, and progress is told', async () => {
    const shop = await shopOf(12);
    shop.books.takeAtOnce(5);
    await shop.deliver();
    expect(shop.books.calls.map((call) => call.length)).toEqual([5, 5, 2]);
    expect(shop.told.map(({ done }) => done)).toEqual([5, 10, 12]);
    expect(shop.told[0]).toMatchObject({ phase: 'deliver', subject: 'Books', unit: 'deliveries' });
  });

  test('stays when somebody stops the run, between batches, and goes with the next', async () => {
    const shop = await shopOf(12);
    shop.books.takeAtOnce(5);
    const stop = new AbortController();
    shop.books.answer = () => {
      stop.abort();
      return 'created';
    };
    await shop.deliver({ signal: stop.signal });
    expect(shop.books.made).toHaveLength(5);
    await shop.deliver({ signal: stop.signal });
    expect(shop.books.made).toHaveLength(5);
    await shop.deliver();
    expect(shop.books.made).toHaveLength(12);
  });
});

describe('what had no answer', () => {
  test.each([
    ['lost on the way back', 1],
    ['lost on the way there', 2],
    ['unheard', 1],
  ] as const)('%s: looked up, and sent again only when it is not there', async (answer, sends) => {
    const shop = await shopOf(1);
    const [key] = keysOf(1);
    shop.books.answer = () => answer;
    await shop.deliver();
    expect((await shop.row(key!))?.state).toBe('unknown');
    shop.books.answer = () => 'created';
    shop.ledger.clock.advance(60_000);
    await shop.deliver();
    // What the books may have stumbled over waits for its own time as well.
    expect(await shop.states()).toEqual(all(1, 'succeeded'));
    expect(shop.books.sent).toHaveLength(sends);
    expect(shop.books.made).toEqual([key]);
  });

  test('because the program died is treated alike', async () => {
    const shop = await shopOf(2);
    const [first, second] = keysOf(2);
    await hold(shop, first!);
    await shop.ledger.deliveries.markSending([first!, second!]);
    await shop.deliver();
    expect(await shop.states()).toEqual(all(2, 'succeeded'));
    expect(shop.books.sent).toEqual([second]);
  });

  test('and is there with other content is an alarm', async () => {
    const shop = await shopOf(1);
    const [key] = keysOf(1);
    await hold(shop, key!, 'hash of something else');
    await shop.ledger.deliveries.markSending([key!]);
    await shop.deliver();
    expect(await shop.states()).toEqual(all(1, 'failed'));
    expect(shop.books.sent).toEqual([]);
  });

  test('is many batches long', async () => {
    const shop = await shopOf(12);
    shop.books.takeAtOnce(5);
    await shop.ledger.deliveries.markSending(keysOf(12));
    await shop.deliver();
    expect(await shop.states()).toEqual(all(12, 'succeeded'));
    expect(shop.books.made).toHaveLength(12);
  });
});
