import { afterEach, expect, test } from 'vitest';
import type { HttpOutcome, OutgoingDocument } from '../../../src-main/core/ports/index.ts';
import { createExchangeStore } from '../../../src-main/storage/exchanges.ts';
import { deliverBooks } from '../../../src-main/sync/deliver.ts';
import { type DeliveryKey, deliveryKey, failure } from '../../../src-shared/model/index.ts';
import { billingOf } from '../../support/accounting-documents.ts';
import { type Answer, DeliveryShop } from '../../support/delivery-shop.ts';
import { EMBEDDED } from '../../support/test-ledger.ts';

const PASSWORD = 'hunter-2-hunter';

const REFUSED: Answer = { refused: failure('books-refused') };

/** What the server says about a document; the others are taken in. */
type Says = Readonly<Record<string, HttpOutcome>>;

let shop: DeliveryShop;
afterEach(() => shop.close());

/** Books that are asked over the network: a look-up by keys, then a request for each document. */
async function deliver(says: Says = {}, asked = true): Promise<void> {
  const base = shop.services();
  const exchanges = createExchangeStore(shop.ledger.db);
  await deliverBooks(
    {
      ...base,
      ledger: { ...base.ledger, exchanges },
      redact: (text) => text,
      http: {
        send: ({ body }) => Promise.resolve(says[body ?? ''] ?? answered(200, `done ${PASSWORD}`)),
      },
      openBooks: (_, http) => {
        const ask = (about: readonly DeliveryKey[], body: string) =>
          http?.send({
            method: 'POST',
            url: 'http://books/',
            headers: { authorization: `Bearer ${PASSWORD}` },
            body,
            timeoutMs: 1,
            about,
          });
        return {
          system: 'tryton',
          capabilities: shop.books.capabilities,
          test: () => shop.books.test(),
          chart: () => shop.books.chart(),
          list: () => shop.books.list(),
          lockedThrough: () => shop.books.lockedThrough(),
          balances: () => shop.books.balances(),
          stockOnHand: () => shop.books.stockOnHand(),
          find: async (keys: readonly DeliveryKey[]) => {
            await ask(keys, 'find');
            return shop.books.find(keys);
          },
          create: async (documents: readonly OutgoingDocument[]) => {
            for (const { document } of documents) await ask([document.key], document.key);
            return shop.books.create(documents);
          },
        };
      },
    },
    EMBEDDED,
    new AbortController().signal,
    { asked },
  );
}

const answered = (status: number, text: string): HttpOutcome => ({
  kind: 'answered',
  answer: { status, headers: {}, text },
});

async function shown(key: string): Promise<readonly string[]> {
  const found = await createExchangeStore(shop.ledger.db).ofDelivery(deliveryKey(key));
  return found.map(({ request, answer }) => `${request}: ${answer}`);
}

async function kept(): Promise<number> {
  return (await shop.ledger.db.read.selectFrom('exchange').selectAll().execute()).length;
}

test('of documents that go in nothing is kept, of those that do not their own requests', async () => {
  shop = await DeliveryShop.open([billingOf('a', []), billingOf('b', []), billingOf('c', [])]);
  shop.books.answer = (key) => (key === 'b' ? REFUSED : 'created');
  await deliver({ b: answered(200, '{"error":"no such account"}') }, false);
  expect(await shown('b')).toEqual(['b: {"error":"no such account"}', 'find: done •••']);
  expect(await shown('a')).toEqual([]);
  expect(await shown('c')).toEqual([]);
  expect(await kept()).toBe(2);
});

test('when it goes in after all, the last one is kept beside what failed', async () => {
  shop = await DeliveryShop.open([billingOf('b', [])]);
  shop.books.answer = () => REFUSED;
  await deliver({ b: answered(200, 'no') });
  shop.books.answer = () => 'created';
  await deliver();
  expect(await shown('b')).toEqual(['b: done •••', 'find: done •••', 'b: no', 'find: done •••']);
});

test('what the books had no answer to is shown with all that it kept waiting', async () => {
  shop = await DeliveryShop.open([billingOf('a', []), billingOf('b', [])]);
  const cause = failure('books-unreachable', { data: { problem: 'ECONNREFUSED' } });
  shop.books.answer = () => ({ notSent: cause });
  await deliver({ a: { kind: 'not-sent', cause } });
  expect(await shown('a')).toEqual(['a: books-unreachable ECONNREFUSED', 'find: done •••']);
  expect(await shown('b')).toContain('a: books-unreachable ECONNREFUSED');
});

test('a look-up that fails is shown with all that was looked up', async () => {
  shop = await DeliveryShop.open([billingOf('a', []), billingOf('b', [])]);
  shop.books.down = () => failure('books-failed');
  await deliver({ find: answered(502, '<h1>Bad gateway</h1>') });
  expect(await shown('a')).toEqual(['find: <h1>Bad gateway</h1>']);
  expect(await shown('b')).toEqual(['find: <h1>Bad gateway</h1>']);
});
