import type { BooksAccount, Services } from '../core/ports/index.ts';
import type { BusinessDate } from '../../src-shared/time/index.ts';
import { askBooks } from './ask-books.ts';

/**
 * The last day that the books have locked, whatever system they are; null: none is, or they cannot be asked
 * now. Then posting goes on: what lies in a locked period they refuse, and it is posted anew.
 */
export async function lockedThroughOf(
  services: Services,
  account: BooksAccount,
): Promise<BusinessDate | null> {
  return (await askBooks(services, account, (books) => books.lockedThrough()))?.answer ?? null;
}
