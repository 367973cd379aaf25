import { minor, type Minor, type Quantity, quantity, ZERO } from '../../../src-shared/money/index.ts';
import type { StockMove, StockState } from '../../core/ports/index.ts';
import { emptyStock, type StockChange } from './stock.ts';

/** How a change of stock is written down as a movement. */
export interface MoveOf {
  readonly kind: StockMove['kind'];
  /** In is positive, out is negative; value likewise. */
  readonly quantity: Quantity;
  readonly value: Minor;
}

/**
 * The states of stocked items while a batch of documents is taken in, one after the other: later
 * documents see what earlier ones left. SKUs without a state are not stocked and do not move.
 */
export class StockLedger {
  readonly #states = new Map<string, StockState>();
  readonly #changed = new Set<string>();
  /** Items that came into being in this batch: stocked from then on, wherever they are sold. */
  readonly #newItems = new Set<string>();

  constructor(states: readonly StockState[]) {
    for (const state of states) this.#states.set(keyOf(state.sku, state.location), state);
  }

  /** Null for what is no stocked item: a service, or goods that never came in. */
  stocked(sku: string, location: string): StockState | null {
    const state = this.#states.get(keyOf(sku, location));
    return state ?? (this.#newItems.has(sku) ? emptyStock(sku, location) : null);
  }

  /** The state of an item that the document makes one, if it was none. */
  begin(sku: string, location: string): StockState {
    this.#newItems.add(sku);
    return this.#states.get(keyOf(sku, location)) ?? emptyStock(sku, location);
  }

  /** Notes the new state; an adjustment is a movement of value alone. */
  note(change: StockChange, move: MoveOf): readonly StockMove[] {
    const { sku, location } = change.state;
    this.#states.set(keyOf(sku, location), change.state);
    this.#changed.add(keyOf(sku, location));
    const moves: StockMove[] = [{ sku, location, ...move, costUnknown: change.costUnknown }];
    if (change.adjustment !== ZERO) {
      moves.push({
        sku,
        location,
        quantity: quantity(0),
        value: minor(-change.adjustment),
        kind: 'cost-adjustment',
        costUnknown: false,
      });
    }
    return moves;
  }

  /** The states that documents have changed, for storing. */
  changed(): readonly StockState[] {
    return [...this.#changed].map((key) => this.#states.get(key)).filter((state) => state !== undefined);
  }
}

function keyOf(sku: string, location: string): string {
  return `${sku}\u0000${location}`;
}
