import type { AccountingDocument, StockLine } from '../../src-shared/model/index.ts';
import { ZERO } from '../../src-shared/money/index.ts';

/** Goods of the till that are nowhere in the company, as places. */
export const WITH_CUSTOMERS = 'customers';
export const LOST_AND_FOUND = 'lost and found';
/** The place of Tryton's for goods that have left one shop and not come to the other. */
const ON_THE_WAY = 'Transit';

/** What a document does to the accounts once it counts; drafts do nothing yet. */
export function effectOf(documents: readonly AccountingDocument[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const lines = documents.flatMap(({ entries }) => entries).flatMap((entry) => entry.lines);
  for (const { account, side, amount } of lines) {
    sums.set(account, (sums.get(account) ?? ZERO) + (side === 'debit' ? amount : -amount));
  }
  return sums;
}

/** So many of an item, in thousandths, that leave one place for another. */
export interface Way {
  readonly item: string;
  readonly from: string;
  readonly to: string;
  readonly quantity: number;
}

/** What documents and moves do to the goods: sums by place and item. */
export function goodsSums(ways: readonly Way[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { item, from, to, quantity } of ways) {
    for (const [place, moved] of [
      [from, -quantity],
      [to, quantity],
    ] as const) {
      const what = `${item} at ${place}`;
      sums.set(what, (sums.get(what) ?? 0) + moved);
    }
  }
  return sums;
}

/** Which goods a document moves from where to where, once it counts; what goes the other way is negative. */
export function waysOf(document: AccountingDocument): readonly Way[] {
  const { location } = document;
  const along = (lines: readonly StockLine[], from: string, to: string): readonly Way[] =>
    lines.map(({ sku, quantity }) => ({ item: sku, from, to, quantity }));
  switch (document.type) {
    case 'invoice':
    case 'credit-note':
    case 'journal':
      return along(document.stock, location, WITH_CUSTOMERS);
    case 'goods-received':
      return along(document.lines, LOST_AND_FOUND, location);
    case 'opening-balance':
      return document.stock.flatMap((line) => along([line], LOST_AND_FOUND, line.location));
    case 'transfer-out':
      return along(document.lines, location, ON_THE_WAY);
    case 'transfer-in':
      return along(document.lines, ON_THE_WAY, location);
    case 'stock-adjustment':
      return along(document.lines, location, LOST_AND_FOUND);
    case 'sales-order':
    case 'receipt':
    case 'stock-count':
    case 'contact':
    case 'reversal':
      return [];
  }
}
