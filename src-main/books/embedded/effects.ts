import { minor } from '../../../src-shared/money/index.ts';
import {
  type AccountingDocument,
  assertNever,
  type BillingDocument,
  type JournalDocument,
  type ReversalDocument,
  type StockAdjustmentDocument,
  type SubledgerLine,
} from '../../../src-shared/model/index.ts';
import type { BooksNow } from './batch-reads.ts';
import { taxEffectOf } from './deposit-tax.ts';
import { loseGoods } from './lost-goods.ts';
import { takeBack } from './reversal.ts';
import {
  adjustGoods,
  NO_EFFECT,
  openGoods,
  sellGoods,
  type StockEffect,
  takeGoods,
  transferGoods,
  writeOffGoods,
} from './stock-effects.ts';

/** All that a document does in the books: its own entries first, then those that only the books know. */
export interface Effect extends StockEffect {
  readonly subledger: readonly SubledgerLine[];
}

/**
 * What a document does when it takes effect. Orders, counts and contacts do nothing. Call it once: the books
 * have moved on after it.
 */
export function effectOf(now: BooksNow, document: AccountingDocument): Effect {
  const effect = ownEffect(now, document);
  now.jobs.follow(document.key, effect.subledger);
  if (document.type === 'sales-order') return effect;
  const original =
    document.type === 'reversal' ? now.recorded.get(document.reverses.key)?.document : undefined;
  const tax = taxEffectOf(
    now.taxes,
    document,
    { date: document.date, subledger: effect.subledger },
    { isClosed: (layby) => now.orders.isClosed(layby), original },
  );
  return {
    ...effect,
    entries: [...effect.entries, ...tax.entries],
    subledger: [...effect.subledger, ...tax.subledger],
  };
}

function ownEffect(now: BooksNow, document: AccountingDocument): Effect {
  switch (document.type) {
    case 'invoice':
    case 'credit-note':
      return billed(now, document);
    case 'journal':
      return brought(document, goodsSold(now, document));
    case 'receipt':
      return brought(document, NO_EFFECT);
    case 'goods-received':
      return brought(document, takeGoods(now.stock, document));
    case 'opening-balance':
      return brought(document, openGoods(now.stock, document));
    case 'transfer-out':
    case 'transfer-in':
      return brought(
        document,
        document.lost === undefined
          ? transferGoods(now.stock, now.transit, document)
          : loseGoods(now.stock, now.transit, document, document.lost),
      );
    case 'stock-adjustment':
      return adjusted(now, document);
    case 'reversal':
      return reversed(now, document);
    case 'sales-order':
    case 'stock-count':
    case 'contact':
      return { ...NO_EFFECT, subledger: [] };
    default:
      return assertNever(document);
  }
}

function brought(document: AccountingDocument, effect: StockEffect): Effect {
  return {
    ...effect,
    entries: [...document.entries, ...effect.entries],
    subledger: document.subledger,
  };
}

function billed(now: BooksNow, document: BillingDocument): Effect {
  const sold = brought(document, goodsSold(now, document));
  if (document.release === null) return sold;
  const { back } = document.release;
  const completions = back === undefined ? [] : now.sold.documentsOf(back);
  const released = now.jobs.release(document.release, document.date, completions);
  return {
    ...sold,
    entries: [...sold.entries, ...released.entries],
    subledger: [...sold.subledger, ...released.subledger],
  };
}

/** Goods that leave or come back, then what of those that came back is written off. */
function goodsSold(now: BooksNow, document: BillingDocument | JournalDocument): StockEffect {
  const { stock, writeOffs = [] } = document;
  const sold = sellGoods(now.stock, document, stock, now.sold);
  const written = writeOffGoods(now.stock, document, writeOffs, now.sold);
  return {
    moves: [...sold.moves, ...written.moves],
    entries: [...sold.entries, ...written.entries],
    items: sold.items,
  };
}

function adjusted(now: BooksNow, document: StockAdjustmentDocument): Effect {
  const { job, contra } = document;
  const kind = job === null ? 'adjustment' : 'issue';
  const { cost, ...effect } = adjustGoods(now.stock, document, document.lines, kind);
  const whole = brought(document, effect);
  if (job === null || cost === 0) return whole;
  const added = { account: contra, subject: job, movement: 'added', amount: minor(cost) } as const;
  return { ...whole, subledger: [...whole.subledger, { ledger: 'work-in-progress', ...added }] };
}

/** A reversal brings no entries of its own: they are those of what it takes back, turned. */
function reversed(now: BooksNow, document: ReversalDocument): Effect {
  const original = now.recorded.get(document.reverses.key);
  if (original === undefined) throw new RangeError(`${document.reverses.number} is not in the books`);
  return takeBack(now.stock, now.transit, document, original);
}
