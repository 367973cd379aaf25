import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  PROGRAM_FOLDER,
  RESOURCES_FOLDER,
  applicationDataFolder,
  createIds,
  createLog,
  createPlainSecrets,
  defaultLedger,
  loadTexts,
  plainSecretsFile,
  standingFolder,
  surroundings,
  systemClock,
} from '../../platform/index.ts';
import type { World } from './command.ts';
import { onInterrupt } from './interrupt.ts';
import { readPassword } from './password.ts';
import { runCommandLine } from './run.ts';
import { sinkOf } from './sink.ts';

/** The world of a running process. The engine is loaded when it is needed: help is there at once. */
function processWorld(): World {
  const place = surroundings();
  const data = applicationDataFolder(place);
  const clock = { now: () => systemClock(place.env).now() };
  return {
    version: programVersion(),
    texts: loadTexts(RESOURCES_FOLDER),
    stdout: sinkOf(process.stdout),
    stderr: sinkOf(process.stderr),
    standing: standingFolder(place),
    resources: RESOURCES_FOLDER,
    defaultLedger: defaultLedger(place),
    clock,
    openEngine: async (options) => {
      const { openEngine } = await import('../../engine/engine.ts');
      const secrets = createPlainSecrets(data);
      return openEngine({
        ...options,
        data,
        by: 'command-line',
        host: { secrets, notify: () => Promise.resolve() },
      });
    },
    password: (question) =>
      readPassword(question, { env: place.env, input: process.stdin, output: process.stderr }),
    passwordsFile: plainSecretsFile(data),
    restoreLedger: async ({ ledger, backup }) => {
      const { restoreLedger } = await import('../../engine/engine.ts');
      return restoreLedger(ledger, backup, { clock, ids: createIds(clock), by: () => 'command-line' });
    },
    onInterrupt,
    keepDefect: (error) => {
      const folder = path.join(data, 'logs');
      const stack = error instanceof Error ? error.stack : String(error);
      createLog({ folder, clock: systemClock({}) }).warn('defect', { stack });
      return folder;
    },
  };
}

function programVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(PROGRAM_FOLDER, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}

// The exit code is left to the process: ending it here could cut off what is still being written.
process.exitCode = await runCommandLine(process.argv.slice(2), processWorld());
