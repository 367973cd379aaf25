import { describe, expect, test } from 'vitest';
import { MAX_TRIES, TRY_AGAIN_MS } from '../../../src-main/core/schedule/look.ts';
import type { Stream } from '../../../src-shared/model/index.ts';
import { streamId } from '../../../src-shared/model/index.ts';
import { type Instant, instant, zoneId } from '../../../src-shared/time/index.ts';
import { STREAM } from '../../support/test-ledger.ts';
import { Computer } from './computer.ts';

const HOUR_MS = 3_600_000;
const day = (number: number, hour = 0, minute = 0): Instant =>
  instant(Date.UTC(2026, 2, number, hour, minute));

function aStream(
  name: string,
  settings: Partial<Stream['settings']> = {},
  parts: Partial<Stream> = {},
): Stream {
  const auto = { autoSync: true, timeZone: zoneId('UTC') } as const;
  return {
    ...STREAM,
    id: streamId(`str_${name}`),
    name,
    settings: { ...STREAM.settings, ...auto, ...settings },
    ...parts,
  };
}

async function computerWith(...streams: readonly Stream[]): Promise<Computer> {
  const computer = new Computer(day(1, 12), streams);
  await computer.look();
  return computer;
}

test('runs what is due through the task list, and once', async () => {
  const computer = await computerWith(aStream('Shop'));
  expect(computer.ran).toEqual([]);
  for (const hour of [5, 6, 7, 23]) {
    computer.now = day(2, hour);
    await computer.look();
  }
  expect(computer.ran).toEqual([{ stream: 'Shop', job: 'sync', at: day(2, 6) }]);
});

test('writes to the disk only what has changed', async () => {
  const computer = await computerWith(aStream('Shop'));
  const { writes } = computer;
  for (let minute = 0; minute < 30; minute += 1) {
    computer.now = day(1, 13, minute);
    await computer.look();
  }
  expect(computer.writes).toBe(writes);
});

test('begins one run at a time, however many are due', async () => {
  const computer = await computerWith(aStream('One'), aStream('Two'));
  computer.now = day(2, 6);
  computer.fate = 'hang';
  await computer.glance();
  await computer.glance();
  expect(computer.begun.map(({ stream }) => stream)).toEqual(['One']);
});

test('makes up for a week of sleep with one run of each', async () => {
  const computer = await computerWith(aStream('One'), aStream('Two', { transferTimes: 'at-hours' }));
  computer.now = day(9, 12);
  for (let looks = 0; looks < 5; looks += 1) await computer.look();
  expect(computer.ran.map(({ stream, job }) => [stream, job])).toEqual([
    ['One', 'sync'],
    ['Two', 'sync'],
    ['Two', 'transfers'],
  ]);
});

test('a stream that is paused, disconnected or synced by hand does nothing, and counts anew afterwards', async () => {
  const computer = await computerWith(aStream('Shop'));
  computer.streams = [aStream('Shop', {}, { status: 'paused' })];
  computer.now = day(4, 12);
  await computer.look();
  computer.streams = [aStream('Shop')];
  await computer.look();
  computer.streams = [aStream('Shop', { autoSync: false })];
  computer.now = day(6, 12);
  await computer.look();
  computer.streams = [aStream('Shop')];
  await computer.look();
  expect(computer.ran).toEqual([]);
  computer.now = day(7, 6);
  await computer.look();
  expect(computer.ran).toHaveLength(1);
});

test('tells what is missing after the sync that was due at the same time', async () => {
  const computer = await computerWith(aStream('Shop', { tellMissingMinutes: 540 }));
  computer.now = day(2, 12);
  await computer.look();
  expect(computer.ran).toHaveLength(1);
  expect(computer.told).toEqual([day(2, 9)]);
});

