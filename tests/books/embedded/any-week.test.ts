import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AccountingDocument, accountNumber, deliveryKey } from '../../../src-shared/model/index.ts';
import {
  accountInvoiceOf,
  adjustmentOf,
  billingOf,
  countOf,
  goodsOf,
  journalOf,
  openingOf,
  orderOf,
  pieces,
  receiptOf,
  reversalOf,
  transferOf,
} from '../../support/accounting-documents.ts';
import { RealBooks } from './real-books.ts';

const aSku = fc.constantFrom('TEA-1', 'MUG-1');
const aPlace = fc.constantFrom('KL', 'PJ');
const aCase = fc.constantFrom('A', 'B');
const some = (min: number, max: number) => fc.integer({ min, max }).filter((count) => count !== 0);
const someGoods = (min: number, max: number) =>
  fc.uniqueArray(fc.tuple(aSku, some(min, max)), { minLength: 1, maxLength: 2, selector: ([sku]) => sku });
const moved = (goods: readonly (readonly [string, number])[]) =>
  goods.map(([sku, count]) => pieces(sku, count));

/** A document, made once its key is known. */
type Make = (key: string) => AccountingDocument;

const anyDocument: fc.Arbitrary<Make> = fc.oneof(
  fc.tuple(aSku, some(-2, 9), fc.nat(5_000), aPlace).map(
    ([sku, count, cost, place]): Make =>
      (key) =>
        goodsOf(key, [{ sku, count, cost: Math.sign(count) * cost }], place),
  ),
  fc.tuple(aSku, some(-3, 9), fc.nat(5_000), aPlace).map(
    ([sku, count, value, location]): Make =>
      (key) =>
        openingOf(key, [{ sku, count, value: Math.sign(count) * value, location }]),
  ),
  fc.tuple(someGoods(-3, 6), aPlace).map(
    ([goods, location]): Make =>
      (key) =>
        billingOf(key, moved(goods), { location }),
  ),
  fc
    .tuple(fc.constantFrom('transfer-out' as const, 'transfer-in' as const), aCase, someGoods(-2, 5))
    .map(([type, caseId, goods]): Make => (key) => ({
      ...transferOf(type, caseId, moved(goods)),
      key: deliveryKey(key),
      number: `N-${key}`,
    })),
  fc.tuple(someGoods(-3, 5), fc.option(aCase)).map(
    ([goods, job]): Make =>
      (key) =>
        adjustmentOf(key, moved(goods), { job }),
  ),
  aCase.map((subject): Make => (key) => ({
    ...billingOf(key, []),
    release: { subject, from: accountNumber('1420'), to: accountNumber('5020') },
  })),
  fc.tuple(someGoods(-3, 5), fc.constantFrom('pending' as const, 'normal' as const)).map(
    ([goods, state]): Make =>
      (key) =>
        journalOf(key, { state, stock: moved(goods) }),
  ),
  fc.constantFrom<Make>(
    accountInvoiceOf,
    receiptOf,
    (key) => receiptOf(key, { state: 'inactive' }),
    (key) => countOf(key, { 'TEA-1': 3 }),
  ),
  fc.tuple(someGoods(1, 6), aCase).map(
    ([goods, caseId]): Make =>
      (key) =>
        orderOf(key, moved(goods), { order: 'layby', caseId }),
  ),
  aCase.map((closes): Make => (key) => ({ ...billingOf(key, []), closes })),
);

const aWeek = fc
  .array(anyDocument, { minLength: 1, maxLength: 16 })
  .map((makes) => makes.map((make, i) => make(`d${String(i).padStart(2, '0')}`)));

/** Tells a week in batches and hands what went in to the test; arrivals of what never left do not go in. */
async function tell(
  week: readonly AccountingDocument[],
  batch: number,
  then: (books: RealBooks, recorded: readonly AccountingDocument[]) => Promise<void>,
): Promise<void> {
  const books = await RealBooks.open();
  try {
    const recorded: AccountingDocument[] = [];
    for (let at = 0; at < week.length; at += batch) {
      const part = week.slice(at, at + batch);
      const outcomes = await books.offer(...part);
      for (const outcome of outcomes) {
        if (outcome.kind === 'refused') expect(outcome.cause.code).toBe('transfer-out-missing');
      }
      recorded.push(...part.filter((_, i) => outcomes[i]?.kind === 'created'));
    }
    await then(books, recorded);
  } finally {
    await books.close();
  }
}

/** Pieces that a document moves, by "item place" with in transit as a place: from the document alone. */
function piecesOf(document: AccountingDocument): readonly (readonly [string, number])[] {
  const { location } = document;
  switch (document.type) {
    case 'opening-balance':
      return document.stock.map((line) => [`${line.sku} ${line.location}`, line.quantity]);
    case 'goods-received':
      return document.lines.map((line) => [`${line.sku} ${location}`, line.quantity]);
    case 'stock-adjustment':
      return document.lines.map((line) => [`${line.sku} ${location}`, -line.quantity]);
    case 'transfer-out':
    case 'transfer-in': {
      const sign = document.type === 'transfer-out' ? -1 : 1;
      return document.lines.flatMap((line) => [
        [`${line.sku} ${location}`, sign * line.quantity],
        [`${line.sku} transit ${document.caseId}`, -sign * line.quantity],
      ]);
    }
    default:
      return [];
  }
}

/** Sold or given back goods move only if they are items by then. */
function soldOf(document: AccountingDocument): readonly (readonly [string, number])[] {
  const sells = document.type === 'invoice' || (document.type === 'journal' && document.state === 'normal');
  if (!sells) return [];
  return document.stock.map((line) => [`${line.sku} ${document.location}`, -line.quantity]);
}

