import { expect, test } from 'vitest';
import { FakeBooks } from '../../support/delivery-shop.ts';
import type { BookedWeek } from '../../support/weeks/books.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { dateOn, daysOn, sale, tea, tell } from '../../seeds/till.ts';

/** From now on the books are a company's that is kept in another program. */
async function elsewhere(booked: BookedWeek): Promise<FakeBooks> {
  const { services, use } = booked;
  const books = new FakeBooks();
  books.accounts = await services.ledger.embedded.chart(use.books.id);
  const account = { ...use.books, system: 'tryton' } as const;
  Object.assign(services.ledger.books, { list: () => Promise.resolve([account]) });
  Object.assign(services, { openBooks: () => books });
  return books;
}

async function numberOf(booked: BookedWeek, status: 'succeeded' | 'failed'): Promise<string> {
  const { rows } = await booked.ask('status.rows', { statuses: [status] });
  return rows.find(({ date }) => date === dateOn(1))?.number ?? '';
}

test('a document of books over a network is shown as it came there', async () => {
  await using booked = await tell([sale('1')]);
  await elsewhere(booked);
  await booked.more([sale('2', daysOn(1))]);
  const number = await numberOf(booked, 'succeeded');
  const { document } = await booked.ask('books.document', { number });
  expect(document).toMatchObject({
    type: 'invoice',
    date: dateOn(1),
    total: '106.00',
    state: null,
    related: [],
  });
  expect(document.lines).toMatchObject([{ sku: 'TEA-1', total: '106.00' }]);
  const lines = document.entries.flatMap((entry) => entry.lines);
  expect(lines).toContainEqual(expect.objectContaining({ account: '4000', credit: '100.00', debit: '0.00' }));
  expect(lines).toContainEqual(expect.objectContaining({ name: 'Cash on hand', debit: '106.00' }));
  expect(document.history.map(({ event }) => event)).toEqual(['posted', 'sent']);
  expect(document.digest).not.toBeNull();
  const { lines: explained } = await booked.ask('explain.line', { document: number, account: '4000' });
  expect(explained).toMatchObject([{ amount: '-100.00' }]);
});

test('with what was posted of the same receipts', async () => {
  await using booked = await tell([sale('1')]);
  await elsewhere(booked);
  await booked.more([sale('2', { ...daysOn(1), kind: 'exchange', lines: [tea(2), tea(-1)] })]);
  const number = await numberOf(booked, 'succeeded');
  const { document } = await booked.ask('books.document', { number });
  const [other, ...more] = document.related;
  expect(more).toEqual([]);
  const back = await booked.ask('books.document', { number: other?.number ?? '' });
  expect(back.document.related.map((each) => each.number)).toEqual([number]);
});

test('what has not come there is no document of the books', async () => {
  await using booked = await tell([sale('1')]);
  const books = await elsewhere(booked);
  books.answer = () => ({ refused: failure('item-unknown') });
  await booked.more([sale('2', daysOn(1))]);
  const number = await numberOf(booked, 'failed');
  expect(number).not.toBe('');
  await expect(booked.ask('books.document', { number })).rejects.toThrow('document-not-found');
});
