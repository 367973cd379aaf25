import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../src-main/core/digest/canonical.ts';
import {
  accountNumber,
  type MappingValue,
  POSTING_STYLES,
  type PosDocument,
} from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { businessDate, zoneId } from '../../../src-shared/time/index.ts';
import { cash, dateOn, daysOn, event, sale, tea, tell } from '../../seeds/till.ts';
import type { BookedWeek } from '../../support/weeks/books.ts';

// Ten pieces of tea are there, one is sold, brought back on day 1 and taken away again on day 2: nine are left,
// whatever the return is called and whatever is decided about its goods on the way.

const MIND: MappingValue = { type: 'reason', key: 'Changed mind', value: 'back-to-stock' };
const WRITE_OFF: MappingValue = {
  type: 'journal-row',
  key: 'returns.write-off',
  value: { account: accountNumber('5200'), branch: false, details: 'off' },
};
/** Nothing is posted before a person says so. */
const REVIEWED = { autoInvoice: false, autoProcess: true } as const;
const LEFT = { quantity: 9_000, value: 3_600 };
const REASONS = [
  ['Damaged', 'Changed mind'],
  ['Changed mind', 'Damaged'],
] as const;

function back(reason: string, parts: Partial<PosDocument> = {}): PosDocument {
  return event('return', 'r1', {
    ...daysOn(1),
    reason,
    lines: [tea(-1)],
    total: tea(-1).total,
    tenders: [cash(-10_600)],
    ...parts,
  });
}

const CANCELLED = event('cancellation', 'x1', {
  ...daysOn(2),
  reference: { kind: 'return', sourceId: 'r1' },
  lines: [tea(1)],
  total: tea(1).total,
  tenders: [cash(10_600)],
});

