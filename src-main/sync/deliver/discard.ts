import { noteAnswer } from './park.ts';
import type { Round } from './round.ts';

/**
 * Deletes the drafts that interrupted calls have left in the books of what was withdrawn since: it is posted under
 * another key, or never. They are looked for before each go, since the books may do late what they gave no answer to.
 */
export async function discardWithdrawn(round: Round): Promise<void> {
  const { services, account, books, exchanges } = round;
  const { deliveries } = services.ledger;
  if (books.discardDrafts === undefined || !(await deliveries.anyWithdrawn(account.id))) return;
  exchanges.forget();
  const { discarded, left } = await books.discardDrafts((keys) => deliveries.withdrawn(account.id, keys));
  await noteAnswer(round);
  if (discarded > 0) services.log.info('drafts-discarded', { books: account.id, discarded });
  if (left.length > 0) services.log.warn('drafts-left', { books: account.id, keys: left.join(' ') });
}
