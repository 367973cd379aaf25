import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { StartEngine } from '../../src-main/link/transport.ts';

/** Starts engines as processes of their own, as Electron does; each can be killed for real. */
export function processEngines(started: ChildProcess[]): StartEngine {
  return (start) => {
    const child = fork(path.join(import.meta.dirname, 'utility-entry.ts'), {
      serialization: 'advanced',
      execArgv: ['--max-semi-space-size=16'],
    });
    started.push(child);
    child.send(start);
    return {
      post: (message) => void (child.connected && child.send(message as object)),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.on('exit', listener),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
