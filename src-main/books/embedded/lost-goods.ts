import { type Minor, minor, quantity, ZERO } from '../../../src-shared/money/index.ts';
import { balancedEntry, type TransferDocument } from '../../../src-shared/model/index.ts';
import type { StockMove } from '../../core/ports/index.ts';
import type { StockEffect } from './stock-effects.ts';
import type { StockLedger } from './stock-ledger.ts';
import type { TransitLedger } from './transit.ts';

/**
 * Goods that left and never arrived go against an account at what they left with. In stock they come in and
 * leave again at that, so that its own quantity, value and average stay as they are.
 */
export function loseGoods(
  ledger: StockLedger,
  transit: TransitLedger,
  { date, location, otherLocation, caseId, lines, inTransit }: TransferDocument,
  { account, reason }: NonNullable<TransferDocument['lost']>,
): StockEffect {
  const moves: StockMove[] = [];
  let all = 0;
  for (const { sku, quantity: lost } of lines) {
    const value: Minor = transit.valueOf(caseId, sku, lost) ?? ZERO;
    transit.add(caseId, sku, { quantity: quantity(-lost), value: minor(-value) });
    all += value;
    const unchanged = {
      state: ledger.begin(sku, location),
      cost: ZERO,
      adjustment: ZERO,
      costUnknown: false,
    };
    moves.push(
      ...ledger.note(unchanged, { kind: 'transfer-in', quantity: lost, value }),
      ...ledger.note(unchanged, { kind: 'adjustment', quantity: quantity(-lost), value: minor(-value) }),
    );
  }
  const entry = balancedEntry(date, `Lost on the way ${otherLocation} to ${location} ${date}`, [
    { account, amount: minor(all), memo: reason },
    { account: inTransit, amount: minor(-all), memo: 'Goods on the way' },
  ]);
  return { moves, entries: entry === null ? [] : [entry], items: lines };
}
