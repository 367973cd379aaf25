import { type Minor, minor, type Quantity, quantity, ZERO } from '../../../src-shared/money/index.ts';
import {
  aboutOf,
  type AccountingDocument,
  type AccountNumber,
  balancedEntry,
  type Entry,
  type GoodsReceivedDocument,
  type OpeningBalanceDocument,
  type StockAccounts,
  type StockLine,
  type TransferDocument,
  type WriteOffLine,
} from '../../../src-shared/model/index.ts';
import type { StockMove, StockState } from '../../core/ports/index.ts';
import {
  averageOf,
  issueStock,
  openStock,
  receiveStock,
  returnStock,
  share,
  type StockChange,
} from './stock.ts';
import type { SoldCosts } from './sold-costs.ts';
import type { StockLedger } from './stock-ledger.ts';
import type { TransitLedger } from './transit.ts';

/** What a document does to stock. */
export interface StockEffect {
  readonly moves: readonly StockMove[];
  readonly entries: readonly Entry[];
  readonly items: readonly { readonly sku: string; readonly name: string }[];
}

export const NO_EFFECT: StockEffect = { moves: [], entries: [], items: [] };

/** When and where goods move, between which accounts, and by which document. */
export interface GoodsPlace extends Pick<AccountingDocument, 'key' | 'date' | 'adjusts'> {
  readonly location: string;
  readonly stockAccounts: StockAccounts;
}

/** Goods sold leave at average cost; goods given back return at what their sale cost,
 * else at the average. What is no item does not move. */
export function sellGoods(
  ledger: StockLedger,
  place: GoodsPlace,
  lines: readonly StockLine[],
  sold: SoldCosts,
): StockEffect {
  const { inventory, costOfGoods, costAdjustment } = place.stockAccounts;
  const moves: StockMove[] = [];
  let cost = 0;
  let adjustment = 0;
  for (const line of lines) {
    const state = ledger.stocked(line.sku, place.location);
    if (state === null) continue;
    const leaves = line.quantity > 0;
    const back = quantity(-line.quantity);
    const change = leaves
      ? issueStock(state, line.quantity)
      : returnStock(state, back, sold.costOf(line, back));
    const value = leaves ? minor(-change.cost) : change.cost;
    cost -= value;
    adjustment += change.adjustment;
    const kind = leaves ? 'sale' : 'return';
    moves.push(...ledger.note(change, { kind, quantity: quantity(-line.quantity), value }));
  }
  const narration = narrated('Cost of goods', place);
  const entry = balancedEntry(place.date, narration, [
    { account: costOfGoods, amount: minor(cost), memo: 'At average cost' },
    { account: costAdjustment, amount: minor(adjustment), memo: 'Cost of goods sold short' },
    { account: inventory, amount: minor(-cost - adjustment), memo: 'Stock moved' },
  ]);
  return { moves, entries: asList(entry), items: [] };
}

/**
 * Goods that came back and cannot be sold again: Dr write-off, Cr cost of goods, at what their sale cost, else
 * at the average. They come in and go out again, so that the shelf stays as it is; a return that is taken back
 * takes with it what it had written off.
 */
export function writeOffGoods(
  ledger: StockLedger,
  place: GoodsPlace,
  lines: readonly WriteOffLine[],
  sold: SoldCosts,
): StockEffect {
  const moves: StockMove[] = [];
  const written = new Map<AccountNumber, number>();
  let cost = 0;
  for (const line of lines) {
    const state = ledger.stocked(line.sku, place.location);
    if (state === null) continue;
    const comesBack = line.quantity < 0;
    const all = quantity(Math.abs(line.quantity));
    const known = comesBack ? sold.costOf(line, all) : sold.writtenOff(line, all);
    // Nothing was written off, and nothing is taken back of it.
    if (!comesBack && known === ZERO) continue;
    const worth = known ?? worthHere(state, all);
    const unknown = known === null && averageOf(state) === null && state.lastCost === null;
    const change = { state, cost: worth, adjustment: ZERO, costUnknown: unknown };
    const into = { quantity: all, value: worth };
    const out = { quantity: quantity(-all), value: minor(-worth) };
    const pair = comesBack
      ? ([
          { kind: 'return', ...into },
          { kind: 'adjustment', ...out },
        ] as const)
      : ([
          { kind: 'adjustment', ...into },
          { kind: 'return', ...out },
        ] as const);
    for (const move of pair) moves.push(...ledger.note(change, move));
    const amount = comesBack ? worth : -worth;
    written.set(line.account, (written.get(line.account) ?? 0) + amount);
    cost += amount;
  }
  const entry = balancedEntry(place.date, narrated('Goods written off', place), [
    ...[...written].map(([account, amount]) => ({
      account,
      amount: minor(amount),
      memo: 'Returned and written off',
    })),
    { account: place.stockAccounts.costOfGoods, amount: minor(-cost), memo: 'Cost of what came back' },
  ]);
  return { moves, entries: asList(entry), items: [] };
}

