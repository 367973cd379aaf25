import { expect, test } from 'vitest';
import type { HttpOutcome, HttpRequest } from '../../src-main/core/ports/index.ts';
import { createBudgetStore } from '../../src-main/storage/budgets.ts';
import { limitedHttp } from '../../src-main/sync/limited-http.ts';
import { booksId } from '../../src-shared/model/index.ts';
import { MINUTE_MS } from '../../src-shared/time/units.ts';
import { BOOKS, TestLedger } from '../support/test-ledger.ts';

const REQUEST: HttpRequest = {
  method: 'GET',
  url: 'http://books',
  headers: {},
  body: null,
  timeoutMs: 1_000,
};
const ANSWER: HttpOutcome = { kind: 'answered', answer: { status: 200, headers: {}, text: '' } };

test('no request beyond the limit leaves the house, however often Daybook is started', async () => {
  const ledger = await TestLedger.open();
  let sent = 0;
  const http = {
    send: () => {
      sent += 1;
      return Promise.resolve(ANSWER);
    },
  };
  const limits = { requestsPerMinute: 3, requestsPerDay: 5 };
  const started = () =>
    limitedHttp(http, createBudgetStore(ledger.db, ledger.clock), { books: BOOKS, name: 'Books', limits });
  for (let at = 0; at < 3; at += 1) expect(await started().send(REQUEST)).toBe(ANSWER);
  const cause = { code: 'books-busy', retry: { after: ledger.clock.at + MINUTE_MS } };
  expect(await started().send(REQUEST)).toMatchObject({ kind: 'not-sent', cause });
  expect(sent).toBe(3);
  ledger.clock.advance(MINUTE_MS);
  for (let at = 0; at < 4; at += 1) await started().send(REQUEST);
  expect(sent).toBe(5);
  await ledger.close();
});

test('books that are only tried out are reached though nothing can be counted for them', async () => {
  const ledger = await TestLedger.open();
  const http = { send: () => Promise.resolve(ANSWER) };
  const limits = { requestsPerMinute: 1, requestsPerDay: 1 };
  const of = { books: booksId('books_trial'), name: 'Trial', limits };
  const limited = limitedHttp(http, createBudgetStore(ledger.db, ledger.clock), of);
  expect(await limited.send(REQUEST)).toBe(ANSWER);
  expect(await limited.send(REQUEST)).toBe(ANSWER);
  await ledger.close();
});

test('books without limits count nothing', () => {
  const http = { send: () => Promise.resolve(ANSWER) };
  const limits = { requestsPerMinute: null, requestsPerDay: null };
  const budgets = { take: () => Promise.reject(new Error()), freeAt: () => Promise.reject(new Error()) };
  expect(limitedHttp(http, budgets, { books: BOOKS, name: 'Books', limits })).toBe(http);
});
