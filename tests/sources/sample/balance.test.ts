import { beforeAll, describe, expect, test } from 'vitest';
import type { PosDocument, PosLine } from '../../../src-shared/model/index.ts';
import { lineAmount, minor, taxInside } from '../../../src-shared/money/index.ts';
import { differenceOf, documentsOf, ofKind, sumOf } from './reading.ts';

const TRADED = ['sale', 'return', 'cancellation', 'exchange'] as const;
const RATES: Readonly<Record<string, number>> = { GST: 1000, FRE: 0 };

describe.each([1, 77, 4_000_000_000])('sixty days of seed %i', (seed) => {
  let documents: readonly PosDocument[] = [];
  let traded: readonly PosDocument[] = [];
  beforeAll(async () => {
    documents = await documentsOf(seed, '2026-03-15', '2026-05-13');
    traded = ofKind(documents, ...TRADED);
  });

  test('what is paid is the total, rounded, with tips; only the broken orders differ, by 1.00', () => {
    const out = traded.filter((document) => differenceOf(document) !== 0);
    expect(out.map(differenceOf)).toEqual([100, 100]);
    expect(out.every(({ kind }) => kind === 'sale')).toBe(true);
  });

  test('payments outside the counter are in balance too', () => {
    const kinds = [
      'gift-card-sold',
      'account-payment',
      'account-refund',
      'layby-deposit',
      'deposit-taken',
      'deposit-refund',
      'direct-ship-deposit',
      'installed-deposit',
      'gift-card-topped-up',
      'gift-card-redeemed',
      'pay-in',
      'pay-out',
      'cash-drop',
      'float-change',
      'cheque-cashing',
      'fee',
    ] as const;
    const paid = ofKind(documents, ...kinds).filter(({ channel }) => channel !== 'network');
    expect(paid.length).toBeGreaterThan(200);
    expect(paid.filter((document) => differenceOf(document) !== 0)).toEqual([]);
  });

  test('what deposits and tenders pay of a direct ship or a job is its total; firms owe the rest', () => {
    const billed = ofKind(documents, 'direct-ship-invoice', 'installed-completion');
    expect(billed.length).toBeGreaterThan(15);
    for (const one of billed) {
      const rest = one.total - one.details.depositApplied!;
      const paid = differenceOf({ ...one, total: minor(rest) });
      if (one.tenders.length === 0) expect([one.kind, one.customer]).toEqual([one.kind, expect.any(String)]);
      else expect(paid).toBe(0);
    }
    expect(billed.some(({ tenders }) => tenders.length === 0)).toBe(true);
  });

  test('a total is the sum of its lines, and a line is net plus tax', () => {
    const unpriced = ['transfer-out', 'transfer-in', 'installed-issue', 'stock-adjustment'];
    const listed = documents.filter(({ kind, lines }) => lines.length > 0 && !unpriced.includes(kind));
    const wrong = listed.filter(({ total, lines }) => total !== sumOf(lines.map((line) => line.total)));
    expect(wrong).toEqual([]);
    const lines = documents.flatMap((document) => document.lines);
    expect(lines.filter(({ net, tax, total }) => net + tax !== total)).toEqual([]);
  });

  test('tax is what the price contains, discount what net would have been more', () => {
    const priced = ofKind(documents, ...TRADED, 'account-sale', 'layby-open').flatMap(({ lines }) => lines);
    expect(priced.filter(({ discount }) => discount !== 0).length).toBeGreaterThan(100);
    expect(priced.filter((line) => !isPriced(line))).toEqual([]);
  });

  test('sales are positive; returns and cancellations are negative throughout', () => {
    const signs = (sign: 1 | -1, list: readonly PosDocument[]): PosDocument[] =>
      list.filter(
        ({ total, lines, tenders }) =>
          total * sign <= 0 ||
          lines.some((line) => Math.min(line.quantity * sign, line.net * sign, line.total * sign) <= 0) ||
          lines.some((line) => line.tax * sign < 0 || line.discount * sign < 0) ||
          tenders.some(({ amount }) => amount * sign <= 0),
      );
    expect(signs(1, ofKind(documents, 'sale', 'account-sale'))).toEqual([]);
    expect(
      signs(-1, ofKind(documents, 'return', 'cancellation', 'charge-return').filter(hasTenders)),
    ).toEqual([]);
  });

  test('only cash is rounded, to five cents and by at most two', () => {
    for (const { tenders, rounding } of documents) {
      const cash = tenders.filter(({ method }) => method === 'Cash');
      expect(cash.every(({ amount }) => amount % 5 === 0)).toBe(true);
      expect(Math.abs(rounding)).toBeLessThanOrEqual(2);
      if (rounding !== 0 && tenders.length > 0) expect(cash).not.toEqual([]);
    }
    expect(documents.some(({ rounding }) => rounding > 0)).toBe(true);
    expect(documents.some(({ rounding }) => rounding < 0)).toBe(true);
  });

  test('tips are on card legs alone', () => {
    const tipped = documents.flatMap(({ tenders }) => tenders).filter(({ tip }) => tip !== 0);
    expect(tipped.length).toBeGreaterThan(10);
    expect(
      tipped.filter(({ method, amount, tip }) => method === 'Cash' || Math.abs(amount) <= Math.abs(tip)),
    ).toEqual([]);
  });

  test('no document comes twice', () => {
    const ids = documents.map(({ kind, sourceId }) => `${kind}/${sourceId}`);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

function hasTenders({ tenders }: PosDocument): boolean {
  return tenders.length > 0;
}

/** Tax and discount worked out once more from price, quantity and total. */
function isPriced(line: PosLine): boolean {
  const rate = RATES[line.taxCode] ?? Number.NaN;
  const gross = lineAmount(line.unitPrice, line.quantity, 'AUD' as never);
  const netBefore = gross - taxInside(gross, rate);
  return line.tax === taxInside(line.total, rate) && netBefore === line.net + line.discount;
}
