import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** What `npm start` runs where there is no Electron. */
const BUILT_HOST = path.join(ROOT, 'out/main/loopback.js');
const LINK = /http:\/\/\S+\/enter\/\S+/u;

/** A loopback host that serves a window. */
export interface LoopbackHost {
  /** The link that works once. */
  readonly link: URL;
  readonly process: ChildProcess;
  /** Closes it as a person does, and waits until it is gone. */
  stop(): Promise<void>;
  /** Ends it without a word, as a power cut would. */
  kill(): Promise<void>;
}

/** How a host came to its end that never served. */
export interface NoHost {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface HostOptions {
  /** Where Daybook keeps what is its own, and the ledger where none is named. */
  readonly data: string;
  readonly port?: number;
  /** Another program than the built host. It prints a link as that one does. */
  readonly program?: string;
}

/** Starts the built host on a folder of its own. @throws Error when it ends instead */
export async function startHost(options: HostOptions): Promise<LoopbackHost> {
  const started = await tryHost(options);
  if ('link' in started) return started;
  throw new Error(`The host ended with ${started.code}: ${started.errors}`);
}

/** The same for a host that may refuse. */
export async function tryHost({ data, port, program }: HostOptions): Promise<LoopbackHost | NoHost> {
  const words = ['--no-open', ...(port === undefined ? [] : ['--port', String(port)])];
  const child = spawn(process.execPath, [program ?? BUILT_HOST, ...words], {
    cwd: ROOT,
    env: { ...process.env, DAYBOOK_DATA: data, DAYBOOK_LEDGER: '', DAYBOOK_SCHEDULE: 'off' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const printed = new Promise<string>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const link = LINK.exec(output);
      if (link !== null) resolve(link[0]);
    });
  });
  const first = await Promise.race([printed, ended]);
  if (typeof first !== 'string') return { code: first, output, errors };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    // Nothing happens to one that is gone already.
    child.kill(signal);
    await ended;
  };
  return {
    link: new URL(first),
    process: child,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
