import { expect, test } from 'vitest';
import type { Books, HttpOutcome } from '../../src-main/core/ports/index.ts';
import { booksOpener } from '../../src-main/engine/books-opener.ts';
import { createBudgetStore } from '../../src-main/storage/budgets.ts';
import { MINUTE_MS } from '../../src-shared/time/units.ts';
import { DeliveryShop } from '../support/delivery-shop.ts';
import { EMBEDDED } from '../support/test-ledger.ts';

const REQUEST = { method: 'GET', url: 'http://books', headers: {}, body: null, timeoutMs: 1 } as const;
const ANSWER: HttpOutcome = { kind: 'answered', answer: { status: 200, headers: {}, text: '' } };

test('whoever asks books, and by whatever way, the limits that they state count every request', async () => {
  const shop = await DeliveryShop.open();
  const { db, clock } = shop.ledger;
  const sent: string[] = [];
  const wire = (name: string) => ({
    send: () => {
      sent.push(name);
      return Promise.resolve(ANSWER);
    },
  });
  const open = booksOpener(
    {
      ledger: { embedded: shop.ledger.embedded, budgets: createBudgetStore(db, clock) },
      http: wire('usual'),
      clock,
      secrets: { get: nothing, set: nothing, remove: nothing },
    },
    (_, { http }): Books => {
      const limits = { batch: 1, requestsPerMinute: 2, requestsPerDay: null };
      shop.books.capabilities = { ...shop.books.capabilities, limits };
      return Object.assign(shop.books, { ask: () => http.send(REQUEST) });
    },
  );
  const ask = (books: Books) => (books as Books & { ask(): Promise<HttpOutcome> }).ask();
  expect(await ask(open(EMBEDDED))).toBe(ANSWER);
  expect(await ask(open(EMBEDDED, wire('own')))).toBe(ANSWER);
  expect(await ask(open(EMBEDDED))).toMatchObject({
    kind: 'not-sent',
    cause: { code: 'books-busy', retry: { after: clock.at + MINUTE_MS } },
  });
  expect(sent).toEqual(['usual', 'own']);
  await shop.close();
});

function nothing(): never {
  throw new TypeError('Nobody asks for secrets here');
}
