import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildOnce, hashSources } from '../../../src-main/hosts/build/build.mjs';
import { clear } from '../../../src-main/hosts/build/lock.mjs';

/** Stands in for electron-vite: tells what it was called with, and builds or fails as it is told. */
const TOOL = `
  import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
  appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (existsSync('broken')) {
    console.log('one line');
    console.error('no such thing as x');
    process.exit(1);
  }
  mkdirSync('out/main', { recursive: true });
  writeFileSync('out/main/electron.js', '');
`;

let root: string;
const heard: string[] = [];

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'daybook-build-'));
  heard.length = 0;
  put('package.json', '{"type":"module"}');
  put('node_modules/electron-vite/bin/electron-vite.js', TOOL);
  put('src-main/core/a.ts', 'a');
  put('src-renderer/app/b.tsx', 'b');
  put('resources/locales/en/words.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

function build(force = false): Promise<boolean> {
  return buildOnce({ root, log: (line) => heard.push(line), force });
}

function calls(): string[] {
  const file = path.join(root, 'calls');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

test('builds what was never built, and then no more', async () => {
  expect(await build()).toBe(true);
  expect(await build()).toBe(false);
  expect(calls()).toEqual(['build']);
  expect(heard).toEqual(['Building Daybook ...']);
});

test.each([
  'src-main/core/a.ts',
  'src-renderer/app/b.tsx',
  'resources/locales/en/words.json',
  'package-lock.json',
])('builds again when %s has changed', async (file) => {
  await build();
  put(file, 'other');
  expect(await build()).toBe(true);
});

test('builds again when a file has another name, or is gone', async () => {
  await build();
  rmSync(path.join(root, 'src-main/core/a.ts'));
  put('src-main/core/z.ts', 'a');
  expect(await build()).toBe(true);
  rmSync(path.join(root, 'src-main/core/z.ts'));
  expect(await build()).toBe(true);
});

test('tests and what was built are not sources', () => {
  const before = hashSources(root);
  put('tests/a.test.ts', '');
  put('out/main/electron.js', 'x');
  expect(hashSources(root)).toBe(before);
});

test('builds the same again when it is forced to', async () => {
  await build();
  expect(await build(true)).toBe(true);
});

test('a build that fails says why and does not count as built', async () => {
  await build();
  put('src-main/core/a.ts', 'wrong');
  put('broken', '');
  await expect(build()).rejects.toThrow('The build failed.\none line\nno such thing as x');
  put('src-main/core/a.ts', 'a');
  rmSync(path.join(root, 'broken'));
  // These sources were built once, but what is in out/ now is anybody's guess.
  expect(await build()).toBe(true);
});

test('of two that ask at a time one builds', async () => {
  expect((await Promise.all([build(), build()])).toSorted()).toEqual([false, true]);
  expect(calls()).toHaveLength(1);
  expect(existsSync(path.join(root, 'out/.lock'))).toBe(false);
});

test('what another process has taken since is given back, not cleared', () => {
  put('out/.lock/pid', String(process.pid));
  const lock = path.join(root, 'out/.lock');
  clear(lock, 4194305);
  expect(readFileSync(path.join(lock, 'pid'), 'utf8')).toBe(String(process.pid));
  clear(lock, process.pid);
  expect(readdirSync(path.join(root, 'out'))).toEqual([]);
});

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
  '%s ends the build that is under way too',
  async (signal) => {
    put(
      'node_modules/electron-vite/bin/electron-vite.js',
      `import { writeFileSync } from 'node:fs';
     writeFileSync('tool-pid', String(process.pid));
     setTimeout(() => {}, 60_000);`,
    );
    const program = path.join(root, 'src-main/hosts/build');
    cpSync(path.resolve(import.meta.dirname, '../../../src-main/hosts/build'), program, { recursive: true });
    const child = spawn(process.execPath, [path.join(program, 'main.mjs')], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    const pid = (): number => Number(readFileSync(path.join(root, 'tool-pid'), 'utf8'));
    await vi.waitFor(() => expect(pid()).toBeGreaterThan(0), { timeout: 10_000 });
    child.kill(signal);
    expect(await ended).toEqual([128 + constants.signals[signal], null]);
    await vi.waitFor(() => expect(() => process.kill(pid(), 0)).toThrow('ESRCH'), { timeout: 5_000 });
  },
);

test('does not wait for a process that died while it was building', async () => {
  // No process has this number: it is beyond the largest.
  put('out/.lock/pid', '4194305');
  expect(await build()).toBe(true);
});
