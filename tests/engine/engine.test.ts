import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Engine, openEngine } from '../../src-main/engine/engine.ts';
import type { Channel, RequestInput, Responses, TaskView } from '../../src-shared/ipc/contract.ts';
import type { Topic } from '../../src-shared/ipc/define.ts';
import { LATER, RESOURCES } from '../support/shop.ts';

let home: string;
let engine: Engine;
let changed: (readonly Topic[])[];
let told: TaskView[];

beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'daybook-engine-'));
  [changed, told] = [[], []];
  engine = await openEngine({
    ledger: path.join(home, 'shop.daybook'),
    resources: RESOURCES,
    programVersion: 'test',
    clock: { now: () => LATER },
    onEvent: (event, payload) => {
      if (event === 'changed' && 'topics' in payload) changed.push(payload.topics);
      if (event === 'task' && 'task' in payload) told.push(payload.task);
    },
  });
});
afterEach(async () => {
  await engine.close();
  rmSync(home, { recursive: true, force: true });
});

async function ok<C extends Channel>(channel: C, input: RequestInput<C>): Promise<Responses[C]> {
  const reply = await engine.call(channel, input);
  if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.failure)}`);
  return reply.value;
}

const whenEnded = (id: string): Promise<TaskView> =>
  vi.waitFor(
    () => {
      const ended = told.find((task) => task.id === id && task.endedAt !== null);
      if (ended === undefined) throw new Error(`${id} still runs`);
      return ended;
    },
    { timeout: 15_000 },
  );

test('a write that succeeded says what has changed; reads and refused writes say nothing', async () => {
  await ok('streams.list', {});
  await engine.call('streams.connect', { provider: 'nobody', name: 'Tills' });
  expect(changed).toEqual([]);
  await ok('streams.connect', { provider: 'sample', name: 'Sample' });
  expect(changed).toEqual([['streams', 'mappings', 'books']]);
});

test('a task is started, listed, and ends with the reply of its channel', async () => {
  const { task } = await ok('tasks.start', { channel: 'demo.run', input: { days: 2 } });
  expect(task).toMatchObject({ channel: 'demo.run', state: 'queued' });
  const ended = await whenEnded(task.id);
  expect(ended).toMatchObject({ state: 'done', outcome: { ok: true } });
  expect(ended.sequence).toBeGreaterThan(2);
  expect((await ok('tasks.list', {})).tasks).toEqual([ended]);
  expect(changed.at(-1)).toEqual(['streams', 'mappings', 'imports', 'digests', 'books']);
  expect((await ok('digests.list', {})).digests.length).toBeGreaterThan(0);
});

test('bad input is refused where the task is started, an unknown task where it is cancelled', async () => {
  const input = { stream: 7 };
  expect(await engine.call('tasks.start', { channel: 'sync.run', input })).toMatchObject({
    ok: false,
    failure: { code: 'bad-input', where: 'stream' },
  });
  expect(await engine.call('tasks.start', { channel: 'streams.list', input: {} })).toMatchObject({
    ok: false,
    failure: { code: 'bad-input', where: 'channel' },
  });
  expect(await engine.call('tasks.cancel', { id: 'gone' })).toMatchObject({
    ok: false,
    failure: { code: 'task-not-found', where: 'gone' },
  });
  expect(told).toEqual([]);
});

test('the failure of a task is that of its channel', async () => {
  const { task } = await ok('tasks.start', { channel: 'sync.run', input: { stream: 'Nobody' } });
  expect(await whenEnded(task.id)).toMatchObject({
    state: 'failed',
    outcome: { ok: false, failure: { code: 'stream-not-found' } },
  });
});

test('closing ends a task at its next safe place, and the ledger goes on from there', async () => {
  const { task } = await ok('tasks.start', { channel: 'demo.run', input: { days: 30 } });
  await vi.waitFor(() => expect(told.some(({ phase }) => phase === 'pull')).toBe(true), { timeout: 15_000 });
  await engine.close();
  expect(await whenEnded(task.id)).toMatchObject({ state: 'cancelled' });
  engine = await openEngine({
    ledger: path.join(home, 'shop.daybook'),
    resources: RESOURCES,
    programVersion: 'test',
    clock: { now: () => LATER },
  });
  expect(await ok('ledger.check', {})).toMatchObject({ ok: true });
});

test('two pieces of long work never run at a time, asked for as tasks or not', async () => {
  const { task } = await ok('tasks.start', { channel: 'demo.run', input: { days: 1 } });
  const check = await ok('ledger.check', {});
  expect(told.find(({ id, endedAt }) => id === task.id && endedAt !== null)).toMatchObject({ state: 'done' });
  expect(check.ok).toBe(true);
});

test('an order is excluded or let in again when no long work is under way', async () => {
  for (const channel of ['digests.exclude', 'digests.include'] as const) {
    const { task } = await ok('tasks.start', { channel: 'ledger.check', input: {} });
    const reason = channel === 'digests.exclude' ? { reason: 'a test' } : {};
    const reply = await engine.call(channel, { id: 'dig_gone', document: 'doc_gone', ...reason });
    expect(reply).toMatchObject({ failure: { code: 'digest-not-found' } });
    expect(told.some(({ id, endedAt }) => id === task.id && endedAt !== null)).toBe(true);
  }
});
