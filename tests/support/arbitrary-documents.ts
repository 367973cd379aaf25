import * as fc from 'fast-check';
import type { PosDocument, PosLine, PosTender } from '../../src-shared/model/index.ts';
import { type Minor, minor, quantity, unitPrice } from '../../src-shared/money/index.ts';
import { aLine, aReturn, aSale, aTender } from './builders.ts';

const TAX_CODES = ['SR6', 'SR10', 'ZR', 'EX'] as const;

/** Few SKUs, so that lines meet; two of them differ by case only. */
const SKUS = ['TEA-1', 'tea-1', 'COFFEE-1', 'MUG-1'] as const;

/** An amount of up to 1,000.00, nothing included. */
const anAmount = fc.integer({ min: 0, max: 100_000 }).map(minor);

/** A line that adds up, of goods or of a service charge; positive. */
export const anyLine: fc.Arbitrary<PosLine> = fc
  .record({
    type: fc.constantFrom('item' as const, 'item' as const, 'service-charge' as const),
    sku: fc.constantFrom(...SKUS),
    name: fc.constantFrom('Tea', 'Coffee', 'Mug', ''),
    quantity: fc.integer({ min: 1, max: 5_000 }).map(quantity),
    unitPrice: fc.constantFrom(0, 1_000_000, 2_500_000).map(unitPrice),
    discount: anAmount,
    net: anAmount,
    tax: fc.integer({ min: 0, max: 10_000 }).map(minor),
    taxCode: fc.constantFrom(...TAX_CODES),
  })
  .map((parts) => aLine(parts));

/** Settles an amount with up to two tenders, a tip and a rounding within the cap. */
function anySettlement(total: Minor): fc.Arbitrary<Pick<PosDocument, 'tenders' | 'rounding'>> {
  return fc
    .record({
      rounding: fc.integer({ min: -2, max: 2 }).map(minor),
      tip: fc.constantFrom(0, 0, 150).map(minor),
      first: fc.integer({ min: 0, max: 100 }),
      methods: fc.constantFrom(['Cash', 'Card'], ['Cash', 'Cash'], ['Gift card', 'Cash'] as const),
    })
    .map(({ rounding, tip, first, methods }) => {
      const paid = total + rounding;
      const one = Math.trunc((paid * first) / 100);
      const tenders: PosTender[] = [
        aTender({ method: methods[0] ?? 'Cash', amount: minor(one) }),
        aTender({ method: methods[1] ?? 'Cash', amount: minor(paid - one + tip), tip }),
      ];
      return { rounding, tenders };
    });
}

/** A counter sale that adds up, its source id left to the caller. */
export const anySale: fc.Arbitrary<PosDocument> = fc
  .array(anyLine, { minLength: 0, maxLength: 4 })
  .chain((lines) => {
    const total = minor(lines.reduce((all, line) => all + line.total, 0));
    return anySettlement(total).map((settled) => aSale('1', { lines, total, ...settled }));
  });

/** The same the other way round, for money back. */
export function takenBack(sale: PosDocument, reason: string | null = null): PosDocument {
  return aReturn(sale.sourceId, {
    reason,
    total: minor(-sale.total),
    rounding: minor(-sale.rounding),
    lines: sale.lines.map((line) => ({
      ...line,
      quantity: quantity(-line.quantity),
      discount: minor(-line.discount),
      net: minor(-line.net),
      tax: minor(-line.tax),
      total: minor(-line.total),
    })),
    tenders: sale.tenders.map((leg) => ({ ...leg, amount: minor(-leg.amount), tip: minor(-leg.tip) })),
  });
}

export const anyReturn: fc.Arbitrary<PosDocument> = fc
  .tuple(anySale, fc.constantFrom(null, 'Damaged', 'Changed mind'))
  .map(([sale, reason]) => takenBack(sale, reason));

/** A day's counter documents with source ids of their own. */
export const anyCounterDay: fc.Arbitrary<readonly PosDocument[]> = fc
  .array(fc.oneof(anySale, anySale, anyReturn), { maxLength: 8 })
  .map((documents) => documents.map((document, i) => ({ ...document, sourceId: String(i + 1) })));