/** Goods come in at the cost that the document states; its own entries have the cost. */
export function takeGoods(ledger: StockLedger, document: GoodsReceivedDocument): StockEffect {
  const { inventory, costAdjustment } = document.stockAccounts;
  const moves: StockMove[] = [];
  let adjustment = 0;
  for (const line of document.lines) {
    const change = receiveStock(ledger.begin(line.sku, document.location), line.quantity, line.cost);
    adjustment += change.adjustment;
    moves.push(...ledger.note(change, { kind: 'receipt', quantity: line.quantity, value: change.cost }));
  }
  const entry = balancedEntry(document.date, narrated('Cost adjustment', document), [
    { account: costAdjustment, amount: minor(adjustment), memo: 'Actual cost less that in stock' },
    {
      account: inventory,
      amount: minor(-adjustment),
      memo: 'Goods sold before they came in, or given back',
    },
  ]);
  return { moves, entries: asList(entry), items: document.lines };
}

/** What there was at connecting; the document's own entries have the value. */
export function openGoods(ledger: StockLedger, document: OpeningBalanceDocument): StockEffect {
  const { stockAccounts } = document;
  const moves: StockMove[] = [];
  let adjustment = 0;
  for (const line of document.stock) {
    const opened = openStock(ledger.begin(line.sku, line.location), line.quantity, line.value);
    const change = stockAccounts === undefined ? asStated(opened) : opened;
    adjustment += change.adjustment;
    moves.push(...ledger.note(change, { kind: 'opening', quantity: line.quantity, value: change.cost }));
  }
  if (stockAccounts === undefined) return { moves, entries: [], items: document.stock };
  const { costAdjustment, inventory } = stockAccounts;
  const entry = balancedEntry(document.date, `Cost adjustment ${document.date}`, [
    { account: costAdjustment, amount: minor(adjustment), memo: 'Value that no goods are left to carry' },
    { account: inventory, amount: minor(-adjustment), memo: 'Stock moved' },
  ]);
  return { moves, entries: asList(entry), items: document.stock };
}

/** An opening that names no account for it leaves what it states in stock. */
function asStated({ state, adjustment, ...change }: StockChange): StockChange {
  return { ...change, state: { ...state, value: minor(state.value + adjustment) }, adjustment: ZERO };
}

/**
 * Goods leave one location at its average cost and are on the way until they come to the other, at what
 * they left with. What does not arrive stays on the way; what arrives beyond it is found. Less than
 * nothing takes a transfer back.
 */
