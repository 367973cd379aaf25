import {
  type Account,
  type AccountNumber,
  type BooksId,
  ExpectedFailure,
} from '../../../src-shared/model/index.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';

/** Adds the accounts that the chart does not have; those it has stay as they are. */
export function addMissingAccounts(tx: WriteTx, books: BooksId, accounts: readonly Account[]): void {
  const key = booksKeyOf(tx, books);
  const add = tx.prepare(
    `INSERT INTO book_account (books_id, number, name, type, path) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (books_id, number) DO NOTHING`,
  );
  for (const { number, name, type, path } of accounts) add.run(key, number, name, type, path);
}

/** Of books over a network, which have no entries here: their chart is theirs to change. */
export function replaceChart(tx: WriteTx, books: BooksId, accounts: readonly Account[]): void {
  const key = booksKeyOf(tx, books);
  tx.prepare(
    `DELETE FROM book_account WHERE books_id = ? AND number NOT IN (SELECT value FROM json_each(?))`,
  ).run(key, JSON.stringify(accounts.map(({ number }) => number)));
  const put = tx.prepare(
    `INSERT INTO book_account (books_id, number, name, type, path) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (books_id, number) DO UPDATE SET name = excluded.name, type = excluded.type,
       path = excluded.path`,
  );
  for (const { number, name, type, path } of accounts) put.run(key, number, name, type, path);
}

/** The chart by account number. */
export async function chartOf(read: LedgerDatabase['read'], books: BooksId): Promise<readonly Account[]> {
  return read
    .selectFrom('book_account')
    .innerJoin('books', 'books.id', 'book_account.books_id')
    .select(['book_account.number', 'book_account.name', 'book_account.type', 'book_account.path'])
    .where('books.public_id', '=', books)
    .orderBy('book_account.number')
    .execute();
}

/** @throws ExpectedFailure books-not-found */
export function booksKeyOf(tx: WriteTx, books: BooksId): number {
  const row = tx.prepare('SELECT id FROM books WHERE public_id = ?').get<{ id: number }>(books);
  if (row === undefined) throw new ExpectedFailure('books-not-found', { where: books });
  return row.id;
}

/** Finds the key of an account by its number. */
export type AccountKeys = (tx: WriteTx, books: number, account: AccountNumber) => number;

/**
 * Remembers account keys: an account is never removed or renumbered, and every entry line asks.
 * What is not found is asked again, since it may be added later.
 */
export function createAccountKeys(): AccountKeys {
  const known = new Map<number, Map<AccountNumber, number>>();
  return (tx, books, account) => {
    const ofBooks = known.get(books) ?? new Map<AccountNumber, number>();
    known.set(books, ofBooks);
    const key = ofBooks.get(account);
    if (key !== undefined) return key;
    const row = tx
      .prepare('SELECT id FROM book_account WHERE books_id = ? AND number = ?')
      .get<{ id: number }>(books, account);
    if (row === undefined) throw new ExpectedFailure('account-unknown', { where: account });
    ofBooks.set(account, row.id);
    return row.id;
  };
}