/** Opening + in − out ± adjusted, item by item and place by place, by the documents. */
function expectedPieces(recorded: readonly AccountingDocument[]): ReadonlyMap<string, number> {
  const items = new Set<string>();
  const sums = new Map<string, number>();
  const cases = new Set<string | null>();
  for (const document of recorded) {
    const own = piecesOf(document);
    for (const [place] of own) items.add(place.split(' ')[0] ?? '');
    const sold = soldOf(document).filter(([place]) => items.has(place.split(' ')[0] ?? ''));
    const isKnown =
      'caseId' in document && document.type.startsWith('transfer') && cases.has(document.caseId);
    for (const [place, count] of [...own, ...sold]) {
      const before = sums.get(place) ?? 0;
      // What arrives beyond what is on the way is found.
      const found = isKnown && place.includes(' transit ') && count < 0;
      sums.set(place, before + (found ? Math.max(count, -Math.max(0, before)) : count));
    }
    if (document.type === 'transfer-out' || document.type === 'transfer-in') cases.add(document.caseId);
  }
  return sums;
}

/** In the order of the books: what arrives in a batch before it leaves goes in at the end of it. */
async function asRecorded(books: RealBooks, recorded: readonly AccountingDocument[]) {
  const rows = await books.db.read.selectFrom('book_document').select('key').orderBy('id').execute();
  const places = new Map(rows.map(({ key }, place) => [key, place]));
  return recorded.toSorted((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0));
}

async function actualStock(books: RealBooks) {
  const onHand = await books.store.stockOnHand(books.id);
  const transit = await books.store.inTransit(books.id, ['A', 'B']);
  return {
    pieces: new Map([
      ...onHand.map((each) => [`${each.sku} ${each.location}`, each.quantity] as const),
      ...transit.map((each) => [`${each.sku} transit ${each.caseId}`, each.quantity] as const),
    ]),
    onHand: onHand.reduce((all, { value }) => all + value, 0),
    transit: transit.reduce((all, { value }) => all + value, 0),
  };
}

const sorted = (pieces: ReadonlyMap<string, number>) =>
  [...pieces].filter(([, count]) => count !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Takes documents back one by one; answers those that could not be. */
async function takeBack(books: RealBooks, documents: readonly AccountingDocument[]) {
  const held: AccountingDocument[] = [];
  for (const document of documents) {
    const [outcome] = await books.offer({ ...reversalOf(document), entries: [], subledger: [] });
    if (outcome?.kind === 'created') continue;
    expect(outcome).toMatchObject({ cause: { code: 'document-not-open' } });
    held.push(document);
  }
  return held;
}

/** Two streams open one shelf: what the first has, the second is short of, at another value. */
const METS = [
  openingOf('d00', [{ sku: 'MUG-1', count: 1, value: 0 }]),
  openingOf('d01', [{ sku: 'MUG-1', count: -1, value: -1 }]),
  { ...transferOf('transfer-out', 'A', moved([['MUG-1', 1]])), key: deliveryKey('d02'), number: 'N-d02' },
];

/** The same weeks each time, unless others are asked for. */
const RUNS = { numRuns: 15, seed: Number(process.env['DAYBOOK_WEEKS_SEED'] ?? 20_261_122) };

describe('any week of documents', () => {
  test('per item and location: opening + in − out ± adjusted = closing, in transit included', async () => {
    await fc.assert(
      fc.asyncProperty(aWeek, fc.constantFrom(1, 5, 99), async (week, batch) => {
        await tell(week, batch, async (books, recorded) => {
          const { pieces: actual } = await actualStock(books);
          expect(sorted(actual)).toEqual(sorted(expectedPieces(await asRecorded(books, recorded))));
        });
      }),
      RUNS,
    );
  });

  test('inventory and in transit are worth what the states say, and every control account is somebody’s', async () => {
    await fc.assert(
      fc.asyncProperty(aWeek, fc.constantFrom(1, 5, 99), async (week, batch) => {
        await tell(week, batch, async (books) => {
          const { onHand, transit } = await actualStock(books);
          expect(await books.balance('1400')).toBe(onHand);
          expect(await books.balance('1410')).toBe(transit);
          for (const [ledger, account] of [
            ['receivable', '1200'],
            ['work-in-progress', '1420'],
          ] as const) {
            const owners = await books.store.subledgerBalances(books.id, ledger, null);
            const owned = owners.reduce((all, { balance }) => all + balance, 0);
            expect(await books.balance(account)).toBe(owned);
          }
        });
      }),
      RUNS,
    );
  });

  test('taken back from its end to its beginning leaves nothing', async () => {
    await fc.assert(
      fc.asyncProperty(aWeek, async (week) => {
        await tell(week, 1, async (books, recorded) => {
          let left: readonly AccountingDocument[] = recorded.toReversed();
          // Goods that have arrived hold back what they left with: then it is its turn in the next round.
          for (let round = 0; left.length > 0; round += 1) {
            expect(round).toBeLessThan(3);
            left = await takeBack(books, left);
          }
          const { pieces: still, onHand, transit } = await actualStock(books);
          expect([sorted(still), onHand, transit]).toEqual([[], 0, 0]);
          const balances = await books.store.trialBalance(books.id, null);
          expect(balances.filter(({ debit, credit }) => debit !== credit)).toEqual([]);
          expect(await books.store.setAside(books.id)).toEqual([]);
        });
      }),
      { ...RUNS, examples: [[METS]] },
    );
  });
});
