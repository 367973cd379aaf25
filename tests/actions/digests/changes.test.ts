import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RequestInput, Responses } from '../../../src-shared/ipc/contract.ts';
import { said } from '../../support/receipt-facts.ts';
import { openShop, type SaleRow, salesFile, type Shop } from '../../support/shop.ts';

const REASON = 'the till was put right';
const GOODS: SaleRow = { id: 'g', kind: 'goods-received', quantity: '10', total: '40.00', cost: '40.00' };
const SOLD: readonly SaleRow[] = [
  GOODS,
  { id: '1', total: '5.00' },
  { id: '2', total: '10.60', tax: '0.60', taxCode: 'SR6', quantity: '2' },
];
const changed = (...rows: readonly SaleRow[]): readonly SaleRow[] =>
  SOLD.map((sold) => rows.find(({ id }) => id === sold.id) ?? sold);

let shops: Shop[] = [];
let shop: Shop;
let files = 0;

async function open(
  sales: readonly SaleRow[],
  settings: RequestInput<'streams.set'>['settings'] = {},
): Promise<Shop> {
  const opened = await openShop();
  shops.push(opened);
  opened.put('a.csv', salesFile(sales));
  await opened.ok('books.connect', { system: 'embedded', name: 'Books', currency: 'MYR' });
  await opened.ok('streams.connect', {
    provider: 'file',
    name: 'Till',
    books: 'Books',
    folder: opened.folder,
    profile: 'daybook',
    currency: 'MYR',
    settings: { autoInvoice: true, acceptSuggestions: true },
  });
  await opened.ok('streams.set', { stream: 'Till', settings });
  await opened.ok('sync.run', {});
  return opened;
}

/** What the till says of these now; the next sync reads it. */
async function tell(sales: readonly SaleRow[]): Promise<Responses['sync.run']['run']> {
  shop.put(`b${(files += 1)}.csv`, salesFile(sales));
  return (await shop.ok('sync.run', {})).run;
}

async function digests(of = shop): Promise<Responses['digests.list']['digests']> {
  return (await of.ok('digests.list', {})).digests;
}

async function idOf(date = '2026-10-01'): Promise<string> {
  return (await digests()).find((digest) => digest.date === date)?.id ?? '';
}

/** Balances, goods and every sub-ledger, as the books hold them. */
async function booksOf(of: Shop): Promise<unknown> {
  const { rows } = await of.ok('books.trial-balance', {});
  const { items } = await of.ok('reports.stock', {});
  return {
    balances: rows
      .filter(({ debit, credit }) => debit !== credit)
      .map(({ account, debit, credit }) => [account, debit, credit]),
    goods: items.map(({ sku, quantity, value }) => [sku, quantity, value]),
  };
}

/** The books stand as if the till had told it so from the beginning, and the ledger is in order. */
async function expectRight(sales: readonly SaleRow[]): Promise<void> {
  const right = await open(sales);
  expect(await booksOf(shop)).toEqual(await booksOf(right));
  expect((await shop.ok('ledger.check', {})).problems).toEqual([]);
  for (const digest of await digests()) {
    const terms = [digest.posted, digest.waiting, digest.onOrder, digest.held, digest.excluded].map(Number);
    expect(terms.reduce((all, term) => all + term, 0)).toBeCloseTo(Number(digest.source));
    expect(digest.status).toBe('posted');
    expect(digest.waiting).toBe('0.00');
  }
}

beforeEach(async () => {
  shop = await open(SOLD);
});
afterEach(async () => {
  await Promise.all(shops.map((each) => each.close()));
  shops = [];
});

