import { expect, test } from 'vitest';
import { amount, event, sale, tell } from './till.ts';

// What a cash-up that differs comes to, in the list that a person looks through.

test('a difference that waits shows how much is short or over, all tenders together', async () => {
  const counts = [
    { method: 'Cash', expected: amount(10_600), counted: amount(10_000) },
    { method: 'Card', expected: amount(0), counted: amount(150) },
  ];
  await using booked = await tell([sale('1'), event('shift-close', 'S1', { details: { counts } })]);
  const { journals } = await booked.ask('books.journals', {});
  expect(journals).toMatchObject([{ state: 'pending', total: '-4.50', order: null }]);
});
