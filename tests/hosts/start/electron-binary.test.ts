import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findElectron } from '../../../src-main/hosts/electron-binary.mjs';

let root: string;
let said: string[];
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'daybook-electron-'));
  said = [];
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A package of Electron without its program, and an installer that does what the test says. */
function putPackage(installer: string, version = '45.0.0'): void {
  const folder = path.join(root, 'node_modules/electron');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ version }));
  writeFileSync(
    path.join(folder, 'install.js'),
    `const fs = require('fs'); fs.appendFileSync(__dirname + '/runs', 'x'); ${installer}`,
  );
}

function putProgram(): string {
  const folder = path.join(root, 'node_modules/electron');
  mkdirSync(path.join(folder, 'dist'), { recursive: true });
  writeFileSync(path.join(folder, 'path.txt'), 'electron');
  writeFileSync(path.join(folder, 'dist/electron'), '');
  return path.join(folder, 'dist/electron');
}

const INSTALLS = `fs.mkdirSync(__dirname + '/dist'); fs.writeFileSync(__dirname + '/dist/electron', '');
  fs.writeFileSync(__dirname + '/path.txt', 'electron');`;
const FAILS = `console.error('Error: getaddrinfo ENOTFOUND github.com\\n    at somewhere'); process.exit(1);`;
const HANGS = 'setTimeout(() => {}, 60_000);';

interface Asked {
  readonly browser?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  readonly isRoot?: boolean;
  readonly reachable?: boolean;
}

function find({
  browser = false,
  env = {},
  platform = 'darwin',
  isRoot = false,
  reachable = false,
}: Asked = {}): ReturnType<typeof findElectron> {
  const computer = {
    root,
    node: process.execPath,
    env: { PATH: process.env['PATH'], ...env },
    platform,
    isRoot,
  };
  const limits = { giveUpMs: 300, isReachable: () => Promise.resolve(reachable) };
  return findElectron(computer, browser, (text) => void said.push(text), limits);
}

test('the program that is there is taken', async () => {
  putPackage(FAILS);
  const binary = putProgram();
  expect(await find()).toEqual({ binary });
  expect(said).toEqual([]);
});

test('it is fetched once where it is missing', async () => {
  putPackage(INSTALLS);
  expect(await find()).toEqual({ binary: path.join(root, 'node_modules/electron/dist/electron') });
  expect(said).toEqual(['fetching']);
});

test('why it could not be fetched is said, and nobody waits for it again', async () => {
  putPackage(FAILS);
  const problem = 'Error: getaddrinfo ENOTFOUND github.com';
  expect(await find()).toEqual({ why: 'unreachable', problem });
  expect(await find()).toEqual({ why: 'unreachable-before', problem });
  expect(said).toEqual(['fetching']);
  // Another version is another matter.
  putPackage(INSTALLS, '46.0.0');
  expect(await find()).toHaveProperty('binary');
});

test('a server that does not answer is given up quickly', async () => {
  putPackage(HANGS);
  const before = performance.now();
  expect(await find()).toEqual({ why: 'unreachable', problem: 'too-slow' });
  expect(performance.now() - before).toBeLessThan(3000);
});

test('one that answers has its time', async () => {
  putPackage(`setTimeout(() => { ${INSTALLS} }, 900);`);
  expect(await find({ reachable: true })).toHaveProperty('binary');
  expect(said).toEqual(['fetching', 'still-fetching']);
});

test.each([
  [{ env: { DAYBOOK_NO_ELECTRON: '1' } }, 'switched-off'],
  [{ browser: true }, 'asked'],
  [{ platform: 'linux' }, 'no-screen'],
  [{ platform: 'linux', env: { DISPLAY: ':0' }, isRoot: true }, 'root'],
] as const)('no window with %j: %s', async (asked, why) => {
  putPackage(FAILS);
  putProgram();
  expect(await find(asked)).toEqual({ why });
});

test('nothing is fetched for the browser, nor without the package', async () => {
  expect(await find()).toEqual({ why: 'not-installed' });
  putPackage(INSTALLS);
  expect(await find({ browser: true })).toEqual({ why: 'not-fetched' });
  expect(existsSync(path.join(root, 'node_modules/electron/runs'))).toBe(false);
});

test('a Linux with a screen has a window', async () => {
  putPackage(FAILS);
  const binary = putProgram();
  expect(await find({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toEqual({ binary });
});
