import { divideRounded } from '../../../src-shared/money/index.ts';

/** value × part ÷ whole, half up. */
export function share(value: number, part: number, whole: number): number {
  if (part === 0) return 0;
  return Number(divideRounded(BigInt(value) * BigInt(part), BigInt(whole), 'half-up'));
}

interface Pile {
  quantity: number;
  value: number;
  /** What goods were last known to cost, as value for a quantity. */
  known: { readonly value: number; readonly quantity: number } | null;
}

/** What goods went out at: a value for a quantity. */
export interface Sold {
  readonly value: number;
  readonly quantity: number;
}

/** What a movement was worth, and what of it the cost adjustment takes. */
export interface Worth {
  readonly value: number;
  readonly adjustment: number;
}

/**
 * The goods of all shops by moving average: per item and location a whole quantity and a whole value, in
 * the order of posting, never restated.
 */
export class Shelf {
  /** By sale of the till and item: what it went out at. */
  readonly sold = new Map<string, Sold>();
  /** By return of the till and item: what was written off with it. */
  readonly writtenOff = new Map<string, Sold>();
  /** By completion of a job: what work in progress it made cost. */
  readonly completed = new Map<string, number>();
  readonly #piles = new Map<string, Pile>();
  readonly #items = new Set<string>();

  /** Whether stock is kept of it by now. */
  has(sku: string): boolean {
    return this.#items.has(sku);
  }

  begin(sku: string): void {
    this.#items.add(sku);
  }

  /** Quantity and value of what was ever moved, by "sku @ location". */
  contents(): Readonly<Record<string, { quantity: number; value: number }>> {
    const piles = [...this.#piles].map(([key, { quantity, value }]) => [key, { quantity, value }] as const);
    return Object.fromEntries(piles.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  value(): number {
    return [...this.#piles.values()].reduce((sum, { value }) => sum + value, 0);
  }

  /** Goods leave: of what is there at its average, of what is not there at what it was last known to cost. */
  takeOut(sku: string, location: string, quantity: number): Worth {
    const pile = this.#pile(sku, location);
    const here = Math.max(0, Math.min(pile.quantity, quantity));
    const missing = quantity - here;
    pile.known = costOf(pile);
    const ofHere =
      here === pile.quantity ? (here === 0 ? 0 : pile.value) : share(pile.value, here, pile.quantity);
    const ofMissing = pile.known === null ? 0 : share(pile.known.value, missing, pile.known.quantity);
    const value = ofHere + ofMissing;
    pile.quantity -= quantity;
    pile.value -= value;
    return { value, adjustment: 0 };
  }

  /**
   * Goods come in at a cost. What fills a hole replaces the cost that the hole was made at, and the
   * difference is an adjustment.
   */
  putIn(sku: string, location: string, quantity: number, cost: number): Worth {
    const pile = this.#pile(sku, location);
    const hole = Math.max(0, -pile.quantity);
    const filled = Math.min(hole, quantity);
    const actual = share(cost, filled, quantity);
    const provisional = filled === 0 ? 0 : share(-pile.value, filled, hole);
    const adjustment = filled === 0 ? 0 : actual - provisional;
    pile.quantity += quantity;
    pile.value += cost - adjustment;
    pile.known =
      pile.quantity > 0 ? { value: pile.value, quantity: pile.quantity } : { value: cost, quantity };
    return { value: cost, adjustment };
  }

  /** Goods come back at what they were sold at where that is known, else at what such goods cost, which says nothing new about it. */
  putBack(sku: string, location: string, quantity: number, sold: Sold | null = null): Worth {
    const pile = this.#pile(sku, location);
    const before = sold ?? costOf(pile);
    const cost = before === null ? 0 : share(before.value, quantity, before.quantity);
    const known = pile.known;
    const worth = this.putIn(sku, location, quantity, cost);
    pile.known = pile.quantity > 0 ? { value: pile.value, quantity: pile.quantity } : known;
    return worth;
  }

  /** What goods are worth that never go back to the shelf: what they were sold at, else what such goods cost. */
  worth(sku: string, location: string, quantity: number, sold: Sold | null): number {
    const before = sold ?? costOf(this.#pile(sku, location));
    return before === null ? 0 : share(before.value, quantity, before.quantity);
  }

  #pile(sku: string, location: string): Pile {
    const key = `${sku} @ ${location}`;
    const pile = this.#piles.get(key) ?? { quantity: 0, value: 0, known: null };
    this.#piles.set(key, pile);
    return pile;
  }
}

/** The average of what is there, else what was last known. */
function costOf(pile: Pile): Pile['known'] {
  return pile.quantity > 0 ? { value: pile.value, quantity: pile.quantity } : pile.known;
}
