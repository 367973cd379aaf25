import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEmbeddedBooks } from '../../../src-main/books/embedded/books.ts';
import type { Books, CreateOutcome } from '../../../src-main/core/ports/index.ts';
import {
  type AccountingDocument,
  booksId,
  deliveryKey,
  ExpectedFailure,
} from '../../../src-shared/model/index.ts';
import { billingOf, goodsOf, openingOf, pieces } from '../../support/accounting-documents.ts';
import { MYR } from '../../support/builders.ts';
import { journalText, movements } from '../../support/journal-text.ts';
import { MemoryBooks } from '../../support/memory-books.ts';

const BOOKS = { id: booksId('bks'), name: 'Books', currency: MYR };

const outgoing = (document: AccountingDocument) => ({ document, contentHash: `hash of ${document.key}` });

async function create(
  store: MemoryBooks,
  ...documents: readonly AccountingDocument[]
): Promise<readonly CreateOutcome[]> {
  return createEmbeddedBooks(BOOKS, store).create(documents.map(outgoing));
}

const stateOf = (store: MemoryBooks, place: string) => {
  const state = store.states.get(place);
  return state && [state.quantity, state.value];
};

/** The entries that stock has added to those that a document brought. */
const stockJournal = (store: MemoryBooks, at: number) => {
  const { document, entries } = store.records[at]!;
  return journalText(entries.slice(document.entries.length));
};

describe('the embedded books', () => {
  test('have the chart of their store and find what they hold, with number and content', async () => {
    const store = new MemoryBooks();
    const books: Books = createEmbeddedBooks(BOOKS, store);
    expect(books.system).toBe('embedded');
    expect(await books.chart()).toEqual(await store.chart());
    await create(store, billingOf('a', []));
    const found = await books.find([deliveryKey('a'), deliveryKey('b')]);
    expect([...found]).toEqual([['a', { number: 'N-a', contentHash: 'hash of a' }]]);
  });

  test('take documents in the order given, in one write, and say so one by one', async () => {
    const store = new MemoryBooks();
    const outcomes = await create(store, billingOf('b', []), billingOf('a', []), goodsOf('c', []));
    expect(outcomes).toEqual([
      { key: 'b', kind: 'created', number: 'N-b' },
      { key: 'a', kind: 'created', number: 'N-a' },
      { key: 'c', kind: 'created', number: 'N-c' },
    ]);
    expect(store.records.map(({ document, contentHash }) => [document.key, contentHash])).toEqual([
      ['b', 'hash of b'],
      ['a', 'hash of a'],
      ['c', 'hash of c'],
    ]);
    expect(store.writes).toBe(1);
  });

  test('of nothing is nothing', async () => {
    expect(await create(new MemoryBooks())).toEqual([]);
  });
});

