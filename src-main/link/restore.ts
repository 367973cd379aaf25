import { ExpectedFailure, thrown } from '../../src-shared/model/index.ts';
import type { Restored } from './engine-link.ts';
import type { FromRestore } from './protocol.ts';
import type { EngineStart, StartEngine } from './transport.ts';

/**
 * Lets an engine of its own restore a backup, and waits until that engine has ended and holds nothing.
 * @throws ExpectedFailure what it was refused for; engine-restarted when it ended without a word
 */
export function restoreInEngine(
  start: StartEngine,
  what: Extract<EngineStart, { readonly role: 'restore' }>,
): Promise<Restored> {
  return new Promise((resolve, reject) => {
    const transport = start(what);
    let said: FromRestore | null = null;
    transport.onMessage((message) => {
      // The engine is of the same program: what it sends is of the protocol.
      said = message as FromRestore;
      // All that it was for is done; its own end would come a little later.
      transport.kill();
    });
    transport.onExit(() => {
      if (said === null) reject(new ExpectedFailure('engine-restarted', { retry: 'now' }));
      else if (said.type === 'refused') reject(thrown(said.failure));
      else resolve({ kept: said.kept });
    });
  });
}
