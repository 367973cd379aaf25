import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Engine, openEngine } from '../../src-main/engine/engine.ts';
import { runEngine } from '../../src-main/engine/run-engine.ts';
import type { EnginePort } from '../../src-main/link/transport.ts';
import type { Channel, RequestInput, Responses, TaskView } from '../../src-shared/ipc/contract.ts';
import type { Topic } from '../../src-shared/ipc/define.ts';
import { type Instant, instant } from '../../src-shared/time/index.ts';
import { RESOURCES, salesFile } from '../support/shop.ts';

// The whole engine, with a clock and a ticker of the test.

const day = (number: number, hour: number): Instant => instant(Date.UTC(2026, 9, number, hour));

let home: string;
let engine: Engine;
let now: Instant;
let tick: () => void;
let ticking: boolean;
let told: TaskView[];
let changed: (readonly Topic[])[];

async function open(
  options: { readonly readonly?: boolean; readonly bySelf?: boolean } = {},
): Promise<Engine> {
  const { bySelf = true, readonly = false } = options;
  ticking = false;
  return openEngine({
    ledger: path.join(home, 'shop.daybook'),
    resources: RESOURCES,
    programVersion: 'test',
    clock: { now: () => now },
    readonly,
    onEvent: (event, payload) => {
      if (event === 'task' && 'task' in payload) told.push(payload.task);
      if (event === 'changed' && 'topics' in payload) changed.push(payload.topics);
    },
    ...(bySelf
      ? {
          ticker: {
            every: (_ms: number, call: () => void) => {
              ticking = true;
              tick = call;
              return () => (ticking = false);
            },
          },
        }
      : {}),
  });
}

beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'daybook-engine-'));
  mkdirSync(path.join(home, 'in'));
  [now, told, changed] = [day(1, 12), [], []];
  engine = await open();
  const folder = path.join(home, 'in');
  await ok('streams.connect', {
    provider: 'file',
    name: 'Shop',
    folder,
    profile: 'daybook',
    currency: 'MYR',
    settings: { autoInvoice: true, timeZone: 'UTC' },
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

function put(name: string, id: string, date: string): void {
  const file = path.join(home, 'in', name);
  writeFileSync(file, salesFile([{ id, total: '5.00', date }]));
  utimesSync(file, 1_000_000, 1_000_000);
}

/** What the sync of the stream has to say about itself. */
async function job() {
  const { jobs } = await ok('schedule.list', {});
  return jobs.find((one) => one.job === 'sync');
}

/** From here on the stream's nights count. */
async function firstLook(): Promise<void> {
  tick();
  const raw = new Database(path.join(home, 'shop.daybook'), { readonly: true });
  const count = raw.prepare<[], { n: number }>('SELECT count(*) AS n FROM schedule_job');
  await vi.waitFor(() => expect(count.get()?.n).toBe(1), { timeout: 15_000 });
  raw.close();
  expect(await job()).toMatchObject({ nextRunAt: '2026-10-02T06:00:00Z', lastRunAt: null });
}

/** One look, and what comes of it. */
async function look(expected: number): Promise<void> {
  tick();
  await vi.waitFor(
    () => {
      const ended = told.filter(({ endedAt }) => endedAt !== null);
      if (ended.length !== expected) throw new Error(`${ended.length} have run`);
    },
    { timeout: 15_000 },
  );
}

test('syncs in the night what came in the day, as a task that windows see, and tells them of the next', async () => {
  await firstLook();
  put('a.csv', '1', '2026-10-01');
  now = day(2, 6);
  await look(1);
  expect(told[0]).toMatchObject({ channel: 'sync.run' });
  await vi.waitFor(async () => {
    expect(await job()).toMatchObject({ lastOutcome: 'done', nextRunAt: '2026-10-03T06:00:00Z' });
  });
  await vi.waitFor(() => expect(changed.at(-1)).toEqual(['streams']));
  const { digests } = await ok('digests.list', {});
  expect(digests.map(({ date, status }) => [date, status])).toEqual([['2026-10-01', 'posted']]);
});

test('an engine that is opened again runs nothing twice, and makes up for what was missed', async () => {
  await firstLook();
  now = day(2, 6);
  await look(1);
  await vi.waitFor(async () => expect((await job())?.lastOutcome).toBe('done'));
  await engine.close();
  expect(ticking).toBe(false);
  engine = await open();
  await look(1);
  await engine.close();
  now = day(9, 12);
  engine = await open();
  await look(2);
  await vi.waitFor(async () => expect((await job())?.nextRunAt).toBe('2026-10-10T06:00:00Z'));
  await look(2);
});

test('a run that closing interrupts is written down, and comes at the next start', async () => {
  await firstLook();
  now = day(2, 6);
  tick();
  await vi.waitFor(() => expect(told).not.toEqual([]));
  await engine.close();
  engine = await open({ bySelf: false });
  const left = await job();
  if (left?.lastOutcome === 'done') return;
  expect(left).toMatchObject({ lastOutcome: 'stopped', nextRunAt: '2026-10-02T06:00:00Z' });
});

test('runs nothing by itself without a ticker', async () => {
  await engine.close();
  engine = await open({ bySelf: false });
  expect(ticking).toBe(false);
});

test.each([
  ['write', true],
  ['read', false],
] as const)('the engine that %ss does things by itself: %s', async (role, expected) => {
  await engine.close();
  const ended = Promise.withResolvers<void>();
  let hear: (message: unknown) => void = () => {};
  const said: unknown[] = [];
  const port: EnginePort = {
    post: (message) => said.push(message),
    onMessage: (listener) => (hear = listener),
  };
  const place = { ledger: path.join(home, 'shop.daybook'), resources: RESOURCES, programVersion: 'test' };
  let every = 0;
  await runEngine(
    port,
    { ...place, logs: home, role },
    {
      end: ended.resolve,
      ticker: {
        every: () => {
          every += 1;
          return () => {};
        },
      },
    },
  );
  expect(said).toContainEqual({ type: 'ready' });
  hear({ type: 'close' });
  await ended.promise;
  expect(every > 0).toBe(expected);
  engine = await open({ bySelf: false });
});
