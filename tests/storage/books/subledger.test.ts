import { beforeEach, describe, expect, test } from 'vitest';
import { createBookReports } from '../../../src-main/storage/books/reports.ts';
import { contactsOf } from '../../../src-main/storage/books/contacts.ts';
import {
  subledgerBalancesOf,
  subledgerDaysOf,
  subledgerOf,
} from '../../../src-main/storage/books/subledger.ts';
import type { OpenDatabase } from '../../../src-main/storage/database/open.ts';
import { accountNumber } from '../../../src-shared/model/index.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import { plansOf } from '../plans.ts';
import { scratchDatabase, scratchFile } from '../scratch.ts';
import { addContact, applyCredit, BOOKS, writeLines } from './subledger-rows.ts';

const ALL = { cursor: null, limit: 200 };
const day = (number: number) => businessDate(`2026-03-0${number}`);

let db: OpenDatabase;
beforeEach(async () => {
  db = scratchDatabase(scratchFile());
  await writeLines(db, [
    { id: 1, date: day(1), subject: 'ann', movement: 'added', amount: 100 },
    { id: 2, date: day(3), subject: 'ann', movement: 'paid', amount: -70 },
    { id: 3, date: day(2), subject: 'bob', movement: 'added', amount: 50 },
    { id: 4, date: day(3), subject: 'bob', movement: 'returned', amount: -50 },
    {
      id: 5,
      date: day(1),
      subject: 'c1',
      movement: 'used',
      amount: 30,
      ledger: 'gift-card',
      account: '2300',
    },
    {
      id: 6,
      date: day(2),
      subject: 'c1',
      movement: 'added',
      amount: -80,
      ledger: 'gift-card',
      account: '2300',
    },
    {
      id: 7,
      date: day(2),
      subject: 'c2',
      movement: 'added',
      amount: -5,
      ledger: 'gift-card',
      account: '2300',
    },
    { id: 8, date: day(2), subject: 'c2', movement: 'used', amount: 5, ledger: 'gift-card', account: '2300' },
  ]);
});

describe('the lines of a sub-ledger', () => {
  test('come by date and age, page by page, with what is open of them', async () => {
    await applyCredit(db, 2, 1, 60);
    const filter = { ledger: 'receivable' } as const;
    const first = await subledgerOf(db.read, BOOKS, filter, { cursor: null, limit: 3 });
    expect(first.rows.map(({ id, amount, open }) => [id, amount, open])).toEqual([
      [1, 100, 40],
      [3, 50, 50],
      [2, -70, -10],
    ]);
    expect(first.total).toEqual({ value: 4, exact: true });
    const second = await subledgerOf(db.read, BOOKS, filter, { cursor: first.next, limit: 3 });
    expect(second.rows).toEqual([
      {
        id: 4,
        ledger: 'receivable',
        subject: 'bob',
        movement: 'returned',
        date: day(3),
        document: { type: 'journal', number: 'D-4' },
        account: '1200',
        amount: -50,
        open: -50,
      },
    ]);
    expect(second.next).toBeNull();
  });

  test('of one subject, and only what is open', async () => {
    await applyCredit(db, 4, 3, 50);
    const ids = async (subject: string, openOnly: boolean) =>
      (await subledgerOf(db.read, BOOKS, { ledger: 'receivable', subject, openOnly }, ALL)).rows.map(
        ({ id }) => id,
      );
    expect(await ids('bob', false)).toEqual([3, 4]);
    expect(await ids('bob', true)).toEqual([]);
    expect(await ids('ann', true)).toEqual([1, 2]);
  });

  test('a cursor of one list is none of another', async () => {
    const { next } = await subledgerOf(db.read, BOOKS, { ledger: 'receivable' }, { cursor: null, limit: 1 });
    const page = { cursor: next, limit: 1 };
    await expect(subledgerOf(db.read, BOOKS, { ledger: 'gift-card' }, page)).rejects.toThrow('bad-input');
  });
});

