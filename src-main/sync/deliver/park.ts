import { parked } from '../../core/delivery/outcomes.ts';
import type { BooksAccount, Services } from '../../core/ports/index.ts';
import { type Failure, failure } from '../../../src-shared/model/index.ts';
import { momentOf, type Round } from './round.ts';

/** Leaves the books alone for a while; answers why and until when. */
export async function park(round: Round, cause: Failure): Promise<Failure> {
  return parkBooks(round.services, round.account, cause);
}

/** Whatever it was that they had no answer to. */
export async function parkBooks(services: Services, account: BooksAccount, cause: Failure): Promise<Failure> {
  const before = await services.ledger.outages.of(account.id);
  const outage = parked(before, cause, momentOf({ services }));
  await services.ledger.outages.park(account.id, outage);
  services.log.warn('books-parked', { books: account.id, code: cause.code, until: outage.nextTryAt });
  return outage.cause;
}

/** When the limits of the books are used up, they are left alone until they are free again. */
export async function parkWhenUsedUp(round: Round): Promise<Failure | null> {
  const { services, account, books } = round;
  const freeAt = await services.ledger.budgets.freeAt(account.id, books.capabilities.limits);
  if (freeAt === null) return null;
  return park(round, failure('books-busy', { where: account.name, retry: { after: freeAt } }));
}

/** The books have answered. */
export async function noteAnswer({ services, account }: Round): Promise<void> {
  const { outages } = services.ledger;
  if ((await outages.of(account.id)) !== null) await outages.clear(account.id);
}
