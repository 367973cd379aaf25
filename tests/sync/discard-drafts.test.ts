import { afterEach, expect, test } from 'vitest';
import { type DeliveryKey, failure } from '../../src-shared/model/index.ts';
import { billingOf } from '../support/accounting-documents.ts';
import { DeliveryShop } from '../support/delivery-shop.ts';
import { BOOKS } from '../support/test-ledger.ts';

const opened: DeliveryShop[] = [];
afterEach(() => Promise.all(opened.splice(0).map((shop) => shop.close())));

/** A shop whose books have drafts under these keys; `said` tells which of them are to go, and what was sent by then. */
async function shopWithDrafts(...keys: readonly string[]) {
  const shop = await DeliveryShop.open(['a', 'b', 'c'].map((key) => billingOf(key, [])));
  opened.push(shop);
  const said: { readonly gone: readonly string[]; readonly sent: number }[] = [];
  Object.defineProperty(shop.books, 'discardDrafts', {
    value: async (never: (which: readonly DeliveryKey[]) => Promise<ReadonlySet<DeliveryKey>>) => {
      said.push({ gone: [...(await never(keys as readonly DeliveryKey[]))], sent: shop.books.sent.length });
      return { discarded: 0, left: [] };
    },
  });
  const withdraw = (key: string) =>
    shop.ledger.deliveries.postAnew(BOOKS, [key as DeliveryKey], failure('overtaken-by-lock'));
  return { shop, said, withdraw };
}

test('drafts are looked for when something was withdrawn, before anything is sent', async () => {
  const { shop, said, withdraw } = await shopWithDrafts('a', 'b', 'of nobody');
  await withdraw('b');
  await shop.deliver();
  expect(said).toEqual([{ gone: ['b'], sent: 0 }]);
  expect(shop.books.sent).toEqual(['a', 'c']);
  // Also when there is nothing to send: an answer that did not come may have been a late one.
  await shop.deliver();
  expect(said).toHaveLength(2);
});

test('what is in the books stays when its posting is undone, and where nothing was withdrawn nobody asks', async () => {
  const { shop, said } = await shopWithDrafts('a', 'b', 'c');
  await shop.deliver();
  await shop.ledger.deliveries.undoPosting(BOOKS, ['a' as DeliveryKey], 'wrong day');
  await shop.deliver();
  expect(said).toEqual([]);
});
