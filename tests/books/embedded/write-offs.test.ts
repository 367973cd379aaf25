import { describe, expect, test } from 'vitest';
import {
  POSTING_STYLES,
  accountNumber,
  type MappingValue,
  type PosDocument,
} from '../../../src-shared/model/index.ts';
import { minor, quantity, sumDecimals } from '../../../src-shared/money/index.ts';
import { balance, cash, dateOn, daysOn, event, sale, tea, tell } from '../../seeds/till.ts';
import { aLine, goodsReceived } from '../../support/builders.ts';
import type { BookedWeek } from '../../support/weeks/books.ts';

// Ten pieces of tea for 40.00 are on the shelf; all are sold, then ten dearer ones come for 90.00.

const SOLD = sale('1', { ...daysOn(0), lines: [tea(10)] });
const DEAR = goodsReceived('g1', {
  ...daysOn(1),
  lines: [aLine({ quantity: quantity(10_000), net: minor(9_000), tax: minor(0), cost: minor(9_000) })],
});
const OF_SALE = { kind: 'sale', sourceId: '1' } as const;

function returned(sourceId: string, parts: Partial<PosDocument> = {}): PosDocument {
  return event('return', sourceId, {
    ...daysOn(1),
    reason: 'Damaged',
    lines: [tea(-1)],
    total: tea(-1).total,
    tenders: [cash(-10_600)],
    ...parts,
  });
}

const ROW: MappingValue = {
  type: 'journal-row',
  key: 'returns.write-off',
  value: { account: accountNumber('5200'), branch: false, details: 'off' },
};

async function costs(booked: BookedWeek): Promise<readonly number[]> {
  return [await balance(booked, '5200'), await balance(booked, '5000'), await balance(booked, '1400')];
}

test.each([
  ['invoice-per-digest'],
  ['invoice-per-order'],
  ['journal-per-digest'],
  ['orders-and-receipts-per-shift'],
] as const)(
  'goods written off cost what their sale cost, and stock stays as it is: %s',
  async (postingStyle) => {
    const settings = { postingStyle, autoProcess: true };
    await using booked = await tell([SOLD], settings, { mappings: [ROW] });
    await booked.more([DEAR]);
    await booked.more([returned('r1', { reference: OF_SALE })]);
    expect(await costs(booked)).toEqual([400, 3_600, 9_000]);
    const [line] = (await booked.ask('reports.stock', {})).items;
    expect(line).toMatchObject({ value: '90.00' });
    expect(await booked.ask('ledger.check', {})).toMatchObject({ ok: true });
  },
);

test('at the average when nobody knows the sale; without a mapping the cost stays', async () => {
  const told = [SOLD, DEAR, returned('r1')];
  await using booked = await tell(told, {}, { mappings: [ROW] });
  expect(await costs(booked)).toEqual([900, 3_100, 9_000]);
  await using unmapped = await tell(told);
  expect(await costs(unmapped)).toEqual([0, 4_000, 9_000]);
});

test('only for the reasons that are named, where only those are to be', async () => {
  const named: MappingValue[] = [
    { ...ROW, value: { account: null, branch: false, details: 'required' } },
    { type: 'journal-detail', key: 'returns.write-off:Damaged', value: accountNumber('5300') },
    { type: 'reason', key: 'Stale', value: 'written-off' },
  ];
  const told = [SOLD, DEAR, returned('r1'), returned('r2', { reason: 'Stale' })];
  await using booked = await tell(told, {}, { mappings: named });
  expect(await balance(booked, '5300')).toBe(900);
  expect(await costs(booked)).toEqual([0, 3_100, 9_000]);
  expect((await booked.ask('mappings.validate', { stream: 'Week' })).problems).not.toContainEqual(
    expect.objectContaining({ key: 'returns.write-off:Stale' }),
  );
});