describe('a run that comes to no good end', () => {
  test('because the POS is away is begun again, a few times', async () => {
    const computer = await computerWith(aStream('Shop'));
    computer.fate = 'failed';
    for (let tries = 0; tries < MAX_TRIES + 3; tries += 1) {
      computer.now = instant(day(2, 6) + tries * TRY_AGAIN_MS);
      await computer.look();
    }
    expect(computer.begun).toHaveLength(MAX_TRIES);
    const [record] = computer.disk.values();
    expect(record?.last).toMatchObject({ outcome: 'failed', failure: { code: 'folder-missing' } });
  });

  test('because it takes the program with it is begun again at the next start, a few times', async () => {
    const computer = await computerWith(aStream('Shop'));
    computer.fate = 'crash';
    for (let minutes = 0; minutes < 120; minutes += 1) {
      computer.now = day(2, 6, minutes);
      await computer.look();
    }
    expect(computer.begun).toHaveLength(MAX_TRIES);
    computer.fate = 'done';
    computer.now = day(3, 6);
    await computer.look();
    expect(computer.ran).toHaveLength(1);
  });

  test('because Daybook is closed is made up for when it is opened again', async () => {
    const computer = await computerWith(aStream('Shop'));
    computer.now = day(2, 6);
    computer.fate = 'hang';
    await computer.glance();
    await computer.close();
    expect([...computer.disk.values()][0]?.last?.outcome).toBe('stopped');
    computer.fate = 'done';
    computer.start();
    await computer.look();
    await computer.look();
    expect(computer.ran).toHaveLength(1);
  });

  test('because a person cancelled it is not begun again', async () => {
    const computer = await computerWith(aStream('Shop'));
    computer.fate = 'cancelled';
    computer.now = day(2, 6);
    await computer.look();
    computer.fate = 'done';
    computer.now = day(2, 20);
    await computer.look();
    expect(computer.begun).toHaveLength(1);
  });

  test('because there is no room in the task list has not been begun', async () => {
    const computer = await computerWith(aStream('Shop'));
    computer.fate = 'refused';
    computer.now = day(2, 6);
    await computer.look();
    computer.fate = 'done';
    await computer.look();
    expect(computer.ran).toHaveLength(1);
  });
});

test('delivers what its books were not there for when its time has come, and once for each time', async () => {
  const computer = await computerWith(aStream('One'), aStream('Two'));
  computer.dueAt = day(1, 13);
  await computer.look();
  expect(computer.ran).toEqual([]);
  computer.now = day(1, 13);
  for (let looks = 0; looks < 3; looks += 1) await computer.look();
  expect(computer.ran.map(({ stream, job }) => [stream, job])).toEqual([['One', 'deliver']]);
  computer.dueAt = day(1, 14);
  computer.now = day(1, 14);
  await computer.look();
  expect(computer.ran).toHaveLength(2);
});

test('begins nothing once it is stopped', async () => {
  const computer = await computerWith(aStream('Shop'));
  await computer.close();
  computer.now = day(2, 6);
  await computer.look();
  expect(computer.begun).toEqual([]);
});

// A draw of lots that is the same each time, so that a failure can be seen again.
function lots(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test.each(['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kuala_Lumpur'])(
  'two years in %s: every day is synced once, whatever crashes, sleeps and is restarted',
  async (zone) => {
    const begin = instant(Date.UTC(2026, 0, 1, 12));
    const draw = lots(zone.length * 7919);
    const stream = aStream('Shop', { timeZone: zoneId(zone), overnightMinutes: 150 });
    const computer = new Computer(begin, [stream]);
    await computer.look();
    const days = 730;
    for (let number = 0; number < days; number += 1) {
      const end = instant(begin + (number + 1) * 24 * HOUR_MS);
      // Two runs of a day at most come to a bad end; the third try is a good one.
      let bad = 2;
      while (computer.now < end) {
        const lot = draw();
        computer.fate = lot < 0.2 && bad > 0 ? 'crash' : lot < 0.4 && bad > 0 ? 'failed' : 'done';
        const tried = computer.begun.length;
        if (lot > 0.8) {
          await computer.close();
          computer.start();
        }
        await computer.look();
        if (computer.begun.length > tried && computer.fate !== 'done') bad -= 1;
        // It sleeps for up to nine hours, or its clock is set back by up to one.
        const step = draw() < 0.15 ? -draw() * HOUR_MS : 2 * TRY_AGAIN_MS + draw() * 9 * HOUR_MS;
        computer.now = instant(Math.min(end, Math.floor(computer.now + step)));
      }
      computer.fate = 'done';
      await computer.look();
      computer.now = instant(end + TRY_AGAIN_MS);
      await computer.look();
      expect(computer.ran, `day ${number}`).toHaveLength(number + 1);
    }
  },
);
