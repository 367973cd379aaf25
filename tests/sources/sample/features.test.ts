import { beforeAll, describe, expect, test } from 'vitest';
import type { PosDocument, PosDocumentKind } from '../../../src-shared/model/index.ts';
import { weekday } from '../../../src-shared/time/index.ts';
import { OCTOBER, dateOf, documentsOf, ofKind } from './reading.ts';

const EXPECTED_KINDS: readonly PosDocumentKind[] = [
  'sale',
  'account-sale',
  'return',
  'charge-return',
  'exchange',
  'cancellation',
  'layby-open',
  'layby-deposit',
  'layby-completion',
  'layby-cancellation',
  'account-payment',
  'gift-card-sold',
  'pay-in',
  'pay-out',
  'cash-drop',
  'shift-open',
  'shift-close',
  'transfer-out',
  'transfer-in',
  'goods-received',
  'stock-count',
  'customer',
];

describe.each([1, 2, 42])('thirty days of seed %i', (seed) => {
  let all: readonly PosDocument[] = [];
  let sales: readonly PosDocument[] = [];
  beforeAll(async () => {
    all = await documentsOf(seed, ...OCTOBER);
    sales = ofKind(all, 'sale');
  });

  test('tell every story at every kind of document', () => {
    const kinds = new Set(all.map(({ kind }) => kind));
    expect(EXPECTED_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  test('have three stores with two registers each', () => {
    const registers = new Set(sales.flatMap(({ register }) => (register === null ? [] : [register])));
    expect([...registers].toSorted()).toEqual(['BNE-1', 'BNE-2', 'NTL-1', 'NTL-2', 'SYD-1', 'SYD-2']);
  });

  test('are paid in every way, also in two parts, and over the web', () => {
    const methods = new Set(sales.flatMap(({ tenders }) => tenders.map(({ method }) => method)));
    const expected = [
      'Cash',
      'Cheque',
      'E-wallet',
      'EFTPOS',
      'Gift card',
      'Mastercard',
      'Store credit',
      'Visa',
    ];
    expect([...methods].toSorted()).toEqual(expected.toSorted());
    expect(sales.some(({ tenders }) => tenders.length === 2)).toBe(true);
    expect(sales.some(({ channel, register }) => channel === 'web' && register === null)).toBe(true);
  });

  test('have discounts, weighed goods, both tax codes, and the same goods twice in one order', () => {
    const lines = sales.flatMap((sale) => sale.lines);
    expect(lines.some(({ discount }) => discount > 0)).toBe(true);
    expect(lines.some(({ quantity }) => quantity % 1000 !== 0)).toBe(true);
    expect(new Set(lines.map(({ taxCode }) => taxCode))).toEqual(new Set(['GST', 'FRE']));
    const twice = sales.filter((sale) => new Set(sale.lines.map(({ sku }) => sku)).size < sale.lines.length);
    expect(twice.length).toBeGreaterThan(5);
  });

  test('have a surcharge in the café corner on Sundays alone', () => {
    const charged = sales.filter((sale) => sale.lines.some(({ type }) => type === 'service-charge'));
    expect(charged.length).toBeGreaterThan(10);
    expect(new Set(charged.map((sale) => weekday(dateOf(sale))))).toEqual(new Set([7]));
    expect(new Set(charged.map(({ location }) => location))).toEqual(new Set(['SYD']));
  });

  test('have customers with an id, customers with a name alone, and walk-ins', () => {
    const bought = sales.map(({ customer, details }) => ({
      id: customer,
      name: details.customerName ?? null,
    }));
    expect(bought.some(({ id, name }) => id !== null && name !== null)).toBe(true);
    expect(bought.some(({ id, name }) => id === null && name !== null)).toBe(true);
    expect(bought.filter(({ name }) => name === null).length).toBeGreaterThan(bought.length / 2);
    const records = ofKind(all, 'customer');
    expect(records.some(({ customer }) => customer !== null)).toBe(true);
    expect(records.some(({ customer }) => customer === null)).toBe(true);
  });

  test('have returns of every sort', () => {
    const returns = ofKind(all, 'return');
    const saleById = new Map(sales.map((sale) => [sale.sourceId, sale]));
    const linked = returns.flatMap((one) => {
      const sale = saleById.get(one.reference?.sourceId ?? '');
      return sale === undefined ? [] : [{ one, sale }];
    });
    expect(new Set(returns.map(({ reason }) => reason)).size).toBe(4);
    expect(returns.some(({ reference }) => reference === null)).toBe(true);
    expect(linked.some(({ one, sale }) => -one.total < sale.total)).toBe(true);
    expect(linked.some(({ one, sale }) => one.tenders[0]?.method !== sale.tenders[0]?.method)).toBe(true);
    expect(returns.some(({ tenders }) => tenders.length === 2)).toBe(true);
  });

  test('have tills without a connection that catch up in time', () => {
    expect(sales.some(({ details }) => details.offline === true)).toBe(true);
  });

  test('have drawers that are short, over and right, and cards that differ', () => {
    const counts = ofKind(all, 'shift-close').flatMap(({ details }) => details.counts ?? []);
    const variances = counts.map(({ method, counted, expected }) => ({ method, amount: counted - expected }));
    const cash = variances.filter(({ method }) => method === 'Cash').map(({ amount }) => amount);
    expect(cash.filter((amount) => amount === 0).length).toBeGreaterThan(cash.length / 2);
    expect(cash.some((amount) => amount < 0)).toBe(true);
    expect(cash.some((amount) => amount > 0)).toBe(true);
    expect(variances.some(({ method, amount }) => method !== 'Cash' && amount !== 0)).toBe(true);
  });

  test('have cancellations on the day itself and on the next', () => {
    const saleById = new Map(sales.map((sale) => [sale.sourceId, sale]));
    const pairs = ofKind(all, 'cancellation').map((one) => ({
      one,
      sale: saleById.get(one.reference?.sourceId ?? ''),
    }));
    expect(pairs.some(({ one, sale }) => sale !== undefined && dateOf(sale) === dateOf(one))).toBe(true);
    expect(pairs.some(({ one, sale }) => sale !== undefined && dateOf(sale) < dateOf(one))).toBe(true);
  });
});
