import type { BalanceOpening, Openings, StockOpening } from '../../core/ports/source.ts';
import type { CaseKind, PosDocument } from '../../../src-shared/model/index.ts';
import { ZERO, add, minor } from '../../../src-shared/money/index.ts';
import { type BusinessDate, addDays, datesFrom } from '../../../src-shared/time/index.ts';
import { accountPayments, accountSales, chargeReturns, doublePayments } from './accounts.ts';
import { giftCardChanges } from './cards.ts';
import { depositDocuments } from './deposits.ts';
import { directShipDocuments } from './direct-ship.ts';
import { installedDocuments } from './installed.ts';
import { laybyDocuments } from './laybys.ts';
import { type BalanceMove, movesOf } from './moves.ts';
import { networkCards } from './networks.ts';
import { giftCardDocuments, giftCardSales, storeCreditSales } from './prepaid.ts';
import { stocked } from './resources.ts';
import { returnsOn } from './returns.ts';
import { openingOf } from './stock.ts';
import { STORES } from './stores.ts';
import { FIRST_DAY, type Story, type StoreDay } from './story.ts';

/** No story takes longer: whatever began before is over, or will never move again. */
const LONGEST_STORY_DAYS = 40;

/** Orders, and what ends them. */
const BEGINS: ReadonlySet<string> = new Set(['layby-open', 'direct-ship-order']);
const ENDS: ReadonlySet<string> = new Set(['layby-completion', 'layby-cancellation', 'direct-ship-invoice']);

/** Cases that begin with money or goods, by what begins them. */
const CASE_BEGUN: Partial<Record<PosDocument['kind'], CaseKind>> = {
  'layby-deposit': 'layby',
  'direct-ship-deposit': 'direct-ship',
  'deposit-taken': 'deposit',
  'installed-deposit': 'job',
  'installed-issue': 'job',
};

/** What there was in the evening before a day, so that whoever listens from that day on misses nothing. */
export function openingsBefore(story: Story, first: BusinessDate): Openings {
  const date = addDays(first, -1);
  const earliest = addDays(first, -LONGEST_STORY_DAYS);
  const days = [...datesFrom(earliest < FIRST_DAY ? FIRST_DAY : earliest, date)];
  const told = days.flatMap((day) => STORES.flatMap((store) => ofDay({ story, store, date: day })));
  return { date, stock: stockOf(story), balances: balancesOf(story, told), orders: openOrders(told) };
}

/** Goods in each store that keeps them; the same whenever it is watched from. */
export function stockOf(story: Story): readonly StockOpening[] {
  return STORES.flatMap((store) =>
    stocked(story.catalogue).map((product) => ({
      sku: product.sku,
      name: product.name,
      location: store.id,
      quantity: openingOf(product),
      value: minor(product.opening * product.costCents),
    })),
  );
}

/** Everything of a day that is somebody's balance, in the order in which it happened. */
function ofDay(day: StoreDay): readonly PosDocument[] {
  const documents = [
    ...accountSales(day),
    ...chargeReturns(day),
    ...accountPayments(day),
    ...doublePayments(day),
    ...directShipDocuments(day),
    ...installedDocuments(day),
    ...depositDocuments(day),
    ...laybyDocuments(day),
    ...giftCardDocuments(day),
    ...giftCardChanges(day),
    ...networkCards(day),
    ...giftCardSales(day),
    ...returnsOn(day),
    ...storeCreditSales(day),
  ];
  return documents.toSorted((a, b) => a.occurredAt - b.occurredAt);
}

/** What each story that began in these days has left. One that began before them is over. */
function balancesOf(story: Story, told: readonly PosDocument[]): readonly BalanceOpening[] {
  const left = new Map<string, BalanceOpening>();
  for (const document of told) {
    for (const move of movesOf(story, document)) {
      const key = `${move.ledger} ${move.story}`;
      const before = left.get(key) ?? begun(document, move);
      if (before === null) continue;
      // Work that is completed leaves nothing, whatever it cost.
      const amount = move.amount === null ? ZERO : add(before.amount, move.amount);
      left.set(key, { ...before, amount });
    }
  }
  return [...left.values()].filter(({ amount }) => amount !== 0);
}

function begun(document: PosDocument, { ledger, subject, begins }: BalanceMove): BalanceOpening | null {
  if (!begins) return null;
  const { location, customer, details } = document;
  const { customerName } = details;
  return {
    ledger,
    location,
    subject,
    caseKind: CASE_BEGUN[document.kind] ?? null,
    customer: { customer, details: customerName === undefined ? {} : { customerName } },
    amount: ZERO,
  };
}

/** Orders of these days that nothing in them has ended. */
function openOrders(told: readonly PosDocument[]): readonly PosDocument[] {
  const ended = new Set(
    told.filter(({ kind }) => ENDS.has(kind)).map(({ reference }) => reference?.sourceId),
  );
  return told.filter(({ kind, sourceId }) => BEGINS.has(kind) && !ended.has(sourceId));
}
