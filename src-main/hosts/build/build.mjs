// Builds what runs from out/ when its sources have changed. Plain JavaScript: `npm start` calls it in
// whatever Node a computer happens to have, from 20 on.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';

const NEEDED_MAJOR = 24;

const SOURCES = [
  'src-main',
  'src-renderer',
  'src-shared',
  'resources/locales',
  'electron.vite.config.ts',
  'package-lock.json',
];

/**
 * Builds into `out/`, once for one state of the sources: of two processes that ask at a time, one builds.
 * @param {object} options
 * @param {string} options.root the project's folder
 * @param {(line: string) => void} options.log hears that it waits, and that it builds
 * @param {boolean} [options.force] also when these sources are the ones that were built last
 * @returns {Promise<boolean>} whether it had to build
 * @throws {Error} with the build's output when the build fails; it does not count as built then
 */
export async function buildOnce({ root, log, force = false }) {
  const out = path.join(root, 'out');
  const mark = path.join(out, '.source-hash');
  const isCurrent = () => !force && readText(mark) === hashSources(root);
  if (isCurrent()) return false;

  mkdirSync(out, { recursive: true });
  return withLock(path.join(out, '.lock'), log, async () => {
    // Whoever held the lock may have built just this.
    if (isCurrent()) return false;
    // Taken before the build: what is changed meanwhile is not in it, and must be built next time.
    const hash = hashSources(root);
    rmSync(mark, { force: true });
    log('Building Daybook ...');
    await build(root);
    writeFileSync(mark, hash);
    return true;
  });
}

/**
 * A hash over the paths and contents of everything that goes into the build.
 * @param {string} root
 * @returns {string}
 */
export function hashSources(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesOf(root, source)) {
      const content = readFileSync(path.join(root, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * The Node that Daybook needs: this one when it is new enough, else the one of `npm install`, or null.
 * @param {string} root
 * @returns {string | null}
 */
export function neededNode(root) {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) return process.execPath;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const file = path.join(root, 'node_modules/node/bin', name);
  return existsSync(file) ? file : null;
}

/**
 * @param {string} root
 * @returns {Promise<void>}
 */
function build(root) {
  const node = neededNode(root) ?? process.execPath;
  const tool = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  return new Promise((resolve, reject) => {
    const child = spawn(node, [tool, 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    // A build that nobody waits for any more must not go on writing into out/; see signals.mjs.
    const end = () => void child.kill();
    process.once('exit', end);
    let output = '';
    /** @param {string} text */
    const keep = (text) => {
      output += text;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', end);
      if (code === 0) resolve();
      else reject(new Error(`The build failed.\n${output.trim()}`));
    });
  });
}

/**
 * The files under a folder, or the file itself, sorted; none where there is nothing.
 * @param {string} root
 * @param {string} source
 * @returns {string[]}
 */
function filesOf(root, source) {
  const place = path.join(root, source);
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [source];
  return readdirSync(place)
    .toSorted()
    .flatMap((name) => filesOf(root, `${source}/${name}`));
}

/**
 * @param {string} file
 * @returns {string | undefined}
 */
function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
