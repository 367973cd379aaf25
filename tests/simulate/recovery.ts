import type { DeliveryKey } from '../../src-shared/model/index.ts';
import { knownKeys } from './ledger-file.ts';
import type { RemoteServer } from './remote-books.ts';

// The seam of what makes restored ledgers and changed days good by itself. The stories stand on it: who lets
// Daybook verify keys after a restore, or adjust changed days, calls it here in the place of what is listed.

/**
 * What a person is shown after a restore: keys of ours that the books hold and the ledger does not know. Until
 * the ledger finds them by itself they are the difference that a restore makes.
 */
export function listHeld(server: RemoteServer, ledger: string): readonly DeliveryKey[] {
  const known = knownKeys(ledger);
  return server.documents.map(({ document }) => document.key).filter((key) => !known.has(key));
}
