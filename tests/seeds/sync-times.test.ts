import { beforeEach, describe, expect, test } from 'vitest';
import type { ScheduleJob } from '../../src-shared/model/index.ts';
import { minor, quantity } from '../../src-shared/money/index.ts';
import { formatInstant, type Instant, instant } from '../../src-shared/time/index.ts';
import { scheduled } from '../support/scheduled.ts';
import type { BookedWeek } from '../support/weeks/books.ts';
import { amount, balance, daysOn, event, sale, tea, tell } from './till.ts';

// When sales and transfers go to the books by themselves, and when they wait for a person.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** 12:00 on the Monday in Kuala Lumpur, where the shop is and no cut-off is set. */
const NOON = daysOn(0).occurredAt;
const at = (hours: number, minutes = 0): Instant =>
  instant(NOON + (hours - 12) * HOUR_MS + minutes * MINUTE_MS);

let now: Instant;
const clock = { now: () => now };
beforeEach(() => {
  now = at(12);
});

const SHIFT = { register: 'R1', shift: 'S1' } as const;
const OPEN = event('shift-open', 'S1', { ...SHIFT, details: { openingFloat: amount(0) } });

function goods(pieces: number) {
  const line = tea(pieces, { net: minor(0), tax: minor(0) });
  return { lines: [{ ...line, quantity: quantity(pieces * 1000) }], total: amount(0) };
}
const OUT = event('transfer-out', 'T1', { ...goods(4), details: { caseId: 'T1', otherLocation: 'PG' } });
const COUNT = event('stock-count', 'C1', goods(6));

/** Documents of these types that the books have. */
async function inBooks(booked: BookedWeek, ...types: readonly string[]): Promise<readonly string[]> {
  const { invoices } = await booked.ask('books.invoices', { limit: 200 });
  return invoices
    .map(({ type }) => type)
    .filter((type) => types.includes(type))
    .toSorted();
}

async function nextRun(booked: BookedWeek, job: ScheduleJob) {
  const { jobs } = await booked.ask('schedule.list', {});
  const { nextRunAt, whyNot } = jobs.find((one) => one.job === job) ?? {};
  return { nextRunAt, whyNot };
}

describe('sales', () => {
  test('are read within minutes of the closing of their shift, when the stream syncs on shift close', async () => {
    const settings = {
      syncTimes: 'on-shift-close',
      postingStyle: 'orders-and-receipts-per-shift',
    } as const;
    await using booked = await tell([OPEN], settings, { clock });
    const computer = await scheduled(booked.services);
    await computer.look();
    booked.tell([sale('1', SHIFT), event('shift-close', 'S1-C', { ...SHIFT, details: {} })]);
    await computer.look();
    expect((await booked.ask('digests.list', {})).digests[0]?.counts).toMatchObject({ onOrder: 0 });
    now = at(12, 5);
    await computer.look();
    expect((await booked.ask('digests.list', {})).digests[0]?.counts).toMatchObject({ onOrder: 1 });
  });

  test('go at the hours that are set, and at no other, when it does not', async () => {
    const settings = { syncTimes: 'at-hours', syncHours: [22 * 60, 13 * 60] } as const;
    await using booked = await tell([OPEN], settings, { clock });
    const computer = await scheduled(booked.services);
    await computer.look();
    expect(await nextRun(booked, 'sync')).toEqual({ nextRunAt: formatInstant(at(13)), whyNot: null });
    booked.tell([sale('1')]);
    now = at(12, 59);
    await computer.look();
    expect((await booked.ask('digests.list', {})).digests[0]?.source).toBe('0.00');
    now = at(13);
    await computer.look();
    expect((await booked.ask('digests.list', {})).digests[0]?.source).toBe('106.00');
    expect(await nextRun(booked, 'sync')).toEqual({ nextRunAt: formatInstant(at(22)), whyNot: null });
  });

  test('of a day go into the books in the night after it, as streams begin', async () => {
    await using booked = await tell([OPEN], {}, { clock });
    const computer = await scheduled(booked.services);
    await computer.look();
    booked.tell([sale('1'), event('shift-close', 'S1-C', { ...SHIFT, details: {} })]);
    expect(await nextRun(booked, 'sync')).toEqual({ nextRunAt: formatInstant(at(30)), whyNot: null });
    now = at(30);
    await computer.look();
    expect(await balance(booked, '4000')).toBe(-10_000);
    const { jobs } = await booked.ask('schedule.list', {});
    expect(jobs[0]).toMatchObject({ job: 'sync', lastRunAt: formatInstant(at(30)), lastOutcome: 'done' });
  });
});

