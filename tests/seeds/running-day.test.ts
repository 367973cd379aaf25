import { beforeEach, expect, test } from 'vitest';
import { quantity } from '../../src-shared/money/index.ts';
import { digestId, POSTING_STYLES } from '../../src-shared/model/index.ts';
import { type Instant, instant } from '../../src-shared/time/index.ts';
import { aTransfer } from '../support/builders.ts';
import type { BookedWeek } from '../support/weeks/books.ts';
import { amount, ANNA, balance, cash, daysOn, event, sale, tea, tell } from './till.ts';

// Orders and receipts while the day runs: only they post, with goods on the move; what is cancelled before its end never does.

const STYLE = { postingStyle: 'orders-and-receipts-per-shift' } as const;
const SHIFT = { register: 'R1', shift: 'S1' } as const;
const OPEN = event('shift-open', 'S1', { ...SHIFT, details: { openingFloat: amount(10_000) } });
const DROP = event('cash-drop', 'CD-1', { total: amount(-5_000), tenders: [cash(-5_000)] });
const NO_DROP = event('cancellation', 'CD-1-C', {
  total: amount(5_000),
  tenders: [cash(5_000)],
  reference: { kind: 'cash-drop', sourceId: 'CD-1' },
});
const COUNT = event('stock-count', 'SC-1', { lines: [tea(9, { cost: null })] });

/** Noon of the Monday, and the next day's noon. */
const NOON = instant(daysOn(0).occurredAt + 2 * 3_600_000);
const NEXT_DAY = instant(NOON + 24 * 3_600_000);

let now: Instant;
const clock = { now: () => now };
beforeEach(() => {
  now = NOON;
});

async function typesPosted(booked: BookedWeek): Promise<string[]> {
  const { id = '' } = (await terms(booked)) ?? {};
  const posted = await booked.services.ledger.deliveries.ofDigest(digestId(id));
  return posted.map(({ document }) => document.type).toSorted();
}

async function terms(booked: BookedWeek) {
  const { digests } = await booked.ask('digests.list', {});
  return digests[0];
}

test('while the day runs, only its orders and their receipts post; the rest is the next revision', async () => {
  await using booked = await tell([OPEN, sale('1', SHIFT), DROP, COUNT], STYLE, { clock });
  expect(await typesPosted(booked)).toEqual(['receipt', 'sales-order']);
  expect(await terms(booked)).toMatchObject({ waiting: '-50.00', onOrder: '106.00' });
  // Once more, nothing has come: nothing posts.
  await booked.sync();
  expect(await typesPosted(booked)).toEqual(['receipt', 'sales-order']);
  now = NEXT_DAY;
  await booked.sync();
  expect(await typesPosted(booked)).toEqual(['journal', 'receipt', 'sales-order', 'stock-count']);
  expect(await terms(booked)).toMatchObject({ waiting: '0.00', onOrder: '106.00' });
  expect(await booked.ask('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
});

test('what is cancelled later that day and has not posted never posts', async () => {
  await using booked = await tell([OPEN, sale('1', SHIFT), DROP], STYLE, { clock });
  await booked.more([NO_DROP]);
  now = NEXT_DAY;
  await booked.sync();
  expect(await typesPosted(booked)).toEqual(['receipt', 'sales-order']);
  expect(await balance(booked, '1000')).toBe(0);
  expect(await terms(booked)).toMatchObject({ waiting: '0.00', excluded: '0.00', onOrder: '106.00' });
  expect(await booked.ask('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
});

test('a return and a sale on account are orders too, and goods that came in go with them', async () => {
  const back = event('return', 'R-1', {
    ...SHIFT,
    total: amount(-10_600),
    lines: [
      tea(1, { quantity: quantity(-1000), net: amount(-10_000), tax: amount(-600), total: amount(-10_600) }),
    ],
    tenders: [cash(-10_600)],
  });
  const account = sale('A-1', { ...ANNA, kind: 'account-sale', tenders: [] });
  const goods = event('goods-received', 'G-1', { lines: [tea(5, { cost: amount(2_000) })] });
  await using booked = await tell([sale('1', SHIFT), back, account, goods], STYLE, { clock });
  expect(await typesPosted(booked)).toEqual([
    'goods-received',
    'receipt',
    'receipt',
    'sales-order',
    'sales-order',
    'sales-order',
  ]);
  expect(await booked.ask('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
});

test.each(POSTING_STYLES)('a sync at noon changes no cost: %s', async (postingStyle) => {
  const goods = event('goods-received', 'G-1', { lines: [tea(20, { cost: amount(18_000) })] });
  const sent = aTransfer('transfer-out', 'T-1', 4, daysOn(0));
  const arrived = aTransfer('transfer-in', 'T-1', 4, daysOn(0));
  const sold = sale('1', { ...SHIFT, lines: [tea(12)], total: tea(12).total, tenders: [cash(127_200)] });
  const soldThere = sale('2', { ...daysOn(0), location: 'PJ' });
  await using booked = await tell(
    [OPEN, goods, sent, sold, arrived, soldThere],
    { postingStyle, autoProcess: true },
    { clock },
  );
  now = NEXT_DAY;
  await booked.sync();
  const { shelf, accounts } = await booked.answer();
  // 10 at 4.00 and 20 at 9.00 are 220.00: 88.00 for 12, 29.33 for 4, of which one at 7.33 is sold there.
  const [onTheWay, adjusted] = [accounts['1410'] ?? 0, accounts['5100'] ?? 0];
  expect({ shelf, cost: accounts['5000'], adjusted, onTheWay }).toEqual({
    shelf: {
      'TEA-1 @ KL': { quantity: 14_000, value: 10_267 },
      'TEA-1 @ PJ': { quantity: 3_000, value: 2_200 },
    },
    cost: 8_800 + 733,
    adjusted: 0,
    onTheWay: 0,
  });
  expect(await booked.ask('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
});

test('a review stays while what was reviewed posts in two parts', async () => {
  await using booked = await tell([sale('1', SHIFT), DROP], { ...STYLE, autoInvoice: false }, { clock });
  const before = await terms(booked);
  await booked.ask('digests.review', { ids: [before?.id ?? ''], reviewed: true });
  await booked.ask('digests.post', { ids: [before?.id ?? ''] });
  expect(await typesPosted(booked)).toEqual(['receipt', 'sales-order']);
  expect((await terms(booked))?.reviewedAt).not.toBeNull();
  await booked.sync();
  expect((await terms(booked))?.reviewedAt).not.toBeNull();
});

test('a day of other styles, or with nothing on order, waits for its end', async () => {
  await using other = await tell([sale('1'), DROP], {}, { clock });
  expect(await typesPosted(other)).toEqual([]);
  await using none = await tell([DROP], { ...STYLE, autoInvoice: false }, { clock });
  const id = (await terms(none))?.id ?? '';
  await expect(none.ask('digests.post', { ids: [id] })).rejects.toThrow('digest-not-ready');
});