test('on the account of the branch', async () => {
  const branch = accountNumber('5200-KL');
  const mappings: MappingValue[] = [{ ...ROW, value: { ...ROW.value, branch: true } }];
  const account = {
    number: branch,
    name: 'Written off, KL',
    type: 'expense',
    path: 'Expenses:5200-KL',
  } as const;
  await using booked = await tell([SOLD, DEAR], {}, { mappings, accounts: [account] });
  await booked.ask('mappings.set', {
    stream: 'Week',
    type: 'location',
    key: 'KL',
    value: '{"department":"KL"}',
  });
  await booked.more([returned('r1')]);
  expect([await balance(booked, branch), await balance(booked, '5200')]).toEqual([900, 0]);
});

test('what is mapped to somebody’s account is held', async () => {
  const mappings: MappingValue[] = [{ ...ROW, value: { ...ROW.value, account: accountNumber('1200') } }];
  await using booked = await tell([SOLD, returned('r1')], {}, { mappings });
  const { holds } = await booked.ask('holds.list', { code: 'mapping-invalid' });
  expect(holds).toHaveLength(1);
});

test('a return that is cancelled takes its write-off back, whatever the word for it', async () => {
  const first = returned('r1', { reference: OF_SALE });
  const cancelled = event('cancellation', 'x1', {
    ...daysOn(2),
    reason: 'Wrong receipt',
    reference: { kind: 'return', sourceId: 'r1' },
    lines: [tea(1)],
    total: tea(1).total,
    tenders: [cash(10_600)],
  });
  await using booked = await tell([SOLD], {}, { mappings: [ROW] });
  await booked.more([DEAR, first]);
  expect(await costs(booked)).toEqual([400, 3_600, 9_000]);
  await booked.more([cancelled]);
  expect(await costs(booked)).toEqual([0, 4_000, 9_000]);
  await using unmapped = await tell([SOLD, DEAR, first, cancelled]);
  expect(await costs(unmapped)).toEqual([0, 4_000, 9_000]);
});

test('a return that wrote nothing off has no write-off to take back, whatever is mapped by then', async () => {
  const cancelled = event('cancellation', 'x1', {
    ...daysOn(3),
    reference: { kind: 'return', sourceId: 'r1' },
    lines: [tea(1)],
    total: tea(1).total,
    tenders: [cash(10_600)],
  });
  await using booked = await tell([SOLD, DEAR, returned('r1', { reference: OF_SALE })]);
  await booked.ask('mappings.set', {
    stream: 'Week',
    type: 'journal-row',
    key: ROW.key,
    from: dateOn(2),
    value: JSON.stringify(ROW.value),
  });
  await booked.more([cancelled]);
  expect(await costs(booked)).toEqual([0, 4_000, 9_000]);
});

