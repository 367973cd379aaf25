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
  'deposit-taken',
  'deposit-refund',
  'account-payment',
  'account-refund',
  'gift-card-sold',
  'gift-card-topped-up',
  'gift-card-redeemed',
  'pay-in',
  'pay-out',
  'cash-drop',
  'float-change',
  'cheque-cashing',
  'direct-ship-order',
  'direct-ship-deposit',
  'direct-ship-invoice',
  'installed-issue',
  'installed-deposit',
  'installed-completion',
  'shift-open',
  'shift-close',
  'transfer-out',
  'transfer-in',
  'goods-received',
  'stock-adjustment',
  'stock-count',
  'customer',
  'fee',
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
      'Blackhawk card',
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

  test('have cards of ours sold by a network, and cards of the network sold here for a commission', () => {
    const sold = ofKind(all, 'gift-card-sold').filter(({ details }) => details.network !== undefined);
    const [ours = [], theirs = []] = ['own', 'network'].map((issuer) =>
      sold.filter(({ details }) => details.cardIssuer === issuer),
    );
    expect([ours.length > 0, theirs.length > 0]).toEqual([true, true]);
    expect(ours.every(({ tenders, shift }) => tenders.length === 0 && shift === null)).toBe(true);
    for (const { total, details } of theirs) {
      expect(details.commission).toBeGreaterThan(0);
      expect(details.commission).toBeLessThan(total / 10);
    }
  });

  test('have pay-outs with tax, without tax, and of tips', () => {
    const paidOut = ofKind(all, 'pay-out');
    const taxes = paidOut.map(({ lines }) => lines.reduce((tax, line) => tax + line.tax, 0));
    expect(taxes.some((tax) => tax < 0)).toBe(true);
    expect(paidOut.some(({ lines }) => lines.some(({ taxCode }) => taxCode === 'FRE'))).toBe(true);
    expect(ofKind(paidOut, 'pay-out').filter(({ reason }) => reason === 'Tips paid out')).not.toEqual([]);
    expect(paidOut.every(({ reason, lines }) => (reason === 'Tips paid out') === (lines.length === 0))).toBe(
      true,
    );
  });

  test('have goods lost and found, with reasons', () => {
    const adjusted = ofKind(all, 'stock-adjustment');
    expect(adjusted.every(({ reason, lines }) => reason !== null && lines[0]!.quantity !== 0)).toBe(true);
    expect(adjusted.some(({ lines }) => lines[0]!.quantity < 0)).toBe(true);
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
