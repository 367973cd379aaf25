import { describe, expect, test } from 'vitest';
import { POSTING_STYLES, type PosDocument } from '../../src-shared/model/index.ts';
import { minor, quantity } from '../../src-shared/money/index.ts';
import type { BookedWeek } from '../support/weeks/books.ts';
import { ANNA, amount, balance, cash, daysOn, event, sale, tea, tell } from './till.ts';

// A till's shifts, accounts, laybys and returns as orders and receipts in the books, processed by a person.

const STYLE = { postingStyle: 'orders-and-receipts-per-shift' } as const;
const SHIFT = { register: 'R1', shift: 'S1' } as const;
const OPEN = event('shift-open', 'S1', { ...SHIFT, details: { openingFloat: minor(10_000) } });

async function orders(booked: BookedWeek) {
  return (await booked.ask('books.orders', {})).orders;
}

async function receipts(booked: BookedWeek) {
  return (await booked.ask('books.receipts', {})).receipts;
}

async function document(booked: BookedWeek, number: string) {
  return (await booked.ask('books.document', { number })).document;
}

async function onShelf(booked: BookedWeek): Promise<number> {
  return (await booked.answer()).shelf['TEA-1 @ KL']?.quantity ?? 0;
}

describe('cash sales', () => {
  test('a shift is one order on the cash debtor, which later sales of the shift are added to', async () => {
    await using booked = await tell([OPEN, sale('1', SHIFT)], STYLE);
    const [first, ...none] = await orders(booked);
    expect(none).toEqual([]);
    expect(first).toMatchObject({ contact: 'POSCASH', state: 'open', total: '106.00' });
    await booked.more([sale('2', SHIFT)]);
    const grown = await orders(booked);
    const open = grown.filter(({ state }) => state === 'open');
    expect(sumOf(open.map(({ total }) => total))).toBe(21_200);
    expect(new Set(open.map(({ contact }) => contact))).toEqual(new Set(['POSCASH']));
    await booked.ask('books.process', {});
    expect((await orders(booked)).filter(({ state }) => state === 'processed')).toHaveLength(open.length);
    expect(await balance(booked, '4000')).toBe(-20_000);
  });

  test('another shift is another order', async () => {
    const other = { register: 'R1', shift: 'S2' };
    await using booked = await tell([sale('1', SHIFT), sale('2', other)], STYLE);
    expect(await orders(booked)).toHaveLength(2);
  });

  test('an order that was processed meanwhile is left as it is: further sales open a new one', async () => {
    await using booked = await tell([OPEN, sale('1', SHIFT)], STYLE);
    await booked.ask('books.process', {});
    await booked.more([sale('2', SHIFT)]);
    const states = (await orders(booked)).map(({ state, total }) => `${state} ${total}`);
    expect(states.toSorted()).toEqual(['open 106.00', 'processed 106.00']);
    expect(await balance(booked, '4000')).toBe(-10_000);
  });

  test('an order takes nothing from stock and owes nothing; processing makes the invoice and does both', async () => {
    await using booked = await tell([sale('1', SHIFT)], STYLE);
    expect(await onShelf(booked)).toBe(10_000);
    expect(await balance(booked, '4000')).toBe(0);
    expect(await balance(booked, '1200')).toBe(0);
    const { done } = await booked.ask('books.process', {});
    expect(done).toMatchObject([{ state: 'processed', made: [{ type: 'invoice', total: '106.00' }] }]);
    expect(await onShelf(booked)).toBe(9_000);
    expect(await balance(booked, '4000')).toBe(-10_000);
    expect(await balance(booked, '1200')).toBe(10_600);
  });

  test('a receipt beside the order changes the debtor when it is activated', async () => {
    await using booked = await tell([sale('1', SHIFT)], STYLE);
    expect(await receipts(booked)).toMatchObject([
      { contact: 'POSCASH', state: 'inactive', total: '106.00' },
    ]);
    expect(await balance(booked, '1010')).toBe(0);
    await booked.ask('books.activate', {});
    expect(await receipts(booked)).toMatchObject([{ state: 'active' }]);
    expect(await balance(booked, '1010')).toBe(10_600);
    expect(await balance(booked, '1200')).toBe(-10_600);
  });

  test('a receipt that was activated meanwhile is left as it is: further sales make a new one', async () => {
    await using booked = await tell([OPEN, sale('1', SHIFT)], STYLE);
    await booked.ask('books.activate', {});
    await booked.more([sale('2', SHIFT)]);
    const states = (await receipts(booked)).map(({ state, total }) => `${state} ${total}`);
    expect(states.toSorted()).toEqual(['active 106.00', 'inactive 106.00']);
    expect(await balance(booked, '1010')).toBe(10_600);
  });

  test('invoice and payment stand on the debtor until automatic allocation applies one to the other', async () => {
    await using booked = await tell([sale('1', SHIFT)], STYLE);
    await booked.ask('books.process', {});
    await booked.ask('books.activate', {});
    const { items } = await booked.ask('books.open-items', {});
    expect(items.map(({ open }) => open).toSorted()).toEqual(['-106.00', '106.00']);
    const { allocations } = await booked.ask('books.allocate', {});
    expect(allocations).toMatchObject([{ amount: '106.00' }]);
    expect((await booked.ask('books.open-items', {})).items).toEqual([]);
    // To apply a payment is no entry.
    expect(await balance(booked, '1200')).toBe(0);
  });
});

