// The engine's entry with what Node has compiled before: a start from the sources takes a third of the time.
import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

enableCompileCache(path.join(tmpdir(), 'daybook-tests-compile-cache'));
await import('../../src-main/engine/process.ts');
