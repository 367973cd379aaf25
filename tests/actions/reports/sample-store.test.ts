import { afterAll, beforeAll, expect, test } from 'vitest';
import { SUBLEDGERS } from '../../../src-shared/model/index.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { openShop, type Shop } from '../../support/shop.ts';

/** Long enough for laybys to be completed and cards to be used. */
const DAYS = 10;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await shop.ok('demo.run', { seed: 1, until: '2026-10-31', days: DAYS });
}, 120_000);
afterAll(() => shop.close());

test.each(SUBLEDGERS)('%s: the roll-forward ties to the ledger on every day', async (ledger) => {
  const { days, ties } = await shop.ok('reports.rollforward', { ledger });
  expect(days.length).toBeGreaterThanOrEqual(DAYS - 1);
  expect(days.filter((day) => !day.ties)).toEqual([]);
  expect(ties).toBe(true);
  for (const { opening, movements, closing } of days) {
    expect(Number(sumDecimals([opening, ...Object.values(movements)]))).toBe(Number(closing));
  }
});

test('stock and receivables come to their accounts', async () => {
  expect((await shop.ok('reports.stock', { limit: 1 })).ties).toBe(true);
  const aged = await shop.ok('reports.aged-receivables', { asOf: '2026-10-31' });
  expect(aged.ties).toBe(true);
  expect(aged.rows.length).toBeGreaterThan(0);
});

test('every line of some documents of each type adds up to its receipts', async () => {
  const { invoices } = await shop.ok('books.invoices', { newestFirst: true });
  const byType = Map.groupBy(invoices, ({ type }) => type);
  expect(byType.size).toBeGreaterThan(4);
  for (const documents of byType.values()) {
    for (const { number, type } of documents.slice(0, 5)) {
      const { lines } = await shop.ok('explain.line', { document: number });
      for (const { amount, shares, exact } of lines) {
        expect([number, exact]).toEqual([number, true]);
        if (type === 'opening-balance') continue;
        expect(Number(sumDecimals(shares.map((share) => share.amount)))).toBe(Number(amount));
      }
    }
  }
}, 60_000);
