import { afterEach, expect, test } from 'vitest';
import type { DiscardedDrafts, Services } from '../../src-main/core/ports/index.ts';
import { deliverBooks } from '../../src-main/sync/deliver.ts';
import type { DraftProblem } from '../../src-main/sync/deliver/discard.ts';
import { tellDraftsIn } from '../../src-main/sync/draft-problems.ts';
import {
  type Attention,
  type DeliveryKey,
  deliveryKey,
  ExpectedFailure,
  failure,
  type FailureCode,
} from '../../src-shared/model/index.ts';
import { DAY_MS, HOUR_MS } from '../../src-shared/time/units.ts';
import { billingOf } from '../support/accounting-documents.ts';
import { DeliveryShop } from '../support/delivery-shop.ts';
import { BOOKS, EMBEDDED, STREAM } from '../support/test-ledger.ts';

const opened: DeliveryShop[] = [];
afterEach(() => Promise.all(opened.splice(0).map((shop) => shop.close())));

const NONE: DiscardedDrafts = { discarded: [], left: [] };

/** A shop whose books keep drafts; `said` tells of which keys they were asked, and what was sent by then. */
async function shopWithDrafts(answer: () => DiscardedDrafts = () => NONE) {
  const shop = await DeliveryShop.open(['a', 'b', 'c'].map((key) => billingOf(key, [])));
  opened.push(shop);
  const said: { readonly gone: readonly string[]; readonly sent: number }[] = [];
  Object.defineProperty(shop.books, 'discardDrafts', {
    value: async (keys: readonly DeliveryKey[]) => {
      said.push({ gone: keys, sent: shop.books.sent.length });
      return answer();
    },
  });
  const withdraw = (key: string) =>
    shop.ledger.deliveries.postAnew(BOOKS, [key as DeliveryKey], failure('overtaken-by-lock'));
  return { shop, said, withdraw };
}

/** As one program that goes on running. */
function runningIn(services: Services) {
  return async (): Promise<readonly DraftProblem[]> => {
    const problems: DraftProblem[] = [];
    const tell = (problem: DraftProblem): void => void problems.push(problem);
    expect(await deliverBooks(services, EMBEDDED, new AbortController().signal, { tell })).toBeNull();
    return problems;
  };
}

test('drafts are looked for when something was withdrawn, before anything is sent', async () => {
  const { shop, said, withdraw } = await shopWithDrafts();
  await withdraw('b');
  await shop.deliver();
  expect(said).toEqual([{ gone: ['b'], sent: 0 }]);
  expect(shop.books.sent).toEqual(['a', 'c']);
  // Also when there is nothing to send: an answer that did not come may have been a late one.
  await shop.deliver();
  expect(said).toHaveLength(2);
});

test('what is in the books stays when its posting is undone, and where nothing was withdrawn nobody asks', async () => {
  const { shop, said } = await shopWithDrafts();
  await shop.deliver();
  await shop.ledger.deliveries.undoPosting(BOOKS, ['a' as DeliveryKey], 'wrong day');
  await shop.deliver();
  expect(said).toEqual([]);
});

test('a day after the withdrawal nobody looks for its drafts any more, only for those of later ones', async () => {
  const { shop, said, withdraw } = await shopWithDrafts();
  shop.books.answer = (key) => (key === 'b' ? { refused: failure('period-locked') } : 'created');
  const run = runningIn(shop.services());
  await withdraw('a');
  await run();
  shop.ledger.clock.advance(DAY_MS - HOUR_MS);
  await run();
  shop.ledger.clock.advance(2 * HOUR_MS);
  await run();
  await run();
  const before = said.length;
  shop.ledger.clock.advance(DAY_MS);
  await run();
  await run();
  expect(said.slice(before)).toEqual([]);
  await withdraw('b');
  await run();
  expect(said.slice(before).map(({ gone }) => gone)).toEqual([['b']]);
});

test('drafts that the books would not let go are told with number and key, at each go until they are gone', async () => {
  let left: readonly DeliveryKey[] = [deliveryKey('a')];
  const { shop, withdraw } = await shopWithDrafts(() => ({ discarded: [], left }));
  const run = runningIn(shop.services());
  await withdraw('a');
  const data = { number: 'N-0001', key: 'a' };
  const problem = { books: BOOKS, key: 'a', failure: { code: 'draft-not-discarded', data } };
  expect(await run()).toMatchObject([problem]);
  for (const days of [3, 3]) {
    shop.ledger.clock.advance(days * DAY_MS);
    expect(await run()).toMatchObject([problem]);
  }
  left = [];
  expect(await run()).toEqual([]);
});

test('what Daybook deletes or voids in the books is in the history', async () => {
  const discarded = [
    { key: deliveryKey('a'), how: 'deleted' },
    { key: deliveryKey('b'), how: 'voided' },
  ] as const;
  const { shop, withdraw } = await shopWithDrafts(() => ({ discarded, left: [] }));
  await withdraw('a');
  await withdraw('b');
  await shop.deliver();
  const rows = await shop.ledger.db.read
    .selectFrom('audit')
    .select(['area', 'subject', 'after'])
    .where('action', '=', 'draft-discarded')
    .execute();
  expect(rows).toEqual([
    { area: 'posting', subject: 'a', after: '"deleted"' },
    { area: 'posting', subject: 'b', after: '"voided"' },
  ]);
});

test.each(['books-refused', 'books-failed', 'books-not-understood'] as const satisfies FailureCode[])(
  'that the books do not let their drafts be looked for (%s) is told, and keeps nothing from going in',
  async (code) => {
    const { shop, withdraw } = await shopWithDrafts(() => {
      throw new ExpectedFailure(code);
    });
    await withdraw('b');
    expect(await runningIn(shop.services())()).toMatchObject([{ key: null, failure: { code } }]);
    expect(shop.books.sent).toEqual(['a', 'c']);
  },
);

test('books that do not answer about drafts are left alone', async () => {
  const { shop, withdraw } = await shopWithDrafts(() => {
    throw new ExpectedFailure('books-unreachable');
  });
  await withdraw('b');
  expect((await shop.deliver())?.code).toBe('books-unreachable');
  expect(shop.books.sent).toEqual([]);
});

test('each is told once, in the stream whose document it is', () => {
  const attention: Attention[] = [];
  const streams = [
    { ...STREAM, name: 'First', account: 'sample:1' },
    { ...STREAM, name: 'Second', account: 'sample:2' },
    { ...STREAM, name: 'Elsewhere', account: 'sample:3', books: EMBEDDED.id },
  ].map((stream, at) => ({ ...stream, books: at === 2 ? ('bks_other' as typeof BOOKS) : BOOKS }));
  const tell = tellDraftsIn(streams, attention);
  const left = failure('draft-not-discarded');
  for (const account of ['sample:2', 'sample:2', 'sample:3']) {
    tell({ books: BOOKS, key: deliveryKey(`${account}/KL`), failure: left });
  }
  expect(attention).toEqual([
    { kind: 'failed', stream: 'Second', failure: left },
    { kind: 'failed', stream: 'First', failure: left },
  ]);
});
