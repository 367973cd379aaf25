import { utilityProcess } from 'electron';
import type { EngineTransport, StartEngine } from '../../link/transport.ts';

/** Streaming an import makes much that is soon forgotten; a larger young generation only costs memory. */
const ENGINE_FLAGS: readonly string[] = ['--max-semi-space-size=16'];
/** What task managers call the processes. */
const NAMES = { write: 'Daybook engine', read: 'Daybook reader', restore: 'Daybook restore' } as const;
/** What an engine that does not end when it is told to has left. */
const KILL_AFTER_MS = 250;

/** Starts engines as utility processes: a crash of SQLite's cannot take the window with it. */
export function utilityEngines(entry: string): StartEngine {
  return (start) => {
    const child = utilityProcess.fork(entry, [], {
      execArgv: [...ENGINE_FLAGS],
      serviceName: NAMES[start.role],
    });
    const messages = keptUntilHeard<unknown>();
    const exits = keptUntilHeard<number | null>();
    let gone = false;
    child.on('message', messages.tell);
    child.once('exit', (code) => {
      gone = true;
      exits.tell(code);
    });
    // It learns what it is by its first message: arguments are shown by every task manager.
    child.postMessage(start);
    return {
      post: (message) => {
        if (!gone) child.postMessage(message);
      },
      onMessage: messages.hear,
      onExit: exits.hear,
      kill: () => {
        // Its number may be another's once it is gone.
        const { pid } = child;
        child.kill();
        setTimeout(() => {
          if (!gone && pid !== undefined) forceEnd(pid);
        }, KILL_AFTER_MS).unref();
      },
    } satisfies EngineTransport;
  };
}

/** The gentle way waits for the engine's own turn, which one that hangs in a statement never takes. */
function forceEnd(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in this moment.
  }
}

/** Keeps what comes before anybody listens, for the first one who does. */
function keptUntilHeard<T>(): {
  readonly tell: (value: T) => void;
  readonly hear: (listener: (value: T) => void) => void;
} {
  const kept: T[] = [];
  const listeners: ((value: T) => void)[] = [];
  return {
    tell: (value) => {
      if (listeners.length === 0) kept.push(value);
      for (const listener of listeners) listener(value);
    },
    hear: (listener) => {
      listeners.push(listener);
      for (const value of kept.splice(0)) listener(value);
    },
  };
}
