import { missingForStyle } from '../../core/delivery/capable.ts';
import type { BooksAccount, Services } from '../../core/ports/index.ts';
import { ExpectedFailure, type PostingStyle } from '../../../src-shared/model/index.ts';

/**
 * Before a stream posts in a style: of one that its books do not take every sale would be held.
 * @throws ExpectedFailure style-not-in-these-books
 */
export function refuseStyle(services: Services, books: BooksAccount, style: PostingStyle): void {
  const missing = missingForStyle(style, services.openBooks(books).capabilities);
  if (missing === null) return;
  throw new ExpectedFailure('style-not-in-these-books', {
    where: books.name,
    data: { type: missing, style },
  });
}
