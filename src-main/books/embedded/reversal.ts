import { minor, type Minor, quantity, ZERO } from '../../../src-shared/money/index.ts';
import {
  type AccountingDocument,
  balancedEntry,
  type Entry,
  type Failure,
  failure,
  type ReversalDocument,
  type StockAccounts,
  type SubledgerLine,
} from '../../../src-shared/model/index.ts';
import type { RecordedEffects, StockMove, StockState } from '../../core/ports/index.ts';
import { averageOf } from './stock.ts';
import type { StockEffect } from './stock-effects.ts';
import type { StockLedger } from './stock-ledger.ts';
import type { TransitLedger } from './transit.ts';

/**
 * Why a document cannot be taken back, or null. An order that became an invoice is undone by undoing
 * that, goods on the way by undoing their arrival first, and what is allocated is reconciled.
 */
export function irreversible(
  reversal: ReversalDocument,
  original: RecordedEffects | undefined,
  transit: TransitLedger,
): Failure | null {
  const { number } = reversal.reverses;
  const about = { where: reversal.number, data: { number } };
  if (original === undefined) return failure('document-not-found', about);
  const { document, state, allocated, moves } = original;
  if (state === 'reversed') return failure('document-reversed', about);
  const arrived = onTheWayOf(document, moves).some(
    ({ caseId, sku, out }) => transit.state(caseId, sku).quantity < out,
  );
  const done = state === 'processed' || state === 'closed' ? state : null;
  const standing =
    (document.type === 'reversal' ? 'reversal' : done) ??
    (allocated ? 'allocated' : arrived ? 'arrived' : null);
  if (standing !== null) {
    return failure('document-not-open', { where: reversal.number, data: { number, state: standing } });
  }
  if (turnsBack(reversal, original)) return null;
  const problem = `the entries of ${reversal.number} are not those of ${number}, turned`;
  return failure('internal', { where: reversal.number, data: { problem } });
}

/** How many of the recorded entries and sub-ledger lines the reversal brings turned itself: the document's own, or none. */
function broughtBy(reversal: ReversalDocument, { document }: RecordedEffects) {
  return {
    entries: reversal.entries.length === 0 ? 0 : document.entries.length,
    subledger: reversal.subledger.length === 0 ? 0 : document.subledger.length,
  };
}

/** Whether what the reversal brings and what it is of come to nothing, by account and by subject. */
function turnsBack(reversal: ReversalDocument, original: RecordedEffects): boolean {
  const brought = broughtBy(reversal, original);
  const left = new Map<string, number>();
  const add = (key: string, amount: number) => left.set(key, (left.get(key) ?? 0) + amount);
  const entries = [...reversal.entries, ...original.entries.slice(0, brought.entries)];
  for (const { account, side, amount } of entries.flatMap((entry) => entry.lines)) {
    add(account, side === 'debit' ? amount : -amount);
  }
  for (const line of [...reversal.subledger, ...original.subledger.slice(0, brought.subledger)]) {
    add(JSON.stringify([line.ledger, line.account, line.subject]), line.amount);
  }
  return [...left.values()].every((rest) => rest === 0);
}

/**
 * Every entry with its sides turned, at original amounts. Goods move back at what they moved at; where
 * that would leave a value without goods, or goods with less than no value, the rest is a cost adjustment.
 */
