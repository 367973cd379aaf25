// The loopback host, put together as its main.ts does, by a program that can reach the engine's thread:
// told "kill-engine" by the one that has started it, it ends the thread in the middle of whatever it does.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareLedgerFolder, startProgram } from '../../../src-main/hosts/loopback/program.ts';
import { loadSay } from '../../../src-main/hosts/loopback/texts.ts';
import type { EngineTransport } from '../../../src-main/link/transport.ts';
import { workerEngines } from '../../../src-main/link/worker-transport.ts';
import {
  defaultLedger,
  PROGRAM_FOLDER,
  RESOURCES_FOLDER,
  surroundings,
  WINDOW_FOLDER,
} from '../../../src-main/platform/index.ts';

const place = surroundings();
const ledger = defaultLedger(place);
prepareLedgerFolder(ledger);
const startEngine = workerEngines(pathToFileURL(path.join(PROGRAM_FOLDER, 'out/main/engine.js')));
let writer: EngineTransport | null = null;
const program = await startProgram({
  place,
  ledger,
  port: null,
  resources: RESOURCES_FOLDER,
  windowFolder: WINDOW_FOLDER,
  version: 'test',
  startEngine: (start) => {
    const transport = startEngine(start);
    if (start.role === 'write') writer = transport;
    return transport;
  },
  say: loadSay(RESOURCES_FOLDER),
});
if ('why' in program) throw new Error(program.why);
process.on('message', (message) => {
  if (message === 'kill-engine') writer?.kill();
});
process.on('SIGTERM', () => void program.close().finally(() => process.exit(0)));
process.stdout.write(`${program.link}\n`);
