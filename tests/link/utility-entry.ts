// An engine as Electron starts one: no worker, a `process.parentPort`, the start as the first message.
import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const port = {
  postMessage: (message: unknown): void => void process.send?.(message),
  on: (_event: 'message', listener: (message: { readonly data: unknown }) => void): void => {
    process.on('message', (data) => listener({ data }));
  },
};
Reflect.set(process, 'parentPort', port);
process.on('disconnect', () => process.exit(0));
enableCompileCache(path.join(tmpdir(), 'daybook-tests-compile-cache'));
await import('../../src-main/engine/process.ts');
