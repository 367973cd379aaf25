import { Worker } from 'node:worker_threads';
import type { Log } from '../core/ports/index.ts';
import type { EngineStart, EngineTransport, StartEngine } from './transport.ts';

/**
 * Young objects of an import die within a batch; a small nursery is swept often and keeps the memory of
 * a thread flat. Three semi-spaces make it up: this is `--max-semi-space-size=16`.
 */
const YOUNG_GENERATION_MB = 48;

/**
 * Starts engines as threads of this process, for hosts that run under Node.
 * @param entry the engine's entry: the built one, or `engine/process.ts` from the sources
 * @param log of the host's process: an engine that cannot even be loaded has none
 */
export function workerEngines(entry: URL, log?: Log): StartEngine {
  return (start) => transportOf(startWorker(entry, start), log);
}

function startWorker(entry: URL, start: EngineStart): Worker {
  return new Worker(entry, {
    name: `daybook-${start.role}`,
    workerData: start,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
}

function transportOf(worker: Worker, log: Log | undefined): EngineTransport {
  const messages = keeper<unknown>();
  const exits = keeper<number | null>();
  worker.on('message', messages.put);
  // Unheard, the error would end this process too.
  worker.on('error', (error) => {
    log?.warn('engine-error', { problem: error instanceof Error ? error.stack : String(error) });
  });
  worker.on('exit', exits.put);
  return {
    post: (message) => worker.postMessage(message),
    onMessage: messages.listen,
    onExit: exits.listen,
    kill: () => void worker.terminate(),
  };
}

/** Keeps what comes before there is a listener. */
function keeper<T>(): {
  readonly put: (item: T) => void;
  readonly listen: (listener: (item: T) => void) => void;
} {
  const early: T[] = [];
  let listener: ((item: T) => void) | null = null;
  return {
    put: (item) => {
      if (listener === null) early.push(item);
      else listener(item);
    },
    listen: (next) => {
      listener = next;
      for (const item of early.splice(0)) next(item);
    },
  };
}