describe('what has changed of a posted day', () => {
  test('is shown document by document, with what the books hold too much and too little', async () => {
    const run = await tell(changed({ id: '1', total: '6.00', method: 'Card' }));
    expect(run.attention).toMatchObject([{ kind: 'changed', location: 'Main', date: '2026-10-01' }]);
    const found = await shop.ok('digests.changes', { id: await idOf() });
    expect(found.changes).toMatchObject([
      {
        kind: 'sale',
        number: 'R-1',
        what: 'edited',
        difference: '1.00',
        differences: [
          { part: 'head', label: 'total', before: said('5.00'), after: said('6.00') },
          { part: 'line', label: 'TEA' },
          { part: 'tender', label: 'Cash', before: said('5.00'), after: null },
          { part: 'tender', label: 'Card', before: null, after: said('6.00') },
          {
            part: 'tax',
            label: 'none',
            before: [{ fact: 'taxed', data: { tax: '0.00', net: '5.00' } }],
            after: [{ fact: 'taxed', data: { tax: '0.00', net: '6.00' } }],
          },
        ],
      },
    ]);
    const plan = await shop.ok('digests.changes-plan', { id: await idOf() });
    expect(plan).toMatchObject({ planned: 1, total: 1, adjustedOn: null });
    const whole = { refused: null, settled: 1, along: 0, left: [], difference: '1.00', waits: false };
    expect(plan.choices).toMatchObject([
      { choice: 'adjust', ...whole },
      { choice: 'replace', ...whole },
      { choice: 'leave', ...whole, journal: [] },
    ]);
    for (const { journal } of plan.choices.slice(0, 2)) {
      expect(journal.map(({ account, debit, credit }) => [account, debit, credit])).toEqual([
        ['1010', '0.00', '5.00'],
        ['1110', '6.00', '0.00'],
        ['4000', '0.00', '1.00'],
      ]);
    }
  });

  test('comes in pages, and counts all of it', async () => {
    await tell(changed({ id: '1', total: '6.00' }, { id: '2', total: '9.00' }));
    const id = await idOf();
    const first = await shop.ok('digests.changes', { id, limit: 1 });
    expect(first.total).toEqual({ value: 2, exact: true });
    const second = await shop.ok('digests.changes', { id, limit: 1, cursor: first.next });
    expect([...first.changes, ...second.changes].map(({ number }) => number)).toEqual(['R-1', 'R-2']);
    expect([second.total, second.next]).toEqual([{ value: 2, exact: true }, null]);
    const { choices } = await shop.ok('digests.changes-plan', { id });
    expect(choices.map(({ difference }) => difference)).toEqual(['-0.60', '-0.60', '-0.60']);
  });

  test('is nothing of a day that reads as it was posted, and nothing can be settled of it', async () => {
    const id = await idOf();
    const found = await shop.ok('digests.changes', { id });
    expect(found.changes).toEqual([]);
    const { choices } = await shop.ok('digests.changes-plan', { id });
    expect(choices.map(({ refused }) => refused?.code)).toEqual(Array(3).fill('digest-not-changed'));
    const refused = await shop.fails('digests.settle-changes', { id, choice: 'leave', reason: REASON });
    expect(refused.code).toBe('digest-not-changed');
  });
});

describe.each(['adjust', 'replace'] as const)('%s', (choice) => {
  const settle = async () => shop.ok('digests.settle-changes', { id: await idOf(), choice, reason: REASON });

  test.each<[string, SaleRow]>([
    ['a corrected tender', { id: '1', total: '5.00', method: 'Card' }],
    ['another quantity', { id: '1', total: '5.00', quantity: '3' }],
    ['another price', { id: '1', total: '4.20' }],
    ['another tax code', { id: '2', total: '10.60', tax: '0', taxCode: 'none', quantity: '2' }],
    [
      'more of everything',
      { id: '2', total: '21.20', tax: '1.20', taxCode: 'SR6', quantity: '4', method: 'Card' },
    ],
    ['goods that came in', { ...GOODS, quantity: '12', total: '48.00', cost: '48.00' }],
  ])('brings the books to %s', async (_what, row) => {
    await tell(changed(row));
    const done = await settle();
    expect(done.settled).toBe(1);
    expect(done.deliveries).toMatchObject({ failed: 0, held: 0, waiting: 0 });
    expect(done.documents.length).toBeGreaterThan(0);
    expect(done.attention).toEqual([]);
    expect(
      (await shop.fails('digests.settle-changes', { id: await idOf(), choice, reason: REASON })).code,
    ).toBe('digest-not-changed');
    await expectRight(changed(row));
  });

  test('twice in a row', async () => {
    for (const total of ['4.00', '7.50']) {
      await tell(changed({ id: '1', total }));
      await settle();
    }
    await expectRight(changed({ id: '1', total: '7.50' }));
  });

  test('and back to what it was', async () => {
    await tell(changed({ id: '1', total: '4.00' }));
    await settle();
    await tell(SOLD.toReversed());
    expect((await digests()).map(({ status }) => status)).toEqual(['changed-since-posted']);
    await settle();
    await expectRight(SOLD);
  });

  test('moves an order to the day it belongs to', async () => {
    const moved: SaleRow = { id: '1', total: '5.50', date: '2026-10-02' };
    await tell(changed(moved));
    const found = await shop.ok('digests.changes', { id: await idOf() });
    expect(found.changes).toMatchObject([{ what: 'moved', difference: '-5.00' }]);
    await settle();
    expect((await digests()).map(({ date, posted }) => [date, posted])).toEqual([
      ['2026-10-01', '10.60'],
      ['2026-10-02', '5.50'],
    ]);
    await expectRight(changed(moved));
  });

  test('beside what came late and waits', async () => {
    await shop.ok('streams.set', { stream: 'Till', settings: { autoInvoice: false } });
    await tell([...changed({ id: '1', total: '4.00' }), { id: 'late', total: '2.00' }]);
    await settle();
    await shop.ok('digests.post', {});
    await expectRight([...changed({ id: '1', total: '4.00' }), { id: 'late', total: '2.00' }]);
  });
});

