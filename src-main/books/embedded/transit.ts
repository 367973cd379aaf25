import { minor, type Minor, type Quantity, quantity, ZERO } from '../../../src-shared/money/index.ts';
import type { TransitState } from '../../core/ports/index.ts';
import { share } from './stock.ts';

/** Goods on their way, by transfer and item, while a batch of documents is taken in. */
export class TransitLedger {
  readonly #states = new Map<string, TransitState>();
  readonly #changed = new Set<string>();
  readonly #cases = new Set<string>();

  constructor(states: readonly TransitState[]) {
    for (const state of states) {
      this.#states.set(keyOf(state.caseId, state.sku), state);
      this.#cases.add(state.caseId);
    }
  }

  /** Whether anything of this transfer ever left; what has arrived since stays known, at nothing. */
  knows(caseId: string): boolean {
    return this.#cases.has(caseId);
  }

  state(caseId: string, sku: string): TransitState {
    return this.#states.get(keyOf(caseId, sku)) ?? { caseId, sku, quantity: quantity(0), value: ZERO };
  }

  /** Goods and their value are on the way from now on; less than nothing takes them off it. */
  add(caseId: string, sku: string, more: { readonly quantity: Quantity; readonly value: Minor }): void {
    const state = this.state(caseId, sku);
    this.#cases.add(caseId);
    this.#changed.add(keyOf(caseId, sku));
    this.#states.set(keyOf(caseId, sku), {
      ...state,
      quantity: quantity(state.quantity + more.quantity),
      value: minor(state.value + more.value),
    });
  }

  /**
   * What goods that arrive left with; the last of them takes the rest. Null when none are on the way: what
   * they are worth the receiver must say.
   */
  valueOf(caseId: string, sku: string, arriving: Quantity): Minor | null {
    const state = this.state(caseId, sku);
    return state.quantity > 0 ? share(state.value, arriving, state.quantity) : null;
  }

  /** The value that is left where nothing is on the way, which is taken off it. */
  settle(caseId: string, sku: string): Minor {
    const { quantity: on, value } = this.state(caseId, sku);
    if (on !== 0 || value === ZERO) return ZERO;
    this.add(caseId, sku, { quantity: quantity(0), value: minor(-value) });
    return value;
  }

  /** How much of goods that arrive is on the way. */
  atMost(caseId: string, sku: string, arriving: Quantity): Quantity {
    return quantity(Math.max(0, Math.min(arriving, this.state(caseId, sku).quantity)));
  }

  /** The states that documents have changed, for storing. */
  changed(): readonly TransitState[] {
    return [...this.#changed].map((key) => this.#states.get(key)).filter((state) => state !== undefined);
  }
}

function keyOf(caseId: string, sku: string): string {
  return `${caseId}\u0000${sku}`;
}
