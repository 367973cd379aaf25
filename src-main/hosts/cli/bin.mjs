#!/usr/bin/env node
/* oxlint-disable typescript/no-unsafe-argument, typescript/no-unsafe-assignment, typescript/no-unsafe-call, typescript/no-unsafe-member-access, typescript/no-unsafe-return -- there are no types in plain JavaScript */
// Starts the command line under the Node that Daybook needs. Plain JavaScript of long ago: it must
// run in whatever Node a computer happens to have.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED_MAJOR = 24;
/**
 * Reading a large file makes much that is soon forgotten, and Node then lets the space for it grow to
 * 128 MB; an eighth of that is as fast [measured], and a shop's PC has other uses for the rest. It can
 * only be said when Node starts; package.json says it too.
 */
const FLAGS = ['--max-semi-space-size=16'];
const here = path.dirname(fileURLToPath(import.meta.url));
const main = path.join(here, 'main.ts');

if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) {
  startWith(process.execPath);
} else {
  const node = installedNode();
  if (node === null) tooOld();
  else startWith(node);
}

/** The Node that came with `npm install`, or null. */
function installedNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve('node/package.json');
    const name = process.platform === 'win32' ? 'node.exe' : 'node';
    const file = path.join(path.dirname(manifest), 'bin', name);
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

function startWith(node) {
  const child = spawn(node, [...FLAGS, main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The child gets Ctrl-C itself; what another program sends to us is passed on.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', tooOld);
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 3) : 3;
  });
}

function tooOld() {
  const file = path.join(here, '..', '..', '..', 'resources', 'locales', 'en', 'failures.json');
  const words = JSON.parse(readFileSync(file, 'utf8'))['runtime-too-old'];
  const fill = (text) =>
    text
      .replace(/\{needed\|[^}]*\}/g, String(NEEDED_MAJOR))
      .replace(/\{found\}/g, process.versions.node)
      .replace(/[[\]]/g, '');
  const [cause, cure] = [fill(words.cause), fill(words.cure)];
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ error: { code: 'runtime-too-old', cause, cure, where: null } }));
  } else {
    console.error(`${cause}\n${cure}`);
  }
  process.exitCode = 3;
}
