import { type Minor, minor, quantity, sum } from '../../../src-shared/money/index.ts';
import type { PosLine } from '../../../src-shared/model/index.ts';
import { weekday } from '../../../src-shared/time/index.ts';
import type { Dice } from './dice.ts';
import { ONE, chargeLine, reduced, reducedOrder, shareOf, soldLine, totalOf } from './lines.ts';
import type { Product } from './resources.ts';
import { type StoreDay, perDay } from './story.ts';

const SUNDAY = 7;
const SURCHARGE_BASIS_POINTS = 1000;

const LINE_COUNTS = [
  { lines: 1, weight: 42 },
  { lines: 2, weight: 30 },
  { lines: 3, weight: 16 },
  { lines: 4, weight: 8 },
  { lines: 6, weight: 4 },
] as const;

/** Loose goods are weighed in steps of 50 g. */
const WEIGHING_STEP = 50;

/** From here a voucher takes a fixed amount off. */
const VOUCHER_FROM = 30_00;
const VOUCHERS: readonly Minor[] = [minor(5_00), minor(7_50), minor(10_00)];

/** What the store has on its shelves; only one has a café corner. */
export const rangeOf = perDay((day): readonly Product[] => {
  const { products } = day.story.catalogue;
  return day.store.cafe ? products : products.filter(({ group }) => group !== 'cafe');
});

/** What a customer puts on the counter, with the reductions of the day and Sunday's surcharge. */
export function basket(day: StoreDay, dice: Dice): readonly PosLine[] {
  const { lines: count } = dice.weighted(LINE_COUNTS, ({ weight }) => weight);
  const goods = Array.from({ length: count }, () => withLineDiscount(dice, item(day, dice)));
  const lines = withOrderDiscount(dice, goods);
  return weekday(day.date) === SUNDAY ? withSurcharge(lines) : lines;
}

/** Whether any of it comes from the café corner. */
export function isCafe(lines: readonly PosLine[]): boolean {
  return lines.some(({ productGroup }) => productGroup === 'cafe');
}

function item(day: StoreDay, dice: Dice): PosLine {
  const product = dice.weighted(rangeOf(day), ({ weight }) => weight);
  if (product.byWeight) return soldLine(product, quantity(dice.between(2, 18) * WEIGHING_STEP));
  return soldLine(product, quantity(ONE * (dice.chance(8200) ? 1 : dice.between(2, 4))));
}

function withLineDiscount(dice: Dice, line: PosLine): PosLine {
  if (!dice.chance(500)) return line;
  return reduced(line, shareOf(line.total, dice.pick([1000, 1500, 2000, 2500])));
}

/** A voucher, or a percentage for staff and members. */
function withOrderDiscount(dice: Dice, lines: readonly PosLine[]): readonly PosLine[] {
  const total = totalOf(lines);
  if (dice.chance(350)) return reducedOrder(lines, shareOf(total, dice.pick([500, 1000])));
  if (total >= VOUCHER_FROM && dice.chance(300)) return reducedOrder(lines, dice.pick(VOUCHERS));
  return lines;
}

function withSurcharge(lines: readonly PosLine[]): readonly PosLine[] {
  const served = sum(lines.filter((line) => line.productGroup === 'cafe').map(({ total }) => total));
  if (served === 0) return lines;
  return [...lines, chargeLine('SURCHARGE', 'Sunday surcharge', shareOf(served, SURCHARGE_BASIS_POINTS))];
}
