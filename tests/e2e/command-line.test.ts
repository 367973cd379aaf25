import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PROGRAM_FOLDER } from '../../src-main/platform/index.ts';
import { textWith } from '../hosts/cli/views.ts';

const MAIN = path.join(PROGRAM_FOLDER, 'src-main', 'hosts', 'cli', 'main.ts');
const LAUNCHER = path.join(PROGRAM_FOLDER, 'src-main', 'hosts', 'cli', 'bin.mjs');

// Each of them starts whole processes, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-process-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Ran {
  const env = { ...process.env, XDG_DATA_HOME: path.join(folder, 'data'), ...options.env };
  return spawnSync(program, args, { encoding: 'utf8', cwd: options.cwd ?? folder, env });
}

const daybook = (args: readonly string[], options?: Parameters<typeof run>[2]): Ran =>
  run(process.execPath, [MAIN, ...args], options);

test('a demo of two days, from the tills to the books', () => {
  const { status, stdout, stderr } = daybook(['demo', '--days', '2', '--json']);
  expect(stderr).not.toContain('internal');
  expect([0, 1]).toContain(status);
  const { digests, trialBalance } = JSON.parse(stdout) as {
    readonly digests: readonly unknown[];
    readonly trialBalance: { readonly totals: { readonly debit: string; readonly credit: string } };
  };
  expect(digests.length).toBeGreaterThanOrEqual(6);
  expect(trialBalance.totals.debit).toBe(trialBalance.totals.credit);
  expect(existsSync(path.join(folder, 'data'))).toBe(false);
});

test('relative paths are meant from where the person stands, also through npm', () => {
  // npm run moves the program to its package and leaves the person's folder in INIT_CWD.
  const moved = { cwd: PROGRAM_FOLDER, env: { INIT_CWD: folder } };
  const line = ['streams', 'connect', 'sample', '--name', 'Shop', '--ledger', 'shop.daybook'];
  expect(daybook(line, moved)).toMatchObject({ status: 0 });
  expect(existsSync(path.join(folder, 'shop.daybook'))).toBe(true);
  const { stdout } = daybook(['streams', 'list', '--json', '--ledger', 'shop.daybook']);
  expect(JSON.parse(stdout)).toMatchObject({ streams: [{ name: 'Shop', provider: 'sample' }] });
});

test('DAYBOOK_LEDGER names the ledger, and the usual one is made at first use', () => {
  const named = daybook(['books', 'list', '--json'], { env: { DAYBOOK_LEDGER: 'named.daybook' } });
  expect(named).toMatchObject({ status: 0, stdout: '{"books":[]}\n' });
  expect(existsSync(path.join(folder, 'named.daybook'))).toBe(true);
  if (process.platform !== 'linux') return;
  expect(daybook(['books', 'list'])).toMatchObject({ status: 0 });
  expect(existsSync(path.join(folder, 'data', 'daybook', 'ledger.daybook'))).toBe(true);
});

test('a clock that cannot be read is told before anything happens', () => {
  const env = { DAYBOOK_NOW: 'soon', DAYBOOK_LEDGER: 'l.daybook' };
  const { status, stdout } = daybook(['sync', '--json'], { env });
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'bad-input', where: 'DAYBOOK_NOW' } });
  expect(existsSync(path.join(folder, 'l.daybook'))).toBe(false);
});

test('a reader that goes away early is no error', async () => {
  const ledger = path.join(folder, 'l.daybook');
  expect([0, 1]).toContain(daybook(['demo', '--days', '4', '--ledger', ledger]).status);
  const child = spawn(process.execPath, [MAIN, 'books', 'export', '--format', 'csv', '--ledger', ledger], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (part: Buffer) => {
    errors += part.toString();
  });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(errors).toBe('');
  expect(code).toBe(0);
});

describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  test('lets a run finish what it is writing and tell how far it came', async () => {
    const ledger = path.join(folder, 'l.daybook');
    const line = ['demo', '--days', '366', '--json', '--ledger', ledger];
    const child = spawn(process.execPath, [MAIN, ...line], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      // The first progress: it is at work.
      if (err === '') child.kill('SIGINT');
      err += part.toString();
    });
    const [code] = (await once(child, 'close')) as [number | null];
    expect(err).toContain('Stopped as you asked');
    const result = JSON.parse(out) as { readonly stopped: boolean; readonly digests: readonly unknown[] };
    expect(result.stopped).toBe(true);
    expect(result.digests.length).toBeLessThan(3 * 366);
    expect(code).toBe(3);
    expect(daybook(['check', '--ledger', ledger])).toMatchObject({ status: 0 });
  });

  test('pressed again, ends the process at once', async () => {
    const interrupt = path.join(PROGRAM_FOLDER, 'src-main', 'hosts', 'cli', 'interrupt.ts');
    const script =
      `import { onInterrupt } from ${JSON.stringify(interrupt)};` +
      `onInterrupt(() => console.log('stop')); setInterval(() => {}, 1000); console.log('ready');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const [told] = (await once(child.stdout, 'data')) as [Buffer];
    expect(told.toString()).toBe('stop\n');
    // npm hands on what the terminal has sent already: the same key, twice.
    child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(child.exitCode ?? child.signalCode).toBeNull();
    child.kill('SIGINT');
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGINT');
  });
});

describe('the launcher', () => {
  const system = run('/usr/bin/env', ['node', '-p', 'process.versions.node'], {
    cwd: '/',
    env: { PATH: withoutOwnNode() },
  });
  const isOld = system.status === 0 && Number(system.stdout.split('.')[0]) < 24;
  const old = (args: readonly string[]): Ran =>
    run('/usr/bin/env', ['node', ...args], { env: { PATH: withoutOwnNode() } });

  test('runs here', () => {
    const { stdout, status } = run(process.execPath, [LAUNCHER, '--version']);
    expect(stdout).toMatch(/^Daybook \d+\.\d+\.\d+\n$/u);
    expect(status).toBe(0);
  });

  test.skipIf(!isOld)('under an older Node starts the one that came with npm install', () => {
    expect(old([LAUNCHER, '--version'])).toMatchObject({
      status: 0,
      stdout: textWith('Daybook'),
    });
    const refused = old([LAUNCHER, '--json', 'snyc']);
    expect(refused.status).toBe(2);
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'unknown-command' } });
  });

  test.skipIf(!isOld)('under an older Node without that one says what is needed', () => {
    // The same files in a place without node_modules.
    const copy = path.join(folder, 'copy');
    mkdirSync(copy);
    const flags = ['--preserve-symlinks', '--preserve-symlinks-main'];
    for (const room of ['src-main', 'resources']) {
      symlinkSync(path.join(PROGRAM_FOLDER, room), path.join(copy, room));
    }
    const launcher = path.join(copy, 'src-main', 'hosts', 'cli', 'bin.mjs');
    const { status, stdout } = old([...flags, launcher, '--version', '--json']);
    expect(status).toBe(3);
    const { error } = JSON.parse(stdout) as { error: { code: string; cause: string } };
    expect(error.code).toBe('runtime-too-old');
    expect(error.cause).toMatch(/^Daybook needs Node 24 or newer, and this is \d+\.\d+\.\d+\.$/u);
  });
});

/** npm puts the project's own Node first; the computer's is what people start with. */
function withoutOwnNode(): string {
  const parts = (process.env['PATH'] ?? '').split(path.delimiter);
  return parts.filter((part) => !part.includes('node_modules')).join(path.delimiter);
}