describe('a document that cannot go in', () => {
  test('names the account that there is not, and leaves the others in', async () => {
    const store = new MemoryBooks();
    store.numbers = store.numbers.filter((number) => number !== '4100');
    const outcomes = await create(
      store,
      goodsOf('in', [{ sku: 'TEA-1', count: 2, cost: 800 }]),
      billingOf('wrong', [pieces('TEA-1', -1)], { type: 'credit-note' }),
      billingOf('right', [pieces('TEA-1', 1)]),
    );
    expect(outcomes.map(({ key, kind }) => [key, kind])).toEqual([
      ['in', 'created'],
      ['wrong', 'refused'],
      ['right', 'created'],
    ]);
    expect(outcomes[1]).toMatchObject({
      cause: {
        code: 'account-unknown',
        data: { name: '4100' },
        cure: { action: 'open-mapping', target: 'account:4100' },
      },
    });
    // The goods of what was refused have not moved.
    expect(stateOf(store, 'TEA-1/KL')).toEqual([1_000, 400]);
  });

  test.each(['1400', '5000', '5100'])('without account %s stock cannot move either', async (missing) => {
    const store = new MemoryBooks();
    store.numbers = store.numbers.filter((number) => number !== missing);
    expect(await create(store, billingOf('a', []))).toMatchObject([
      { kind: 'refused', cause: { data: { name: missing } } },
    ]);
  });

  test('an opening balance that names no accounts of stock needs those of its entries only', async () => {
    const store = new MemoryBooks();
    store.numbers = ['1400', '3900'];
    const { stockAccounts: _accounts, ...opening } = openingOf('o', [{ sku: 'TEA-1', count: 1, value: 300 }]);
    expect(await create(store, opening)).toMatchObject([{ kind: 'created' }]);
  });

  test('a number that is taken stops that document alone', async () => {
    const store = new MemoryBooks();
    await create(store, billingOf('old', []));
    const clash = { ...billingOf('new', []), number: 'N-old' };
    const outcomes = await create(store, billingOf('a', []), clash, billingOf('b', []));
    expect(outcomes).toMatchObject([
      { key: 'a', kind: 'created' },
      { key: 'new', kind: 'refused', cause: { code: 'number-taken' } },
      { key: 'b', kind: 'created' },
    ]);
    expect(store.records.map(({ document }) => document.key)).toEqual(['old', 'a', 'b']);
  });

  test('a key that is there already is never written twice: the same is in, anything else is refused', async () => {
    const store = new MemoryBooks();
    const document = billingOf('a', []);
    await create(store, document);
    expect(await create(store, document)).toMatchObject([{ kind: 'created' }]);
    const other = { document, contentHash: 'another' };
    expect(await createEmbeddedBooks(BOOKS, store).create([other])).toMatchObject([
      { kind: 'refused', cause: { code: 'duplicate-with-other-content' } },
    ]);
    expect(store.records).toHaveLength(1);
  });

  test('a full disk is nobody’s fault: it is thrown, and nothing is refused for it', async () => {
    const store = new MemoryBooks();
    store.record = () => Promise.reject(new ExpectedFailure('disk-full'));
    await expect(create(store, billingOf('a', []), billingOf('b', []))).rejects.toThrow('disk-full');
  });
});

