import { describe, expect, test } from 'vitest';
import type { ChangeChoice } from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { instant } from '../../../src-shared/time/index.ts';
import { accountSale, aLine, aSale, aTransfer } from '../../support/builders.ts';
import { LATER } from '../../support/shop.ts';
import type { BookedWeek } from '../../support/weeks/books.ts';
import { ANNA, daysOn, dateOn, MONDAY, sale, tea, tell } from '../../seeds/till.ts';

const dear = (sourceId: string, parts: Parameters<typeof sale>[1] = {}) =>
  sale(sourceId, { lines: [tea(1, { net: minor(20_000), tax: minor(1_200) })], ...parts });

/** Goods sent to another shop: what changes of them cannot be posted as a difference. */
const sent = (id: string, pieces: number, parts = {}) =>
  aTransfer('transfer-out', id, pieces, { details: { otherLocation: 'PG', caseId: id }, ...parts });

async function idOf(booked: BookedWeek, date: string = MONDAY): Promise<string> {
  const { digests } = await booked.ask('digests.list', { limit: 100 });
  return digests.find((digest) => digest.date === date && digest.location === 'KL')?.id ?? '';
}

/** Ids of what has changed of the Monday, by number. */
async function changedOf(booked: BookedWeek): Promise<Readonly<Record<string, string>>> {
  const { changes } = await booked.ask('digests.changes', { id: await idOf(booked) });
  return Object.fromEntries(changes.map(({ number, document }) => [number, document]));
}

async function settle(booked: BookedWeek, choice: ChangeChoice, ...numbers: readonly string[]) {
  const ids = await changedOf(booked);
  const documents = numbers.map((number) => ids[number] ?? '');
  return booked.ask('digests.settle-changes', {
    id: await idOf(booked),
    choice,
    reason: 'the till was put right',
    ...(numbers.length === 0 ? {} : { documents }),
  });
}

const salesOf = async (booked: BookedWeek, account = '4000') =>
  (await booked.answer()).accounts[account] ?? 0;

describe('one document that cannot be adjusted', () => {
  test('does not keep the others of its day, and is named with its cause', async () => {
    await using booked = await tell([sale('1'), sale('2'), sent('t', 1)]);
    await booked.more([dear('1'), dear('2'), sent('t', 2)]);
    const { choices } = await booked.ask('digests.changes-plan', { id: await idOf(booked) });
    expect(choices[0]).toMatchObject({
      choice: 'adjust',
      refused: null,
      settled: 2,
      difference: '212.00',
      left: [{ failure: { code: 'change-not-adjustable' }, count: 1, numbers: ['R-transfer-out-t'] }],
    });
    const { settled, refused } = await settle(booked, 'adjust');
    expect(settled).toBe(2);
    expect(refused).toMatchObject([{ failure: { code: 'change-not-adjustable' }, count: 1 }]);
    expect(await salesOf(booked)).toBe(-40_000);
    expect(Object.keys(await changedOf(booked))).toEqual(['R-transfer-out-t']);
    expect((await settle(booked, 'leave')).settled).toBe(1);
    expect(await changedOf(booked)).toEqual({});
    expect(await booked.ask('ledger.check', {})).toMatchObject({ problems: [] });
  });

  test('goes with its days into what the run says, once for its cause', async () => {
    const week = [sale('1'), sent('t', 1), sent('u', 1), sale('2', daysOn(1)), sent('v', 1, daysOn(1))];
    await using booked = await tell(week, { changedDays: 'adjust' });
    const run = await booked.more([
      dear('1'),
      sent('t', 2),
      sent('u', 2),
      dear('2', daysOn(1)),
      sent('v', 2, daysOn(1)),
    ]);
    expect(await salesOf(booked)).toBe(-40_000);
    const { name } = booked.use.stream;
    expect(run.attention).toMatchObject([
      {
        kind: 'unsettled',
        stream: name,
        location: 'KL',
        date: MONDAY,
        digest: await idOf(booked),
        days: 2,
        documents: 3,
        failure: { code: 'change-not-adjustable', where: null },
      },
      // Of the day that is named so there is no second line.
      { kind: 'changed', date: dateOn(1) },
    ]);
  });

  test('is all that there is: nothing is decided, and why is said', async () => {
    await using booked = await tell([sent('t', 1), sent('u', 1)]);
    await booked.more([sent('t', 2), sent('u', 2)]);
    await expect(settle(booked, 'adjust')).rejects.toThrow(/change-not-adjustable/);
    expect(Object.keys(await changedOf(booked))).toHaveLength(2);
  });
});

