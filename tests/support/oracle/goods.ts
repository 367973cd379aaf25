import type { PosDocument, PosLine } from '../../../src-shared/model/index.ts';
import { ACCOUNTS } from './accounts.ts';
import type { Movements } from './money.ts';
import { type Shelf, type Sold, type Worth, share } from './shelf.ts';
import { Sums } from './sums.ts';

// What documents do to stock and to its accounts, by accounting.md. Goods that are sold together go out
// together: the books issue them at one cost.

/** One document of the books and the POS documents that it was made of. */
export interface Step {
  /** Which half of an exchange it has; other documents are whole in the one they are in. */
  readonly half: 'sales' | 'returns' | null;
  readonly documents: readonly PosDocument[];
}

/** Reasons for which goods do not go back to the shelf. */
export type IsGone = (reason: string | null) => boolean;

/** What becomes of goods that do not: their cost stays, or it is written off. */
export interface Gone {
  readonly isGone: IsGone;
  /** Why the goods of a document came back: of what takes a return back, the reason of the return. */
  readonly reasonOf?: (document: PosDocument) => string | null;
  readonly writesOff?: boolean;
}

/** Goods between two shops, by transfer and item, and what they left with. */
export interface OnTheWay {
  readonly quantity: Sums;
  readonly value: Sums;
}

/** Adds what one document of the books does to the shelf; goods of no stock are passed over. */
export function moveGoods(to: Movements, shelf: Shelf, way: OnTheWay, step: Step, gone: Gone): void {
  const [first] = step.documents;
  if (first === undefined) return;
  const lines = linesOf(first);
  switch (first.kind === 'cancellation' ? `${first.reference?.kind ?? 'sale'} taken back` : first.kind) {
    case 'installed-completion taken back':
      return releasedBack(to, shelf, first);
    case 'goods-received':
      return received(to, shelf, first);
    case 'transfer-out':
      return sent(to, shelf, way, first);
    case 'transfer-in':
      return arrived(to, shelf, way, first);
    case 'stock-adjustment':
      return lines.forEach((line) => {
        changed(
          to,
          shelf,
          { ...line, location: first.location, quantity: -line.quantity },
          ACCOUNTS.stockDifferences,
        );
      });
    case 'installed-issue':
      return lines.forEach((line) => {
        const cost = changed(to, shelf, { ...line, location: first.location }, ACCOUNTS.workInProgress);
        to.owned('work-in-progress').add(first.details.caseId ?? '', cost);
      });
    case 'installed-completion':
      return released(to, shelf, first);
    default:
      return sold(to, shelf, step, gone);
  }
}

/** Counter sales, account sales, laybys: out of stock, or back into it where the reason says so. */
function sold(to: Movements, shelf: Shelf, { half, documents }: Step, gone: Gone): void {
  const bySku = new Sums();
  const writtenOff = new Sums();
  for (const document of documents.filter(sells)) {
    // What takes a sale back undoes what it did; only goods that customers bring are written off.
    const takenBack = document.kind === 'cancellation' ? document.reference?.kind : document.kind;
    const comesBack = ['return', 'charge-return', 'exchange'].includes(takenBack ?? 'sale');
    for (const line of linesOf(document)) {
      if (document.kind === 'exchange' && (half === 'returns') !== line.quantity < 0) continue;
      const { reference } = document;
      const isCancelled = document.kind === 'cancellation';
      const isGone = comesBack && gone.isGone(gone.reasonOf?.(document) ?? document.reason);
      // The damaged goods are with the customer again; what was written off of them never was.
      if (isCancelled && isGone && line.quantity > 0) {
        if (gone.writesOff === true && reference !== null) writeBack(to, shelf, line, idOf(reference));
        continue;
      }
      if (!isCancelled && isGone && line.quantity < 0) {
        writtenOff.add(`${line.sku}\u0000${reference === null ? '' : idOf(reference)}`, -line.quantity);
        continue;
      }
      const of = line.quantity < 0 && reference !== null ? idOf(reference) : '';
      bySku.add(`${line.sku}\u0000${of}`, line.quantity);
    }
  }
  const location = documents[0]?.location ?? '';
  const moves = Object.entries(bySku.toObject()).toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, quantity] of moves) {
    const [sku = '', of = ''] = key.split('\u0000');
    const sold = of === '' ? null : (shelf.sold.get(`${of} ${sku}`) ?? null);
    const value = changed(to, shelf, { sku, location, quantity }, ACCOUNTS.costOfGoods, sold);
    if (quantity < 0 || !shelf.has(sku)) continue;
    for (const document of documents) {
      const before = shelf.sold.get(`${idOf(document)} ${sku}`) ?? { value: 0, quantity: 0 };
      shelf.sold.set(`${idOf(document)} ${sku}`, {
        value: before.value + value,
        quantity: before.quantity + quantity,
      });
    }
  }
  if (gone.writesOff === true) writeOff(to, shelf, location, writtenOff, documents);
}

/** What a return had written off, in proportion. */
function writeBack(
  to: Movements,
  shelf: Shelf,
  { sku, quantity }: Pick<PosLine, 'sku' | 'quantity'>,
  returned: string,
): void {
  const written = shelf.writtenOff.get(`${returned} ${sku}`);
  if (written === undefined) return;
  const worth = share(written.value, quantity, written.quantity);
  to.accounts.add(ACCOUNTS.writeOff, -worth);
  to.accounts.add(ACCOUNTS.costOfGoods, worth);
}

