import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HostPort } from '../../src-main/core/ports/index.ts';
import type { EngineLink } from '../../src-main/link/engine-link.ts';
import { workerEngines } from '../../src-main/link/worker-transport.ts';
import type { TaskView } from '../../src-shared/ipc/contract.ts';
import { ExpectedFailure } from '../../src-shared/model/index.ts';
import { processEngines } from './processes.ts';
import {
  ask,
  connectTills,
  ENTRY,
  isHalfWay,
  type LinkScene,
  linkScene,
  NOW,
  overheard,
  PATIENCE_MS,
  undisturbed,
  whenTask,
} from './scene.ts';

const SALES = 3_000;

let scene: LinkScene;
const links: EngineLink[] = [];
beforeEach(() => {
  vi.stubEnv('DAYBOOK_NOW', NOW.DAYBOOK_NOW);
  scene = linkScene();
});
afterEach(async () => {
  await Promise.all(links.splice(0).map((link) => link.close()));
  scene.remove();
  vi.unstubAllEnvs();
});

function open(options: Parameters<LinkScene['open']>[0] = {}): EngineLink {
  const link = scene.open(options);
  links.push(link);
  return link;
}

const hasEnded = ({ endedAt }: TaskView): boolean => endedAt !== null;

test('a sync is cancelled half-way and taken up again by the next one', async () => {
  const link = open();
  scene.putSales('day.csv', SALES);
  const expected = await undisturbed(scene);
  await connectTills(link, scene);
  const halfWay = whenTask(link, isHalfWay);
  const ended = whenTask(link, hasEnded);
  const { task } = await ask(link, 'tasks.start', { channel: 'sync.run', input: {} });
  await halfWay;
  expect((await ask(link, 'tasks.cancel', { id: task.id })).task).toMatchObject({ stopping: true });
  expect(await ended).toMatchObject({ id: task.id, state: 'cancelled', outcome: { ok: true } });
  const { imports } = await ask(link, 'imports.list', {});
  expect(imports).toMatchObject([{ file: 'day.csv', state: 'running' }]);

  const endedAgain = whenTask(link, hasEnded);
  await ask(link, 'tasks.start', { channel: 'sync.run', input: {} });
  expect(await endedAgain).toMatchObject({ state: 'done', outcome: { ok: true } });
  const states = (await ask(link, 'tasks.list', {})).tasks.map(({ state }) => state);
  expect(states).toEqual(['done', 'cancelled']);
  expect(await ask(link, 'ledger.check', {})).toEqual(expected);
}, 60_000);

test('closing while a sync runs ends in time and leaves a ledger that opens and goes on', async () => {
  const link = open();
  scene.putSales('day.csv', SALES);
  const expected = await undisturbed(scene);
  await connectTills(link, scene);
  const halfWay = whenTask(link, isHalfWay);
  const ended = whenTask(link, hasEnded);
  await ask(link, 'tasks.start', { channel: 'sync.run', input: {} });
  await halfWay;
  const beganMs = performance.now();
  await link.close();
  expect(performance.now() - beganMs).toBeLessThan(3_000);
  // It ended because it was asked to, not because it was killed, and emptied its log into the ledger.
  expect(await ended).toMatchObject({ state: 'cancelled' });
  expect(existsSync(`${scene.ledger}-wal`)).toBe(false);

  const next = open();
  await ask(next, 'sync.run', {});
  expect(await ask(next, 'ledger.check', {})).toEqual(expected);
}, 60_000);

