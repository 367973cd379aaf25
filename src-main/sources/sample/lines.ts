import {
  type Minor,
  type Quantity,
  ZERO,
  add,
  allocate,
  divideRounded,
  lineAmount,
  minor,
  negate,
  negateQuantity,
  quantity,
  subtract,
  sum,
  taxInside,
  unitPrice,
} from '../../../src-shared/money/index.ts';
import type { PosLine } from '../../../src-shared/model/index.ts';
import { CURRENCY } from './documents.ts';
import type { Ordered, Product } from './resources.ts';

/** One piece. */
export const ONE: Quantity = quantity(1000);

/** Prices are kept in millionths of a dollar. */
const MILLIONTHS_PER_CENT = 10_000;

const TAX_BASIS_POINTS: ReadonlyMap<string, number> = new Map([
  ['GST', 1000],
  ['FRE', 0],
]);

/** So many hundredths of a percent of an amount, rounded half away from zero. */
export function shareOf(amount: Minor, basisPoints: number): Minor {
  return minor(Number(divideRounded(BigInt(amount) * BigInt(basisPoints), 10_000n, 'half-away-from-zero')));
}

/** What all lines come to. */
export function totalOf(lines: readonly PosLine[]): Minor {
  return sum(lines.map(({ total }) => total));
}

/** A line of goods at the shelf price, less a reduction that includes tax as the price does. */
export function soldLine(product: Product | Ordered, qty: Quantity, reduction: Minor = ZERO): PosLine {
  return withAmounts(
    {
      type: 'item',
      sku: product.sku,
      name: product.name,
      quantity: qty,
      unitPrice: unitPrice(product.priceCents * MILLIONTHS_PER_CENT),
      taxCode: product.taxCode,
      cost: null,
      productGroup: product.group,
    },
    reduction,
  );
}

/** A charge that is no goods but revenue with tax. */
export function chargeLine(sku: string, name: string, amount: Minor): PosLine {
  return withAmounts(
    {
      type: 'service-charge',
      sku,
      name,
      quantity: ONE,
      unitPrice: unitPrice(amount * MILLIONTHS_PER_CENT),
      taxCode: 'GST',
      cost: null,
      productGroup: null,
    },
    ZERO,
  );
}

/** What was bought out of the drawer, with the tax in it: money out, hence negative. */
export function expenseLine(name: string, taxCode: string, amount: Minor): PosLine {
  const bought = withAmounts(
    {
      type: 'item',
      sku: 'PAY-OUT',
      name,
      quantity: ONE,
      unitPrice: unitPrice(amount * MILLIONTHS_PER_CENT),
      taxCode,
      cost: null,
      productGroup: null,
    },
    ZERO,
  );
  return takenBack(bought);
}

/** Goods that move without being sold: no price, no tax; a cost only where one is known. */
export function stockLine(product: Product, qty: Quantity, cost: Minor | null): PosLine {
  return {
    type: 'item',
    sku: product.sku,
    name: product.name,
    quantity: qty,
    unitPrice: unitPrice(0),
    discount: ZERO,
    net: cost ?? ZERO,
    tax: ZERO,
    total: cost ?? ZERO,
    taxCode: 'FRE',
    cost,
    productGroup: product.group,
  };
}

/** Takes a further reduction (incl. tax) off a line. */
export function reduced(line: PosLine, reduction: Minor): PosLine {
  const before = subtract(grossOf(line), line.total);
  return reduction === 0 ? line : withAmounts(line, add(before, reduction));
}

/** Spreads a reduction of the whole order over its lines in proportion to what they come to. */
export function reducedOrder(lines: readonly PosLine[], reduction: Minor): readonly PosLine[] {
  const parts = allocate(
    reduction,
    lines.map(({ total }) => total),
  );
  return lines.map((line, i) => reduced(line, parts[i] ?? ZERO));
}

/** The part of a sold line that `qty` of it makes up, with its part of the reduction. */
export function partOf(line: PosLine, qty: Quantity): PosLine {
  if (qty === line.quantity) return line;
  const gross = lineAmount(line.unitPrice, qty, CURRENCY);
  const [total = ZERO] = allocate(line.total, [qty, line.quantity - qty]);
  return withAmounts({ ...line, quantity: qty }, subtract(gross, total));
}

/** The line taken back: everything that counts is negative. */
export function takenBack(line: PosLine): PosLine {
  return {
    ...line,
    quantity: negateQuantity(line.quantity),
    discount: negate(line.discount),
    net: negate(line.net),
    tax: negate(line.tax),
    total: negate(line.total),
  };
}

type PricedParts = Omit<PosLine, 'discount' | 'net' | 'tax' | 'total'>;

/**
 * The amounts of a line whose price includes tax. The discount is stated without tax, as what net
 * revenue would have been more: 106.00 incl. 6 % less 10.60 is net 90.00 with a discount of 10.00.
 */
function withAmounts(parts: PricedParts, reduction: Minor): PosLine {
  const rate = TAX_BASIS_POINTS.get(parts.taxCode) ?? 0;
  const gross = grossOf(parts);
  const total = subtract(gross, reduction);
  const tax = taxInside(total, rate);
  const net = subtract(total, tax);
  const discount = subtract(subtract(gross, taxInside(gross, rate)), net);
  return { ...parts, discount, net, tax, total };
}

function grossOf(parts: Pick<PosLine, 'unitPrice' | 'quantity'>): Minor {
  return lineAmount(parts.unitPrice, parts.quantity, CURRENCY);
}