export function takeBack(
  ledger: StockLedger,
  transit: TransitLedger,
  reversal: ReversalDocument,
  original: RecordedEffects,
): StockEffect & { readonly subledger: readonly SubledgerLine[] } {
  const brought = broughtBy(reversal, original);
  const mirrored = original.entries.slice(brought.entries).map((entry) => mirrorOf(reversal, entry));
  const turned = original.subledger
    .slice(brought.subledger)
    .map((line): SubledgerLine => ({ ...line, movement: 'reversed', amount: minor(-line.amount) }));
  for (const { caseId, sku, out, value } of onTheWayOf(original.document, original.moves)) {
    transit.add(caseId, sku, { quantity: quantity(-out), value: minor(-value) });
  }
  const accounts = stockAccountsOf(original.document);
  const moves: StockMove[] = [];
  let adjustment = 0;
  for (const net of netMoves(original.moves)) {
    const state = ledger.begin(net.sku, net.location);
    const rest = accounts === null ? ZERO : unfounded(state, net);
    const after: StockState = {
      ...state,
      quantity: quantity(state.quantity - net.quantity),
      value: minor(state.value - net.value - rest),
    };
    const change = {
      state: { ...after, lastCost: averageOf(after) ?? state.lastCost },
      cost: ZERO,
      adjustment: rest,
      costUnknown: false,
    };
    adjustment += rest;
    const back = { quantity: quantity(-net.quantity), value: minor(-net.value) };
    moves.push(...ledger.note(change, { kind: 'reversal', ...back }));
  }
  return {
    moves,
    entries: [...reversal.entries, ...mirrored, ...adjusted(reversal, accounts, minor(adjustment))],
    items: [],
    subledger: [...reversal.subledger, ...turned],
  };
}

function mirrorOf({ date, reverses }: ReversalDocument, entry: Entry): Entry {
  const earlier = entry.date === date ? '' : ` of ${entry.date}`;
  const mirrored = balancedEntry(
    date,
    `Reversal of ${reverses.number}${earlier}: ${entry.narration}`,
    entry.lines.map(({ account, side, amount, memo }) => ({
      account,
      memo,
      amount: side === 'debit' ? minor(-amount) : amount,
    })),
  );
  if (mirrored === null) throw new RangeError(`An entry of ${reverses.number} has no lines`);
  return mirrored;
}

function adjusted(
  { date, reverses }: ReversalDocument,
  accounts: StockAccounts | null,
  adjustment: Minor,
): readonly Entry[] {
  if (accounts === null) return [];
  const entry = balancedEntry(date, `Cost adjustment of the reversal of ${reverses.number}`, [
    { account: accounts.costAdjustment, amount: adjustment, memo: 'Value that no goods are left to carry' },
    { account: accounts.inventory, amount: minor(-adjustment), memo: 'Stock moved back' },
  ]);
  return entry === null ? [] : [entry];
}

interface NetMove {
  readonly sku: string;
  readonly location: string;
  readonly quantity: number;
  readonly value: number;
}

/** What a document moved of each item at each location, cost adjustments included. */
function netMoves(moves: readonly StockMove[]): readonly NetMove[] {
  const nets = new Map<string, NetMove>();
  for (const { sku, location, ...move } of moves) {
    const place = `${sku}\u0000${location}`;
    const { quantity: moved, value } = nets.get(place) ?? { quantity: 0, value: 0 };
    nets.set(place, { sku, location, quantity: moved + move.quantity, value: value + move.value });
  }
  // What came in and went out again has moved nothing.
  return [...nets.values()].filter(({ quantity: moved, value }) => moved !== 0 || value !== 0);
}

/** The value that would be left at odds with the goods: taken out of stock, it is what this answers. */
function unfounded(state: StockState, net: NetMove): Minor {
  const on = state.quantity - net.quantity;
  const value = state.value - net.value;
  return minor(on === 0 || Math.sign(value) === -Math.sign(on) ? value : 0);
}

/** What a transfer put on the way (out positive), item by item. */
function onTheWayOf(document: AccountingDocument, moves: readonly StockMove[]) {
  if (document.type !== 'transfer-out' && document.type !== 'transfer-in') return [];
  const { caseId } = document;
  const bySku = new Map<string, { caseId: string; sku: string; out: number; value: number }>();
  for (const { sku, kind, ...move } of moves) {
    // What arrived beyond what was on the way never was on it.
    if (kind !== document.type) continue;
    const { out, value } = bySku.get(sku) ?? { out: 0, value: 0 };
    bySku.set(sku, { caseId, sku, out: out - move.quantity, value: value - move.value });
  }
  return [...bySku.values()];
}

function stockAccountsOf(document: AccountingDocument): StockAccounts | null {
  return 'stockAccounts' in document ? document.stockAccounts : null;
}
