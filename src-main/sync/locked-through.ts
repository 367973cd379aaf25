import type { BooksAccount, Services } from '../core/ports/index.ts';
import { ExpectedFailure } from '../../src-shared/model/index.ts';
import type { BusinessDate } from '../../src-shared/time/index.ts';
import { isOfBooks } from '../core/delivery/outcomes.ts';

/**
 * The last day that the books have locked, whatever system they are; null: none is, or they cannot be asked
 * now. Then posting goes on: what lies in a locked period they refuse, and it is posted anew.
 */
export async function lockedThroughOf(
  services: Services,
  account: BooksAccount,
): Promise<BusinessDate | null> {
  const outage = await services.ledger.outages.of(account.id);
  if (outage !== null && outage.nextTryAt > services.clock.now()) return null;
  try {
    return await services.openBooks(account).lockedThrough();
  } catch (error) {
    if (!(error instanceof ExpectedFailure) || !isOfBooks(error.failure)) throw error;
    return null;
  }
}
