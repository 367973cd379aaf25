import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type NotStarted, type Program, startProgram } from '../../../src-main/hosts/loopback/program.ts';
import { loadSay } from '../../../src-main/hosts/loopback/texts.ts';
import { workerEngines } from '../../../src-main/link/worker-transport.ts';
import { uploadsFolder } from '../../../src-main/platform/index.ts';
import { RESOURCES } from '../../support/shop.ts';
import { ask } from './raw.ts';

// Real engines from the sources: quick by themselves, slow beside everything else that a computer does.
vi.setConfig({ testTimeout: 60_000 });

const ENGINE = new URL('../../link/worker-entry.ts', import.meta.url);
let folder: string;
let ledger: string;
const running: Program[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-program-'));
  ledger = path.join(folder, 'shop.daybook');
  mkdirSync(path.join(folder, 'renderer'));
  writeFileSync(path.join(folder, 'renderer/index.html'), '<html><head></head></html>');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.close()));
  rmSync(folder, { recursive: true, force: true });
});

const place = (): Parameters<typeof uploadsFolder>[0] => ({
  env: { DAYBOOK_DATA: path.join(folder, 'data') },
  platform: 'linux',
  home: folder,
  cwd: folder,
});

/** The host as `main.ts` starts it, with a real engine. */
async function start(port: number | null = 0): Promise<Program | NotStarted> {
  const program = await startProgram({
    place: place(),
    ledger,
    port,
    resources: RESOURCES,
    windowFolder: path.join(folder, 'renderer'),
    version: '0.0.0',
    startEngine: workerEngines(ENGINE),
    say: loadSay(RESOURCES),
  });
  if (!('why' in program)) running.push(program);
  return program;
}

interface Window {
  call(channel: string, input?: object): Promise<Record<string, unknown>>;
  post(path: string, body: string, type?: string): Promise<Record<string, unknown>>;
}

/** Comes in by the link and asks as a window does; a failure is thrown by its code. */
async function open(program: Program | NotStarted): Promise<Window> {
  if ('why' in program) throw new Error(program.why);
  const { origin, host, port, pathname } = new URL(program.link);
  const entered = await ask({ port: Number(port), path: pathname, headers: { host } });
  const cookie = entered.headers['set-cookie']![0]!.split(';')[0]!;
  const post: Window['post'] = async (path, body, type = 'application/json') => {
    const headers = { host, origin, cookie, 'content-type': type };
    const { status, text } = await ask({ port: Number(port), method: 'POST', path, headers, body });
    if (status !== 200) throw new Error(`${status} ${text}`);
    const reply = JSON.parse(text) as { value?: Record<string, unknown>; failure?: { code: string } };
    if (reply.value === undefined) throw new Error(reply.failure?.code);
    return reply.value;
  };
  return { post, call: (channel, input = {}) => post(`/call/${channel}`, JSON.stringify(input)) };
}

async function finished(window: Window, id: unknown): Promise<void> {
  await expect
    .poll(
      async () => {
        const { tasks } = (await window.call('tasks.list')) as { tasks: { id: string; state: string }[] };
        return tasks.find((task) => task.id === id)?.state;
      },
      { timeout: 15_000 },
    )
    .toBe('done');
}

