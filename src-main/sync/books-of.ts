import type { BooksAccount, Services } from '../core/ports/index.ts';
import { ExpectedFailure, type Stream } from '../../src-shared/model/index.ts';

/** The books a stream posts to. @throws ExpectedFailure books-not-found */
export async function booksOf(services: Services, stream: Stream): Promise<BooksAccount> {
  const account = (await services.ledger.books.list()).find((books) => books.id === stream.books);
  if (account === undefined) throw new ExpectedFailure('books-not-found', { where: stream.name });
  return account;
}
