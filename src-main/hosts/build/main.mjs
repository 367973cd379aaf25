// npm run build: builds the window, its hosts and the command line into out/. Without --force it does
// so only when their sources have changed.
import { fileURLToPath } from 'node:url';
import { buildOnce } from './build.mjs';
import { exitOnSignals } from './signals.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
exitOnSignals();
try {
  const built = await buildOnce({ root, log: console.log, force: process.argv.includes('--force') });
  if (!built) console.log('Up to date.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