describe('stock', () => {
  test('goods come in by their document and leave at cost', async () => {
    const store = new MemoryBooks();
    await create(
      store,
      goodsOf('in', [{ sku: 'TEA-1', count: 10, cost: 4_000 }]),
      billingOf('out', [pieces('TEA-1', 3)]),
    );
    expect(stockJournal(store, 0)).toEqual([]);
    expect(stockJournal(store, 1)).toEqual(['Dr cost of goods 12.00', 'Cr inventory 12.00']);
    expect(store.records[1]?.moves).toEqual([
      { sku: 'TEA-1', location: 'KL', quantity: -3_000, value: -1_200, kind: 'sale', costUnknown: false },
    ]);
    expect(store.records[0]?.items).toEqual([
      expect.objectContaining({ sku: 'TEA-1', name: 'Name of TEA-1' }),
    ]);
  });

  test('what is not an item does not move', async () => {
    const store = new MemoryBooks();
    await create(store, billingOf('out', [pieces('REPAIR', 1)]));
    expect(store.records[0]).toMatchObject({ moves: [], items: [] });
    expect(stockJournal(store, 0)).toEqual([]);
    expect(store.states.size).toBe(0);
  });

  test('SKUs that differ by case are two items', async () => {
    const store = new MemoryBooks();
    await create(
      store,
      goodsOf('in', [{ sku: 'TEA-1', count: 1, cost: 400 }]),
      billingOf('out', [pieces('tea-1', 1)]),
    );
    expect(stateOf(store, 'TEA-1/KL')).toEqual([1_000, 400]);
    expect(store.states.has('tea-1/KL')).toBe(false);
  });

  test('goods brought back: Dr inventory, Cr cost of goods at average', async () => {
    const store = new MemoryBooks();
    await create(
      store,
      goodsOf('in', [{ sku: 'TEA-1', count: 10, cost: 4_000 }]),
      billingOf('back', [pieces('TEA-1', -2)], { type: 'credit-note' }),
    );
    expect(stockJournal(store, 1)).toEqual(['Cr cost of goods 8.00', 'Dr inventory 8.00']);
    expect(store.records[1]?.moves).toMatchObject([{ kind: 'return', quantity: 2_000, value: 800 }]);
  });

  test('on an invoice too: which way goods go is said line by line', async () => {
    const store = new MemoryBooks();
    await create(
      store,
      goodsOf('in', [
        { sku: 'TEA-1', count: 10, cost: 4_000 },
        { sku: 'MUG-1', count: 10, cost: 1_000 },
      ]),
      billingOf('swap', [pieces('TEA-1', 1), pieces('MUG-1', -2)]),
    );
    expect(store.records[1]?.moves).toMatchObject([
      { sku: 'TEA-1', kind: 'sale', quantity: -1_000, value: -400 },
      { sku: 'MUG-1', kind: 'return', quantity: 2_000, value: 200 },
    ]);
    expect(stockJournal(store, 1)).toEqual(['Dr cost of goods 2.00', 'Cr inventory 2.00']);
  });

  test('goods sold before they came: the difference is posted with the receipt', async () => {
    const store = new MemoryBooks();
    await create(
      store,
      goodsOf('first', [{ sku: 'TEA-1', count: 2, cost: 800 }]),
      billingOf('out', [pieces('TEA-1', 5)]),
      goodsOf('second', [{ sku: 'TEA-1', count: 10, cost: 5_000 }]),
    );
    expect(stockJournal(store, 1)).toEqual(['Dr cost of goods 20.00', 'Cr inventory 20.00']);
    expect(stockJournal(store, 2)).toEqual(['Dr cost adjustment 3.00', 'Cr inventory 3.00']);
    expect(store.records[2]?.moves).toMatchObject([
      { kind: 'receipt', quantity: 10_000, value: 5_000 },
      { kind: 'cost-adjustment', quantity: 0, value: -300 },
    ]);
  });

  test('a shortage at connecting is taken as it is', async () => {
    const store = new MemoryBooks();
    await create(store, openingOf('o', [{ sku: 'TEA-1', count: -3, value: -1_200 }]));
    expect(store.records[0]?.moves).toMatchObject([{ kind: 'opening', quantity: -3_000, value: -1_200 }]);
    expect(stateOf(store, 'TEA-1/KL')).toEqual([-3_000, -1_200]);
  });

  test('goods given back to the supplier leave at average', async () => {
    const store = new MemoryBooks();
    await create(
      store,
      goodsOf('in', [
        { sku: 'TEA-1', count: 2, cost: 800 },
        { sku: 'TEA-1', count: 2, cost: 1_000 },
      ]),
      goodsOf('back', [{ sku: 'TEA-1', count: -2, cost: -1_000 }]),
    );
    expect(stockJournal(store, 1)).toEqual(['Cr cost adjustment 1.00', 'Dr inventory 1.00']);
    expect(stateOf(store, 'TEA-1/KL')).toEqual([2_000, 900]);
  });

  test('an item that came into being at one place is stocked at every place, in the same batch and later', async () => {
    const [together, apart] = [new MemoryBooks(), new MemoryBooks()];
    const documents = [
      goodsOf('in', [{ sku: 'TEA-1', count: 10, cost: 4_000 }], 'KL'),
      billingOf('out', [pieces('TEA-1', 1)], { location: 'PJ' }),
    ];
    await create(together, ...documents);
    for (const document of documents) await create(apart, document);
    for (const store of [together, apart]) {
      expect(stateOf(store, 'TEA-1/PJ')).toEqual([-1_000, 0]);
      expect(store.records[1]?.moves).toMatchObject([
        { location: 'PJ', quantity: -1_000, costUnknown: true },
      ]);
    }
  });

  test('what was sold before it was an item has not moved', async () => {
    const store = new MemoryBooks();
    await create(
      store,
      billingOf('early', [pieces('TEA-1', 1)]),
      goodsOf('in', [{ sku: 'TEA-1', count: 10, cost: 4_000 }]),
    );
    expect(stateOf(store, 'TEA-1/KL')).toEqual([10_000, 4_000]);
  });

  test('only what moved is written', async () => {
    const store = new MemoryBooks();
    await create(
      store,
      openingOf('o', [
        { sku: 'TEA-1', count: 1, value: 400 },
        { sku: 'MUG-1', count: 1, value: 9 },
      ]),
    );
    store.states.clear();
    store.states.set('TEA-1/KL', { ...(await store.stock(null, [{ sku: 'TEA-1', location: 'KL' }]))[0]! });
    await create(store, billingOf('out', [pieces('TEA-1', 1)]));
    expect([...store.states.keys()]).toEqual(['TEA-1/KL']);
  });
});

