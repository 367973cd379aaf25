import { verifyStatus } from '../../src-main/actions/status/quarantine.ts';
import type { Services } from '../../src-main/core/ports/index.ts';
import { knownKeys } from './ledger-file.ts';
import { type Computer, REMOTE } from './machine.ts';

/** What a person reads when a ledger in quarantine has been compared. */
interface Read {
  /** Numbers of what the books hold and the ledger does not know. */
  readonly listed: readonly string[];
  /** It is for the person to let posting go on. */
  readonly differs: boolean;
  readonly wrong: readonly string[];
}

/**
 * Compares a ledger in quarantine with the books. What is listed is what the ledger says; it must be what the
 * books, asked directly, hold under keys that the ledger's file does not have.
 */
export async function comparedByPerson(
  services: Services,
  { server, file }: Pick<Computer, 'server' | 'file'>,
): Promise<Read> {
  const { quarantine, numbers } = await verifyStatus(services, { books: REMOTE.name });
  const known = knownKeys(file);
  const unknown = server.documents.filter(({ document: { key } }) => !known.has(key));
  const held = unknown.map(({ document: { number } }) => number).toSorted();
  const listed = numbers.unknownHere.toSorted();
  const wrong: string[] = [];
  if (held.join() !== listed.join()) {
    wrong.push(`comparing lists ${listed.join() || 'nothing'} instead of ${held.join() || 'nothing'}`);
  }
  // These books lose nothing.
  if (numbers.missing.length > 0) wrong.push(`comparing misses ${numbers.missing.join()}`);
  return { listed, differs: quarantine !== null, wrong };
}
