import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask } from '../hosts/loopback/raw.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-e2e-start-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
}

/** `npm start -- --no-open …`, without npm. */
function start(...words: string[]): Started {
  const env = { ...process.env, DAYBOOK_DATA: folder, DAYBOOK_LEDGER: '' };
  const child = spawn(process.execPath, ['src-main/hosts/start.mjs', '--no-open', ...words], {
    cwd: PROJECT,
    env,
  });
  children.push(child);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
  });
  return { child, out: () => out, err: () => err, ended };
}

async function link(started: Started): Promise<URL> {
  await expect.poll(started.out, { timeout: 30_000 }).toContain('\n');
  return new URL(/http\S+/u.exec(started.out())?.[0] ?? '');
}

test('prints one line with a link, which leads to the window', async () => {
  const started = start();
  const { port, host, pathname } = await link(started);
  expect(started.out()).toMatch(/^[^\n]* http:\/\/daybook-[0-9a-f]{16}\.localhost:\d+\/enter\/[\w-]{43}\n$/u);
  const entered = await ask({ port: Number(port), path: pathname, headers: { host } });
  const cookie = entered.headers['set-cookie']![0]!.split(';')[0]!;
  const page = await ask({ port: Number(port), headers: { host, cookie } });
  expect(page.text).toContain('<div id="root">');
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it within 3 s, and nothing of it stays behind',
  async (signal) => {
    const started = start();
    const { port } = await link(started);
    const before = performance.now();
    started.child.kill(signal);
    expect(await started.ended).toBe(0);
    expect(performance.now() - before).toBeLessThan(3500);
    await expect(ask({ port: Number(port) })).rejects.toThrow('ECONNREFUSED');
  },
);

test('a second one on the same ledger is told so and ends with 3', async () => {
  await link(start());
  const second = start();
  expect(await second.ended).toBe(3);
  expect(second.err()).toContain('is open in another Daybook.');
  expect(second.err()).toContain('Close the other Daybook');
  expect(second.out()).toBe('');
});

test('one on another ledger takes another port; one that was asked for and is busy is told', async () => {
  const first = await link(start());
  const other = start('--ledger', path.join(folder, 'other.daybook'));
  const second = await link(other);
  expect(second.hostname).toBe(first.hostname);
  expect(second.port).not.toBe(first.port);
  expect(existsSync(path.join(folder, 'other.daybook'))).toBe(true);
  const third = start('--ledger', path.join(folder, 'third.daybook'), '--port', first.port);
  expect(await third.ended).toBe(3);
  expect(third.err()).toContain(`port ${first.port}`);
});