test('files that a browser sends become digests', async () => {
  const window = await open(await start());
  const { id } = await window.post('/upload', '{"name":"Tills"}');
  const rows =
    'row,kind,id,number,location,date_time,total,sku,name,quantity,unit_price,line_total,method,amount';
  const sale = 'order,sale,1,1,Main,2026-10-31T10:00:00,5.00,,,,,,,';
  const line = 'line,sale,1,1,Main,2026-10-31T10:00:00,,A,Tea,1,5.00,5.00,,';
  const tender = 'tender,sale,1,1,Main,2026-10-31T10:00:00,,,,,,,Cash,5.00';
  await window.post(
    `/upload/${String(id)}/day.csv`,
    [rows, sale, line, tender, ''].join('\n'),
    'application/octet-stream',
  );
  const { chosen } = (await window.post(`/upload/${String(id)}`, '{"as":"folder"}')) as {
    chosen: { handle: string }[];
  };
  const connect = {
    provider: 'file',
    name: 'Shop',
    profile: 'daybook',
    currency: 'EUR',
    settings: { timeZone: 'UTC' },
  };
  await window.call('streams.connect', { ...connect, folder: chosen[0]!.handle });
  const { task } = (await window.call('tasks.start', { channel: 'sync.run', input: {} })) as {
    task: { id: string };
  };
  await finished(window, task.id);
  const { imports } = (await window.call('imports.list')) as { imports: { file: string }[] };
  expect(imports.map(({ file }) => file)).toEqual([expect.stringContaining('day.csv') as string]);
});

test('a second Daybook on the same ledger does not start, and leaves the first one alone', async () => {
  const first = await open(await start());
  const second = await start(null);
  expect(second).toMatchObject({ why: 'ledger-locked', failure: { code: 'ledger-locked' } });
  expect(await first.call('streams.list')).toEqual({ streams: [] });
});

test('a port that was asked for and is busy ends the engine again', async () => {
  const first = await start();
  const port = 'why' in first ? 0 : Number(new URL(first.link).port);
  ledger = path.join(folder, 'other.daybook');
  expect(await start(port)).toEqual({ why: 'port-taken' });
  // Its ledger is free.
  expect(await start()).toHaveProperty('link');
});

test('without a built window nothing is started', async () => {
  rmSync(path.join(folder, 'renderer'), { recursive: true });
  expect(await start()).toEqual({ why: 'window-missing' });
  expect(existsSync(ledger)).toBe(false);
});

test('a damaged ledger opens the window, and a backup is restored from there', async () => {
  const healthy = await open(await start());
  await healthy.call('streams.connect', { provider: 'sample', name: 'Sample' });
  const { task } = (await healthy.call('tasks.start', { channel: 'ledger.backup', input: {} })) as {
    task: { id: string };
  };
  await finished(healthy, task.id);
  await running.pop()?.close();
  const [backup = ''] = readdirSync(path.join(folder, 'backups'));
  writeFileSync(ledger, Buffer.alloc(8192, 'x'));

  const program = await start();
  expect(program).toMatchObject({ trouble: { code: expect.stringMatching(/^ledger-/u) as string } });
  const window = await open(program);
  expect(await window.call('host.info')).toMatchObject({ engine: { state: 'stopped' } });
  await expect(window.call('host.restore', { name: '../shop.daybook' })).rejects.toThrow('backup-not-found');
  await expect(window.call('host.restore', { name: path.join(folder, 'backups', backup) })).rejects.toThrow(
    'backup-not-found',
  );
  const { kept } = await window.call('host.restore', { name: backup });
  expect(kept).toMatch(/^shop\.daybook\.replaced-/u);
  expect(readFileSync(path.join(folder, String(kept)), 'utf8')).toMatch(/^x+$/u);
  expect(await window.call('host.info')).toMatchObject({ engine: { state: 'ready' } });
  expect(await window.call('streams.list')).toMatchObject({ streams: [{ name: 'Sample' }] });
});

test('old uploads go when the program starts, those of other ledgers stay', async () => {
  const mine = path.join(uploadsFolder(place(), ledger), 'old');
  const others = path.join(uploadsFolder(place(), path.join(folder, 'other.daybook')), 'old');
  const longAgo = new Date(Date.now() - 30 * 24 * 60 * 60 * 1000);
  for (const one of [mine, others]) {
    mkdirSync(one, { recursive: true });
    utimesSync(one, longAgo, longAgo);
  }
  await start();
  await expect.poll(() => existsSync(mine)).toBe(false);
  expect(existsSync(others)).toBe(true);
});
