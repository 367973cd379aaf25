import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accountNumber,
  allOf,
  balancedEntry,
  type BillingDocument,
  type BillingLine,
  canBeParted,
  deliverable,
  deliveryKey,
  type Entry,
  invoiceOfOrders,
  noneOf,
  type SalesOrderDocument,
} from '../../src-shared/model/index.ts';
import { minor, quantity, type Quantity, sum, unitPrice, ZERO } from '../../src-shared/money/index.ts';
import { businessDate } from '../../src-shared/time/index.ts';
import { STOCK_ACCOUNTS } from '../support/accounting-documents.ts';
import { MONDAY, MYR } from '../support/builders.ts';

const TUESDAY = businessDate('2026-11-03');
const ACCOUNT = {
  cash: accountNumber('1010'),
  receivable: accountNumber('1200'),
  tax: accountNumber('2100'),
  sales: accountNumber('4000'),
  discount: accountNumber('4900'),
  rounding: accountNumber('6000'),
};

interface Ordered {
  readonly sku: string;
  readonly pieces: number;
  readonly net: number;
  readonly tax?: number;
  readonly discount?: number;
}

function lineOf({ sku, pieces, net, tax = 0, discount = 0 }: Ordered): BillingLine {
  return {
    sku,
    description: sku,
    quantity: quantity(pieces * 1000),
    unitPrice: unitPrice(0),
    discount: minor(discount),
    net: minor(net),
    tax: minor(tax),
    total: minor(net + tax),
    taxCode: 'SR',
    account: ACCOUNT.sales,
    discountAccount: ACCOUNT.discount,
    taxAccount: ACCOUNT.tax,
  };
}

/** An order on account, of which some is paid in cash at once and rounded. */
function orderOf(ordered: readonly Ordered[], { paid = 0, rounding = 0 } = {}): SalesOrderDocument {
  const lines = ordered.map(lineOf);
  const total = sum(lines.map((line) => line.total));
  const due = minor(total + rounding - paid);
  const entries = [
    balancedEntry(MONDAY, 'Sales', [
      { account: ACCOUNT.receivable, amount: total, memo: 'Sales incl. tax' },
      ...lines.flatMap((line) => [
        { account: ACCOUNT.discount, amount: line.discount, memo: 'Discounts' },
        { account: ACCOUNT.sales, amount: minor(-line.net - line.discount), memo: 'Sales' },
        { account: ACCOUNT.tax, amount: minor(-line.tax), memo: 'Tax' },
      ]),
    ]),
    balancedEntry(MONDAY, 'Payments', [
      { account: ACCOUNT.cash, amount: minor(paid), memo: 'Cash' },
      { account: ACCOUNT.rounding, amount: minor(-rounding), memo: 'Rounding' },
      { account: ACCOUNT.receivable, amount: minor(rounding - paid), memo: 'Paid' },
    ]),
  ].filter((entry) => entry !== null);
  return {
    type: 'sales-order',
    key: deliveryKey('pos/KL/o1'),
    number: 'SO-1',
    date: MONDAY,
    currency: MYR,
    location: 'KL',
    total,
    order: 'account',
    group: null,
    caseId: null,
    contact: 'Ah Seng',
    customer: { code: 'C1', name: 'Ah Seng' },
    lines,
    payments: paid === 0 ? [] : [{ method: 'Cash', account: ACCOUNT.cash, amount: minor(paid) }],
    rounding: minor(rounding),
    tips: ZERO,
    due,
    stock: [...Map.groupBy(lines, (line) => line.sku ?? '')].map(([sku, ofSku]) => ({
      sku,
      name: sku,
      quantity: quantity(ofSku.reduce((all, line) => all + line.quantity, 0)),
    })),
    stockAccounts: STOCK_ACCOUNTS,
    entries,
    subledger:
      due === 0
        ? []
        : [
            {
              ledger: 'receivable',
              account: ACCOUNT.receivable,
              subject: 'C1',
              movement: 'added',
              amount: due,
            },
          ],
  };
}

