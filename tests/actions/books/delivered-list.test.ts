import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../../src-shared/model/index.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import { HEAD_OFFICE, QuarantineShop } from '../../support/quarantine-shop.ts';

const [DAY_1, DAY_2, DAY_3] = ['2026-10-01', '2026-10-02', '2026-10-03'] as const;
const books = HEAD_OFFICE;

let shop: QuarantineShop;
beforeEach(async () => {
  shop = await QuarantineShop.open();
});
afterEach(() => shop.remove());

async function placesOf(input: {
  type?: 'invoice' | 'journal';
  search?: string;
  newestFirst?: boolean;
  priorPeriod?: boolean;
}) {
  const { invoices, total, keptElsewhere } = await shop.ask('books.invoices', { books, ...input });
  expect(keptElsewhere).toBe(true);
  expect(total).toEqual({ value: invoices.length, exact: true });
  return invoices.map(({ date, location }) => `${date} ${location}`);
}

test('books over a network list what has come to them, and nothing else', async () => {
  await shop.trade(DAY_1, DAY_2);
  shop.books.answer = () => ({ refused: failure('item-unknown') });
  await shop.trade(DAY_3);
  const all = [`${DAY_1} KL`, `${DAY_1} PJ`, `${DAY_2} KL`, `${DAY_2} PJ`];
  expect((await placesOf({})).toSorted()).toEqual(all);
  expect((await placesOf({ newestFirst: true })).map((place) => place.slice(0, 10))).toEqual([
    DAY_2,
    DAY_2,
    DAY_1,
    DAY_1,
  ]);
  expect(await placesOf({ type: 'invoice', search: 'pj', newestFirst: true })).toEqual([
    `${DAY_2} PJ`,
    `${DAY_1} PJ`,
  ]);
  expect(await placesOf({ type: 'journal' })).toEqual([]);
  const { invoices } = await shop.ask('books.invoices', { books });
  const [first] = invoices;
  expect(first).toMatchObject({ type: 'invoice', total: '5.00', currency: 'MYR' });
  const { document } = await shop.ask('books.document', { books, number: first?.number ?? '' });
  expect(document).toMatchObject({ number: first?.number, key: first?.key, contact: first?.contact });
});

test('what counts on another day than it is about, by itself', async () => {
  await shop.trade(DAY_1);
  shop.books.locked = businessDate(DAY_2);
  await shop.trade(DAY_2);
  expect(await placesOf({ priorPeriod: true })).toEqual([`${DAY_3} KL`, `${DAY_3} PJ`]);
  expect(await placesOf({ priorPeriod: true, search: 'pj' })).toEqual([`${DAY_3} PJ`]);
});

test.each([true, false])('page by page each document once, newest first: %s', async (newestFirst) => {
  await shop.trade(DAY_1, DAY_2, DAY_3);
  const whole = await shop.ask('books.invoices', { books, newestFirst });
  const read: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof shop.ask<'books.invoices'>>> = await shop.ask('books.invoices', {
      books,
      newestFirst,
      limit: 1,
      ...(cursor === null ? {} : { cursor }),
    });
    expect(page.total.value).toBe(6);
    read.push(...page.invoices.map(({ number }) => number));
    cursor = page.next;
  } while (cursor !== null);
  expect(read).toEqual(whole.invoices.map(({ number }) => number));
  expect(new Set(read).size).toBe(6);
  const { next } = await shop.ask('books.invoices', { books, newestFirst, limit: 2 });
  const other = await shop.reply('books.invoices', {
    books,
    newestFirst: !newestFirst,
    cursor: next ?? '',
  });
  expect(other).toMatchObject({ ok: false, failure: { code: 'bad-input' } });
});

describe('what only the books themselves know is refused with the way to it', () => {
  const page = { books, limit: 10 } as const;
  test.each([
    ['books.trial-balance', { books }],
    ['books.account', { ...page, account: '4000' }],
    ['books.journal', page],
    ['books.orders', page],
    ['books.receipts', page],
    ['books.journals', page],
    ['books.counts', page],
    ['books.count-sheet', { books }],
    ['books.open-items', { books }],
    ['books.lock', { books }],
    ['books.set-lock', { books, lockedThrough: DAY_1 }],
    ['books.make-normal', { books }],
    ['books.confirm-count', { books, number: 'X-1', seen: '0' }],
    ['books.close-transfer', { books, number: 'X-1', reason: 'Lost on its way' }],
    ['books.allocate', { books }],
    ['customers.list', page],
    ['reports.stock', page],
    ['reports.aged-receivables', { books }],
    ['reports.rollforward', { books, ledger: 'receivable', from: DAY_1, to: DAY_2 }],
    ['reports.subledger', { ...page, ledger: 'receivable' }],
  ] as const)('%s', async (channel, input) => {
    const reply = await shop.reply(channel, input as never);
    expect(reply).toMatchObject({
      ok: false,
      failure: { code: 'books-elsewhere', where: books, data: { books } },
    });
  });
});
