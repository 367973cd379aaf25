import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ExpectedFailure, thrown } from '../../../src-shared/model/index.ts';
import type { CliEngine, CommandSpec, Context, World } from './command.ts';
import { progressReporter } from './progress.ts';
import type { Values } from './values.ts';

/** The ledger and the engine that one command line works with. */
export interface Session {
  readonly ledger: string;
  /** Whether the ledger is deleted at the end. */
  readonly temporary: boolean;
  readonly ask: Context['ask'];
  close(): Promise<void>;
}

/** Nothing is opened before the first question: a command may end without one. */
export function openSession(
  command: CommandSpec,
  values: Values,
  world: World,
  signal: AbortSignal,
): Session {
  const named = values.text('ledger');
  const temporary = command.access === 'temporary' && named === undefined;
  const folder = temporary ? mkdtempSync(path.join(tmpdir(), 'daybook-demo-')) : null;
  const ledger = folder === null ? (named ?? world.defaultLedger) : path.join(folder, 'ledger.daybook');
  const progress = progressReporter(world.stderr);
  let engine: Promise<CliEngine> | null = null;
  const open = async (): Promise<CliEngine> => {
    const readonly = opensReadonly(command, ledger, named !== undefined);
    if (named === undefined) mkdirSync(path.dirname(ledger), { recursive: true });
    const { resources, version, clock } = world;
    // A clock that cannot be read is told now, not in the middle of the work.
    clock.now();
    const onProgress = progress.show;
    const programVersion = version;
    return world.openEngine({ ledger, resources, programVersion, clock, readonly, onProgress, signal });
  };
  return {
    ledger,
    temporary,
    ask: async (channel, input) => {
      engine ??= open();
      const reply = await (await engine).call(channel, input);
      progress.clear();
      if (!reply.ok) throw thrown(reply.failure);
      return reply.value;
    },
    close: async () => {
      progress.clear();
      try {
        const opened = await engine?.catch(() => null);
        await opened?.close();
      } finally {
        if (folder !== null) rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/**
 * Reading never makes a ledger where a person named one: an empty one in the place of a mistyped name
 * would look like lost data. The usual ledger comes into being at the first use, whatever it is.
 * @throws ExpectedFailure file-not-found
 */
function opensReadonly(command: CommandSpec, ledger: string, named: boolean): boolean {
  if (command.access !== 'read') return false;
  if (existsSync(ledger)) return true;
  if (named) throw new ExpectedFailure('file-not-found', { where: ledger });
  return false;
}