const AS = { key: deliveryKey('pos/KL/o1/invoice/1'), number: 'SO-1/1', date: MONDAY };
const pieces = (...counts: readonly number[]): Quantity[] => counts.map((count) => quantity(count * 1000));

/** Accounts with what they are moved by, debits positive. */
function balances(entries: readonly Entry[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { account, side, amount } of entries.flatMap((entry) => entry.lines)) {
    sums[account] = (sums[account] ?? 0) + (side === 'debit' ? amount : -amount);
  }
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
}

/** What the sub-ledger says of the receivable must be what the entries say. */
function expectToAgree(invoice: BillingDocument): void {
  const owed = sum(invoice.subledger.map((line) => line.amount));
  expect(balances(invoice.entries)[ACCOUNT.receivable] ?? 0).toBe(owed);
  expect(invoice.due).toBe(owed);
  expect(invoice.total).toBe(sum(invoice.lines.map((line) => line.total)));
}

describe('the whole of an order', () => {
  test('makes an invoice with the entries and the sub-ledger that the order was posted with', () => {
    const order = orderOf([{ sku: 'TEA', pieces: 2, net: 1000, tax: 60 }], { paid: 560 });
    const invoice = invoiceOfOrders([{ order, before: noneOf(order), after: allOf(order) }], AS);
    expect(invoice).toMatchObject({
      type: 'invoice',
      number: 'SO-1/1',
      customer: { code: 'C1' },
      total: 1060,
      due: 500,
      release: null,
    });
    expect(invoice.entries).toEqual(order.entries);
    expect(invoice.subledger).toEqual(order.subledger);
    expect(invoice.stock).toEqual(order.stock);
  });

  test('is dated when it is processed', () => {
    const order = orderOf([{ sku: 'TEA', pieces: 1, net: 100 }]);
    const part = { order, before: noneOf(order), after: allOf(order) };
    const invoice = invoiceOfOrders([part], { ...AS, date: TUESDAY });
    expect(invoice.entries.map((entry) => entry.date)).toEqual([TUESDAY]);
    expect(balances(invoice.entries)).toEqual({ '1200': 100, '4000': -100 });
  });

  test('of a credit order is a credit note', () => {
    const order = { ...orderOf([{ sku: 'TEA', pieces: 1, net: 100 }]), order: 'credit' as const };
    const part = { order, before: noneOf(order), after: allOf(order) };
    expect(invoiceOfOrders([part], AS).type).toBe('credit-note');
    expect(canBeParted(order)).toBe(false);
  });

  test('of orders that have grown together is one invoice', () => {
    const [one, two] = [
      orderOf([{ sku: 'TEA', pieces: 1, net: 100 }]),
      orderOf([{ sku: 'TEA', pieces: 2, net: 200, tax: 12 }], { paid: 12 }),
    ];
    const parts = [one, two].map((order) => ({ order, before: noneOf(order), after: allOf(order) }));
    const invoice = invoiceOfOrders(parts, AS);
    expect(invoice).toMatchObject({ total: 312, due: 300, lines: [{ net: 100 }, { net: 200 }] });
    expect(invoice.stock).toEqual([{ sku: 'TEA', name: 'TEA', quantity: 3000 }]);
    expectToAgree(invoice);
  });
});