describe('an exchange of something damaged that is cancelled', () => {
  const exchanged = event('exchange', 'E1', {
    ...daysOn(1),
    reason: 'Damaged',
    lines: [tea(-1), tea(1)],
    total: minor(0),
  });
  const cancelled = event('cancellation', 'X1', {
    ...daysOn(2),
    reference: { kind: 'exchange', sourceId: 'E1' },
    lines: [tea(1), tea(-1)],
    total: minor(0),
  });

  test.each(POSTING_STYLES.flatMap((style) => [[style, [ROW]] as const, [style, []] as const]))(
    'puts the other piece back on the shelf, and only that: %s',
    async (postingStyle, mappings) => {
      await using booked = await tell([sale('1')], { postingStyle, autoProcess: true }, { mappings });
      await booked.more([exchanged]);
      expect((await booked.answer()).shelf['TEA-1 @ KL']).toEqual({ quantity: 8_000, value: 3_200 });
      await booked.more([cancelled]);
      expect((await booked.answer()).shelf['TEA-1 @ KL']).toEqual({ quantity: 9_000, value: 3_600 });
      expect(await costs(booked)).toEqual([0, 400, 3_600]);
      expect(await booked.ask('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
    },
  );

  test.each(POSTING_STYLES)('waits for the exchange where that comes late: %s', async (postingStyle) => {
    const late = { ...cancelled, reason: 'Changed mind' };
    await using booked = await tell([sale('1'), late], { postingStyle, autoProcess: true });
    const { holds } = await booked.ask('holds.list', {});
    expect(holds).toMatchObject([
      { date: dateOn(2), reason: { code: 'cancelled-unseen', data: { number: late.number, other: 'E1' } } },
    ]);
    expect((await booked.answer()).shelf['TEA-1 @ KL']).toEqual({ quantity: 9_000, value: 3_600 });
    await booked.more([exchanged]);
    expect(await booked.ask('holds.list', {})).toMatchObject({ holds: [] });
    expect((await booked.answer()).shelf['TEA-1 @ KL']).toEqual({ quantity: 9_000, value: 3_600 });
    expect(await costs(booked)).toEqual([0, 400, 3_600]);
    expect(await booked.ask('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
  });

  test('waits for somebody to say what became of what was damaged', async () => {
    const odd = { ...exchanged, reason: 'Smells' };
    await using booked = await tell([sale('1'), odd, cancelled], { autoProcess: true });
    const { holds } = await booked.ask('holds.list', {});
    expect(holds.map(({ kind, reason }) => [kind, reason.code])).toEqual([
      ['exchange', 'reason-unmapped'],
      ['cancellation', 'reason-unmapped'],
    ]);
    await booked.ask('mappings.set', { stream: 'Week', type: 'reason', key: 'Smells', value: 'written-off' });
    await booked.more([]);
    expect(await booked.ask('holds.list', {})).toMatchObject({ holds: [] });
    expect((await booked.answer()).shelf['TEA-1 @ KL']).toEqual({ quantity: 9_000, value: 3_600 });
    expect(await costs(booked)).toEqual([0, 400, 3_600]);
  });
});

test('explained, what a cancellation takes back of a write-off is not the cost of another return', async () => {
  const mappings: MappingValue[] = [ROW, { type: 'reason', key: 'Changed mind', value: 'back-to-stock' }];
  await using booked = await tell([SOLD], {}, { mappings });
  await booked.more([returned('r1', { reference: OF_SALE })]);
  const cancelled = event('cancellation', 'x1', {
    ...daysOn(3),
    reference: { kind: 'return', sourceId: 'r1' },
    lines: [tea(1)],
    total: tea(1).total,
    tenders: [cash(10_600)],
  });
  await booked.more([
    cancelled,
    returned('a0', { ...daysOn(3), reason: 'Changed mind', reference: OF_SALE }),
  ]);
  const { invoices } = await booked.ask('books.invoices', { type: 'credit-note' });
  const { lines, receipts } = await booked.ask('explain.line', { document: invoices.at(-1)!.number });
  const numberOf = new Map(receipts.map(({ id, number }) => [id, number]));
  const inventory = lines.find(({ account }) => account === '1400');
  expect(inventory?.shares.map(({ receipt, amount }) => [numberOf.get(receipt), amount])).toEqual([
    ['R-a0', '4.00'],
  ]);
});

test('undoing the credit note takes it back; explained, each receipt has its part', async () => {
  const told = [SOLD, DEAR, returned('r1', { reference: OF_SALE }), returned('r2')];
  await using booked = await tell(told, {}, { mappings: [ROW] });
  expect(await costs(booked)).toEqual([1_300, 2_700, 9_000]);
  const { invoices } = await booked.ask('books.invoices', { type: 'credit-note' });
  const number = invoices[0]?.number ?? '';
  const { lines } = await booked.ask('explain.line', { document: number });
  for (const { amount, exact, shares } of lines) {
    expect(exact).toBe(true);
    expect(Number(sumDecimals(shares.map((share) => share.amount)))).toBe(Number(amount));
  }
  const written = lines.find(({ account }) => account === '5200');
  expect(written?.shares.map(({ amount }) => amount)).toEqual(['4.00', '9.00']);
  await booked.ask('books.undo', { number, reason: 'Wrong day' });
  expect(await costs(booked)).toEqual([0, 4_000, 9_000]);
  expect(await booked.ask('ledger.check', {})).toMatchObject({ ok: true });
});