describe('account sales', () => {
  const twelve = { ...ANNA, lines: [tea(12)], total: tea(12).total };

  test('each is an order on its customer, and an invoice on the debtor once it is processed', async () => {
    const one = { ...ANNA, lines: [tea()], total: tea().total };
    await using booked = await tell(
      [event('account-sale', '1', one), event('account-sale', '2', one)],
      STYLE,
    );
    const found = await orders(booked);
    expect(found.map(({ total }) => total)).toEqual(['106.00', '106.00']);
    for (const { number } of found) {
      expect((await document(booked, number)).customer).toMatchObject({ code: 'CUST-1' });
    }
    expect((await booked.answer()).owned['receivable']).toBeUndefined();
    await booked.ask('books.process', {});
    expect((await booked.answer()).owned['receivable']).toEqual({ 'CUST-1': 21_200 });
  });

  test('what is not in stock is flagged as back-ordered, and stays on the order', async () => {
    await using booked = await tell([event('account-sale', '1', twelve)], STYLE);
    const [order] = await orders(booked);
    expect(order).toMatchObject({ backOrdered: true });
    expect((await document(booked, order!.number)).orderLines).toMatchObject([
      { sku: 'TEA-1', quantity: '12', backOrdered: '2' },
    ]);
    await booked.ask('books.process', { deliver: 'in-stock' });
    expect(await onShelf(booked)).toBe(0);
    expect((await booked.answer()).owned['receivable']).toEqual({ 'CUST-1': 106_000 });
    expect(await orders(booked)).toMatchObject([{ state: 'open', backOrdered: true }]);
  });
});

async function onLayby(booked: BookedWeek): Promise<string | undefined> {
  const { rows } = await booked.ask('books.count-sheet', { location: 'KL' });
  return rows[0]?.onLayby;
}