test('a slow reader of a file is sent one chunk at a time, and gets every byte', async () => {
  let chunks = 0;
  const start = overheard(workerEngines(ENTRY), ({ type }) => {
    if (type === 'chunk') chunks += 1;
  });
  const link = open({ start });
  await ask(link, 'demo.run', { days: 20 });
  const answer = await link.file('books.export', { format: 'hledger' });
  if (!answer.ok) throw new Error(answer.failure.code);
  let bytes = 0;
  let read = 0;
  for await (const chunk of answer.file.chunks) {
    read += 1;
    bytes += chunk.length;
    if (read < 4) await sleep(100);
    expect(chunks).toBe(read);
  }
  expect(read).toBeGreaterThan(2);

  const again = await link.file('books.export', { format: 'hledger' });
  if (!again.ok) throw new Error(again.failure.code);
  let inOneGo = 0;
  for await (const chunk of again.file.chunks) inOneGo += chunk.length;
  expect(bytes).toBe(inOneGo);
}, 60_000);

test('the reader answers while the writer works, and sees what was committed', async () => {
  const readers: string[] = [];
  const start = overheard(workerEngines(ENTRY), ({ type }, role) => {
    if (role === 'read') readers.push(type);
  });
  const link = open({ start });
  scene.putSales('day.csv', SALES);
  await connectTills(link, scene);
  await vi.waitFor(() => expect(readers).toEqual(['ready']), { timeout: PATIENCE_MS });
  const halfWay = whenTask(link, isHalfWay);
  const ended = whenTask(link, hasEnded);
  await ask(link, 'tasks.start', { channel: 'sync.run', input: {} });
  await halfWay;
  const { streams } = await ask(link, 'streams.list', {});
  expect(streams.map(({ name }) => name)).toEqual(['Tills']);
  expect((await ask(link, 'imports.list', {})).imports).toMatchObject([{ state: 'running' }]);
  expect(await ended).toMatchObject({ state: 'done' });
  expect((await ask(link, 'digests.list', {})).digests).toMatchObject([{ counts: { source: SALES } }]);
  expect(readers).toEqual(['ready', 'reply', 'reply', 'reply']);
}, 60_000);

test('a restore in between: the link goes on with the file that lies there then', async () => {
  const link = open();
  await connectTills(link, scene);
  const seen = await link.whileClosed(() => existsSync(`${scene.ledger}-wal`));
  expect(seen).toBe(false);
  expect(link.state.state).toBe('ready');
  expect((await ask(link, 'streams.list', {})).streams).toHaveLength(1);
}, 60_000);

test('a backup is restored by a process of its own, and the link goes on with it', async () => {
  const children: ChildProcess[] = [];
  const link = open({ start: processEngines(children) });
  const { file } = await ask(link, 'ledger.backup', {});
  await connectTills(link, scene);
  const { kept } = await link.restore(file);
  expect(existsSync(kept ?? '')).toBe(true);
  expect((await ask(link, 'streams.list', {})).streams).toEqual([]);
  await expect(link.restore(path.join(scene.home, 'none.daybook'))).rejects.toMatchObject({
    failure: { code: 'backup-unreadable' },
  });
  expect(link.state.state).toBe('ready');
}, 60_000);

test('what an engine asks of its host goes there and back', async () => {
  const kept = new Map<string, string>();
  const notes: string[] = [];
  const host: HostPort = {
    secrets: {
      get: async (reference) => {
        const secret = kept.get(reference);
        if (secret === undefined) throw new ExpectedFailure('secret-missing', { where: reference });
        return secret;
      },
      set: async (reference, secret) => void kept.set(reference, secret),
      remove: async (reference) => void kept.delete(reference),
    },
    notify: async ({ title, body }) => void notes.push(`${title}: ${body}`),
  };
  const told: unknown[] = [];
  const start = overheard(workerEngines(new URL('asking-entry.ts', import.meta.url)), (message, role) => {
    if (message.type === 'event' && role === 'write') told.push(message.payload);
  });
  open({ start, host });
  await vi.waitFor(() => expect(told.length).toBe(1), { timeout: PATIENCE_MS });
  expect(told).toEqual([
    { kept: 'hush', missing: expect.stringContaining('secret-missing (till)') as string },
  ]);
  expect(notes[0]).toBe('Posted: 3 days');
}, 60_000);
