import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';

/** The other side of it: gives the process that is started a `process.parentPort`. */
const PARENT_PORT = new URL('parent-port.ts', import.meta.url).href;

interface ForkOptions {
  readonly execArgv?: readonly string[];
  readonly serviceName?: string;
}

/** A real process of its own under Node, behind the face of Electron's. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  constructor(entry: string, args: readonly string[], options: ForkOptions) {
    super();
    this.#child = fork(entry, args, {
      execArgv: [...(options.execArgv ?? []), '--import', PARENT_PORT],
      serialization: 'advanced',
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code) => this.emit('exit', code));
  }
  get pid(): number | undefined {
    return this.#child.pid;
  }
  postMessage = (message: object): void => {
    if (this.#child.connected) this.#child.send(message);
  };
  kill = (): boolean => this.#child.kill('SIGTERM');
}

export const utilityProcess = {
  /** What was started, so that a test can see with what. */
  started: [] as { readonly entry: string; readonly options: ForkOptions; readonly child: UtilityProcess }[],
  fork(entry: string, args: readonly string[] = [], options: ForkOptions = {}): UtilityProcess {
    const child = new UtilityProcess(entry, args, options);
    utilityProcess.started.push({ entry, options, child });
    return child;
  },
};