/** What came back and cannot be sold again was no cost of goods. */
function writeOff(
  to: Movements,
  shelf: Shelf,
  location: string,
  writtenOff: Sums,
  documents: readonly PosDocument[],
): void {
  for (const [key, quantity] of Object.entries(writtenOff.toObject())) {
    const [sku = '', of = ''] = key.split('\u0000');
    if (!shelf.has(sku)) continue;
    const sold = of === '' ? null : (shelf.sold.get(`${of} ${sku}`) ?? null);
    const worth = shelf.worth(sku, location, quantity, sold);
    to.accounts.add(ACCOUNTS.writeOff, worth);
    to.accounts.add(ACCOUNTS.costOfGoods, -worth);
    for (const document of documents) {
      const before = shelf.writtenOff.get(`${idOf(document)} ${sku}`) ?? { value: 0, quantity: 0 };
      shelf.writtenOff.set(`${idOf(document)} ${sku}`, {
        value: before.value + worth,
        quantity: before.quantity + quantity,
      });
    }
  }
}

/** Kinds whose goods leave the shop with the customer, or come back from one. */
function sells({ kind, reference }: PosDocument): boolean {
  const what = kind === 'cancellation' ? (reference?.kind ?? 'sale') : kind;
  return SELLING.has(what);
}

const SELLING: ReadonlySet<PosDocument['kind']> = new Set([
  'sale',
  'return',
  'exchange',
  'account-sale',
  'charge-return',
  'layby-completion',
  'gift-card-redeemed',
] as const);

function linesOf(document: PosDocument): readonly Pick<PosLine, 'sku' | 'quantity'>[] {
  return document.lines.filter(({ type, quantity }) => type === 'item' && quantity !== 0);
}

function idOf({ kind, sourceId }: Pick<PosDocument, 'kind' | 'sourceId'>): string {
  return `${kind}/${sourceId}`;
}

interface Goods {
  readonly sku: string;
  readonly location: string;
  /** Out is positive. */
  readonly quantity: number;
}

/** Goods against an account, at what they cost; answers what the account is debited with. */
function changed(
  to: Movements,
  shelf: Shelf,
  { sku, location, quantity }: Goods,
  account: string,
  sold: Sold | null = null,
): number {
  if (!shelf.has(sku)) return 0;
  const out = quantity > 0;
  const worth = out ? shelf.takeOut(sku, location, quantity) : shelf.putBack(sku, location, -quantity, sold);
  const amount = out ? worth.value : -worth.value;
  to.accounts.add(account, amount);
  onShelf(to, -amount, worth);
  return amount;
}

/** The shelf is worth more by what came in, less what only corrects what went out before. */
function onShelf(to: Movements, value: number, { adjustment }: Worth): void {
  to.accounts.add(ACCOUNTS.inventory, value - adjustment);
  to.accounts.add(ACCOUNTS.costAdjustment, adjustment);
}

function received(to: Movements, shelf: Shelf, { location, lines }: PosDocument): void {
  for (const { sku, quantity, cost } of lines) {
    shelf.begin(sku);
    const worth = quantity < 0 ? -Math.abs(cost ?? 0) : (cost ?? 0);
    onShelf(to, worth, shelf.putIn(sku, location, quantity, worth));
  }
}

function sent(to: Movements, shelf: Shelf, way: OnTheWay, document: PosDocument): void {
  for (const { sku, quantity } of linesOf(document)) {
    const worth = shelf.takeOut(sku, document.location, quantity);
    way.quantity.add(wayKey(document, sku), quantity);
    way.value.add(wayKey(document, sku), worth.value);
    to.accounts.add(ACCOUNTS.inTransit, worth.value);
    onShelf(to, -worth.value, worth);
  }
}

/** At what it left with, in proportion; what does not arrive stays on the way. */
function arrived(to: Movements, shelf: Shelf, way: OnTheWay, document: PosDocument): void {
  for (const { sku, quantity } of linesOf(document)) {
    const key = wayKey(document, sku);
    const value = share(way.value.get(key), quantity, way.quantity.get(key));
    const worth = shelf.putIn(sku, document.location, quantity, value);
    way.quantity.add(key, -quantity);
    way.value.add(key, -value);
    to.accounts.add(ACCOUNTS.inTransit, -value);
    onShelf(to, value, worth);
  }
}

function wayKey({ details }: PosDocument, sku: string): string {
  return `${details.caseId ?? ''} ${sku}`;
}

/** What the job has cost so far. */
function released(to: Movements, shelf: Shelf, document: PosDocument): void {
  const job = document.details.caseId ?? '';
  const cost = to.owned('work-in-progress').get(job);
  shelf.completed.set(idOf(document), cost);
  toCost(to, job, cost);
}

/** What that very completion had released is work in progress again. */
function releasedBack(to: Movements, shelf: Shelf, { details, reference }: PosDocument): void {
  const cost = reference === null ? 0 : (shelf.completed.get(idOf(reference)) ?? 0);
  toCost(to, details.caseId ?? '', -cost);
}

function toCost(to: Movements, job: string, cost: number): void {
  to.owned('work-in-progress').add(job, -cost);
  to.accounts.add(ACCOUNTS.workInProgress, -cost);
  to.accounts.add(ACCOUNTS.installedCost, cost);
}
