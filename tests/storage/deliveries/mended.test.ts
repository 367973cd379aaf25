import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBooksDirectory } from '../../../src-main/storage/books-directory.ts';
import { createOutageStore } from '../../../src-main/storage/outages.ts';
import {
  type DeliveryKey,
  deliveryKey,
  failure,
  type FailureCode,
  type Mapping,
  accountNumber,
} from '../../../src-shared/model/index.ts';
import { instant } from '../../../src-shared/time/index.ts';
import { billingOf } from '../../support/accounting-documents.ts';
import { MONDAY } from '../../support/builders.ts';
import { DeliveryShop } from '../../support/delivery-shop.ts';
import { BOOKS, STREAM } from '../../support/test-ledger.ts';

const KEYS = ['a', 'b', 'c', 'd'].map(deliveryKey);

let shop: DeliveryShop;
beforeEach(async () => {
  shop = await DeliveryShop.open(KEYS.map((key) => billingOf(key, [])));
});
afterEach(() => shop.close());

/** One delivery for each of these causes. */
async function failed(...codes: readonly FailureCode[]): Promise<void> {
  const later = instant(shop.ledger.clock.at + 3_600_000);
  await shop.ledger.deliveries.settle(
    codes.map((code, at) => ({
      key: KEYS[at] as DeliveryKey,
      state: 'failed',
      cause: failure(code),
      nextTryAt: later,
    })),
  );
}

describe('what a person has mended lets go at once what waited for it', () => {
  test('a mapping', async () => {
    await failed('account-unknown', 'contact-unknown', 'books-refused');
    const mapping: Mapping = {
      stream: STREAM.id,
      type: 'payment-method',
      key: 'Card',
      value: accountNumber('1010'),
      effectiveFrom: null,
      origin: 'set',
      setAt: shop.ledger.clock.at,
    };
    await shop.ledger.mappings.put([mapping]);
    expect(await shop.states()).toEqual({ a: 'waiting', b: 'waiting', c: 'failed', d: 'waiting' });
    expect(await shop.ledger.deliveries.next(BOOKS, 'waiting', 10)).toHaveLength(3);
  });

  test('a period', async () => {
    await failed('period-locked', 'books-refused');
    await shop.ledger.embedded.setLock(BOOKS, MONDAY);
    expect(await shop.states()).toEqual({ a: 'waiting', b: 'failed', c: 'waiting', d: 'waiting' });
  });

  test('the way to the books, which are asked again at once', async () => {
    await failed('credentials-expired', 'books-refused');
    const outages = createOutageStore(shop.ledger.db, shop.ledger.clock);
    const nextTryAt = instant(shop.ledger.clock.at + 3_600_000);
    const cause = failure('credentials-expired');
    await outages.park(BOOKS, { attempts: 1, nextTryAt, cause });
    expect(await shop.ledger.deliveries.dueAt(BOOKS)).toBe(nextTryAt);
    await createBooksDirectory(shop.ledger.db, shop.ledger.clock).setConnection(BOOKS, {
      url: 'https://books',
    });
    expect(await outages.of(BOOKS)).toBeNull();
    expect(await shop.states()).toEqual({ a: 'waiting', b: 'failed', c: 'waiting', d: 'waiting' });
  });
});

test('what was withdrawn is never let go again', async () => {
  await failed('books-refused');
  await shop.ledger.deliveries.undoPosting(BOOKS, [deliveryKey('a')], 'a test');
  expect(await shop.ledger.deliveries.release({})).toBe(0);
  expect(await shop.ledger.deliveries.release({ keys: KEYS })).toBe(0);
  expect(await shop.ledger.deliveries.retry(BOOKS, { asked: true, except: [] })).toEqual([]);
  expect((await shop.states())['a']).toBe('held');
});

test('an illegal move is refused, and changes nothing of its batch', async () => {
  const [a, b] = KEYS as [DeliveryKey, DeliveryKey];
  await shop.ledger.deliveries.markSending([b]);
  await shop.ledger.deliveries.recover(BOOKS);
  const settling = shop.ledger.deliveries.settle([
    { key: a, state: 'succeeded' },
    { key: b, state: 'held', cause: failure('do-by-hand') },
  ]);
  await expect(settling).rejects.toThrow('is unknown and cannot become held');
  await expect(shop.ledger.deliveries.markSending([b])).rejects.toThrow('not waiting to be sent');
  expect(await shop.states()).toEqual({ a: 'waiting', b: 'unknown', c: 'waiting', d: 'waiting' });
});
