import type { BooksAccount, FindingNumbers, Quarantine, Services } from '../../core/ports/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { endQuarantine } from '../../sync/quarantine/end.ts';
import { verifyBooks } from '../../sync/quarantine/verify.ts';
import { findBooks } from '../books/find.ts';

/** What comparing books with the ledger came to. */
export interface Verified {
  /** Null: there is none any more. */
  readonly quarantine: Quarantine | null;
  readonly numbers: FindingNumbers;
}

/**
 * Compares what books in quarantine hold with the ledger; where all of it agrees, posting goes on.
 * @throws ExpectedFailure books-not-found; why the books did not answer
 */
export async function verifyStatus(
  services: Services,
  { books }: RequestData<'status.verify'>,
): Promise<Verified> {
  const account = await findBooks(services, books);
  const quarantine = await verifyBooks(services, account);
  const numbers =
    quarantine === null
      ? { different: [], missing: [], unknownHere: [] }
      : await services.ledger.quarantine.numbers(account.id);
  return { quarantine, numbers };
}

/**
 * A person has looked at what differs: posting goes on.
 * @throws ExpectedFailure books-not-found, status-not-verified
 */
export async function endStatusQuarantine(
  services: Services,
  { books, reason }: RequestData<'status.end-quarantine'>,
): Promise<BooksAccount> {
  const account = await findBooks(services, books);
  await endQuarantine(services, account, reason);
  return account;
}
