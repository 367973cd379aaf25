import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocateOldestFirst } from '../../../src-main/core/allocation/oldest-first.ts';
import type { OpenItem } from '../../../src-main/core/ports/index.ts';
import { accountNumber, deliveryKey } from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { addDays } from '../../../src-shared/time/index.ts';
import { MONDAY } from '../../support/builders.ts';

/** What is owed (positive) or paid ahead (negative) by one customer. */
function item(id: number, open: number, parts: Partial<OpenItem> & { readonly day?: number } = {}): OpenItem {
  const { day = 0, ...rest } = parts;
  const number = `N-${String(id).padStart(4, '0')}`;
  return {
    id,
    ledger: 'receivable',
    subject: 'C1',
    movement: open > 0 ? 'added' : 'paid',
    date: addDays(MONDAY, day),
    document: { type: open > 0 ? 'invoice' : 'receipt', number },
    account: accountNumber('1200'),
    amount: minor(open),
    open: minor(open),
    key: deliveryKey(number),
    group: null,
    ...rest,
  };
}

test('the oldest is paid first, whatever the order of the list; of one day, the lowest number', () => {
  const items = [item(4, 30, { day: 1 }), item(2, 30), item(1, 30), item(9, -70, { day: 2 })];
  expect(allocateOldestFirst(items)).toEqual([
    { credit: 9, debit: 1, amount: 30 },
    { credit: 9, debit: 2, amount: 30 },
    { credit: 9, debit: 4, amount: 10 },
  ]);
});

test('a receipt pays its own shift before anything older, and then what is oldest', () => {
  const items = [item(1, 50), item(2, 20, { day: 3, group: 's3' }), item(3, -30, { day: 3, group: 's3' })];
  expect(allocateOldestFirst(items)).toEqual([
    { credit: 3, debit: 2, amount: 20 },
    { credit: 3, debit: 1, amount: 10 },
  ]);
});

test('customers and accounts are never mixed', () => {
  const items = [
    item(1, 50, { subject: 'C2' }),
    item(2, 50, { account: accountNumber('1210') }),
    item(3, -50),
  ];
  expect(allocateOldestFirst(items)).toEqual([]);
});

test('nothing is paid twice, and afterwards only one side is left of each customer', () => {
  const any = fc.record({
    open: fc.integer({ min: -200, max: 200 }).filter((open) => open !== 0),
    day: fc.integer({ min: 0, max: 5 }),
    subject: fc.constantFrom('C1', 'C2'),
    group: fc.constantFrom(null, 's1', 's2'),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 25 }), (drawn) => {
      const items = drawn.map(({ open, ...parts }, at) => item(at + 1, open, parts));
      const left = new Map(items.map((each) => [each.id, Number(each.open)]));
      for (const { credit, debit, amount } of allocateOldestFirst(items)) {
        expect(amount).toBeGreaterThan(0);
        left.set(credit, (left.get(credit) ?? 0) + amount);
        left.set(debit, (left.get(debit) ?? 0) - amount);
      }
      for (const { id, open } of items) {
        expect(Math.sign(left.get(id) ?? 0) * Math.sign(open)).toBeGreaterThanOrEqual(0);
      }
      for (const subject of ['C1', 'C2']) {
        const rest = items.filter((each) => each.subject === subject).map(({ id }) => left.get(id) ?? 0);
        expect(rest.some((open) => open > 0) && rest.some((open) => open < 0)).toBe(false);
      }
    }),
  );
});
