import { beforeAll, describe, expect, test } from 'vitest';
import type { PosDocument, PosLine } from '../../../src-shared/model/index.ts';
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

  test('goods that leave a store arrive at the other on the same day, but for a piece now and then', () => {
    const out = ofKind(all, 'transfer-out');
    expect(out.length).toBeGreaterThan(20);
    const lost = out.map((sent) => {
      const arrived = ofKind(all, 'transfer-in').filter(({ details }) => details.caseId === sent.sourceId);
      expect(arrived).toHaveLength(1);
      const [there] = arrived;
      expect(there!.lines.map(({ sku }) => sku)).toEqual(sent.lines.map(({ sku }) => sku));
      expect([there!.location, there!.details.otherLocation]).toEqual([
        sent.details.otherLocation,
        sent.location,
      ]);
      expect([dateOf(there!), there!.occurredAt > sent.occurredAt]).toEqual([dateOf(sent), true]);
      return sumOf(
        [...sent.lines, ...there!.lines.map((line) => ({ ...line, quantity: -line.quantity }))].map(
          ({ quantity }) => quantity,
        ),
      );
    });
    expect(new Set(lost)).toEqual(new Set([0, 1000]));
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
    const cards = ofKind(all, 'gift-card-sold', 'gift-card-topped-up', 'gift-card-redeemed');
    expect(ofKind(cards, 'gift-card-redeemed').length).toBeGreaterThan(0);
    for (const card of cards) {
      if (card.kind !== 'gift-card-redeemed' || dateOf(card) > '2026-09-10') {
        put(card.details.caseId ?? null, card.total);
      }
    }
    const prepaid = all.flatMap((one) => one.tenders.map((leg) => ({ ...leg, date: dateOf(one) })));
    const legs = prepaid.filter(({ method }) => method === 'Gift card' || method === 'Store credit');
    const settled = legs.filter(({ date, amount }) => amount < 0 || date > '2026-09-10');
    for (const { reference, amount } of settled) put(reference, -amount);
    expect(legs.filter(({ amount }) => amount > 0).length).toBeGreaterThan(60);
    expect([...left.values()].every((amount) => amount >= 0)).toBe(true);
    expect([...left.values()].some((amount) => amount === 0)).toBe(true);
  });

  test('payments on account pay what is owed, after what was given back', () => {
    const payments = ofKind(all, 'account-payment').filter(
      ({ reference, ...one }) =>
        dateOf({ reference, ...one }) > '2026-09-15' && reference?.kind === 'account-sale',
    );
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

  test('what was paid twice is given back once, to the same customer', () => {
    const refunds = ofKind(all, 'account-refund').filter((one) => dateOf(one) > '2026-09-20');
    expect(refunds.length).toBeGreaterThan(0);
    for (const refund of refunds) {
      const paid = ofKind(all, 'account-payment').filter(
        ({ reference }) => reference!.sourceId === refund.reference!.sourceId,
      );
      expect(paid.map(({ total }) => total)).toEqual([-refund.total, -refund.total]);
      expect(new Set([...paid, refund].map(({ customer }) => customer)).size).toBe(1);
    }
  });

  test.each([
    ['direct-ship-order', ['direct-ship-order', 'direct-ship-deposit', 'direct-ship-invoice']],
    ['installed-deposit', ['installed-deposit', 'installed-issue', 'installed-completion']],
    ['deposit-taken', ['deposit-taken', 'deposit-refund']],
  ] as const)('a case that begins with %s goes its whole way', (begins, steps) => {
    const begun = ofKind(all, begins).filter((one) => dateOf(one) < '2026-10-10');
    expect(begun.length).toBeGreaterThan(3);
    for (const first of begun) {
      const found = all.filter(({ details }) => details.caseId === first.details.caseId);
      expect(found.map(({ kind }) => kind)).toEqual(steps);
      const deposits = ofKind(found, 'direct-ship-deposit', 'installed-deposit', 'deposit-taken');
      const end = found.at(-1)!;
      const given = end.details.depositApplied ?? -end.total;
      expect(given).toBe(sumOf(deposits.map(({ total }) => total)));
    }
  });

  test('a count finds what is there without what is set aside on layby', () => {
    const counts = ofKind(all, 'stock-count').filter((one) => dateOf(one) > '2026-09-15');
    const found = counts.flatMap((count) => {
      const here = all.filter((one) => one.location === count.location && one.occurredAt < count.occurredAt);
      const ended = new Set(ofKind(here, ...LAYBY_ENDS).map(({ details }) => details.caseId));
      const aside = ofKind(here, 'layby-open').filter(({ details }) => !ended.has(details.caseId));
      // Home and garden goods come on Thursdays, as many as left since the last one.
      const since = here.filter((one) => daysBetween(dateOf(one), dateOf(count)) <= 3);
      const gone = [...ofKind(since, ...LEAVING), ...aside].flatMap(({ lines }) => lines);
      const came = ofKind(since, 'transfer-in', 'stock-adjustment').flatMap(({ lines }) => lines);
      return aside.flatMap(({ lines }) =>
        lines.map(({ sku }) => ({
          counted: pieces(count.lines, sku),
          expected: (OPENING.get(sku) ?? 0) - pieces(gone, sku) + pieces(came, sku),
          isCounted: count.lines.some((line) => line.sku === sku),
        })),
      );
    });
    const differences = found.flatMap(({ counted, expected, isCounted }) =>
      isCounted ? [counted - expected] : [],
    );
    expect(differences.length).toBeGreaterThan(3);
    expect(differences.filter((difference) => difference < -2 || difference > 1)).toEqual([]);
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

const LAYBY_ENDS = ['layby-completion', 'layby-cancellation'] as const;
const LEAVING = ['sale', 'account-sale', 'layby-completion', 'installed-issue', 'transfer-out'] as const;

/** Pieces of the goods dear enough to be set aside, in each store when books begin. */
const OPENING: ReadonlyMap<string, number> = new Map([
  ['HM-3003', 40],
  ['HM-3004', 40],
  ['HM-3005', 30],
  ['HM-3007', 40],
  ['GD-4004', 60],
]);

function pieces(lines: readonly PosLine[], sku: string): number {
  return sumOf(lines.filter((line) => line.sku === sku).map(({ quantity }) => quantity / 1000));
}
