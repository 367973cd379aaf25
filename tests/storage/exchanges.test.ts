import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type Exchange,
  EXCHANGES_PER_DELIVERY,
  EXCHANGES_PER_LEDGER,
} from '../../src-main/core/ports/index.ts';
import { createExchangeStore } from '../../src-main/storage/exchanges.ts';
import { deliveryKey } from '../../src-shared/model/index.ts';
import { type Instant, instant } from '../../src-shared/time/index.ts';
import { DAY_MS } from '../../src-shared/time/units.ts';
import { billingOf } from '../support/accounting-documents.ts';
import { DeliveryShop } from '../support/delivery-shop.ts';
import { BOOKS } from '../support/test-ledger.ts';

let shop: DeliveryShop;
beforeEach(async () => {
  shop = await DeliveryShop.open([billingOf('a', []), billingOf('b', [])]);
});
afterEach(() => shop.close());

const [A, B] = [deliveryKey('a'), deliveryKey('b')];

function exchange(at: Instant, answer: string): Exchange {
  return { at, method: 'POST', target: 'create', status: 200, durationMs: 3, request: '{}', answer };
}

const answers = async (key: typeof A) =>
  (await createExchangeStore(shop.ledger.db).ofDelivery(key)).map(({ answer }) => answer);

async function kept(): Promise<number> {
  const rows = await shop.ledger.db.read.selectFrom('exchange').selectAll().execute();
  return rows.length;
}

test('a delivery shows its latest exchanges, newest first, and what it shared with others', async () => {
  const store = createExchangeStore(shop.ledger.db);
  const at = shop.ledger.clock.at;
  await store.record(BOOKS, [A, B], exchange(at, 'both'));
  for (let nth = 1; nth <= EXCHANGES_PER_DELIVERY; nth += 1) {
    await store.record(BOOKS, [A], exchange(instant(at + nth), `a${nth}`));
  }
  expect(await answers(A)).toEqual(['a5', 'a4', 'a3', 'a2', 'a1']);
  expect(await answers(B)).toEqual(['both']);
  expect(await store.ofDelivery(B)).toEqual([exchange(at, 'both')]);
  expect(await kept()).toBe(6);
});

test('what is older than a month goes, also what no delivery had a part in', async () => {
  const store = createExchangeStore(shop.ledger.db);
  const at = shop.ledger.clock.at;
  await store.record(BOOKS, [A], exchange(at, 'old'));
  await store.record(BOOKS, [], exchange(at, 'a test of the connection'));
  await store.record(BOOKS, [B], exchange(instant(at + 30 * DAY_MS), 'still'));
  expect(await answers(A)).toEqual(['old']);
  await store.record(BOOKS, [B], exchange(instant(at + 30 * DAY_MS + 1), 'new'));
  expect(await answers(A)).toEqual([]);
  expect(await answers(B)).toEqual(['new', 'still']);
  expect(await kept()).toBe(2);
});

test('of exchanges about ever new deliveries only the newest stay', async () => {
  const store = createExchangeStore(shop.ledger.db);
  const at = shop.ledger.clock.at;
  await store.record(BOOKS, [A], exchange(at, 'first'));
  await store.record(BOOKS, [], exchange(at, 'second'));
  await shop.ledger.db.write((tx) => {
    // As many as may stay, written since.
    tx.prepare('UPDATE exchange SET id = id + ? WHERE answer = ?').run(EXCHANGES_PER_LEDGER, 'second');
  });
  expect(await answers(A)).toEqual(['first']);
  await store.record(BOOKS, [B], exchange(at, 'third'));
  expect(await answers(A)).toEqual([]);
  expect(await answers(B)).toEqual(['third']);
  expect(await kept()).toBe(2);
});
