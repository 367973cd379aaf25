import { minor, type Minor, quantity, ZERO } from '../../../src-shared/money/index.ts';
import {
  type AccountingDocument,
  assertNever,
  balancedEntry,
  type BillingDocument,
  type Entry,
  type GoodsReceivedDocument,
  type OpeningBalanceDocument,
} from '../../../src-shared/model/index.ts';
import type { StockMove, StockState } from '../../core/ports/index.ts';
import { emptyStock, issueStock, openStock, receiveStock, returnStock, type StockChange } from './stock.ts';

/** What a document does to stock. */
export interface StockEffect {
  readonly moves: readonly StockMove[];
  readonly entries: readonly Entry[];
  readonly items: readonly { readonly sku: string; readonly name: string }[];
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

  /** Takes a document in. @throws never: what is not stocked is passed over. */
  take(document: AccountingDocument): StockEffect {
    switch (document.type) {
      case 'invoice':
      case 'credit-note':
        return this.#takeBilling(document);
      case 'goods-received':
        return this.#takeGoods(document);
      case 'opening-balance':
        return this.#takeOpening(document);
      default:
        return assertNever(document);
    }
  }

  /** The states that documents have changed, for storing. */
  changed(): readonly StockState[] {
    return [...this.#changed].map((key) => this.#states.get(key)).filter((state) => state !== undefined);
  }

  #takeBilling(document: BillingDocument): StockEffect {
    const { inventory, costOfGoods, costAdjustment } = document.stockAccounts;
    const moves: StockMove[] = [];
    let cost = 0;
    let adjustment = 0;
    for (const line of document.stock) {
      const state = this.#stocked(line.sku, document.location);
      if (state === null) continue;
      const leaves = line.quantity > 0;
      const change = leaves ? issueStock(state, line.quantity) : returnStock(state, quantity(-line.quantity));
      cost += leaves ? change.cost : -change.cost;
      adjustment += change.adjustment;
      moves.push(...this.#move(change, leaves ? 'sale' : 'return', quantity(-line.quantity)));
    }
    const narration = `Cost of goods ${document.location} ${document.date}`;
    const entry = balancedEntry(document.date, narration, [
      { account: costOfGoods, amount: minor(cost), memo: 'At average cost' },
      { account: costAdjustment, amount: minor(adjustment), memo: 'Cost of goods sold short' },
      { account: inventory, amount: minor(-cost - adjustment), memo: 'Stock moved' },
    ]);
    return { moves, entries: entry === null ? [] : [entry], items: [] };
  }

  #takeGoods(document: GoodsReceivedDocument): StockEffect {
    const { inventory, costAdjustment } = document.stockAccounts;
    const moves: StockMove[] = [];
    let adjustment = 0;
    for (const line of document.lines) {
      const state = this.#begin(line.sku, document.location);
      const change = receiveStock(state, line.quantity, line.cost);
      adjustment += change.adjustment;
      moves.push(...this.#move(change, 'receipt', line.quantity));
    }
    const entry = balancedEntry(document.date, `Cost adjustment ${document.location} ${document.date}`, [
      { account: costAdjustment, amount: minor(adjustment), memo: 'Actual cost less that in stock' },
      {
        account: inventory,
        amount: minor(-adjustment),
        memo: 'Goods sold before they came in, or given back',
      },
    ]);
    return { moves, entries: entry === null ? [] : [entry], items: document.lines };
  }

  #takeOpening(document: OpeningBalanceDocument): StockEffect {
    const moves = document.stock.flatMap((line) => {
      const state = this.#begin(line.sku, line.location);
      return this.#move(openStock(state, line.quantity, line.value), 'opening', line.quantity);
    });
    return { moves, entries: [], items: document.stock };
  }

  #stocked(sku: string, location: string): StockState | null {
    const state = this.#states.get(keyOf(sku, location));
    return state ?? (this.#newItems.has(sku) ? emptyStock(sku, location) : null);
  }

  #begin(sku: string, location: string): StockState {
    this.#newItems.add(sku);
    return this.#states.get(keyOf(sku, location)) ?? emptyStock(sku, location);
  }

  /** Notes the new state; an adjustment is a movement of value alone. */
  #move(change: StockChange, kind: StockMove['kind'], moved: StockMove['quantity']): StockMove[] {
    const { sku, location } = change.state;
    this.#states.set(keyOf(sku, location), change.state);
    this.#changed.add(keyOf(sku, location));
    const value: Minor = kind === 'sale' ? minor(-change.cost) : change.cost;
    const moves: StockMove[] = [
      { sku, location, quantity: moved, value, kind, costUnknown: change.costUnknown },
    ];
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
}

function keyOf(sku: string, location: string): string {
  return `${sku}\u0000${location}`;
}
