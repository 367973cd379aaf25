import type { FromRestore } from '../link/protocol.ts';
import type { EnginePort, EngineStart } from '../link/transport.ts';
import { createIds, createLog, systemClock } from '../platform/index.ts';
import { restoreLedger } from '../storage/restore.ts';
import { ExpectedFailure } from '../../src-shared/model/index.ts';
import { noteDefect } from './defect.ts';
import type { EngineSurroundings } from './run-engine.ts';

/** An engine that only restores: it says how that went, and ends. */
export function runRestore(
  port: EnginePort,
  start: Extract<EngineStart, { readonly role: 'restore' }>,
  { end }: Pick<EngineSurroundings, 'end'>,
): void {
  const clock = systemClock();
  const ids = createIds(clock);
  const log = createLog({ folder: start.logs, clock });
  const restored = (): FromRestore => {
    try {
      return { type: 'restored', kept: restoreLedger(start.ledger, start.backup, { clock, ids }).kept };
    } catch (error) {
      if (error instanceof ExpectedFailure) return { type: 'refused', failure: error.failure };
      return { type: 'refused', failure: noteDefect({ log, ids }, 'restore', error) };
    }
  };
  port.post(restored());
  end();
}
