// The entry of an engine that runs beside its host: a worker thread under Node, a utility process under
// Electron. Neither is imported by anybody.
import { parentPort as threadPort, workerData } from 'node:worker_threads';
import type { EnginePort, EngineStart } from '../link/transport.ts';
import { createLog, systemClock } from '../platform/index.ts';
import { stackOf } from './defect.ts';
import { runEngine } from './run-engine.ts';
import { runRestore } from './run-restore.ts';
import { processTicker } from './ticker.ts';

/** Node ends a thread at once and forgets what lies in its port: the host reads the last words first. */
const LINGER_MS = 500;

/** What Electron puts on `process` in a utility process; its types come with a package that is not here. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown;
}

/** `DAYBOOK_SCHEDULE=off`: nothing runs but what is asked for, for support and for tests of other things. */
const RUNS_BY_ITSELF = process.env['DAYBOOK_SCHEDULE'] !== 'off';

const { port, start } = await connect();
const log = createLog({ folder: start.logs, clock: systemClock() });
// Node ends the process or thread after this; its host sees that and starts another one.
process.on('uncaughtExceptionMonitor', (error) => {
  log.warn('engine-crashed', { role: start.role, problem: stackOf(error) });
});
const end = (): void => void setTimeout(() => process.exit(0), LINGER_MS);
if (start.role === 'restore') runRestore(port, start, { end });
else await runEngine(port, start, { end, ...(RUNS_BY_ITSELF ? { ticker: processTicker } : {}) });

/** The port to the host, and what it says first: where the ledger is. */
async function connect(): Promise<{ readonly port: EnginePort; readonly start: EngineStart }> {
  // The link wrote these: they are of the same program.
  if (threadPort !== null) return { port: portOfThread(threadPort), start: workerData as EngineStart };
  const utility = Reflect.get(process, 'parentPort') as UtilityPort | undefined;
  if (utility === undefined) throw new Error('An engine is started by its host, not by hand.');
  return portOfUtility(utility);
}

function portOfThread(thread: NonNullable<typeof threadPort>): EnginePort {
  return {
    post: (message) => thread.postMessage(message),
    onMessage: (listener) => void thread.on('message', listener),
  };
}

/** A utility process is given nothing at its start: what it must know is the first message. */
function portOfUtility(
  utility: UtilityPort,
): Promise<{ readonly port: EnginePort; readonly start: EngineStart }> {
  let listener: ((message: unknown) => void) | null = null;
  const early: unknown[] = [];
  const port: EnginePort = {
    post: (message) => utility.postMessage(message),
    onMessage: (next) => {
      listener = next;
      for (const message of early.splice(0)) next(message);
    },
  };
  return new Promise((resolve) => {
    let started = false;
    utility.on('message', ({ data }) => {
      if (!started) {
        started = true;
        resolve({ port, start: data as EngineStart });
      } else if (listener === null) {
        early.push(data);
      } else {
        listener(data);
      }
    });
  });
}