test('days and balances', async () => {
  expect(await subledgerDaysOf(db.read, BOOKS, 'gift-card')).toEqual([
    { date: day(1), account: '2300', movement: 'used', amount: 30, count: 1 },
    { date: day(2), account: '2300', movement: 'added', amount: -85, count: 2 },
    { date: day(2), account: '2300', movement: 'used', amount: 5, count: 1 },
  ]);
  const balances = (asOf: ReturnType<typeof day> | null) =>
    subledgerBalancesOf(db.read, BOOKS, 'receivable', asOf);
  expect(await balances(null)).toEqual([{ subject: 'ann', account: '1200', balance: 30 }]);
  expect(await balances(day(2))).toEqual([
    { subject: 'ann', account: '1200', balance: 100 },
    { subject: 'bob', account: '1200', balance: 50 },
  ]);
});

test('contacts by code, with what they owe, by search and by kind of code', async () => {
  await addContact(db, 'ann', 'Ann Tan', false);
  await addContact(db, 'C-0001', 'Bob', true);
  const rows = async (filter: Parameters<typeof contactsOf>[2]) =>
    (await contactsOf(db.read, BOOKS, filter, ALL)).rows;
  expect(await rows({})).toEqual([
    { code: 'C-0001', name: 'Bob', generated: true, balance: 0 },
    { code: 'ann', name: 'Ann Tan', generated: false, balance: 30 },
  ]);
  expect((await rows({ search: 'TAN' })).map(({ code }) => code)).toEqual(['ann']);
  expect((await rows({ generated: true })).map(({ code }) => code)).toEqual(['C-0001']);
  const paged = await contactsOf(db.read, BOOKS, {}, { cursor: null, limit: 1 });
  expect(paged.total.value).toBe(2);
  expect((await contactsOf(db.read, BOOKS, {}, { cursor: paged.next, limit: 1 })).rows[0]?.code).toBe('ann');
});

describe('questions of reports', () => {
  test('what is open on a day leaves out what is applied to or by later documents', async () => {
    await applyCredit(db, 2, 1, 70);
    const reports = createBookReports(db);
    expect(await reports.openByDate(BOOKS, 'receivable', day(2))).toEqual([
      { subject: 'ann', date: day(1), debit: 100, credit: 0 },
      { subject: 'bob', date: day(2), debit: 50, credit: 0 },
    ]);
    expect(await reports.openByDate(BOOKS, 'receivable', day(3))).toEqual([
      { subject: 'ann', date: day(1), debit: 30, credit: 0 },
      { subject: 'bob', date: day(2), debit: 50, credit: 0 },
      { subject: 'bob', date: day(3), debit: 0, credit: -50 },
    ]);
  });

  test('an opening is missing where something moves before anything was added', async () => {
    const reports = createBookReports(db);
    expect(await reports.missingOpenings(BOOKS, 'gift-card', ['opening', 'added'])).toEqual([
      { subject: 'c1', date: day(1), movement: 'used', document: 'D-5', amount: 30 },
    ]);
    expect(await reports.missingOpenings(BOOKS, 'receivable', ['opening', 'added'])).toEqual([]);
  });

  test('accounts, their days and the span of the journal', async () => {
    const reports = createBookReports(db);
    const account = accountNumber('2300');
    expect(await reports.subledgerAccounts(BOOKS, 'gift-card')).toEqual([account]);
    expect(await reports.accountDays(BOOKS, [account])).toEqual([
      { date: day(1), account, amount: 30 },
      { date: day(2), account, amount: -80 },
    ]);
    expect(await reports.subledgerAccountDays(BOOKS, [account])).toEqual([
      { date: day(1), account, ledger: 'gift-card', amount: 30 },
      { date: day(2), account, ledger: 'gift-card', amount: -80 },
    ]);
    expect(await reports.span(BOOKS)).toEqual({ from: day(1), to: day(3) });
  });

  test('stock at its locations and on its way', async () => {
    await db.write((tx) => {
      const item = tx.prepare(
        'INSERT INTO book_item (id, books_id, sku, name) SELECT ?, id, ?, ? FROM books WHERE public_id = ?',
      );
      item.run(1, 'tea', 'Tea', BOOKS);
      item.run(2, 'cup', 'Cup', BOOKS);
      const stock = tx.prepare(
        'INSERT INTO book_stock (item_id, location, quantity, value) VALUES (?, ?, ?, ?)',
      );
      stock.run(1, 'KL', 4_000, 800);
      stock.run(1, 'PJ', 0, 0);
      stock.run(2, 'KL', -1_000, -150);
      tx.prepare(
        'INSERT INTO book_in_transit (books_id, case_id, item_id, quantity, value) SELECT id, ?, 1, ?, ? FROM books WHERE public_id = ?',
      ).run('t1', 2_000, 400, BOOKS);
    });
    const reports = createBookReports(db);
    const { rows, next, total } = await reports.stock(BOOKS, { search: '' }, { cursor: null, limit: 2 });
    expect(rows).toEqual([
      { sku: 'cup', name: 'Cup', location: 'KL', quantity: -1_000, value: -150 },
      { sku: 'tea', name: 'Tea', location: null, quantity: 2_000, value: 400 },
    ]);
    expect(total.value).toBe(3);
    expect((await reports.stock(BOOKS, { search: '' }, { cursor: next, limit: 2 })).rows).toEqual([
      { sku: 'tea', name: 'Tea', location: 'KL', quantity: 4_000, value: 800 },
    ]);
    expect((await reports.stock(BOOKS, { search: 'CU' }, ALL)).rows.map(({ sku }) => sku)).toEqual(['cup']);
    const at = async (location: string | null, search = '') =>
      (await reports.stock(BOOKS, { search, location }, ALL)).rows.map(({ sku }) => sku);
    expect(await at('KL')).toEqual(['cup', 'tea']);
    expect(await at('KL', 'tea')).toEqual(['tea']);
    expect(await at('K')).toEqual([]);
    expect(await at(null)).toEqual(['tea']);
    expect(await reports.stockLocations(BOOKS)).toEqual(['KL', 'PJ']);
    expect(await reports.stockValue(BOOKS)).toEqual({ onHand: 650, inTransit: 400 });
  });
});

