import { isOfBooks } from '../core/delivery/outcomes.ts';
import type { Books, BooksAccount, Services } from '../core/ports/index.ts';
import { ExpectedFailure } from '../../src-shared/model/index.ts';
import { parkBooks } from './deliver/park.ts';

/**
 * Asks the books something that is done without as well. They are left alone from the first question on that
 * they have no answer to, so that a server that only hangs is waited for once, and never by each step of each
 * stream.
 * @returns null: they do not answer, or are left alone already
 * @throws ExpectedFailure what is about the question and not about the books
 */
export async function askBooks<T>(
  services: Services,
  account: BooksAccount,
  ask: (books: Books) => Promise<T>,
): Promise<{ readonly answer: T } | null> {
  const outage = await services.ledger.outages.of(account.id);
  if (outage !== null && outage.nextTryAt > services.clock.now()) return null;
  try {
    return { answer: await ask(services.openBooks(account)) };
  } catch (error) {
    if (!(error instanceof ExpectedFailure) || !isOfBooks(error.failure)) throw error;
    await parkBooks(services, account, error.failure);
    return null;
  }
}
