import { app, dialog } from 'electron';
import type { Log } from '../../core/ports/index.ts';
import type { Say } from './words.ts';

/** What catching a defect needs. */
export interface DefectParts {
  readonly log: Log;
  /** Where support finds what happened. */
  readonly logs: string;
  readonly say: Say;
}

/**
 * The one place where what nobody expected ends: it is kept for support, told in plain words, and the
 * program ends, because nothing is known of its state. The engine's own work is safe in the ledger.
 */
export function catchDefects({ log, logs, say }: DefectParts): void {
  const end = (error: unknown): void => {
    log.warn('defect', { stack: error instanceof Error ? error.stack : String(error) });
    dialog.showErrorBox(say('unexpected'), say('unexpected.cure', { where: logs }));
    app.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
