import type { BooksAccount, Services } from '../../core/ports/index.ts';
import { ExpectedFailure, isOverNetwork } from '../../../src-shared/model/index.ts';

/**
 * The books of this name, or the only ones there are.
 * @throws ExpectedFailure books-not-found, books-choice-needed
 */
export async function findBooks(services: Services, name: string | undefined): Promise<BooksAccount> {
  const all = await services.ledger.books.list();
  const names = all.map((books) => books.name).join(', ');
  if (name !== undefined) {
    const books = all.find((other) => other.name.toLowerCase() === name.toLowerCase());
    if (books === undefined)
      throw new ExpectedFailure('books-not-found', { where: name, data: { name, names } });
    return books;
  }
  const [only, ...others] = all;
  if (only === undefined) throw new ExpectedFailure('books-not-found', { data: { names } });
  if (others.length > 0) throw new ExpectedFailure('books-choice-needed', { data: { names } });
  return only;
}

/**
 * The same, of books that are kept here: only of these the ledger knows balances, customers, stock, and what
 * is open.
 * @throws ExpectedFailure as findBooks; books-elsewhere of books over a network
 */
export async function findOwnBooks(services: Services, name: string | undefined): Promise<BooksAccount> {
  const account = await findBooks(services, name);
  if (!isOverNetwork(account.system)) return account;
  throw new ExpectedFailure('books-elsewhere', { where: account.name, data: { books: account.name } });
}

export { booksOf } from '../../sync/books-of.ts';
