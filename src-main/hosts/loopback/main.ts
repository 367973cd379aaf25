// The loopback host: Daybook in the browser of this computer, for machines without Electron and for
// tests. Prints one line with a link on its standard output, everything else on the other one.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Failure } from '../../../src-shared/model/index.ts';
import { workerEngines } from '../../link/worker-transport.ts';
import {
  PROGRAM_FOLDER,
  RESOURCES_FOLDER,
  WINDOW_FOLDER,
  defaultLedger,
  explainFailure,
  loadTexts,
  standingFolder,
  surroundings,
} from '../../platform/index.ts';
import { openBrowser } from './browser.ts';
import { type LoopbackOptions, readOptions } from './options.ts';
import { type NotStarted, type Program, prepareLedgerFolder, startProgram } from './program.ts';
import { type Say, loadSay } from './texts.ts';

/** The engine has as long to finish what it is writing; then the process ends in any case. */
const CLOSE_WITHIN_MS = 2900;
/** One Ctrl-C comes from the terminal and again from every program in between: that is still one. */
const SAME_SIGNAL_MS = 1000;

const say = loadSay(RESOURCES_FOLDER);
const read = readOptions(process.argv.slice(2), say);
if (read.kind === 'run') {
  await run(read.options, say);
} else {
  (read.kind === 'help' ? process.stdout : process.stderr).write(`${read.text}\n`);
  process.exitCode = read.kind === 'help' ? 0 : 2;
}

async function run({ ledger: named, port, opens }: LoopbackOptions, say: Say): Promise<void> {
  const place = surroundings();
  const ledger = named === null ? defaultLedger(place) : path.resolve(standingFolder(place), named);
  if (named === null) prepareLedgerFolder(ledger);
  const program = await startProgram({
    place,
    ledger,
    port,
    resources: RESOURCES_FOLDER,
    windowFolder: WINDOW_FOLDER,
    version: programVersion(),
    startEngine: workerEngines(pathToFileURL(engineEntry())),
    say,
  });
  if ('why' in program) {
    process.stderr.write(`${reason(program, port, say)}\n`);
    process.exitCode = 3;
    return;
  }
  closeOnSignals(program, say);
  if (program.trouble !== null) process.stderr.write(`${inWords(program.trouble)}\n`);
  process.stdout.write(`${say('link', { url: program.link })}\n`);
  if (opens) openBrowser(program.link);
}

/** Run from the sources it takes the engine's source, so that neither is older than the other. */
function engineEntry(): string {
  const entry = import.meta.filename.endsWith('.ts') ? 'src-main/engine/process.ts' : 'out/main/engine.js';
  return path.join(PROGRAM_FOLDER, entry);
}

function programVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(PROGRAM_FOLDER, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}

function reason(notStarted: NotStarted, port: number | null, say: Say): string {
  if (notStarted.why === 'ledger-locked') return inWords(notStarted.failure);
  return say(notStarted.why, { port });
}

function inWords(failure: Failure): string {
  const { cause, cure } = explainFailure(failure, loadTexts(RESOURCES_FOLDER));
  return `${cause}\n${cure}`;
}

/** Ctrl-C, `kill`, and the end of the program that has started this one. A second Ctrl-C does not wait. */
function closeOnSignals(program: Program, say: Say): void {
  let since: number | null = null;
  const stop = (): void => {
    if (since !== null) {
      if (performance.now() - since > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    since = performance.now();
    process.stderr.write(`${say('stopping')}\n`);
    setTimeout(() => process.exit(0), CLOSE_WITHIN_MS).unref();
    void program.close().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
  process.channel?.unref();
}
