import { expect, test } from 'vitest';
import { type PosDocument } from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { instant } from '../../../src-shared/time/index.ts';
import { ANNA, balance, event, sale, tea, tell } from '../../seeds/till.ts';
import { aReturn } from '../../support/builders.ts';
import type { BookedWeek, WeekSettings } from '../../support/weeks/books.ts';

// Ten pieces of tea for 40.00 are on the shelf; the hour is that of Kuala Lumpur on the Monday.

const ORDERS: WeekSettings = { postingStyle: 'orders-and-receipts-per-shift' };

const at = (hour: number) => ({ occurredAt: instant(Date.UTC(2026, 2, 2, hour - 8)) });

const counted = (pieces: number, hour: number): PosDocument =>
  event('stock-count', 'c1', { lines: [tea(pieces)], total: minor(0), ...at(hour) });

async function differenceIn(booked: BookedWeek) {
  const { counts } = await booked.ask('books.counts', {});
  const number = counts[0]?.number ?? '';
  const { count } = await booked.ask('books.count', { number });
  const [line] = count.lines;
  return { number, seen: count.seen, onHand: line?.onHand, difference: line?.difference };
}

test.each([
  ['invoice-per-digest'],
  ['invoice-per-order'],
  ['journal-per-digest'],
  ['orders-and-receipts-per-shift'],
] as const)('what is sold after the count of the same day was counted: %s', async (postingStyle) => {
  const sales = [sale('1', at(7)), sale('2', at(11)), sale('3', at(12)), sale('4', at(13))];
  await using booked = await tell([counted(9, 8), ...sales], { postingStyle });
  const { number, onHand, difference } = await differenceIn(booked);
  expect([onHand, difference]).toEqual(['9', '0']);
  await booked.ask('books.confirm-count', { number });
  await booked.ask('books.process', {});
  expect(await balance(booked, '1400')).toBe(2_400);
  expect(await balance(booked, '5300')).toBe(0);
});

test('goods that come back or are received after the count were not counted', async () => {
  await using booked = await tell([
    sale('1', { ...at(9), lines: [tea(3)] }),
    counted(7, 10),
    aReturn('r1', { ...at(11), lines: [tea(-2)] }),
    event('exchange', 'x1', { ...at(12), lines: [tea(1), tea(-1)], total: minor(0) }),
    event('goods-received', 'g1', { ...at(13), lines: [tea(5, { cost: minor(2_000) })], total: minor(0) }),
  ]);
  expect(await differenceIn(booked)).toMatchObject({ onHand: '7', difference: '0' });
});

test('goods on a layby that is opened or completed after the count are counted as they stood', async () => {
  const layby = (caseId: string) => ({ ...ANNA, details: { ...ANNA.details, caseId } });
  await using booked = await tell([
    event('layby-open', 'l1', { ...layby('L1'), ...at(9), lines: [tea(2)], total: minor(21_200) }),
    counted(8, 10),
    event('layby-open', 'l2', { ...layby('L2'), ...at(11), lines: [tea(3)], total: minor(31_800) }),
    event('layby-completion', 'k1', {
      ...layby('L1'),
      ...at(12),
      lines: [tea(2)],
      total: minor(21_200),
      tenders: sale('t', { lines: [tea(2)] }).tenders.map((leg) => ({ ...leg, amount: minor(21_200) })),
    }),
  ]);
  expect(await differenceIn(booked)).toMatchObject({ onHand: '10', difference: '0' });
});

test('goods that left on an order are not lost before it is processed', async () => {
  const sales = [sale('1', at(11)), sale('2', at(12)), sale('3', at(13))];
  await using booked = await tell(
    [...sales, aReturn('r1', { ...at(14), lines: [tea(-1)] }), counted(8, 22)],
    ORDERS,
  );
  const { number, onHand, difference } = await differenceIn(booked);
  expect([onHand, difference]).toEqual(['8', '0']);
  await booked.ask('books.confirm-count', { number });
  await booked.ask('books.process', {});
  expect(await balance(booked, '1400')).toBe(3_200);
  expect(await balance(booked, '5300')).toBe(0);
});

test('an account order of before the count takes what was there for it; one of after it nothing', async () => {
  const account = (id: string, pieces: number, hour: number) =>
    event('account-sale', id, { ...ANNA, ...at(hour), lines: [tea(pieces)], total: minor(pieces * 10_600) });
  await using booked = await tell([account('a1', 4, 9), counted(6, 10), account('a2', 3, 11)], ORDERS);
  expect(await differenceIn(booked)).toMatchObject({ onHand: '6', difference: '0' });
});