describe('laybys', () => {
  const details = { ...ANNA.details, caseId: 'L1' };
  const open = event('layby-open', 'L1', { ...ANNA, details, lines: [tea(12)], total: tea(12).total });
  const deposit = event('layby-deposit', 'L2', {
    ...ANNA,
    details,
    total: amount(20_000),
    tenders: [cash(20_000)],
  });
  const completion = event('layby-completion', 'L3', {
    ...ANNA,
    ...daysOn(1),
    details: { ...details, depositApplied: minor(20_000) },
    lines: [tea(12)],
    total: tea(12).total,
    tenders: [cash(107_200)],
  });

  test('a layby is an order on its customer, with what is not in stock flagged as back-ordered', async () => {
    await using booked = await tell([open, deposit], STYLE);
    const [order, ...others] = await orders(booked);
    expect(others).toEqual([]);
    expect(order).toMatchObject({ state: 'open', backOrdered: true });
    expect((await document(booked, order!.number)).customer).toMatchObject({ code: 'CUST-1' });
    expect(await onShelf(booked)).toBe(10_000);
    expect(await balance(booked, '4000')).toBe(0);
  });

  test('completed and processed it is an invoice on its customer, and stock is less', async () => {
    await using booked = await tell([open, deposit], { ...STYLE, autoProcess: true });
    expect((await booked.answer()).owned['layby']).toEqual({ L1: -20_000 });
    await booked.more([completion]);
    expect(await onShelf(booked)).toBe(-2_000);
    expect(await balance(booked, '4000')).toBe(-120_000);
    expect(await balance(booked, '2330')).toBe(0);
    const { invoices } = await booked.ask('books.invoices', { type: 'invoice' });
    const invoice = await document(booked, invoices[0]!.number);
    expect(invoice).toMatchObject({ customer: { code: 'CUST-1' }, total: '1272.00' });
  });

  describe('whose completion is cancelled', () => {
    const three = { ...open, lines: [tea(3)], total: tea(3).total };
    const whole = { lines: [tea(3)], total: tea(3).total, tenders: [cash(11_800)] };
    const ended = { ...completion, ...daysOn(1), ...whole };
    const cancelled = event('cancellation', 'L4', {
      ...ANNA,
      ...daysOn(2),
      lines: [tea(-3)],
      total: tea(-3).total,
      tenders: [cash(-11_800)],
      details: { ...details, depositApplied: minor(20_000) },
      reference: { kind: 'layby-completion', sourceId: 'L3' },
    });

    /** The layby is as it was before its completion. */
    async function expectOpenAgain(booked: BookedWeek): Promise<void> {
      expect((await booked.answer()).owned['layby']).toEqual({ L1: -20_000 });
      expect(await balance(booked, '4000')).toBe(0);
      expect(await onLayby(booked)).toBe('3');
      expect(await onShelf(booked)).toBe(10_000);
      expect(await booked.ask('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
    }

    test.each(POSTING_STYLES)('is an open order again: %s', async (postingStyle) => {
      await using booked = await tell([three, deposit], { postingStyle, autoProcess: true });
      await booked.more([ended]);
      expect(await onLayby(booked)).toBe('0');
      await booked.more([cancelled]);
      await expectOpenAgain(booked);
      const [credit] = (await booked.ask('books.invoices', { type: 'credit-note' })).invoices;
      await booked.ask('books.undo', { number: credit?.number ?? '', reason: 'It stands after all' });
      expect(await onLayby(booked)).toBe('0');
      expect((await booked.answer()).owned['layby'] ?? {}).toEqual({});
    });

    test.each(POSTING_STYLES)('is so also where both come at once: %s', async (postingStyle) => {
      await using booked = await tell([three, deposit], { postingStyle, autoProcess: true });
      await booked.more([ended, cancelled]);
      await expectOpenAgain(booked);
    });

    test('waits for a person beside its completion, and neither is in the books before', async () => {
      await using booked = await tell([three, deposit], STYLE);
      await booked.ask('books.activate', {});
      await booked.more([ended]);
      await booked.more([cancelled]);
      await expectOpenAgain(booked);
      const counted = { ...tea(7, { net: minor(0), tax: minor(0) }), quantity: quantity(7_000) };
      await booked.more([event('stock-count', 'C1', { ...daysOn(3), lines: [counted], total: amount(0) })]);
      const { counts } = await booked.ask('books.counts', {});
      await booked.ask('books.confirm-count', { number: counts[0]!.number });
      expect(await balance(booked, '5300')).toBe(0);
      await booked.ask('books.process', {});
      await expectOpenAgain(booked);
    });
  });

  test('a count sheet leaves out what is on layby, and so the count is right without it', async () => {
    const three = { ...open, lines: [tea(3)], total: tea(3).total };
    const counted = { ...tea(7, { net: minor(0), tax: minor(0) }), quantity: quantity(7_000) };
    const count = event('stock-count', 'C1', { ...daysOn(1), lines: [counted], total: amount(0) });
    await using booked = await tell([three, deposit, count], STYLE);
    const { rows } = await booked.ask('books.count-sheet', { location: 'KL' });
    expect(rows).toMatchObject([{ sku: 'TEA-1', quantity: '7', onLayby: '3' }]);
    const { counts } = await booked.ask('books.counts', {});
    await booked.ask('books.confirm-count', { number: counts[0]!.number });
    expect(await onShelf(booked)).toBe(10_000);
    expect(await balance(booked, '5300')).toBe(0);
  });
});

describe('returns', () => {
  const returned = (sourceId: string, reason: string): PosDocument =>
    event('return', sourceId, {
      ...SHIFT,
      reason,
      lines: [tea(-1)],
      total: tea(-1).total,
      tenders: [cash(-10_600)],
    });

  test('each is a credit note order, and a credit note once it is processed', async () => {
    await using booked = await tell([returned('1', 'Changed mind'), returned('2', 'Damaged')], STYLE);
    const found = await orders(booked);
    expect(found).toHaveLength(2);
    expect(await balance(booked, '4100')).toBe(0);
    const { done } = await booked.ask('books.process', {});
    expect(done.map(({ made }) => made[0]?.type)).toEqual(['credit-note', 'credit-note']);
    expect(await balance(booked, '4100')).toBe(20_000);
  });

  test('the reason decides whether goods go back to stock', async () => {
    await using back = await tell([returned('1', 'Changed mind')], { ...STYLE, autoProcess: true });
    expect(await onShelf(back)).toBe(11_000);
    expect(await balance(back, '5000')).toBe(-400);
  });

  test('a reason that keeps goods out of stock moves nothing of it', async () => {
    await using gone = await tell([returned('1', 'Damaged')], { ...STYLE, autoProcess: true });
    expect(await balance(gone, '4100')).toBe(10_000);
    expect(await onShelf(gone)).toBe(10_000);
    expect(await balance(gone, '5000')).toBe(0);
  });

  test('what a reason means is kept in the mappings: one never seen holds its return until it is there', async () => {
    await using booked = await tell([returned('1', 'Colour')], { ...STYLE, autoProcess: true });
    const { holds } = await booked.ask('holds.list', { code: 'reason-unmapped' });
    expect(holds).toHaveLength(1);
    const set = { stream: 'Week', type: 'reason', key: 'Colour', value: 'written-off' } as const;
    await booked.ask('mappings.set', set);
    await booked.sync();
    expect(await balance(booked, '4100')).toBe(10_000);
    expect(await onShelf(booked)).toBe(10_000);
  });
});

describe('shift cash-up', () => {
  const close = (counted: number): readonly PosDocument[] => [
    OPEN,
    event('shift-close', 'S1', {
      ...SHIFT,
      details: { counts: [{ method: 'Cash', expected: minor(10_000), counted: minor(counted) }] },
    }),
  ];

  test.each([
    ['short', 9_800, -200],
    ['over', 10_150, 150],
  ])(
    'a variance is a pending journal once the shift is closed, and recorded when it is made Normal: %s',
    async (_, counted, difference) => {
      await using booked = await tell(close(counted));
      const { journals } = await booked.ask('books.journals', {});
      expect(journals).toMatchObject([{ state: 'pending' }]);
      expect(await balance(booked, '6910')).toBe(0);
      await booked.ask('books.make-normal', {});
      expect((await booked.ask('books.journals', {})).journals).toMatchObject([{ state: 'normal' }]);
      expect(await balance(booked, '6910')).toBe(-difference);
      expect(await balance(booked, '1010')).toBe(difference);
    },
  );
});

test('all other entries follow from the mapped accounts of what was sold', async () => {
  await using booked = await tell([sale('1', SHIFT)], { ...STYLE, autoProcess: true });
  expect((await booked.answer()).accounts).toEqual({
    '1010': 10_600,
    '1400': 3_600,
    '2100': -600,
    '3900': -4_000,
    '4000': -10_000,
    '5000': 400,
  });
});

function sumOf(totals: readonly string[]): number {
  return totals.reduce((sum, total) => sum + Number(total.replace('.', '')), 0);
}