export function transferGoods(
  ledger: StockLedger,
  transit: TransitLedger,
  document: TransferDocument,
): StockEffect {
  const { date, location, caseId, type, stockAccounts, surplus } = document;
  const moves: StockMove[] = [];
  let onTheWay = 0;
  let found = 0;
  let adjustment = 0;
  // Goods that left before Daybook are on the way in the accounts alone, whose opening balance they take.
  const hasLeft = transit.knows(caseId);
  for (const line of document.lines.filter((each) => each.quantity !== 0)) {
    const state = ledger.begin(line.sku, location);
    const leaves = line.quantity > 0 === (type === 'transfer-out');
    const all = quantity(Math.abs(line.quantity));
    const arrives = hasLeft && surplus !== undefined ? transit.atMost(caseId, line.sku, all) : all;
    const moved = leaves ? all : arrives;
    if (moved > 0) {
      const worth = leaves ? ZERO : (transit.valueOf(caseId, line.sku, moved) ?? worthHere(state, moved));
      const change = leaves ? issueStock(state, moved) : receiveStock(state, moved, worth);
      const [sign, value] = leaves ? [-1, minor(-change.cost)] : [1, worth];
      transit.add(caseId, line.sku, { quantity: quantity(-sign * moved), value: minor(-value) });
      // Goods that had arrived before it was known that they left: what they were taken in at was a guess.
      const rest = transit.settle(caseId, line.sku);
      onTheWay -= value + rest;
      adjustment += rest;
      adjustment += change.adjustment;
      moves.push(...ledger.note(change, { kind: type, quantity: quantity(sign * moved), value }));
    }
    if (moved === all) continue;
    const more = quantity(all - moved);
    const change = returnStock(ledger.begin(line.sku, location), more);
    found -= change.cost;
    adjustment += change.adjustment;
    moves.push(...ledger.note(change, { kind: 'adjustment', quantity: more, value: change.cost }));
  }
  const way = type === 'transfer-out' ? 'to' : 'from';
  const narration =
    `Transfer ${location} ${way} ${document.otherLocation} ${date} ${aboutOf(document)}`.trim();
  const { costAdjustment, inventory } = stockAccounts;
  const entry = balancedEntry(date, narration, [
    { account: document.inTransit, amount: minor(onTheWay), memo: 'Goods on the way' },
    { account: surplus ?? document.inTransit, amount: minor(found), memo: 'More arrived than left' },
    { account: costAdjustment, amount: minor(adjustment), memo: 'Cost of goods sold short' },
    { account: inventory, amount: minor(-onTheWay - found - adjustment), memo: 'Stock moved' },
  ]);
  return { moves, entries: asList(entry), items: document.lines };
}

/** What goods are worth where they are now: the average, else the last cost, else nothing. */
function worthHere(state: StockState, moved: Quantity): Minor {
  const here = averageOf(state) ?? state.lastCost;
  return here === null ? ZERO : share(here.value, moved, here.quantity);
}

/**
 * Goods that leave (positive) or come without a sale, at average cost against an account: lost and found,
 * issued to a job, or counted other than the books say.
 */
export function adjustGoods(
  ledger: StockLedger,
  place: GoodsPlace & { readonly contra: AccountNumber },
  lines: readonly StockLine[],
  kind: 'adjustment' | 'issue' | 'count',
): StockEffect & { readonly cost: number } {
  const { inventory, costAdjustment } = place.stockAccounts;
  const moves: StockMove[] = [];
  let cost = 0;
  let adjustment = 0;
  for (const line of lines.filter((each) => each.quantity !== 0)) {
    const state = ledger.begin(line.sku, place.location);
    const leaves = line.quantity > 0;
    const change = leaves ? issueStock(state, line.quantity) : returnStock(state, quantity(-line.quantity));
    const value = leaves ? minor(-change.cost) : change.cost;
    cost -= value;
    adjustment += change.adjustment;
    moves.push(...ledger.note(change, { kind, quantity: quantity(-line.quantity), value }));
  }
  const entry = balancedEntry(place.date, narrated(ADJUSTED[kind], place), [
    { account: place.contra, amount: minor(cost), memo: 'At average cost' },
    { account: costAdjustment, amount: minor(adjustment), memo: 'Cost of goods sold short' },
    { account: inventory, amount: minor(-cost - adjustment), memo: 'Stock moved' },
  ]);
  return { moves, entries: asList(entry), items: lines, cost };
}

const ADJUSTED = { adjustment: 'Stock adjustment', issue: 'Goods issued to a job', count: 'Stock count' };

function narrated(what: string, place: Omit<GoodsPlace, 'stockAccounts'>): string {
  return `${what} ${place.location} ${place.date} ${aboutOf(place)}`.trim();
}

function asList(entry: Entry | null): readonly Entry[] {
  return entry === null ? [] : [entry];
}