describe('transfers and stock takes', () => {
  test('with hours of their own wait for these, while sales go with the sync', async () => {
    const settings = { transferTimes: 'at-hours', transferHours: [20 * 60] } as const;
    await using booked = await tell([], settings, { clock });
    const computer = await scheduled(booked.services);
    await computer.look();
    booked.tell([sale('1'), OUT, COUNT]);
    // The day still runs: nothing of it posts.
    now = at(20);
    await computer.look();
    now = at(30);
    await computer.look();
    expect(await balance(booked, '4000')).toBe(-10_000);
    expect(await inBooks(booked, 'transfer-out', 'stock-count')).toEqual([]);
    expect(await nextRun(booked, 'transfers')).toEqual({ nextRunAt: formatInstant(at(44)), whyNot: null });
    now = at(44);
    await computer.look();
    expect(await inBooks(booked, 'transfer-out', 'stock-count')).toEqual(['stock-count', 'transfer-out']);
  });

  test('take no sales along at their own hours', async () => {
    const settings = { autoSync: false, transferTimes: 'at-hours', transferHours: [20 * 60] } as const;
    await using booked = await tell([], settings, { clock });
    const computer = await scheduled(booked.services);
    await computer.look();
    booked.tell([sale('1'), OUT]);
    now = at(44);
    await computer.look();
    expect(await inBooks(booked, 'transfer-out')).toEqual(['transfer-out']);
    expect(await balance(booked, '4000')).toBe(0);
  });

  test('by hand wait for a person, who takes all along', async () => {
    await using booked = await tell([], { transferTimes: 'by-hand' }, { clock });
    const computer = await scheduled(booked.services);
    await computer.look();
    booked.tell([sale('1'), OUT, COUNT]);
    now = at(30);
    await computer.look();
    now = at(54);
    await computer.look();
    expect(await balance(booked, '4000')).toBe(-10_000);
    expect(await inBooks(booked, 'transfer-out', 'stock-count')).toEqual([]);
    expect(await nextRun(booked, 'transfers')).toEqual({ nextRunAt: null, whyNot: 'by-hand' });
    await booked.sync();
    expect(await inBooks(booked, 'transfer-out', 'stock-count')).toEqual(['stock-count', 'transfer-out']);
  });
});

describe('a day that is not in the books by the hour that is set', () => {
  const settings = { autoInvoice: false, tellMissingMinutes: 9 * 60 } as const;

  test('is told of, once', async () => {
    await using booked = await tell([sale('1')], settings, { clock });
    const computer = await scheduled(booked.services);
    await computer.look();
    now = at(32);
    await computer.look();
    expect(computer.notes).toEqual([]);
    now = at(33);
    await computer.look();
    await computer.look();
    expect(computer.notes).toEqual([
      { title: 'Week: a day is not in the books', body: '2 Mar 2026, KL: something waits or is held.' },
    ]);
  });

  test('is not told of when it is there', async () => {
    await using booked = await tell([sale('1')], { ...settings, autoInvoice: true }, { clock });
    const computer = await scheduled(booked.services);
    await computer.look();
    now = at(33);
    await computer.look();
    expect(computer.notes).toEqual([]);
  });

  test('is told of when nothing has come of it, where something did a week before', async () => {
    await using booked = await tell([sale('1')], { ...settings, autoInvoice: true }, { clock });
    const computer = await scheduled(booked.services);
    await computer.look();
    now = at(33 + 24 * 6);
    await computer.look();
    expect(computer.notes).toEqual([]);
    now = at(33 + 24 * 7);
    await computer.look();
    expect(computer.notes.map(({ body }) => body)).toEqual([
      '9 Mar 2026, KL: nothing has come from the till.',
    ]);
  });
});
