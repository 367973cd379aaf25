import type { PosDocument, PosLine } from '../../../src-shared/model/index.ts';
import {
  type Quantity,
  divideRounded,
  minor,
  negateQuantity,
  quantity,
  unitPrice,
} from '../../../src-shared/money/index.ts';
import { dayNumber, weekday } from '../../../src-shared/time/index.ts';
import { accountSales } from './accounts.ts';
import { stockAdjustments } from './adjustments.ts';
import type { Dice } from './dice.ts';
import { eventAt } from './documents.ts';
import { ONE, stockLine, totalOf } from './lines.ts';
import { giftCardSales, storeCreditSales } from './prepaid.ts';
import { installedDocuments } from './installed.ts';
import { laybyDocuments, setAside } from './laybys.ts';
import { type Product, type Supplier, stocked } from './resources.ts';
import { counterSales } from './sales.ts';
import { STORES } from './stores.ts';
import { type StoreDay, diceOn, idOn, lookBack, perDay } from './story.ts';
import { type Moment, hoursOn } from './tills.ts';
import { transfersIn, transfersOut } from './transfers.ts';

const WEEK_DAYS = 7;
const SUNDAY = 7;
const CATCH_UP_WEEK = 0;

/** Suppliers come before the doors open; a store is counted after they have closed. */
const DELIVERY: Moment = { second: 7 * 3600 + 1200, shift: null };
const COUNT_AFTER_CLOSING_MINUTES = 40;

/** Loose goods come by the full kilogram, others by the piece: both are whole thousands. */
const DELIVERED_STEP = 1000;

/**
 * What each supplier brings on this day: as much as left the store in the week before. So a stock
 * that begins with more than a week's sales stays above zero, whichever day it is watched from.
 * The loaf begins with few and is booked short: it must go below zero now and then.
 */
export function goodsReceived(day: StoreDay): readonly PosDocument[] {
  const due = day.story.catalogue.suppliers.filter((supplier) => supplier.weekday === weekday(day.date));
  return due.flatMap((supplier, i) => {
    const dice = diceOn(day, `goods ${supplier.name}`);
    const lines = deliveredLines(day, supplier, dice);
    if (lines.length === 0) return [];
    const parts = { lines, total: totalOf(lines), details: { supplier: supplier.name } };
    return [eventAt(day, DELIVERY, { kind: 'goods-received', sourceId: idOn(day, 'D', i + 1), ...parts })];
  });
}

function deliveredLines(day: StoreDay, supplier: Supplier, dice: Dice): readonly PosLine[] {
  const left = quantityBySku(lookBack(day, 1, WEEK_DAYS, leftOn));
  return stocked(day.story.catalogue)
    .filter(({ group }) => supplier.groups.includes(group))
    .flatMap((product) => {
      const booked = product.bookedShort ? percentBooked(day) : 100;
      const steps = Math.ceil(((left.get(product.sku) ?? 0) * booked) / (100 * DELIVERED_STEP));
      // Purchase prices move by a few percent from delivery to delivery.
      const percent = dice.between(96, 104);
      const cents = Number(divideRounded(BigInt(product.costCents * percent), 100n, 'half-away-from-zero'));
      if (steps <= 0) return [];
      const line = stockLine(product, quantity(steps * DELIVERED_STEP), minor(steps * cents));
      return [{ ...line, unitPrice: unitPrice(cents * 10_000) }];
    });
}

/** Four fifths in three weeks of four, and what was forgotten in the fourth. */
function percentBooked(day: StoreDay): number {
  return Math.floor(dayNumber(day.date) / WEEK_DAYS) % 4 === CATCH_UP_WEEK ? 160 : 80;
}

/**
 * Each week one store counts one group of goods. Small differences are found, as everywhere. The
 * figures are those of a store that has been watched since its last delivery. What is set aside on
 * layby stands elsewhere and is not counted.
 */
export function stockCounts(day: StoreDay): readonly PosDocument[] {
  const week = Math.floor(dayNumber(day.date) / WEEK_DAYS);
  const { suppliers } = day.story.catalogue;
  const supplier = suppliers[Math.floor(week / STORES.length) % suppliers.length];
  const isTurn = STORES[week % STORES.length]?.id === day.store.id;
  if (weekday(day.date) !== SUNDAY || !isTurn || supplier === undefined) return [];
  const dice = diceOn(day, 'count');
  const since = weekday(day.date) - supplier.weekday;
  const left = quantityBySku([...lookBack(day, 0, since, leftOn), ...setAside(day)]);
  const lines = stocked(day.story.catalogue)
    .filter(({ group }) => supplier.groups.includes(group))
    .map((product) => stockLine(product, counted(dice, product, left.get(product.sku) ?? 0), null));
  const second = (hoursOn(day).closes + COUNT_AFTER_CLOSING_MINUTES) * 60;
  return [eventAt(day, { second, shift: null }, { kind: 'stock-count', sourceId: idOn(day, 'N', 1), lines })];
}

function counted(dice: Dice, product: Product, left: number): Quantity {
  const difference = dice.chance(7500) ? 0 : dice.between(-2, 1);
  return quantity(Math.max(0, openingOf(product) - left + difference * ONE));
}

/** On hand of a product when books begin, the same in each store that keeps it. */
export function openingOf(product: Product): Quantity {
  return quantity(product.opening * ONE);
}

/** Goods that went somewhere, negative when they came. */
type Moved = Pick<PosLine, 'sku' | 'quantity'>;

function quantityBySku(moved: readonly Moved[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { sku, quantity: qty } of moved) sums.set(sku, (sums.get(sku) ?? 0) + qty);
  return sums;
}

/** What left the store for good on a day, less what other stores sent. */
const leftOn = perDay((day): readonly Moved[] => {
  const departed = [
    ...counterSales(day).map(({ document }) => document),
    ...giftCardSales(day),
    ...storeCreditSales(day),
    ...accountSales(day),
    ...laybyDocuments(day).filter(({ kind }) => kind === 'layby-completion'),
    ...installedDocuments(day).filter(({ kind }) => kind === 'installed-issue'),
    ...transfersOut(day),
  ];
  const arrived = [...transfersIn(day), ...stockAdjustments(day)].flatMap(({ lines }) => lines);
  return [
    ...departed.flatMap(({ lines }) => lines),
    ...arrived.map(({ sku, quantity: qty }) => ({ sku, quantity: negateQuantity(qty) })),
  ];
});
