// npm start: builds what has changed, then opens the window where this computer can have one, else
// serves it to the browser. Plain JavaScript, because it runs in whatever Node a computer has, from 20 on.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildOnce, neededNode } from './build/build.mjs';
import { exitOnSignals } from './build/signals.mjs';
import { findElectron } from './electron-binary.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const texts = /** @type {Record<string, string>} */ (
  JSON.parse(readFileSync(path.join(root, 'resources/locales/en/start.json'), 'utf8'))
);
const words = process.argv.slice(2);

try {
  await start();
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
  process.exitCode = 3;
}

async function start() {
  const handOver = exitOnSignals();
  const node = neededNode(root);
  if (node === null) throw new Error(say('node-missing', { needed: '24', found: process.versions.node }));
  await buildOnce({ root, log: tell });
  const computer = {
    root,
    node,
    env: process.env,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
  };
  const found = await findElectron(computer, asksForBrowser(), (text) => tell(say(text)));
  handOver();
  if ('binary' in found) {
    hand(spawn(found.binary, [root, ...words], { stdio: 'inherit' }));
    return;
  }
  const problem = found.problem === 'too-slow' ? say('too-slow', { seconds: '20' }) : (found.problem ?? '');
  tell(say('browser', { why: say(`why.${found.why}`, { problem }) }));
  const host = path.join(root, 'out/main/loopback.js');
  // Over the channel the host hears when this program is gone, however it ended.
  hand(spawn(node, [host, ...words], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }));
}

/** What only the host of the browser knows. */
function asksForBrowser() {
  return words.some((word) => /^(?:--no-open|--port(?:=.*)?|--help|-h)$/u.test(word));
}

/**
 * Hands signals on and ends as the other program ends.
 * @param {import('node:child_process').ChildProcess} child
 */
function hand(child) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => void child.kill(signal));
  }
  child.on('error', (error) => {
    tell(error.message);
    process.exitCode = 3;
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

/**
 * On the other output: the first one is for the link.
 * @param {string} text
 */
function tell(text) {
  console.error(text);
}

/**
 * @param {string} key
 * @param {Record<string, string>} [data]
 * @returns {string}
 */
function say(key, data = {}) {
  return (texts[key] ?? key).replaceAll(
    /\{(\w+)\}/gu,
    (all, /** @type {string} */ name) => data[name] ?? all,
  );
}
