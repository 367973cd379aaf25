// An engine thread that breaks by itself, between two commits of an import.
import { parentPort, workerData } from 'node:worker_threads';
import { stackOf } from '../../src-main/engine/defect.ts';
import { runEngine } from '../../src-main/engine/run-engine.ts';
import type { EngineStart } from '../../src-main/link/transport.ts';
import { createLog, systemClock } from '../../src-main/platform/index.ts';

const CRASH_AT_COMMIT = 8;

const start = workerData as EngineStart;
const log = createLog({ folder: start.logs, clock: systemClock() });
process.on('uncaughtExceptionMonitor', (error) => log.warn('engine-crashed', { problem: stackOf(error) }));
await runEngine(
  {
    post: (message) => parentPort?.postMessage(message, []),
    onMessage: (listener) => void parentPort?.on('message', listener),
  },
  start,
  {
    end: () => process.exit(0),
    onCommit: (commit, phase) => {
      if (commit !== CRASH_AT_COMMIT || phase !== 'after') return;
      setImmediate(() => {
        throw new Error('a defect of the test');
      });
    },
  },
);
