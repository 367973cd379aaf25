import { expect, test } from 'vitest';
import { deliveryKey, failure } from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { addDays } from '../../../src-shared/time/index.ts';
import { FakeBooks } from '../../support/delivery-shop.ts';
import type { BookedWeek } from '../../support/weeks/books.ts';
import { dateOn, daysOn, MONDAY, sale, tea, tell } from '../../seeds/till.ts';

const REASON = 'the bank feed has brought it';
const FEED = {
  number: 'FEED-7',
  date: addDays(MONDAY, 1),
  contact: 'POS sales customer',
  total: minor(10_600),
};

/** From now on the stream posts to books that somebody else keeps and that take nothing back. */
async function elsewhere(booked: BookedWeek): Promise<FakeBooks> {
  const { services, use } = booked;
  const books = new FakeBooks();
  books.accounts = await services.ledger.embedded.chart(use.books.id);
  Object.assign(services, { openBooks: () => books });
  return books;
}

/** A sale like one that these books have already. */
async function holdOne(booked: BookedWeek): Promise<{ books: FakeBooks; number: string }> {
  const books = await elsewhere(booked);
  books.others = [FEED];
  const { attention } = await booked.more([sale('2', daysOn(1))]);
  expect(attention).not.toEqual([]);
  const { rows } = await booked.ask('status.rows', { statuses: ['held'] });
  return { books, number: rows[0]?.number ?? '' };
}

test('what the books have by another way is left out: nothing waits for a person, nothing is sent', async () => {
  await using booked = await tell([sale('1')]);
  const { books, number } = await holdOne(booked);
  const { plan } = await booked.ask('books.undo-plan', { number });
  expect(plan.documents).toMatchObject([{ number, on: null }]);
  expect(await booked.ask('books.undo', { number, reason: REASON })).toEqual({ reversals: [], documents: 1 });
  const run = await booked.sync();
  expect(run.attention).toEqual([]);
  expect(run.deliveries).toMatchObject({ held: 0, failed: 0, waiting: 0 });
  expect(books.made).toEqual([]);
  const { rows } = await booked.ask('status.rows', { statuses: ['withdrawn'] });
  expect(rows).toMatchObject([{ number }]);
  // And it has a way back.
  books.others = [];
  await booked.ask('books.bring-back', { number });
  await booked.sync();
  expect(books.made).toHaveLength(1);
});

test('what the books have got is not undone there, and nothing here says so', async () => {
  await using booked = await tell([sale('1')]);
  const books = await elsewhere(booked);
  await booked.more([sale('2', daysOn(1))]);
  expect(books.made).toHaveLength(1);
  const { rows } = await booked.ask('status.rows', { statuses: ['succeeded'] });
  const number = rows.find(({ date }) => date === dateOn(1))?.number ?? '';
  await expect(booked.ask('books.undo-plan', { number })).rejects.toThrow('already-in-books');
  await expect(booked.ask('books.undo', { number, reason: REASON })).rejects.toThrow('already-in-books');
  expect((await booked.ask('status.rows', { statuses: ['withdrawn'] })).rows).toEqual([]);
});

test('what may be on its way to the books is not left out', async () => {
  await using booked = await tell([sale('1')]);
  const books = await elsewhere(booked);
  books.answer = () => 'lost on the way there';
  await booked.more([sale('2', daysOn(1))]);
  const [job] = (await booked.ask('status.rows', { statuses: ['unknown'] })).rows;
  await expect(booked.ask('books.undo', { number: job?.number ?? '', reason: REASON })).rejects.toThrow(
    'already-in-books',
  );
});

test('a changed day is replaced as long as its books have nothing of it', async () => {
  await using booked = await tell([sale('1')]);
  const books = await elsewhere(booked);
  books.answer = () => ({ refused: failure('item-unknown') });
  await booked.more([sale('2', daysOn(1))]);
  await booked.more([sale('2', { ...daysOn(1), lines: [tea(2)] })]);
  const { digests } = await booked.ask('digests.list', { from: dateOn(1), to: dateOn(1) });
  const id = digests[0]?.id ?? '';
  const replace = async () =>
    (await booked.ask('digests.changes-plan', { id })).choices.find(({ choice }) => choice === 'replace')
      ?.refused;
  expect(await replace()).toBeNull();
  books.answer = () => 'created';
  await booked.ask('status.refresh', {});
  expect(books.made).toHaveLength(1);
  expect(await replace()).toMatchObject({ code: 'undo-not-possible' });
});

test('what was begun in the books, or sent before this ledger was restored, is not left out', async () => {
  await using booked = await tell([sale('1')]);
  const { books, number } = await holdOne(booked);
  const { rows } = await booked.ask('status.rows', { statuses: ['held'] });
  const [job] = await booked.services.ledger.deliveries.sharing(booked.use.books.id, [
    deliveryKey(rows[0]?.id ?? ''),
  ]);
  if (job === undefined) throw new Error('Nothing is held');
  books.held.set(job.key, { number: 'draft', contentHash: null });
  await expect(booked.ask('books.undo', { number, reason: REASON })).rejects.toThrow('already-in-books');
  books.held.clear();
  await booked.services.ledger.quarantine.begin(new Map([[booked.use.books.id, 'restored']]));
  await expect(booked.ask('books.undo', { number, reason: REASON })).rejects.toThrow('posting-quarantined');
});