describe('chosen documents', () => {
  test('that share an invoice are adjusted apart, each by a revision of its own', async () => {
    await using booked = await tell([sale('1'), sale('2'), sale('3')]);
    await booked.more([dear('1'), aSale('2', { lines: [], tenders: [] }), sale('3', daysOn(1))]);
    expect((await settle(booked, 'adjust', 'R-1')).settled).toBe(1);
    expect(await salesOf(booked)).toBe(-40_000);
    expect(Object.keys(await changedOf(booked))).toEqual(['R-2', 'R-3']);
    expect((await settle(booked, 'adjust', 'R-3')).settled).toBe(1);
    expect(await salesOf(booked)).toBe(-40_000);
    expect((await settle(booked, 'adjust', 'R-2')).settled).toBe(1);
    expect(await salesOf(booked)).toBe(-30_000);
    const { digests } = await booked.ask('digests.list', {});
    expect(digests.map(({ date, status, posted }) => [date, status, posted])).toEqual([
      [MONDAY, 'posted', '212.00'],
      [dateOn(1), 'posted', '106.00'],
    ]);
    expect(await booked.ask('ledger.check', {})).toMatchObject({ problems: [] });
  });

  test('are left, and the others adjusted', async () => {
    await using booked = await tell([sale('1'), sale('2')]);
    await booked.more([dear('1'), dear('2')]);
    await settle(booked, 'leave', 'R-2');
    expect((await settle(booked, 'adjust')).settled).toBe(1);
    expect(await salesOf(booked)).toBe(-30_000);
    expect(await changedOf(booked)).toEqual({});
  });

  test('to replace take along what was posted by the same document, and nothing else', async () => {
    await using booked = await tell([sale('1'), sale('2'), accountSale('i', ANNA)]);
    const lines = [aLine({ net: minor(5_000), tax: minor(300) })];
    await booked.more([dear('1'), sale('2', daysOn(1)), accountSale('i', { ...ANNA, lines })]);
    const ids = await changedOf(booked);
    const documents = [ids['R-1'] ?? ''];
    const { choices } = await booked.ask('digests.changes-plan', { id: await idOf(booked), documents });
    expect(choices[1]).toMatchObject({ choice: 'replace', refused: null, settled: 2, along: 1 });
    expect((await settle(booked, 'replace', 'R-1')).settled).toBe(2);
    expect(Object.keys(await changedOf(booked))).toEqual(['R-i']);
    const { digests } = await booked.ask('digests.list', {});
    expect(digests).toMatchObject([
      { status: 'changed-since-posted', posted: '318.00' },
      { status: 'posted', posted: '106.00' },
    ]);
    expect(await booked.ask('ledger.check', {})).toMatchObject({ problems: [] });
  });

  test('that read as they were posted by now need nothing', async () => {
    await using booked = await tell([sale('1'), sale('2')]);
    await booked.more([dear('1'), dear('2')]);
    const { 'R-1': document = '' } = await changedOf(booked);
    await settle(booked, 'leave', 'R-1');
    const id = await idOf(booked);
    const asked = { id, reason: 'late', documents: [document] };
    await expect(booked.ask('digests.settle-changes', { ...asked, choice: 'adjust' })).rejects.toThrow(
      /digest-not-changed/,
    );
  });
});

test('a plan says when what is taken out of the books waits for a person, and when it does not', async () => {
  await using booked = await tell([sale('1'), sale('2')], { autoInvoice: false });
  await booked.ask('digests.post', {});
  const waits = async () => {
    const { choices } = await booked.ask('digests.changes-plan', { id: await idOf(booked) });
    return choices.map((choice) => choice.waits);
  };
  await booked.more([dear('1')]);
  expect(await waits()).toEqual([false, false, false]);
  await booked.more([sale('9')]);
  expect(await waits()).toEqual([false, true, false]);
  await booked.more([sale('2', daysOn(1)), sale('8', daysOn(1))]);
  expect(await waits()).toEqual([true, true, false]);
  await booked.ask('streams.set', { stream: 'Week', settings: { autoInvoice: true } });
  expect(await waits()).toEqual([false, false, false]);
});

test('what was posted by different rules is taken back by an adjustment each', async () => {
  const file = { now: LATER };
  await using booked = await tell([sale('1')], {}, { clock: { now: () => file.now } });
  file.now = instant(LATER + 60_000);
  await booked.ask('mappings.set', { stream: 'Week', type: 'account', key: 'revenue', value: '4490' });
  await booked.more([sale('2')]);
  expect([await salesOf(booked), await salesOf(booked, '4490')]).toEqual([-10_000, -10_000]);
  const emptied = (id: string) => aSale(id, { lines: [], tenders: [] });
  await booked.more([emptied('1'), emptied('2')]);
  const { settled, refused } = await settle(booked, 'adjust');
  expect([settled, refused]).toEqual([2, []]);
  expect([await salesOf(booked), await salesOf(booked, '4490')]).toEqual([0, 0]);
  expect(await booked.ask('ledger.check', {})).toMatchObject({ problems: [] });
});

/** How often a sync asks for what does not depend on the day. */
async function callsOf(days: number, changedDays: 'adjust' | 'replace'): Promise<Record<string, number>> {
  const on = (day: number, make: typeof sale) => make(`${day}`, daysOn(day));
  const week = Array.from({ length: days }, (_, day) => day);
  await using booked = await tell(
    week.map((day) => on(day, sale)),
    { changedDays },
  );
  const calls: Record<string, number> = {};
  const counted = <Store extends object>(store: Store, ...names: readonly (keyof Store & string)[]) => {
    for (const name of names) {
      const real = store[name];
      if (typeof real !== 'function') throw new TypeError(name);
      const call = (...input: readonly unknown[]): unknown => {
        calls[name] = (calls[name] ?? 0) + 1;
        return Reflect.apply(real, store, input);
      };
      Object.assign(store, { [name]: call });
    }
  };
  const { ledger } = booked.services;
  counted(ledger.digests, 'dirtyDays', 'openRevisions');
  counted(ledger.mappings, 'list');
  // To take something back these books look up both for each document.
  if (changedDays === 'adjust') counted(ledger.embedded, 'chart', 'lockedThrough');
  const run = await booked.more(week.map((day) => on(day, dear)));
  expect(run.attention).toEqual([]);
  expect(await salesOf(booked)).toBe(-20_000 * days);
  return calls;
}

test.each(['adjust', 'replace'] as const)(
  'the policy reads rules and locks once for a run, and consolidates and posts once, however many days changed: %s',
  async (choice) => {
    const one = await callsOf(1, choice);
    expect(await callsOf(6, choice)).toEqual(one);
    // Consolidation looks twice: what a return says may concern the day of its cancellation.
    expect(one).toMatchObject({ dirtyDays: 4 });
  },
);
