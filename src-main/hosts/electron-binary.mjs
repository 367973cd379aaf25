// Finds the Electron that makes the window, and fetches it once where it is missing. Electron has no
// install script of its own, and `import 'electron'` under Node would start a download by itself.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A computer that cannot reach the server is told so quickly. */
const GIVE_UP_MS = 20_000;
/** One that can has time for 120 MB. */
const FETCH_WITHIN_MS = 10 * 60_000;
/** After a failure nobody waits again for so long. */
const REMEMBER_MS = 24 * 60 * 60_000;
const SERVER = 'https://github.com/electron/electron/releases/download/';

/**
 * @typedef {object} Computer what decides whether there can be a window
 * @property {string} root the project's folder
 * @property {string} node the Node that the installer runs in
 * @property {NodeJS.ProcessEnv} env
 * @property {NodeJS.Platform} platform
 * @property {boolean} isRoot
 */

/**
 * @typedef {object} Limits
 * @property {number} giveUpMs
 * @property {(url: string) => Promise<boolean>} isReachable
 */

/**
 * @typedef {{ readonly binary: string }
 *   | { readonly why: string, readonly problem?: string }} Found the program, or why there is none
 */

/**
 * @param {Computer} computer
 * @param {boolean} browser whether the person has asked for the browser
 * @param {(text: 'fetching' | 'still-fetching') => void} tell
 * @param {Partial<Limits>} [limits] for tests
 * @returns {Promise<Found>}
 */
export async function findElectron(computer, browser, tell, limits = {}) {
  const { root, env, platform, isRoot } = computer;
  if (env['DAYBOOK_NO_ELECTRON'] === '1') return { why: 'switched-off' };
  const folder = path.join(root, 'node_modules/electron');
  if (!existsSync(path.join(folder, 'package.json'))) return { why: 'not-installed' };
  const present = binaryIn(folder, env);
  if (browser) return { why: present === undefined ? 'not-fetched' : 'asked' };
  if (platform === 'linux') {
    if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return { why: 'no-screen' };
    if (isRoot) return { why: 'root' };
  }
  if (present !== undefined) return { binary: present };
  return fetchOnce(computer, folder, tell, limits);
}

/**
 * @param {Computer} computer
 * @param {string} folder of the package
 * @param {(text: 'fetching' | 'still-fetching') => void} tell
 * @param {Partial<Limits>} limits
 * @returns {Promise<Found>}
 */
async function fetchOnce({ root, node, env }, folder, tell, limits) {
  const manifest = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  );
  const { version } = manifest;
  const note = path.join(root, 'node_modules/.cache/daybook/electron.json');
  const before = readNote(note);
  if (before?.version === version && now() - before.at < REMEMBER_MS) {
    return { why: 'unreachable-before', problem: before.problem };
  }
  tell('fetching');
  const problem = await install(node, folder, env, version, tell, limits);
  const binary = binaryIn(folder, env);
  if (problem === null && binary !== undefined) {
    rmSync(note, { force: true });
    return { binary };
  }
  mkdirSync(path.dirname(note), { recursive: true });
  writeFileSync(note, JSON.stringify({ version, at: now(), problem: problem ?? '' }));
  return { why: 'unreachable', problem: problem ?? '' };
}

/**
 * Milliseconds since 1970.
 * @returns {number}
 */
function now() {
  return performance.timeOrigin + performance.now();
}

/**
 * The program's file, when the package has been completed.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
function binaryIn(folder, env) {
  const names = path.join(folder, 'path.txt');
  if (!existsSync(names)) return undefined;
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(folder, 'dist');
  const file = path.join(dist, readFileSync(names, 'utf8').trim());
  return existsSync(file) ? file : undefined;
}

/**
 * Runs the package's own installer. It says nothing while it waits, so the server is asked beside it.
 * @param {string} node
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @param {string} version
 * @param {(text: 'fetching' | 'still-fetching') => void} tell
 * @param {Partial<Limits>} limits
 * @returns {Promise<string | null>} what went wrong, null when nothing has
 */
async function install(node, folder, env, version, tell, { giveUpMs = GIVE_UP_MS, isReachable = answers }) {
  const server = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? SERVER;
  const reachable = isReachable(`${server}v${version}/SHASUMS256.txt`);
  const child = spawn(node, [path.join(folder, 'install.js')], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  // The end of this program must not leave the installer behind; signals end it that way too, see signals.mjs.
  const end = () => void child.kill();
  process.once('exit', end);
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    output += text;
  });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
  /** @type {number | 'late'} */
  let code = await Promise.race([ended, late(giveUpMs)]);
  if (code === 'late' && (await Promise.race([reachable, soon()]))) {
    tell('still-fetching');
    code = await Promise.race([ended, late(FETCH_WITHIN_MS)]);
  }
  process.off('exit', end);
  child.kill();
  if (code === 'late') return 'too-slow';
  return code === 0 ? null : mainLine(output);
}

/**
 * @param {number} ms
 * @returns {Promise<'late'>}
 */
function late(ms) {
  return sleep(ms, 'late', { ref: false });
}

/**
 * False at once where there is no answer yet.
 * @returns {Promise<false>}
 */
function soon() {
  return sleep(0, false);
}

/**
 * Whether the server of the program answers at all.
 * @param {string} url
 * @returns {Promise<boolean>}
 */
async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(GIVE_UP_MS) })).ok;
  } catch {
    return false;
  }
}

/**
 * The line of an error's report that says what was wrong.
 * @param {string} output
 * @returns {string}
 */
function mainLine(output) {
  const lines = output.split('\n').map((line) => line.trim());
  return (lines.find((line) => /error/iu.test(line)) ?? lines.find((line) => line !== '') ?? '').slice(
    0,
    200,
  );
}

/**
 * @param {string} file
 * @returns {{ version: string, at: number, problem: string } | null}
 */
function readNote(file) {
  try {
    return /** @type {{ version: string, at: number, problem: string }} */ (
      JSON.parse(readFileSync(file, 'utf8'))
    );
  } catch {
    return null;
  }
}