describe('a part of an order', () => {
  const order = orderOf(
    [
      { sku: 'TEA', pieces: 3, net: 1000, tax: 60, discount: 100 },
      { sku: 'CUP', pieces: 1, net: 500 },
    ],
    { paid: 300, rounding: 2 },
  );

  test('is its share of each line, and what was paid goes with the first', () => {
    const first = invoiceOfOrders([{ order, before: noneOf(order), after: pieces(1, 0) }], AS);
    expect(first.lines).toMatchObject([
      { sku: 'TEA', quantity: 1000, net: 333, tax: 20, discount: 33, total: 353 },
    ]);
    expect(first).toMatchObject({ total: 353, rounding: 2, due: 55, payments: [{ amount: 300 }] });
    expect(first.stock).toEqual([{ sku: 'TEA', name: 'TEA', quantity: 1000 }]);
    expect(balances(first.entries)).toEqual({
      '1010': 300,
      '1200': 55,
      '2100': -20,
      '4000': -366,
      '4900': 33,
      '6000': -2,
    });
    expectToAgree(first);
    const second = invoiceOfOrders([{ order, before: pieces(1, 0), after: allOf(order) }], AS);
    expect(second).toMatchObject({ total: 1207, due: 1207, payments: [], rounding: 0 });
    expectToAgree(second);
  });

  test('paid for in advance is the credit of the customer', () => {
    const ahead = orderOf([{ sku: 'TEA', pieces: 2, net: 1000 }], { paid: 800 });
    const first = invoiceOfOrders([{ order: ahead, before: noneOf(ahead), after: pieces(1) }], AS);
    expect(first.due).toBe(-300);
    expectToAgree(first);
  });

  test('of what is settled at once is a defect', () => {
    const settled = orderOf([{ sku: 'TEA', pieces: 2, net: 1000 }], { paid: 1000 });
    expect(canBeParted(settled)).toBe(false);
    const part = { order: settled, before: noneOf(settled), after: pieces(1) };
    expect(() => invoiceOfOrders([part], AS)).toThrow(RangeError);
  });

  test('all parts together are the whole, to the cent', () => {
    const money = fc.integer({ min: 0, max: 100_000 });
    const line = fc.record({
      sku: fc.constantFrom('A', 'B', 'C'),
      pieces: fc.integer({ min: 1, max: 7 }),
      net: money,
      tax: money,
      discount: money,
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 50 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
        (ordered, paid, steps) => {
          const whole = orderOf([...ordered, { sku: 'D', pieces: 1, net: 10_000 }], { paid, rounding: 1 });
          let before = noneOf(whole);
          const made: BillingDocument[] = [];
          for (const step of [...steps, 100]) {
            const after = whole.lines.map((each, at) =>
              quantity(Math.min(each.quantity, (before[at] ?? 0) + step * 500)),
            );
            if (after.every((each, at) => each === before[at])) continue;
            made.push(invoiceOfOrders([{ order: whole, before, after }], AS));
            before = after;
          }
          for (const invoice of made) expectToAgree(invoice);
          expect(balances(made.flatMap((invoice) => invoice.entries))).toEqual(balances(whole.entries));
          expect(sum(made.map((invoice) => invoice.due))).toBe(whole.due);
          const left = new Map(whole.stock.map((goods) => [goods.sku, Number(goods.quantity)]));
          for (const goods of made.flatMap((invoice) => invoice.stock)) {
            left.set(goods.sku, (left.get(goods.sku) ?? 0) - goods.quantity);
          }
          expect([...left.values()].every((rest) => rest === 0)).toBe(true);
        },
      ),
    );
  });
});

describe('what can be delivered', () => {
  const order = orderOf([
    { sku: 'TEA', pieces: 3, net: 300 },
    { sku: 'WRAPPING', pieces: 1, net: 5 },
    { sku: 'TEA', pieces: 2, net: 200 },
  ]);
  const having = (tea: number) => new Map([['TEA', quantity(tea * 1000)]]);

  test('is what is in stock, first come first served; what is not stocked always goes', () => {
    expect(deliverable({ order, before: noneOf(order) }, having(4))).toEqual(pieces(3, 1, 1));
    expect(deliverable({ order, before: noneOf(order) }, having(0))).toEqual(pieces(0, 1, 0));
  });

  test('goes on from what was delivered before', () => {
    expect(deliverable({ order, before: pieces(3, 1, 1) }, having(0))).toEqual(pieces(3, 1, 1));
    expect(deliverable({ order, before: pieces(1, 1, 0) }, having(3))).toEqual(pieces(3, 1, 1));
  });
});
