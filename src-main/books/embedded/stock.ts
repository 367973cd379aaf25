import {
  divideRounded,
  minor,
  type Minor,
  type Quantity,
  quantity,
  ZERO,
} from '../../../src-shared/money/index.ts';
import type { StockState } from '../../core/ports/index.ts';

/** What a movement does: the state after it and the money that moved. */
export interface StockChange {
  readonly state: StockState;
  /** Cost of the goods that moved, as a positive amount for goods that left. */
  readonly cost: Minor;
  /** What the cost differs by from what stock is valued at: of a shortage that is filled, of goods given back. */
  readonly adjustment: Minor;
  /** No cost was known: issued at nothing, to be put right by the next receipt. */
  readonly costUnknown: boolean;
}

/** A stocked item that has not moved yet. */
export function emptyStock(sku: string, location: string): StockState {
  return { sku, location, quantity: quantity(0), value: ZERO, lastCost: null };
}

/**
 * Goods leave at moving average cost: value × q ÷ on hand, half up, and the last unit takes the rest.
 * What is not there leaves at the last average, else at nothing and flagged.
 */
export function issueStock(state: StockState, out: Quantity): StockChange {
  const available = Math.max(0, Math.min(state.quantity, out));
  const missing = out - available;
  // All of it is worth all of the value, so that the last unit takes the rest.
  const ofAvailable = share(state.value, available, state.quantity);
  const lastCost = averageOf(state) ?? state.lastCost;
  const ofMissing =
    missing === 0 || lastCost === null ? ZERO : share(lastCost.value, missing, lastCost.quantity);
  const cost = minor(ofAvailable + ofMissing);
  return {
    state: {
      ...state,
      quantity: quantity(state.quantity - out),
      value: minor(state.value - cost),
      lastCost,
    },
    cost,
    adjustment: ZERO,
    costUnknown: missing > 0 && lastCost === null,
  };
}

/**
 * Goods come in at a known cost. Those that fill a shortage replace its provisional cost; the
 * difference is an adjustment, and only the rest is added to the value on hand. So is a cost without
 * goods (freight); when nothing is on hand to carry it, all of it is an adjustment.
 */
export function receiveStock(state: StockState, into: Quantity, cost: Minor): StockChange {
  if (into < 0) return giveBackStock(state, quantity(-into), minor(-cost));
  const short = Math.max(0, -state.quantity);
  const filled = Math.min(short, into);
  const provisional = share(minor(-state.value), filled, short);
  const actual = filled === into ? cost : share(cost, filled, into);
  const adjusts = filled > 0 || (into === 0 && state.quantity <= 0);
  const adjustment = adjusts ? minor(actual - provisional) : ZERO;
  const after: StockState = {
    ...state,
    quantity: quantity(state.quantity + into),
    value: minor(state.value + cost - adjustment),
  };
  const lastCost = averageOf(after) ?? (into > 0 ? { value: cost, quantity: into } : state.lastCost);
  return { state: { ...after, lastCost }, cost, adjustment, costUnknown: false };
}

/** Goods given back to the supplier for `credit`: they leave at average, the difference is an adjustment. */
function giveBackStock(state: StockState, out: Quantity, credit: Minor): StockChange {
  const issued = issueStock(state, out);
  return { ...issued, cost: minor(-credit), adjustment: minor(issued.cost - credit) };
}

/**
 * What there was at connecting, taken as it is: a shortage too has the value that the POS states. Where it
 * leaves no goods, as when it meets a shortage of another stream, the last unit takes the rest.
 */
export function openStock(state: StockState, on: Quantity, value: Minor): StockChange {
  const left = quantity(state.quantity + on);
  const adjustment = left === 0 ? minor(state.value + value) : ZERO;
  const after: StockState = { ...state, quantity: left, value: minor(state.value + value - adjustment) };
  const lastCost = averageOf(after) ?? (on === 0 ? state.lastCost : { value, quantity: on });
  return { state: { ...after, lastCost }, cost: value, adjustment, costUnknown: false };
}

/**
 * Goods that a customer gives back return at what they are `known` to have left at, else at the average, else at the last cost, else at nothing and
 * flagged. Having come back at it, they say nothing new about the cost.
 */
export function returnStock(state: StockState, back: Quantity, known: Minor | null = null): StockChange {
  const average = averageOf(state) ?? state.lastCost;
  const cost = known ?? (average === null ? ZERO : share(average.value, back, average.quantity));
  const change = receiveStock(state, back, cost);
  const lastCost = averageOf(change.state) ?? state.lastCost;
  return { ...change, state: { ...change.state, lastCost }, costUnknown: known === null && average === null };
}

/** The average cost as a ratio; null when nothing is on hand. */
export function averageOf(state: StockState): StockState['lastCost'] {
  return state.quantity > 0 ? { value: state.value, quantity: state.quantity } : null;
}

/** value × part ÷ whole, half up; nothing of nothing. */
export function share(value: Minor, part: number, whole: number): Minor {
  if (part === 0 || whole === 0) return ZERO;
  return minor(Number(divideRounded(BigInt(value) * BigInt(part), BigInt(whole), 'half-up')));
}
