import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../src-main/core/digest/canonical.ts';
import { type MappingValue, POSTING_STYLES, type PosDocument } from '../../../src-shared/model/index.ts';
import { businessDate, zoneId } from '../../../src-shared/time/index.ts';
import { cash, dateOn, daysOn, event, sale, tea, tell } from '../../seeds/till.ts';
import type { BookedWeek } from '../../support/weeks/books.ts';

// Ten pieces of tea are there, one is sold, brought back on day 1 and taken away again on day 2: nine are left,
// whatever the return is called and whatever is decided about its goods on the way.

const MIND: MappingValue = { type: 'reason', key: 'Changed mind', value: 'back-to-stock' };
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
