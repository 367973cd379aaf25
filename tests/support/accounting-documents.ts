import {
  type BillingDocument,
  type GoodsReceivedDocument,
  type OpeningBalanceDocument,
  type StockAccounts,
  type StockLine,
  accountNumber,
  balancedEntry,
  deliveryKey,
} from '../../src-shared/model/index.ts';
import { type Minor, minor, quantity, ZERO } from '../../src-shared/money/index.ts';
import { MONDAY, MYR } from './builders.ts';

export const STOCK_ACCOUNTS: StockAccounts = {
  inventory: accountNumber('1400'),
  costOfGoods: accountNumber('5000'),
  costAdjustment: accountNumber('5100'),
};

const head = (key: string, location: string, total: Minor) => ({
  key: deliveryKey(key),
  number: `N-${key}`,
  date: MONDAY,
  currency: MYR,
  location,
  total,
});

function between(debit: string, credit: string, amount: Minor) {
  const entry = balancedEntry(MONDAY, 'x', [
    { account: accountNumber(debit), amount, memo: 'x' },
    { account: accountNumber(credit), amount: minor(-amount), memo: 'x' },
  ]);
  return entry === null ? [] : [entry];
}

/** Pieces of a SKU, out of stock when positive. */
export function pieces(sku: string, count: number): StockLine {
  return { sku, name: `Name of ${sku}`, quantity: quantity(count * 1_000) };
}

/** An invoice (or credit note) of 10.00 whose goods leave (or come back). */
export function billingOf(
  key: string,
  stock: readonly StockLine[],
  { location = 'KL', type = 'invoice' as BillingDocument['type'] } = {},
): BillingDocument {
  return {
    type,
    ...head(key, location, minor(1_000)),
    contact: 'POS sales customer',
    lines: [],
    payments: [],
    rounding: ZERO,
    tips: ZERO,
    stock,
    stockAccounts: STOCK_ACCOUNTS,
    entries:
      type === 'invoice' ? between('1010', '4000', minor(1_000)) : between('4100', '1010', minor(1_000)),
  };
}

/** Goods that come in with what each line costs. */
export function goodsOf(
  key: string,
  lines: readonly { readonly sku: string; readonly count: number; readonly cost: number }[],
  location = 'KL',
): GoodsReceivedDocument {
  const costs = lines.map(({ sku, count, cost }) => ({ ...pieces(sku, count), cost: minor(cost) }));
  const total = minor(costs.reduce((all, line) => all + line.cost, 0));
  return {
    type: 'goods-received',
    ...head(key, location, total),
    reference: key,
    lines: costs,
    stockAccounts: STOCK_ACCOUNTS,
    entries: between('1400', '2010', total),
  };
}

/** What there is at connecting. */
export function openingOf(
  key: string,
  lines: readonly {
    readonly sku: string;
    readonly count: number;
    readonly value: number;
    readonly location?: string;
  }[],
): OpeningBalanceDocument {
  const stock = lines.map(({ sku, count, value, location = 'KL' }) => ({
    ...pieces(sku, count),
    location,
    value: minor(value),
  }));
  const total = minor(stock.reduce((all, line) => all + line.value, 0));
  return { type: 'opening-balance', ...head(key, '', total), stock, entries: between('1400', '3900', total) };
}
