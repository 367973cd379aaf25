// Run as the head of a process group: starts the sync as a second process and passes on what it says,
// as npm or a scheduler does with Daybook. Killing only this one would leave the sync alive.
import { spawn } from 'node:child_process';
import path from 'node:path';

const worker = path.join(import.meta.dirname, 'sync-worker.ts');
spawn(process.execPath, [worker, ...process.argv.slice(2)], { stdio: 'inherit' }).on('exit', (code) => {
  process.exitCode = code ?? 1;
});
