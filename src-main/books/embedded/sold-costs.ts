import { minor, type Minor, type Quantity, ZERO } from '../../../src-shared/money/index.ts';
import type {
  AccountingDocument,
  DeliveryKey,
  SaleReference,
  StockLine,
} from '../../../src-shared/model/index.ts';
import type { SoldGoods, StockMove } from '../../core/ports/index.ts';
import { share } from './stock.ts';

/** What goods went out at with the sales that others came back of, while a batch is taken in. */
export class SoldCosts {
  readonly #sums = new Map<string, { quantity: number; value: number }>();
  /** What returns have written off: the goods came back and went out again. */
  readonly #gone = new Map<string, { quantity: number; value: number }>();
  readonly #salesOf = new Map<DeliveryKey, SaleReference[]>();
  readonly #done = new Set<DeliveryKey>();

  constructor(sold: readonly SoldGoods[]) {
    for (const { kind, sourceId, key, sku, quantity, value, writtenOff, done } of sold) {
      if (done) this.#done.add(key);
      const sales = this.#salesOf.get(key) ?? [];
      this.#salesOf.set(key, sales);
      if (!sales.some((sale) => sale.kind === kind && sale.sourceId === sourceId))
        sales.push({ kind, sourceId });
      const to = writtenOff ? this.#gone : this.#sums;
      if (sku !== null) addTo(to, { kind, sourceId }, sku, { quantity, value });
    }
  }

  /** What documents of this batch have sold is known to those that come after. */
  follow(keys: readonly DeliveryKey[], moves: readonly StockMove[]): void {
    for (const key of keys) this.#done.add(key);
    const sales = keys.flatMap((key) => this.#salesOf.get(key) ?? []);
    for (const move of moves) {
      const to = move.kind === 'sale' ? this.#sums : move.kind === 'adjustment' ? this.#gone : null;
      if (to !== null) for (const sale of sales) addTo(to, sale, move.sku, move);
    }
  }

  /** The documents of the books that post a sale, or are to; undone ones left out. */
  documentsOf({ kind, sourceId }: SaleReference): readonly DeliveryKey[] {
    return [...this.#salesOf].flatMap(([key, sales]) =>
      sales.some((sale) => sale.kind === kind && sale.sourceId === sourceId) ? [key] : [],
    );
  }

  /** Their part of what they were sold at; null where the books do not know the sale. */
  costOf({ sku, of }: StockLine, back: Quantity): Minor | null {
    const sold = of === undefined ? undefined : this.#sums.get(keyOf(of, sku));
    if (sold === undefined || sold.quantity >= 0) return null;
    return share(minor(-sold.value), back, -sold.quantity);
  }

  /**
   * Their part of what a return has written off: nothing where it wrote off nothing, as before that was mapped;
   * null where the books do not know the return.
   */
  writtenOff({ sku, of }: StockLine, taken: Quantity): Minor | null {
    if (of === undefined) return null;
    const gone = this.#gone.get(keyOf(of, sku));
    if (gone === undefined || gone.quantity >= 0) {
      return this.documentsOf(of).some((key) => this.#done.has(key)) ? ZERO : null;
    }
    return share(minor(-gone.value), taken, -gone.quantity);
  }
}

function addTo(
  sums: Map<string, { quantity: number; value: number }>,
  sale: SaleReference,
  sku: string,
  more: { readonly quantity: number; readonly value: number },
): void {
  const key = keyOf(sale, sku);
  const { quantity, value } = sums.get(key) ?? { quantity: 0, value: 0 };
  sums.set(key, { quantity: quantity + more.quantity, value: value + more.value });
}

/** The sales that goods of a document came back of, and the completion that it takes back. */
export function salesNamedBy(document: AccountingDocument): readonly SaleReference[] {
  if (!('stock' in document) || document.type === 'opening-balance') return [];
  const { stock, writeOffs = [] } = document;
  const completion = 'release' in document ? document.release?.back : undefined;
  return [
    ...[...stock, ...writeOffs].flatMap(({ of }) => (of === undefined ? [] : [of])),
    ...(completion === undefined ? [] : [completion]),
  ];
}

function keyOf({ kind, sourceId }: SaleReference, sku: string): string {
  return [kind, sourceId, sku].join('\u0000');
}
