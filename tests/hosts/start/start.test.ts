import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashSources } from '../../../src-main/hosts/build/build.mjs';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
let root: string;
const children: ChildProcess[] = [];

/** Tells what it was given and then waits, as a host does; whoever reads that may send a signal at once. */
const HOST = `
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { console.log(signal); process.exit(7); });
  process.on('disconnect', () => { require('fs').writeFileSync(__dirname + '/left', ''); process.exit(0); });
  console.log(JSON.stringify({ words: process.argv.slice(2), node: process.versions.node, channel: process.connected === true }));
  setTimeout(() => {}, 60_000);
`;

/** A project that is built already, with a made-up host in it. */
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'daybook-start-'));
  for (const part of [
    'src-main/hosts/start.mjs',
    'src-main/hosts/electron-binary.mjs',
    'src-main/hosts/build',
    'resources/locales',
  ]) {
    cpSync(path.join(PROJECT, part), path.join(root, part), { recursive: true });
  }
  mkdirSync(path.join(root, 'out/main'), { recursive: true });
  mkdirSync(path.join(root, 'node_modules'));
  symlinkSync(path.join(PROJECT, 'node_modules/node'), path.join(root, 'node_modules/node'));
  writeFileSync(path.join(root, 'out/main/loopback.js'), HOST);
  writeFileSync(path.join(root, 'out/.source-hash'), hashSources(root));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
}

function start(words: readonly string[], node = process.execPath): Started {
  const env = { ...process.env, DAYBOOK_NO_ELECTRON: '1' };
  const child = spawn(node, [path.join(root, 'src-main/hosts/start.mjs'), ...words], { env });
  children.push(child);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<number | null>((resolve) => {
    // Only then has all that it said arrived.
    child.on('close', resolve);
  });
  return { child, out: () => out, err: () => err, ended };
}

/** Node before 24 on this computer, as people have it; null where there is none. */
const OLD_NODE =
  ['/usr/bin/node', '/usr/local/bin/node', '/opt/node/bin/node'].find(
    (file) =>
      existsSync(file) &&
      Number(spawnSync(file, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }).stdout) <
        24,
  ) ?? null;

test('hands every word on and says on the other output why there is no window', async () => {
  const started = start(['--no-open', '--port', '5000', '--ledger', 'my ledger.daybook']);
  await expect.poll(started.out).toContain('words');
  expect(JSON.parse(started.out())).toMatchObject({
    words: ['--no-open', '--port', '5000', '--ledger', 'my ledger.daybook'],
    channel: true,
  });
  expect(started.err()).toBe(
    'Electron is not used, because DAYBOOK_NO_ELECTRON is set. Daybook runs in your browser instead: the same program and the same data, served on this computer only.\n',
  );
});

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  test('reaches the host, whose exit code is the answer', async () => {
    const started = start(['--no-open']);
    await expect.poll(started.out).toContain('words');
    started.child.kill(signal);
    expect(await started.ended).toBe(7);
    expect(started.out()).toContain(signal);
  });
});

test('when it is killed itself, the host hears that it is alone', async () => {
  const started = start(['--no-open']);
  await expect.poll(started.out).toContain('words');
  started.child.kill('SIGKILL');
  await expect.poll(() => existsSync(path.join(root, 'out/main/left'))).toBe(true);
});

test.skipIf(OLD_NODE === null)('runs in an older Node and starts the host in the one it needs', async () => {
  const started = start(['--no-open'], OLD_NODE ?? '');
  await expect.poll(started.out).toContain('words');
  expect(Number((JSON.parse(started.out()) as { node: string }).node.split('.')[0])).toBeGreaterThanOrEqual(
    24,
  );
});

test.skipIf(OLD_NODE === null)('without the right Node it says what to do', async () => {
  rmSync(path.join(root, 'node_modules/node'));
  const started = start(['--no-open'], OLD_NODE ?? '');
  expect(await started.ended).toBe(3);
  expect(started.err()).toMatch(/needs Node 24.*npm install/u);
});

test('a build that fails ends it with the reason', async () => {
  writeFileSync(path.join(root, 'out/.source-hash'), 'another');
  const started = start(['--no-open']);
  expect(await started.ended).toBe(3);
  expect(started.err()).toMatch(/build failed/u);
  expect(started.out()).toBe('');
});
