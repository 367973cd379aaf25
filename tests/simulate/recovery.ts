import type { DeliveryKey } from '../../src-shared/model/index.ts';
import { knownKeys } from './ledger-file.ts';
import type { RemoteServer } from './remote-books.ts';

// Where what mends a restored ledger or changed days by itself comes in. Verifying the keys of a restored ledger
// takes the place of `listHeld`, which `World.restore` calls; adjusting changed days belongs at the end of `settle`,
// and then `changedAndHeld` of the oracle finds nothing to add.

/**
 * What a person is shown after a restore: keys of ours that the books hold and the ledger does not know. Until
 * the ledger finds them by itself they are the difference that a restore makes.
 */
export function listHeld(server: RemoteServer, ledger: string): readonly DeliveryKey[] {
  const known = knownKeys(ledger);
  return server.documents.map(({ document }) => document.key).filter((key) => !known.has(key));
}
