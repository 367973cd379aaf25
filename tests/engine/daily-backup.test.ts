import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepDailyBackup } from '../../src-main/engine/daily-backup.ts';
import type { Engine } from '../../src-main/engine/engine.ts';
import { silentLog } from '../../src-main/platform/index.ts';
import { backupName } from '../../src-shared/model/index.ts';
import { type Instant, instant } from '../../src-shared/time/index.ts';
import { LATER } from '../support/shop.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let now: Instant;
let streams: number;
let kept: string[];
/** Tasks of persons that have not ended. */
let running: number;
/** Whether backups come to nothing. */
let failing: boolean;
let asked: number;
let stop: () => void;

/** An engine that knows streams and backups; its backups are as quick as none is. */
const engine: Pick<Engine, 'call'> = {
  call: async (channel, input) => {
    // Windows show tasks: a backup that is none would leave them without a reason to wait.
    expect(channel).not.toBe('ledger.backup');
    if (channel === 'tasks.start') {
      expect(input).toEqual({ channel: 'ledger.backup', input: { automatic: true } });
      asked += 1;
      if (!failing) kept.push(backupName('shop.daybook', { at: now, automatic: true, copy: 1 }));
    }
    const tasks = [...Array.from({ length: running }, () => ({ endedAt: null })), { endedAt: '2026' }];
    const backups = kept.map((name) => ({ name, bytes: 1, madeAt: '' }));
    return { ok: true, value: { streams: Array.from({ length: streams }), backups, tasks } } as never;
  },
};

beforeEach(() => {
  vi.useFakeTimers();
  [now, streams, kept] = [LATER, 1, []];
  [running, failing, asked] = [0, false, 0];
  stop = keepDailyBackup(engine, { ledger: '/x/shop.daybook', clock: { now: () => now }, log: silentLog });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

async function pass(ms: number): Promise<void> {
  now = instant(now + ms);
  await vi.advanceTimersByTimeAsync(ms);
}

test('the first comes when the shop has begun its work, the next a day later', async () => {
  await pass(14 * MINUTE_MS);
  expect(kept).toHaveLength(0);
  await pass(2 * MINUTE_MS);
  expect(kept).toHaveLength(1);
  await pass(23 * HOUR_MS);
  expect(kept).toHaveLength(1);
  await pass(HOUR_MS);
  expect(kept).toHaveLength(2);
});

test('a computer that slept for days makes one at its next look', async () => {
  await pass(16 * MINUTE_MS);
  now = instant(now + 72 * HOUR_MS);
  await pass(10 * MINUTE_MS);
  expect(kept).toHaveLength(2);
});

test('what a person made does not count, and an empty ledger has nothing to lose', async () => {
  kept.push(backupName('shop.daybook', { at: LATER, automatic: false, copy: 1 }));
  await pass(16 * MINUTE_MS);
  expect(kept).toHaveLength(2);
  [streams, kept] = [0, []];
  await pass(48 * HOUR_MS);
  expect(kept).toHaveLength(0);
});

test('none is begun while another task is there', async () => {
  running = 1;
  await pass(3 * HOUR_MS);
  expect(asked).toBe(0);
  running = 0;
  await pass(10 * MINUTE_MS);
  expect(asked).toBe(1);
});

test('one that failed is tried again, but not at every look', async () => {
  failing = true;
  await pass(HOUR_MS);
  expect(asked).toBe(1);
  await pass(HOUR_MS);
  expect(asked).toBe(2);
});

test('stops when told to', async () => {
  stop();
  await pass(48 * HOUR_MS);
  expect(kept).toHaveLength(0);
});