test('an adjustment has a number and a key of its own, in a revision that is told with the day', async () => {
  await tell(changed({ id: '1', total: '4.00' }));
  const posted = (await digests())[0]?.documents.find(({ kind }) => kind === 'invoice');
  const { documents } = await shop.ok('digests.settle-changes', {
    id: await idOf(),
    choice: 'adjust',
    reason: REASON,
  });
  expect(documents).toMatchObject([{ kind: 'credit-note', amount: '1.00' }]);
  const [digest] = await digests();
  expect(digest).toMatchObject({ revision: 2, posted: '14.60', amount: '14.60' });
  const { sales, journal } = await shop.ok('digests.show', { id: digest?.id ?? '' });
  expect(sales.total).toBe('14.60');
  expect(journal.map(({ narration }) => narration)).toContainEqual(
    expect.stringContaining(`Adjustment of ${posted?.number ?? ''}: Sales`),
  );
});

test('what had posted the day is still told by what its receipts were then', async () => {
  await tell(changed({ id: '1', total: '4.00' }));
  const explained = async (number: string) => shop.ok('explain.line', { document: number, account: '4000' });
  const [posted] = (await digests())[0]?.documents ?? [];
  await shop.ok('digests.settle-changes', { id: await idOf(), choice: 'adjust', reason: REASON });
  const { lines } = await explained(posted?.number ?? '');
  expect(lines.map(({ exact, shares }) => [exact, shares.map(({ amount }) => amount)])).toEqual([
    [true, ['-5.00', '-10.00']],
  ]);
});

describe('leave', () => {
  test('keeps the books as they are, until the document changes once more', async () => {
    await tell(changed({ id: '1', total: '4.00' }));
    const before = await booksOf(shop);
    const id = await idOf();
    const done = await shop.ok('digests.settle-changes', { id, choice: 'leave', reason: REASON });
    expect(done).toMatchObject({ settled: 1, documents: [], attention: [] });
    expect((await digests()).map(({ status }) => status)).toEqual(['posted']);
    expect(await booksOf(shop)).toEqual(before);
    expect((await shop.ok('digests.changes', { id })).changes).toEqual([]);
    await tell(changed({ id: '1', total: '3.00' }));
    expect((await digests()).map(({ status }) => status)).toEqual(['changed-since-posted']);
    await shop.ok('digests.settle-changes', { id, choice: 'adjust', reason: REASON });
    await expectRight(changed({ id: '1', total: '3.00' }));
  });

  test('also what was moved: it stays in the day that has posted it', async () => {
    await tell(changed({ id: '1', total: '5.00', date: '2026-10-02' }));
    await shop.ok('digests.settle-changes', { id: await idOf(), choice: 'leave', reason: REASON });
    expect((await shop.ok('ledger.check', {})).problems).toEqual([]);
    expect((await digests()).map(({ date, status }) => [date, status])).toEqual([['2026-10-01', 'posted']]);
  });
});

describe('a decision that comes with the mark of what was seen', () => {
  const decide = (seen: string, parts: Partial<RequestInput<'digests.settle-changes'>> = {}) =>
    idOf().then((id) => ({ id, choice: 'leave' as const, reason: REASON, seen, ...parts }));
  const markOf = async () => (await shop.ok('digests.changes-plan', { id: await idOf() })).seen;

  test('is refused when anything of the day has changed once more, and nothing is done', async () => {
    await tell(changed({ id: '1', total: '4.00' }));
    const seen = await markOf();
    await tell(changed({ id: '1', total: '3.00' }));
    const refused = await shop.fails('digests.settle-changes', await decide(seen));
    expect(refused).toMatchObject({ code: 'changed-meanwhile', cure: { action: 'open-digest' } });
    await tell(changed({ id: '1', total: '3.00' }, { id: '2', total: '12.00' }));
    const one = await shop.ok('digests.changes', { id: await idOf() });
    const documents = one.changes.slice(0, 1).map(({ document }) => document);
    const again = await shop.fails('digests.settle-changes', await decide(seen, { documents }));
    expect(again.code).toBe('changed-meanwhile');
    expect((await digests()).map(({ status }) => status)).toEqual(['changed-since-posted']);
    expect(one.total.value).toBe(2);
  });

  test('is done as long as all of it is as it was seen', async () => {
    await tell(changed({ id: '1', total: '4.00' }));
    const seen = await markOf();
    expect((await shop.ok('digests.changes-plan', { id: await idOf(), documents: ['doc_x'] })).seen).toBe(
      seen,
    );
    await shop.ok('sync.run', {});
    expect((await shop.ok('digests.settle-changes', await decide(seen))).settled).toBe(1);
  });
});

test('what was chosen and reads as posted by now is refused, and nothing is planned of it', async () => {
  await tell(changed({ id: '1', total: '4.00' }));
  const plan = await shop.ok('digests.changes-plan', { id: await idOf(), documents: ['doc_x'] });
  expect(plan).toMatchObject({ total: 0, planned: 0 });
  expect(plan.choices.map(({ refused }) => refused?.code)).toEqual(
    Array.from({ length: 3 }, () => 'digest-not-changed'),
  );
});
