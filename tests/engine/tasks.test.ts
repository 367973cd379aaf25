import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Progress } from '../../src-main/core/ports/index.ts';
import { createTasks, type TaskConditions, type TaskList } from '../../src-main/engine/tasks.ts';
import { createTurns, type Turns } from '../../src-main/engine/turns.ts';
import { createIds } from '../../src-main/platform/index.ts';
import type { Reply, TaskChannel, TaskView } from '../../src-shared/ipc/contract.ts';
import type { Topic } from '../../src-shared/ipc/define.ts';
import { failure } from '../../src-shared/model/index.ts';
import { LATER } from '../support/shop.ts';

/** Work that ends when the test says so. */
interface Job {
  readonly channel: TaskChannel;
  readonly conditions: TaskConditions;
  finish(reply?: Reply<TaskChannel>): void;
  break(error: unknown): void;
}

let tasks: TaskList;
let turns: Turns;
let closing: AbortController;
let jobs: Job[];
let told: TaskView[];
let changed: (readonly Topic[])[];
let warnings: unknown[];

beforeEach(() => {
  vi.useFakeTimers();
  [jobs, told, changed, warnings] = [[], [], [], []];
  closing = new AbortController();
  turns = createTurns();
  const clock = { now: () => LATER };
  tasks = createTasks({
    run: (channel, _input, conditions) => {
      const { promise, resolve, reject } = Promise.withResolvers<Reply<TaskChannel>>();
      jobs.push({ channel, conditions, finish: (reply = DONE) => resolve(reply), break: reject });
      return promise;
    },
    emit: (event, payload) => {
      if (event === 'task' && 'task' in payload) told.push(payload.task);
      if (event === 'changed' && 'topics' in payload) changed.push(payload.topics);
    },
    clock,
    ids: createIds(clock),
    log: { info: () => {}, warn: (event, data) => warnings.push({ event, ...data }) },
    turns,
    signal: closing.signal,
  });
});
afterEach(() => {
  vi.useRealTimers();
});

// What a channel answers is of no interest to the tasks.
const DONE = { ok: true, value: { ok: true, problems: [], contentHash: 'x' } } as const;

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const view = (id: string): TaskView => tasks.list().find((task) => task.id === id)!;
const step = (done: number): Progress => ({
  phase: 'pull',
  subject: 'day.csv',
  done,
  total: 1000,
  unit: 'bytes',
});

test('one runs at a time, in the order they were asked for', async () => {
  const [first, second] = [tasks.start('sync.run', {}), tasks.start('ledger.check', {})];
  expect(first).toMatchObject({ state: 'queued', canCancel: true, outcome: null, endedAt: null });
  await settle();
  expect([view(first.id).state, view(second.id).state]).toEqual(['running', 'queued']);
  expect(jobs.map(({ channel }) => channel)).toEqual(['sync.run']);
  jobs[0]!.finish();
  await settle();
  expect([view(first.id).state, view(second.id).state]).toEqual(['done', 'running']);
  expect(view(first.id)).toMatchObject({ outcome: DONE, canCancel: false, endedAt: '2026-12-31T12:00:00Z' });
  jobs[1]!.finish();
  await settle();
  expect(tasks.list().map(({ id }) => id)).toEqual([second.id, first.id]);
});

test('twenty wait at most', async () => {
  for (let at = 0; at < 21; at += 1) {
    tasks.start('sync.run', {});
    await settle();
  }
  expect(() => tasks.start('sync.run', {})).toThrow(/too-many-tasks/u);
  jobs[0]!.finish();
  await settle();
  expect(tasks.start('sync.run', {}).state).toBe('queued');
});

test('input that is not of the channel starts nothing', () => {
  expect(() => tasks.start('sync.run', { from: 'yesterday' })).toThrow(/bad-input \(from\)/u);
  expect(tasks.list()).toEqual([]);
  expect(told).toEqual([]);
});

test('progress is told ten times a second at most, the last of it always', async () => {
  const { id } = tasks.start('sync.run', {});
  await settle();
  const before = told.length;
  for (let done = 1; done <= 1000; done += 1) {
    jobs[0]!.conditions.onProgress(step(done));
    await vi.advanceTimersByTimeAsync(1);
  }
  await vi.advanceTimersByTimeAsync(100);
  const steps = told.slice(before);
  expect(steps.length).toBeGreaterThanOrEqual(9);
  expect(steps.length).toBeLessThanOrEqual(11);
  expect(steps.at(-1)).toMatchObject({ id, phase: 'pull', subject: 'day.csv', done: 1000, total: 1000 });
  // One is told at once, the next would be a moment later: the end comes first, and is the end.
  jobs[0]!.conditions.onProgress(step(999));
  jobs[0]!.conditions.onProgress(step(1000));
  jobs[0]!.finish();
  await settle();
  expect(told.at(-1)).toMatchObject({ state: 'done', done: 1000 });
  expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_, at) => at + 1));
  // Nothing comes after the end, whatever still reports.
  const ended = told.length;
  jobs[0]!.conditions.onProgress(step(7));
  await vi.advanceTimersByTimeAsync(1000);
  expect(told.length).toBe(ended);
  expect(vi.getTimerCount()).toBe(0);
});

