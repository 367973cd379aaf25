import { beforeAll, describe, expect, test } from 'vitest';
import type { PosDocument } from '../../../src-shared/model/index.ts';
import { daysBetween } from '../../../src-shared/time/index.ts';
import { dateOf, documentsOf, ofKind, sumOf } from './reading.ts';

/** The middle of these days has all its past and future in the window. */
const FROM = '2026-08-15';
const TO = '2026-10-31';

describe.each([1, 8])('what belongs together in the world of seed %i', (seed) => {
  let all: readonly PosDocument[] = [];
  let byShift: ReadonlyMap<string | null, readonly PosDocument[]> = new Map();
  beforeAll(async () => {
    all = await documentsOf(seed, FROM, TO);
    byShift = Map.groupBy(all, ({ shift }) => shift);
  });

  test('whatever refers to a document refers to one that was there before', () => {
    const known = new Map(all.map((one) => [`${one.kind}/${one.sourceId}`, one]));
    const referring = all
      .filter(({ reference }) => reference !== null)
      .filter((one) => dateOf(one) > '2026-09-20');
    expect(referring.length).toBeGreaterThan(150);
    for (const one of referring) {
      const target = known.get(`${one.reference!.kind}/${one.reference!.sourceId}`);
      if (target === undefined) throw new Error(`${one.kind} ${one.sourceId} refers to nothing`);
      expect(target.occurredAt).toBeLessThan(one.occurredAt);
    }
  });

  test('a return takes back no more than its sale sold', () => {
    const sales = new Map(ofKind(all, 'sale').map((sale) => [sale.sourceId, sale]));
    for (const one of ofKind(all, 'return')) {
      const sale = sales.get(one.reference?.sourceId ?? '');
      if (sale === undefined) continue;
      expect(daysBetween(dateOf(sale), dateOf(one))).toBeGreaterThanOrEqual(1);
      expect(-one.total).toBeLessThanOrEqual(sale.total);
      for (const line of one.lines) {
        const sold = sale.lines.find(({ sku, quantity }) => sku === line.sku && quantity >= -line.quantity);
        expect(sold?.unitPrice).toBe(line.unitPrice);
      }
    }
  });

  test('a cancelled sale and its cancellation come to nothing', () => {
    const sales = new Map(ofKind(all, 'sale').map((sale) => [sale.sourceId, sale]));
    const pairs = ofKind(all, 'cancellation').map(
      (one) => [one, sales.get(one.reference?.sourceId ?? '')] as const,
    );
    expect(pairs.filter(([, sale]) => sale !== undefined).length).toBeGreaterThan(10);
    for (const [one, sale] of pairs) {
      if (sale === undefined) continue;
      expect([one.total, one.rounding + sale.rounding]).toEqual([-sale.total, 0]);
      expect(sumOf([...one.tenders, ...sale.tenders].map(({ amount }) => amount))).toBe(0);
      expect(sumOf([...one.lines, ...sale.lines].map(({ quantity }) => quantity))).toBe(0);
    }
  });

  test('goods that leave a store arrive at the other, all of them, within two days', () => {
    const out = ofKind(all, 'transfer-out').filter((one) => dateOf(one) <= '2026-10-29');
    expect(out.length).toBeGreaterThan(20);
    for (const sent of out) {
      const arrived = ofKind(all, 'transfer-in').filter(({ details }) => details.caseId === sent.sourceId);
      expect(arrived).toHaveLength(1);
      expect(arrived[0]!.lines).toEqual(sent.lines);
      expect([arrived[0]!.location, arrived[0]!.details.otherLocation]).toEqual([
        sent.details.otherLocation,
        sent.location,
      ]);
      expect([1, 2]).toContain(daysBetween(dateOf(sent), dateOf(arrived[0]!)));
    }
  });

  test('a layby is paid to the cent, or given back but for the fee', () => {
    const ended = ofKind(all, 'layby-completion', 'layby-cancellation').filter(
      (one) => dateOf(one) > '2026-09-15',
    );
    expect(ended.length).toBeGreaterThan(20);
    for (const end of ended) {
      const { caseId } = end.details;
      const steps = all.filter(({ details }) => details.caseId === caseId);
      expect(steps.map(({ kind }) => kind)).toEqual([
        'layby-open',
        'layby-deposit',
        'layby-deposit',
        end.kind,
      ]);
      const paid = sumOf(
        steps.map(({ tenders, rounding }) => sumOf(tenders.map((leg) => leg.amount)) - rounding),
      );
      expect(paid).toBe(end.total);
      if (end.kind === 'layby-completion') expect(end.lines).toEqual(steps[0]!.lines);
    }
  });

  test('no more is spent from a gift card or a store credit than was put on it', () => {
    const left = new Map<string, number>();
    const put = (reference: string | null, amount: number): void => {
      left.set(reference ?? 'none', (left.get(reference ?? 'none') ?? 0) + amount);
    };
    for (const card of ofKind(all, 'gift-card-sold')) put(card.details.caseId ?? null, card.total);
    const prepaid = all.flatMap((one) => one.tenders.map((leg) => ({ ...leg, date: dateOf(one) })));
    const legs = prepaid.filter(({ method }) => method === 'Gift card' || method === 'Store credit');
    const settled = legs.filter(({ date, amount }) => amount < 0 || date > '2026-09-10');
    for (const { reference, amount } of settled) put(reference, -amount);
    expect(legs.filter(({ amount }) => amount > 0).length).toBeGreaterThan(60);
    expect([...left.values()].every((amount) => amount >= 0)).toBe(true);
    expect([...left.values()].some((amount) => amount === 0)).toBe(true);
  });

  test('payments on account pay what is owed, after what was given back', () => {
    const payments = ofKind(all, 'account-payment').filter((one) => dateOf(one) > '2026-09-15');
    expect(payments.length).toBeGreaterThan(20);
    for (const payment of payments) {
      const id = payment.reference!.sourceId;
      const sale = ofKind(all, 'account-sale').find(({ sourceId }) => sourceId === id)!;
      const back = ofKind(all, 'charge-return').filter(({ reference }) => reference!.sourceId === id);
      expect(payment.total).toBe(sale.total + sumOf(back.map(({ total }) => total)));
      expect([payment.customer, payment.details]).toEqual([sale.customer, sale.details]);
      expect(sale.tenders).toEqual([]);
    }
  });

  test('a drawer should hold its float and all that went through it, late sales too', () => {
    const closes = ofKind(all, 'shift-close').filter(
      (one) => dateOf(one) < '2026-10-28' && dateOf(one) > FROM,
    );
    expect(closes.length).toBeGreaterThan(500);
    for (const close of closes) {
      const shift = byShift.get(close.shift) ?? [];
      const float = ofKind(shift, 'shift-open')[0]!.details.openingFloat!;
      const legs = shift.flatMap(({ tenders }) => tenders);
      for (const { method, expected } of close.details.counts!) {
        const amounts = legs.filter((leg) => leg.method === method).map(({ amount }) => amount);
        expect(expected).toBe(sumOf(amounts) + (method === 'Cash' ? float : 0));
      }
      expect(shift.every((one) => one.occurredAt <= close.occurredAt)).toBe(true);
    }
  });
});
