import type { BooksAccount, Services } from '../../core/ports/index.ts';
import { type ChangedDays, ExpectedFailure } from '../../../src-shared/model/index.ts';
import { booksTakeBack } from '../../sync/changed-days/takes-back.ts';

/**
 * Before a stream replaces postings by itself: in books that take nothing back every changed day would wait for
 * a person.
 * @throws ExpectedFailure replace-not-in-these-books
 */
export function refuseReplacing(services: Services, books: BooksAccount, changedDays: ChangedDays): void {
  if (changedDays !== 'replace' || booksTakeBack(services, books)) return;
  throw new ExpectedFailure('replace-not-in-these-books', { where: books.name });
}