test('what has changed is told once a second while it runs, and at the end', async () => {
  tasks.start('sync.run', {});
  await settle();
  for (let at = 0; at < 350; at += 1) {
    jobs[0]!.conditions.onProgress(step(at));
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(changed.length).toBe(3);
  jobs[0]!.finish();
  await settle();
  expect(changed.length).toBe(4);
  expect(changed[0]).toEqual(['streams', 'mappings', 'imports', 'digests', 'books']);

  tasks.start('ledger.check', {});
  await settle();
  jobs[1]!.finish();
  await settle();
  expect(changed.length).toBe(4);
});

test('cancelling asks the work to stop; it is cancelled when it ends', async () => {
  const { id } = tasks.start('sync.run', {});
  await settle();
  expect(jobs[0]!.conditions.signal.aborted).toBe(false);
  expect(tasks.cancel(id)).toMatchObject({ state: 'running', stopping: true, canCancel: false });
  expect(jobs[0]!.conditions.signal.aborted).toBe(true);
  jobs[0]!.finish();
  await settle();
  const ended = view(id);
  expect(ended).toMatchObject({ state: 'cancelled', outcome: DONE, stopping: false });
  // What it had stored before is there all the same.
  expect(changed.length).toBe(1);
  expect(tasks.cancel(id)).toEqual(ended);
});

test('work that stops by throwing the reason of its signal is cancelled without an outcome', async () => {
  const { id } = tasks.start('sync.run', {});
  await settle();
  tasks.cancel(id);
  try {
    jobs[0]!.conditions.signal.throwIfAborted();
  } catch (error) {
    jobs[0]!.break(error);
  }
  await settle();
  expect(view(id)).toMatchObject({ state: 'cancelled', outcome: null });
  expect(warnings).toEqual([]);
});

test('one that waits is cancelled at once and never runs', async () => {
  const [first, second] = [tasks.start('sync.run', {}), tasks.start('sync.run', {})];
  await settle();
  expect(tasks.cancel(second.id)).toMatchObject({ state: 'cancelled', outcome: null });
  expect(told.at(-1)).toMatchObject({ id: second.id, state: 'cancelled' });
  jobs[0]!.finish();
  await settle();
  expect(jobs.length).toBe(1);
  expect([view(first.id).state, view(second.id).state]).toEqual(['done', 'cancelled']);
});

test('a check that runs has no place to stop, and says so', async () => {
  const { id } = tasks.start('ledger.check', {});
  await settle();
  expect(tasks.cancel(id)).toMatchObject({ state: 'running', canCancel: false, stopping: false });
  jobs[0]!.finish();
  await settle();
  expect(view(id).state).toBe('done');
});

test('an expected failure and a defect both end as failed; the defect is in the log with its stack', async () => {
  const expected = tasks.start('sync.run', {});
  await settle();
  const refused = { ok: false, failure: failure('stream-not-found') } as const;
  jobs[0]!.finish(refused);
  await settle();
  expect(view(expected.id)).toMatchObject({ state: 'failed', outcome: refused });

  const broken = tasks.start('sync.run', {});
  await settle();
  jobs[1]!.break(new TypeError('x is not a function'));
  await settle();
  const { outcome } = view(broken.id);
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'internal', where: 'sync.run' } });
  const reference = outcome?.ok === false ? outcome.failure.data['reference'] : '';
  expect(warnings).toMatchObject([{ event: 'defect', reference, where: 'sync.run' }]);
  expect(JSON.stringify(warnings)).toContain('tasks.test.ts');
  // The next one has its turn all the same.
  tasks.start('sync.run', {});
  await settle();
  expect(jobs.length).toBe(3);
});

test('the last twenty that ended are kept', async () => {
  const ids: string[] = [];
  for (let at = 0; at < 25; at += 1) {
    ids.push(tasks.start('ledger.check', {}).id);
    await settle();
    jobs[at]!.finish();
    await settle();
  }
  expect(tasks.list().map(({ id }) => id)).toEqual(ids.slice(5).toReversed());
  expect(() => tasks.cancel(ids[0]!)).toThrow(/task-not-found/u);
});

test('long work that was not asked for as a task has its turn among them', async () => {
  tasks.start('sync.run', {});
  await settle();
  const order: string[] = [];
  void turns.take(async () => order.push('direct'));
  await settle();
  expect(order).toEqual([]);
  jobs[0]!.finish();
  await settle();
  expect(order).toEqual(['direct']);
});

test('stopping ends what runs, takes the rest off the queue and starts nothing more', async () => {
  const [first, second] = [tasks.start('sync.run', {}), tasks.start('sync.run', {})];
  await settle();
  let stopped = false;
  void tasks.stop().finally(() => {
    stopped = true;
  });
  await settle();
  expect([jobs[0]!.conditions.signal.aborted, stopped]).toEqual([true, false]);
  jobs[0]!.finish();
  await settle();
  expect(stopped).toBe(true);
  expect([view(first.id).state, view(second.id).state]).toEqual(['cancelled', 'cancelled']);
  expect(() => tasks.start('sync.run', {})).toThrow(/engine-stopped/u);
});

test('the signal of the engine ends a task too', async () => {
  tasks.start('sync.run', {});
  await settle();
  closing.abort();
  expect(jobs[0]!.conditions.signal.aborted).toBe(true);
});