const aSku = fc.constantFrom('TEA-1', 'tea-1', 'MUG-1');
const aPlace = fc.constantFrom('KL', 'PJ');

/** A document without its key, which is its place in the story. */
const anyDocument: fc.Arbitrary<(key: string) => AccountingDocument> = fc.oneof(
  fc
    .tuple(
      fc.array(fc.record({ sku: aSku, count: fc.integer({ min: -3, max: 9 }), cost: fc.nat(5_000) }), {
        maxLength: 3,
      }),
      aPlace,
    )
    .map(
      ([lines, place]) =>
        (key: string) =>
          goodsOf(
            key,
            lines.map((line) => ({ ...line, cost: Math.sign(line.count) * line.cost })),
            place,
          ),
    ),
  fc
    .tuple(
      fc.uniqueArray(
        fc.tuple(
          aSku,
          fc.integer({ min: -4, max: 9 }).filter((n) => n !== 0),
        ),
        {
          maxLength: 3,
          selector: ([sku]) => sku,
        },
      ),
      aPlace,
      fc.constantFrom('invoice' as const, 'credit-note' as const),
    )
    .map(
      ([stock, location, type]) =>
        (key: string) =>
          billingOf(
            key,
            stock.map(([sku, count]) => pieces(sku, count)),
            { location, type },
          ),
    ),
  fc
    .array(
      fc.record({
        sku: aSku,
        count: fc.integer({ min: -3, max: 9 }),
        value: fc.nat(5_000),
        location: aPlace,
      }),
      {
        maxLength: 2,
      },
    )
    .map(
      (lines) => (key: string) =>
        openingOf(
          key,
          lines.map((line) => ({ ...line, value: Math.sign(line.count) * line.value })),
        ),
    ),
);

const anyStory = fc
  .array(anyDocument, { maxLength: 18 })
  .map((makes) => makes.map((make, i) => make(`d${String(i).padStart(2, '0')}`)));

async function tell(documents: readonly AccountingDocument[], batch: number): Promise<MemoryBooks> {
  const store = new MemoryBooks();
  for (let at = 0; at < documents.length; at += batch)
    await create(store, ...documents.slice(at, at + batch));
  return store;
}

describe('any story of documents', () => {
  test('comes to the same in batches of one, of seven and in one go', async () => {
    await fc.assert(
      fc.asyncProperty(anyStory, async (documents) => {
        const [one, seven, all] = [
          await tell(documents, 1),
          await tell(documents, 7),
          await tell(documents, 100),
        ];
        for (const other of [seven, all]) {
          expect(await other.stockOnHand()).toEqual(await one.stockOnHand());
          expect(other.records).toEqual(one.records);
          expect([...other.items]).toEqual([...one.items]);
        }
      }),
    );
  });

  test('moves the inventory account by what moved in stock, document by document', async () => {
    await fc.assert(
      fc.asyncProperty(anyStory, async (documents) => {
        for (const { entries, moves } of (await tell(documents, 7)).records) {
          const moved = moves.reduce((sum, move) => sum + move.value, 0);
          expect(movements(entries).get('1400') ?? 0).toBe(moved);
        }
      }),
    );
  });

  test('leaves states that are the sum of the moves', async () => {
    await fc.assert(
      fc.asyncProperty(anyStory, async (documents) => {
        const store = await tell(documents, 7);
        const moves = store.records.flatMap((record) => record.moves);
        for (const { sku, location, ...state } of await store.stockOnHand()) {
          const here = moves.filter((move) => move.sku === sku && move.location === location);
          expect(state.quantity).toBe(here.reduce((sum, move) => sum + move.quantity, 0));
          expect(state.value).toBe(here.reduce((sum, move) => sum + move.value, 0));
        }
        expect(new Set(moves.map(({ sku, location }) => `${sku}/${location}`)).size).toBe(store.states.size);
      }),
    );
  });

  test('adds entries only, and balanced ones: those of the documents stay as they are', async () => {
    await fc.assert(
      fc.asyncProperty(anyStory, async (documents) => {
        for (const { document, entries } of (await tell(documents, 7)).records) {
          expect(entries.slice(0, document.entries.length)).toEqual(document.entries);
          const sum = [...movements(entries).values()].reduce((all, amount) => all + amount, 0);
          expect(sum).toBe(0);
        }
      }),
    );
  });
});
