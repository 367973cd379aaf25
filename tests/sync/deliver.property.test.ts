import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AccountingDocument, failure, tokensOf } from '../../src-shared/model/index.ts';
import { instant } from '../../src-shared/time/index.ts';
import { DAY_MS, MINUTE_MS } from '../../src-shared/time/units.ts';
import {
  accountInvoiceOf,
  billingOf,
  contactOf,
  orderOf,
  receiptOf,
  transferOf,
} from '../support/accounting-documents.ts';
import { type Answer, DeliveryShop, Fate, Killed } from '../support/delivery-shop.ts';
import { seededRandom } from '../support/random.ts';
import { BOOKS } from '../support/test-ledger.ts';

const CASE = 'shop/layby/L-1';

/** Something of everything that builds on another, and some that build on nothing. */
const DOCUMENTS: readonly AccountingDocument[] = [
  transferOf('transfer-in', 'T-1', []),
  { ...transferOf('transfer-out', 'T-1', []), date: '2026-03-03' } as AccountingDocument,
  contactOf('contact'),
  accountInvoiceOf('on account'),
  orderOf('order', [], { caseId: CASE }),
  receiptOf('deposit', { caseId: CASE }),
  accountInvoiceOf('closing', { closes: CASE }),
  ...[1, 2, 3].map((revision) => billingOf(`shop/KL/2026-03-02/invoice/sales/r${revision}`, [])),
  billingOf('shop/a', []),
  billingOf('shop/b', []),
];

type Kill = readonly [number, 'before' | 'after'];

/** Runs until nobody kills it, as a scheduler would start Daybook again. */
async function deliverThrough(shop: DeliveryShop, kills: readonly Kill[], asked: boolean): Promise<Fate> {
  const fate = new Fate(kills);
  shop.meet(fate);
  for (;;) {
    try {
      await shop.deliver({ asked });
      return fate;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
}

/** Each is in the books once, after what it builds on, and the ledger knows it. */
async function expectAllOnce(shop: DeliveryShop, documents: readonly AccountingDocument[]): Promise<void> {
  const { made } = shop.books;
  expect(made.toSorted()).toEqual(documents.map(({ key }) => key).toSorted());
  expect(await shop.states()).toEqual(Object.fromEntries(made.map((key) => [key, 'succeeded'])));
  for (const document of documents) {
    const { needs } = tokensOf(document);
    const givers = documents.filter(
      (other) =>
        needs.includes(`document:${other.key}`) ||
        tokensOf(other).gives.some((token) => needs.includes(token)),
    );
    for (const giver of givers) {
      expect(made.indexOf(giver.key), `${giver.key} before ${document.key}`).toBeLessThan(
        made.indexOf(document.key),
      );
    }
  }
}

test.each(['before', 'after'] as const)(
  'killed %s any one step, each document is made once',
  async (when) => {
    const calm = await DeliveryShop.open(DOCUMENTS);
    const { steps } = await deliverThrough(calm, [], true);
    await calm.close();
    expect(steps).toBeGreaterThan(DOCUMENTS.length);
    for (let step = 1; step <= steps; step += 1) {
      const shop = await DeliveryShop.open(DOCUMENTS);
      await deliverThrough(shop, [[step, when]], true);
      await expectAllOnce(shop, DOCUMENTS);
      await shop.close();
    }
  },
);

const MENDABLE = ['payment-method:Card', 'account:1010'];

/** Answers that an hour later may be others. */
const badAnswer: fc.Arbitrary<(now: number) => Answer> = fc.oneof(
  fc.constantFrom('lost on the way there', 'lost on the way back', 'unheard').map((answer) => () => answer),
  fc.constantFrom(...MENDABLE).map((target) => () => ({ refused: failure('account-unknown', { target }) })),
  fc.constant(() => ({ refused: failure('books-refused') })),
  fc
    .constantFrom('books-unreachable', 'books-failed', 'books-not-understood', 'credentials-expired')
    .chain((code) =>
      fc.boolean().map((sure) => () => (sure ? { notSent: failure(code) } : { unknown: failure(code) })),
    ),
  fc.integer({ min: -MINUTE_MS, max: 2 * DAY_MS }).map((ms) => (now: number) => ({
    notSent: failure('books-busy', { retry: { after: instant(now + ms) } }),
  })),
);

const badDays = fc.record({
  documents: fc.subarray([...DOCUMENTS]),
  batch: fc.integer({ min: 1, max: 5 }),
  /** By turns: null is a document that goes in. */
  answers: fc.array(fc.option(badAnswer), { maxLength: 40 }),
  /** By calls: null is a call that gets through. */
  outages: fc.array(fc.option(fc.constantFrom('books-unreachable', 'books-failed', 'credentials-expired')), {
    maxLength: 12,
  }),
  kills: fc.uniqueArray(
    fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('before' as const, 'after' as const)),
    { maxLength: 8, selector: ([step]) => step },
  ),
  asked: fc.array(fc.boolean(), { maxLength: 30 }),
  seed: fc.integer(),
});

test('whatever the books answer and whoever kills it: each once, nothing stuck, every wait ends', async () => {
  await fc.assert(
    fc.asyncProperty(badDays, async ({ documents, batch, answers, outages, kills, asked, seed }) => {
      const shop = await DeliveryShop.open(documents);
      shop.draw(seededRandom(seed));
      shop.books.takeAtOnce(batch);
      const left = { answers: [...answers], outages: [...outages], asked: [...asked], kills };
      shop.books.answer = () => left.answers.shift()?.(shop.ledger.clock.at) ?? 'created';
      shop.books.down = () => {
        const code = left.outages.shift() ?? null;
        return code === null ? null : failure(code);
      };
      let runs = 0;
      for (;;) {
        const due = await shop.ledger.deliveries.dueAt(BOOKS);
        if (due === null) break;
        // Only time passes, and never more than the longest wait: no person does anything.
        const wait = due - shop.ledger.clock.at;
        expect(wait).toBeLessThanOrEqual(2 * DAY_MS + MINUTE_MS);
        if (wait > 0) shop.ledger.clock.advance(wait);
        await deliverThrough(shop, left.kills, left.asked.shift() ?? false);
        left.kills = [];
        runs += 1;
        // Each run uses up a bad answer or brings a document in.
        expect(runs).toBeLessThanOrEqual(2 * (answers.length + outages.length + documents.length) + 5);
      }
      await expectAllOnce(shop, documents);
      await shop.close();
    }),
    { numRuns: 60 },
  );
}, 60_000);