/** Tables that grow with the years; the ends of the journal are the ends of its index by date. */
const GROWING =
  /^SCAN (?:line|entry|document|earlier|applied|other|book_\w+)\b(?! USING INDEX book_entry_by_date)/u;

test.each<[string, (read: OpenDatabase) => Promise<unknown>, string]>([
  ['all lines', ({ read }) => subledgerOf(read, BOOKS, { ledger: 'receivable' }, ALL), 'book_subledger_by_'],
  [
    'lines of a subject',
    ({ read }) => subledgerOf(read, BOOKS, { ledger: 'receivable', subject: 'ann' }, ALL),
    'book_subledger_by_subject (books_id=? AND ledger=? AND subject=?',
  ],
  [
    'open lines',
    ({ read }) => subledgerOf(read, BOOKS, { ledger: 'receivable', openOnly: true }, ALL),
    'COVERING INDEX book_allocation_by_debit (debit_line_id=?)',
  ],
  ['days', ({ read }) => subledgerDaysOf(read, BOOKS, 'receivable'), 'book_subledger_by_'],
  ['balances', ({ read }) => subledgerBalancesOf(read, BOOKS, 'receivable', day(2)), 'book_subledger_by_'],
  [
    'contacts',
    ({ read }) => contactsOf(read, BOOKS, {}, ALL),
    'COVERING INDEX book_subledger_by_subject (books_id=? AND ledger=? AND subject=?)',
  ],
  [
    'what is open on a day',
    (of) => createBookReports(of).openByDate(BOOKS, 'receivable', day(2)),
    'book_allocation_by_credit (credit_line_id=?)',
  ],
  [
    'missing openings',
    (of) => createBookReports(of).missingOpenings(BOOKS, 'receivable', ['added']),
    'book_subledger_by_subject (books_id=? AND ledger=? AND subject=? AND line_date<?)',
  ],
  [
    'days of accounts',
    (of) => createBookReports(of).accountDays(BOOKS, [accountNumber('1200')]),
    'book_entry_line_by_account (account_id=?)',
  ],
  ['the span', (of) => createBookReports(of).span(BOOKS), 'SCAN entry USING INDEX book_entry_by_date'],
])('%s: by an index', async (_, call, index) => {
  const steps = await plansOf(db, call);
  expect(
    steps.some((step) => step.includes(index)),
    steps.join('\n'),
  ).toBe(true);
  expect(steps.filter((step) => GROWING.test(step))).toEqual([]);
});