async function shelf(booked: BookedWeek) {
  expect(await booked.ask('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
  return (await booked.answer()).shelf['TEA-1 @ KL'];
}

async function settle(booked: BookedWeek, date: string, choice: 'adjust' | 'leave'): Promise<void> {
  const { digests } = await booked.ask('digests.list', {});
  const id = digests.find((digest) => digest.date === date)?.id ?? '';
  await booked.ask('digests.settle-changes', { id, choice, reason: 'as the till says' });
}

describe('the reason of a return changes after its cancellation is posted', () => {
  test.each(POSTING_STYLES.flatMap((style) => REASONS.map(([from, to]) => [style, from, to] as const)))(
    'which moves no goods: %s, %s becomes %s',
    async (postingStyle, from, to) => {
      const settings = { postingStyle, changedDays: 'adjust', autoProcess: true } as const;
      await using booked = await tell([sale('1'), back(from), CANCELLED], settings, { mappings: [MIND] });
      expect(await shelf(booked)).toEqual(LEFT);
      await booked.more([back(to)]);
      expect(await shelf(booked)).toEqual(LEFT);
      // What the till says now is what counts: nothing asks again.
      expect(await booked.ask('digests.list', { statuses: ['changed-since-posted'] })).toMatchObject({
        digests: [],
      });
    },
  );

  test.each(REASONS)('also where it is replaced: %s becomes %s', async (from, to) => {
    const settings = { changedDays: 'replace', autoProcess: true } as const;
    await using booked = await tell([sale('1'), back(from), CANCELLED], settings, { mappings: [MIND] });
    await booked.more([back(to)]);
    expect(await shelf(booked)).toEqual(LEFT);
  });
});

describe('before the cancellation of a return comes', () => {
  test.each([
    ['on the day between', { from: dateOn(2) }],
    ['for all days', {}],
  ])('what its reason means is decided anew %s', async (_when, parts) => {
    await using booked = await tell([sale('1'), back('Damaged')], { autoProcess: true });
    const decided = { type: 'reason', key: 'Damaged', value: 'back-to-stock', ...parts } as const;
    await booked.ask('mappings.set', { stream: 'Week', ...decided });
    await booked.more([CANCELLED]);
    expect(await shelf(booked)).toEqual(LEFT);
  });

  test('and both are posted in one go, by other mappings', async () => {
    const later = { type: 'reason', key: 'Damaged', value: 'back-to-stock', from: dateOn(2) } as const;
    await using booked = await tell([sale('1')], { autoProcess: true });
    await booked.ask('mappings.set', { stream: 'Week', ...later });
    await booked.more([back('Damaged'), CANCELLED]);
    expect(await shelf(booked)).toEqual(LEFT);
  });

  test.each(['adjust', 'leave'] as const)('its reason has changed, and a person says: %s', async (choice) => {
    await using booked = await tell(
      [sale('1'), back('Damaged')],
      { changedDays: 'ask', autoProcess: true },
      { mappings: [MIND] },
    );
    await booked.more([back('Changed mind')]);
    await settle(booked, dateOn(1), choice);
    expect(await shelf(booked)).toEqual(
      choice === 'adjust' ? { quantity: 10_000, value: 4_000 } : { quantity: 9_000, value: 3_600 },
    );
    await booked.more([CANCELLED]);
    expect(await shelf(booked)).toEqual(LEFT);
  });

  test('its reason has changed, and a person decides only afterwards', async () => {
    await using booked = await tell(
      [sale('1'), back('Damaged')],
      { changedDays: 'ask', autoProcess: true },
      { mappings: [MIND] },
    );
    await booked.more([back('Changed mind')]);
    await booked.more([CANCELLED]);
    expect(await shelf(booked)).toEqual(LEFT);
    await settle(booked, dateOn(1), 'adjust');
    expect(await shelf(booked)).toEqual(LEFT);
  });
});

test('a return that is posted after its cancellation keeps to what that has settled', async () => {
  const unknown = back('Changed mind', { tenders: [cash(-10_600), { ...cash(0), method: 'Zap' }] });
  await using booked = await tell(
    [sale('1'), unknown, CANCELLED],
    { autoProcess: true },
    { mappings: [MIND] },
  );
  await booked.more([back('Damaged')]);
  expect(await shelf(booked)).toEqual(LEFT);
});

describe('a cancellation that takes no goods away says nothing about what came back', () => {
  test('one of a service charge', async () => {
    const charge = { ...tea(1), type: 'service-charge' } as const;
    const ofCharge = { ...CANCELLED, lines: [charge], total: charge.total };
    await using booked = await tell([sale('1'), ofCharge], { autoProcess: true });
    expect(await booked.ask('holds.list', {})).toMatchObject({ holds: [] });
    await booked.more([back('Damaged')]);
    expect(await shelf(booked)).toEqual(LEFT);
  });

  test('one of what an exchange had sold', async () => {
    const exchange = event('exchange', 'r1', {
      ...daysOn(1),
      reason: 'Damaged',
      lines: [tea(-1), tea(1)],
      total: minor(0),
    });
    const ofSold = event('cancellation', 'x1', {
      ...daysOn(2),
      reference: { kind: 'exchange', sourceId: 'r1' },
      lines: [tea(-1)],
      total: tea(-1).total,
      tenders: [cash(-10_600)],
    });
    await using booked = await tell([sale('1'), ofSold], { autoProcess: true });
    await booked.more([exchange]);
    expect(await shelf(booked)).toEqual(LEFT);
  });
});

test('a cancellation that is undone settles nothing any more', async () => {
  await using booked = await tell([sale('1'), back('Damaged'), CANCELLED], REVIEWED, { mappings: [MIND] });
  const idOn = async (day: number): Promise<string> =>
    (await booked.ask('digests.list', {})).digests.find((one) => one.date === dateOn(day))?.id ?? '';
  await booked.ask('digests.post', { ids: [await idOn(0), await idOn(2)] });
  await booked.more([back('Changed mind')]);
  const { invoices } = await booked.ask('books.invoices', { type: 'credit-note' });
  const number = invoices.find((one) => one.date === dateOn(2))?.number ?? '';
  await booked.ask('books.undo', { number, reason: 'a test' });
  await booked.ask('digests.post', {});
  expect(await shelf(booked)).toEqual({ quantity: 10_000, value: 4_000 });
});

test('a cancellation settles the return that it was posted for, whatever it refers to by now', async () => {
  const other = back('Changed mind', { sourceId: 'r2', number: 'R-2' });
  const tenders = [cash(-10_600), { ...cash(0), method: 'Zap' }];
  const held = { ...other, reason: 'Damaged', tenders };
  await using booked = await tell(
    [sale('1'), sale('2'), back('Changed mind'), held, CANCELLED],
    { changedDays: 'ask', autoProcess: true },
    { mappings: [MIND] },
  );
  await booked.more([{ ...CANCELLED, reference: { kind: 'return', sourceId: 'r2' } }]);
  await settle(booked, dateOn(2), 'leave');
  await booked.more([{ ...held, tenders: [cash(-10_600)] }]);
  // Two are sold; the one that came back is gone again, and the other was damaged.
  expect(await shelf(booked)).toEqual({ quantity: 8_000, value: 3_200 });
});

test('what was posted before its cancellation is explained as it was posted', async () => {
  const first = [back('Damaged'), back('Damaged', { sourceId: 'r0', number: 'R-0' })];
  await using booked = await tell(
    [sale('1'), sale('2'), ...first],
    { changedDays: 'adjust', autoProcess: true },
    { mappings: [MIND, WRITE_OFF] },
  );
  await booked.more([back('Changed mind')]);
  await booked.more([CANCELLED]);
  const { invoices } = await booked.ask('books.invoices', { type: 'credit-note' });
  const number = invoices.find((one) => one.date === dateOn(1))?.number ?? '';
  const { lines } = await booked.ask('explain.line', { document: number });
  const written = lines.find(({ account }) => account === '5200');
  expect(written?.shares.map(({ amount }) => amount)).toEqual(['4.00', '4.00']);
});

describe('an import that breaks off tells nothing', () => {
  /** Brings a version of a document of day 1 in and never ends. */
  async function half(booked: BookedWeek, document: PosDocument): Promise<void> {
    const { imports } = booked.services.ledger;
    const begun = await imports.begin(booked.use.stream.id, { locator: 'half', fingerprint: 'half' });
    if (begun.kind !== 'open') throw new Error('It has been there before');
    const incoming = {
      document,
      hash: booked.services.sha256(canonicalText(document)),
      businessDate: businessDate(dateOn(1)),
      rule: { from: businessDate('2000-01-01'), zone: zoneId('Asia/Kuala_Lumpur'), cutOffMinutes: 0 },
      ordinal: 0,
      line: 1,
    };
    await imports.write(begun.id, { documents: [incoming], rejections: [], raw: null });
    // Looks at every day again.
    const reason = { type: 'reason', key: 'Odd', value: 'written-off' } as const;
    await booked.ask('mappings.set', { stream: 'Week', ...reason });
    await booked.ask('digests.post', {});
  }

  test('of a return: its cancellation goes on waiting', async () => {
    await using booked = await tell([sale('1'), CANCELLED], REVIEWED, { mappings: [MIND] });
    await half(booked, back('Changed mind'));
    expect(await booked.ask('holds.list', {})).toMatchObject({
      holds: [{ reason: { code: 'cancelled-unseen' } }],
    });
    await booked.sync();
    expect(await shelf(booked)).toEqual(LEFT);
  });

  test('of its reason: the cancellation keeps to what was posted', async () => {
    await using booked = await tell([sale('1'), back('Damaged')], REVIEWED, { mappings: [MIND] });
    await booked.ask('digests.post', {});
    await booked.more([CANCELLED]);
    await half(booked, back('Changed mind'));
    await booked.sync();
    expect(await shelf(booked)).toEqual(LEFT);
  });
});
