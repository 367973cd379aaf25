import type { StockMove } from '../../core/ports/index.ts';
import type { DocumentId, StockLine } from '../../../src-shared/model/index.ts';
import { add, type Minor, minor, negate, sum, ZERO } from '../../../src-shared/money/index.ts';
import { type ExplainedLine, isSomething, type LedgerLine, type Share } from './lines.ts';

/** Goods that each receipt moves by itself. */
export type AloneStock = ReadonlyMap<DocumentId, readonly StockLine[]>;

/**
 * Splits the lines of cost, which the books made of the goods that moved: what a SKU's movement was worth
 * is shared over the receipts by quantity, the cents left over by largest remainder.
 */
export function shareCost(
  lines: readonly LedgerLine[],
  moves: readonly StockMove[],
  stock: AloneStock,
): readonly ExplainedLine[] {
  if (lines.length === 0) return [];
  const ofGoods = worth(
    moves.filter((move) => move.kind !== 'cost-adjustment'),
    stock,
  );
  const ofAdjustments = worth(
    moves.filter((move) => move.kind === 'cost-adjustment'),
    stock,
  );
  // Both name every receipt, in the same order.
  const all = ofGoods.map(({ receipt, amount }, at) => ({
    receipt,
    amount: add(amount, ofAdjustments[at]?.amount ?? ZERO),
  }));
  // What goods are worth stands on the inventory account as it is, and on the others the other way round.
  const known = [ofGoods, ofAdjustments, all].flatMap((shares) => [shares, shares.map(turned)]);
  return lines.map((line) => {
    const shares = known.find((some) => sum(some.map((share) => share.amount)) === line.amount);
    return { ...line, shares: (shares ?? []).filter(isSomething), exact: shares !== undefined };
  });
}

function worth(moves: readonly StockMove[], stock: AloneStock): readonly Share[] {
  const receipts = [...stock.keys()];
  const weights = weightsBySku(stock);
  const amounts = new Map<DocumentId, Minor>();
  for (const [sku, ofSku] of Map.groupBy(moves, (move) => move.sku)) {
    // Few receipts have a part in one SKU; what nobody moved is the first one's.
    const moving = weights.get(sku) ?? receipts.slice(0, 1).map((receipt) => ({ receipt, quantity: 0 }));
    const parts = shareByWeight(
      sum(ofSku.map((move) => move.value)),
      moving.map(({ quantity }) => quantity),
    );
    for (const [at, { receipt }] of moving.entries()) {
      amounts.set(receipt, add(amounts.get(receipt) ?? ZERO, parts[at] ?? ZERO));
    }
  }
  return receipts.map((receipt) => ({ receipt, amount: amounts.get(receipt) ?? ZERO }));
}

/** Who moved a SKU and how much of it, in the order of the receipts. */
function weightsBySku(
  stock: AloneStock,
): ReadonlyMap<string, readonly { readonly receipt: DocumentId; readonly quantity: number }[]> {
  const weights = new Map<string, { readonly receipt: DocumentId; readonly quantity: number }[]>();
  for (const [receipt, lines] of stock) {
    for (const [sku, quantity] of quantitiesOf(lines)) {
      const ofSku = weights.get(sku) ?? [];
      ofSku.push({ receipt, quantity });
      weights.set(sku, ofSku);
    }
  }
  return weights;
}

function quantitiesOf(lines: readonly StockLine[]): ReadonlyMap<string, number> {
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  return quantities;
}

/**
 * Splits an amount by weights that may have both signs (goods that left, and some that came back), to the
 * unit: what is left over goes to the largest remainders. Nobody has a weight: all is on the first.
 */
export function shareByWeight(total: Minor, weights: readonly number[]): readonly Minor[] {
  const whole = weights.reduce((all, weight) => all + weight, 0);
  if (whole < 0)
    return shareByWeight(
      total,
      weights.map((weight) => -weight),
    );
  if (total < 0) return shareByWeight(negate(total), weights).map(negate);
  if (whole === 0) {
    const first = Math.max(
      0,
      weights.findIndex((weight) => weight !== 0),
    );
    return weights.map((_, at) => (at === first ? total : ZERO));
  }
  const parts = weights.map((weight, at) => ({
    at,
    ...floorDivided(BigInt(total) * BigInt(weight), BigInt(whole)),
  }));
  const left = total - parts.reduce((all, part) => all + part.units, 0);
  // The sort is stable, so equal remainders stay in order.
  const neediest = parts
    .toSorted((a, b) => (a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1))
    .slice(0, left);
  const more = new Set(neediest.map(({ at }) => at));
  return parts.map(({ at, units }) => minor(units + (more.has(at) ? 1 : 0)));
}

/** Rounded down, with what remains: 0 ≤ remainder < whole. */
function floorDivided(amount: bigint, whole: bigint): { readonly units: number; readonly remainder: bigint } {
  const remainder = ((amount % whole) + whole) % whole;
  return { units: Number((amount - remainder) / whole), remainder };
}

function turned({ receipt, amount }: Share): Share {
  return { receipt, amount: negate(amount) };
}
