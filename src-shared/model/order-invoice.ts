import { divideRounded, type Minor, minor, type Quantity, quantity, sum, ZERO } from '../money/index.ts';
import type { BusinessDate } from '../time/index.ts';
import type { AccountNumber } from './account.ts';
import type {
  BillingDocument,
  BillingLine,
  PaymentLine,
  SalesOrderDocument,
  StockLine,
  WriteOffLine,
} from './accounting-document.ts';
import { balancedEntry, type Entry, type SignedLine } from './entry.ts';
import type { DeliveryKey } from './ids.ts';
import type { SubledgerLine } from './subledger.ts';

/** How much of an order is delivered by an invoice: what was delivered before it, and with it, by line. */
export interface OrderPart {
  readonly order: SalesOrderDocument;
  readonly before: readonly Quantity[];
  readonly after: readonly Quantity[];
}

/** Nothing, and all, of an order's lines. */
export const noneOf = (order: SalesOrderDocument): readonly Quantity[] => order.lines.map(() => quantity(0));
export const allOf = (order: SalesOrderDocument): readonly Quantity[] =>
  order.lines.map((line) => line.quantity);

/**
 * A layby or direct ship order that is only noted has no entries: a later document of its case invoices it. An
 * order of no case may come to nothing, as an even exchange that is taken back, and still moves its goods.
 */
export function isInvoicedByItself(order: SalesOrderDocument): boolean {
  return order.caseId === null || order.entries.length > 0;
}

/**
 * Whether part of an order can be invoiced: it must be owed by a customer, so that what is paid with it
 * is theirs already while goods are still to come.
 */
export function canBeParted(order: SalesOrderDocument): boolean {
  return (order.order === 'cash' || order.order === 'account') && receivableOf(order) !== null;
}

/**
 * What of an order can go out with what is available, by line in the order of the lines. Lines that are
 * not goods on hand (services, items that are not stocked, goods given back) always go; so does a credit
 * order as a whole, whose goods come in.
 * @param available by SKU; what is not in it is not stocked. Taken from as lines are delivered.
 */
export function deliverable(
  { order, before }: Pick<OrderPart, 'order' | 'before'>,
  available: Map<string, Quantity>,
): readonly Quantity[] {
  if (order.order === 'credit') return allOf(order);
  const goods = new Set(order.stock.map((line) => line.sku));
  return order.lines.map((line, ordinal) => {
    const rest = line.quantity - (before[ordinal] ?? 0);
    const there = line.sku === null || !goods.has(line.sku) ? undefined : available.get(line.sku);
    if (line.sku === null || there === undefined || rest <= 0) return line.quantity;
    const goes = Math.max(0, Math.min(rest, there));
    available.set(line.sku, quantity(there - goes));
    return quantity(line.quantity - rest + goes);
  });
}

/**
 * The invoice (credit note, of a credit order) that orders, or parts of them, make. Whole orders keep the
 * entries that they were posted with. Of a parted one each line goes in proportion to its quantity, so
 * that all parts together come to the whole to the cent; what was paid with the order, its tips and its
 * rounding go with the first part: money ahead of delivery is the customer's credit.
 * @throws RangeError for no orders, or a part of an order that cannot be parted: a defect.
 */
export function invoiceOfOrders(
  parts: readonly OrderPart[],
  as: { readonly key: DeliveryKey; readonly number: string; readonly date: BusinessDate },
): BillingDocument {
  const [first] = parts;
  if (first === undefined) throw new RangeError('An invoice is made of at least one order');
  const { order } = first;
  const made = parts.map((part) => (isWhole(part) ? wholeOf(part.order, as.date) : partOf(part, as.date)));
  const lines = made.flatMap((part) => part.lines);
  return {
    type: order.order === 'credit' ? 'credit-note' : 'invoice',
    ...as,
    currency: order.currency,
    location: order.location,
    contact: order.contact,
    customer: order.customer,
    total: sum(lines.map((line) => line.total)),
    lines,
    payments: made.flatMap((part) => part.payments),
    rounding: sum(made.map((part) => part.rounding)),
    tips: sum(made.map((part) => part.tips)),
    due: sum(made.map((part) => part.due)),
    stock: mergedStock(made.flatMap((part) => part.stock)),
    ...writeOffsOf(parts.map((part) => part.order)),
    stockAccounts: order.stockAccounts,
    entries: made.flatMap((part) => part.entries),
    subledger: made.flatMap((part) => part.subledger),
    release: null,
  };
}

interface MadePart {
  readonly lines: readonly BillingLine[];
  readonly payments: readonly PaymentLine[];
  readonly rounding: Minor;
  readonly tips: Minor;
  readonly due: Minor;
  readonly stock: readonly StockLine[];
  readonly entries: readonly Entry[];
  readonly subledger: readonly SubledgerLine[];
}

function isWhole({ order, before, after }: OrderPart): boolean {
  return order.lines.every((line, at) => (before[at] ?? 0) === 0 && after[at] === line.quantity);
}

function wholeOf(order: SalesOrderDocument, date: BusinessDate): MadePart {
  const { lines, payments, rounding, tips, due, stock, subledger } = order;
  const entries = order.entries.map((entry) => datedEntry(entry, date));
  return { lines, payments, rounding, tips, due, stock, subledger, entries };
}

/** The same entry on another date. */
export function datedEntry(entry: Entry, date: BusinessDate, narration = entry.narration): Entry {
  if (entry.date === date && entry.narration === narration) return entry;
  const dated = balancedEntry(date, narration, signedLines(entry));
  if (dated === null) throw new RangeError(`Entry "${entry.narration}" has no lines`);
  return dated;
}

/** The lines of an entry with signed amounts, debits positive. */
export function signedLines(entry: Entry): readonly SignedLine[] {
  return entry.lines.map(({ account, side, amount, memo }) => ({
    account,
    amount: side === 'debit' ? amount : minor(-amount),
    memo,
  }));
}

function partOf({ order, before, after }: OrderPart, date: BusinessDate): MadePart {
  const owed = receivableOf(order);
  if (owed === null || !canBeParted(order)) {
    throw new RangeError(`${order.number} cannot be invoiced in parts`);
  }
  const isFirst = before.every((delivered) => delivered === 0);
  const lines = order.lines.flatMap((line, at) => {
    // A charge without a quantity has no part: it goes with the first goods.
    if (line.quantity === 0) return isFirst ? [line] : [];
    const part = partOfLine(line, before[at] ?? quantity(0), after[at] ?? quantity(0));
    return part === null ? [] : [part];
  });
  const total = sum(lines.map((line) => line.total));
  const withOrder = isFirst ? restOf(order, owed.account) : [];
  const moved = minor(total + sum(withOrder.filter(onAccount(owed.account)).map((line) => line.amount)));
  const entries = [
    balancedEntry(date, `Sales ${order.number} ${date}`, linesEntry(lines, owed.account)),
    balancedEntry(date, `Payments ${order.number} ${date}`, withOrder),
  ].filter((entry) => entry !== null);
  const others = isFirst ? order.subledger.filter((line) => line !== owed) : [];
  return {
    lines,
    payments: isFirst ? order.payments : [],
    rounding: isFirst ? order.rounding : ZERO,
    tips: isFirst ? order.tips : ZERO,
    due: isFirst ? minor(order.due - order.total + total) : total,
    stock: stockBetween(order, before, after),
    entries,
    subledger: moved === ZERO ? others : [...others, { ...owed, amount: moved }],
  };
}

/** What the customer owes by the whole order, as its sub-ledger says; null: it is settled at once. */
function receivableOf(order: SalesOrderDocument): SubledgerLine | null {
  return order.subledger.find((line) => line.ledger === 'receivable') ?? null;
}

const onAccount =
  (account: AccountNumber) =>
  (line: SignedLine): boolean =>
    line.account === account;

/** Dr receivable, Dr discounts, Cr income before discount, Cr tax: what lines of an invoice come to. */
function linesEntry(lines: readonly BillingLine[], receivable: AccountNumber): readonly SignedLine[] {
  const total = sum(lines.map((line) => line.total));
  const signed = lines.flatMap((line): SignedLine[] => [
    { account: line.discountAccount, amount: line.discount, memo: 'Discounts given' },
    { account: line.account, amount: minor(-line.net - line.discount), memo: 'Sales before discount' },
    { account: line.taxAccount, amount: minor(-line.tax), memo: `Tax ${line.taxCode}` },
  ]);
  return added([{ account: receivable, amount: total, memo: 'Sales incl. tax' }, ...signed]);
}

/** What an order's entries do beside its lines: payments, tips, rounding, and what they settle. */
function restOf(order: SalesOrderDocument, receivable: AccountNumber): readonly SignedLine[] {
  const ofLines = linesEntry(order.lines, receivable).map((line) => ({
    ...line,
    amount: minor(-line.amount),
  }));
  return byAccount([...order.entries.flatMap(signedLines), ...ofLines]);
}

/** One line for each account and memo. */
function added(lines: readonly SignedLine[]): readonly SignedLine[] {
  return merged(lines, (line) => `${line.account}\u0000${line.memo}`);
}

/** One line for each account, with the memo of its first. */
function byAccount(lines: readonly SignedLine[]): readonly SignedLine[] {
  return merged(lines, (line) => line.account);
}

function merged(lines: readonly SignedLine[], keyOf: (line: SignedLine) => string): readonly SignedLine[] {
  const sums = new Map<string, SignedLine>();
  for (const line of lines) {
    const key = keyOf(line);
    const known = sums.get(key);
    sums.set(key, known === undefined ? line : { ...known, amount: minor(known.amount + line.amount) });
  }
  return [...sums.values()];
}

/** What is delivered between two states of a line; null: nothing. */
function partOfLine(line: BillingLine, before: Quantity, after: Quantity): BillingLine | null {
  if (before === after) return null;
  const between = (amount: Minor): Minor =>
    minor(share(amount, after, line.quantity) - share(amount, before, line.quantity));
  const net = between(line.net);
  const tax = between(line.tax);
  return {
    ...line,
    quantity: quantity(after - before),
    discount: between(line.discount),
    net,
    tax,
    total: minor(net + tax),
  };
}

function share(amount: Minor, part: Quantity, whole: Quantity): number {
  if (part === whole || whole === 0) return amount;
  return Number(divideRounded(BigInt(amount) * BigInt(part), BigInt(whole), 'half-away-from-zero'));
}

/** The goods that leave between two states; with the last part all that is left of them. */
function stockBetween(
  order: SalesOrderDocument,
  before: readonly Quantity[],
  after: readonly Quantity[],
): readonly StockLine[] {
  return order.stock.flatMap((goods) => {
    const moved = quantityUpTo(order, goods, after) - quantityUpTo(order, goods, before);
    return moved === 0 ? [] : [{ ...goods, quantity: quantity(moved) }];
  });
}

function quantityUpTo(order: SalesOrderDocument, goods: StockLine, upTo: readonly Quantity[]): number {
  if (order.lines.every((line, at) => upTo[at] === line.quantity)) return goods.quantity;
  return order.lines.reduce((all, line, at) => all + (line.sku === goods.sku ? (upTo[at] ?? 0) : 0), 0);
}

/** Orders of goods that come back are never parted. */
function writeOffsOf(orders: readonly SalesOrderDocument[]): {
  readonly writeOffs?: readonly WriteOffLine[];
} {
  const writeOffs = orders.flatMap((order) => order.writeOffs ?? []);
  return writeOffs.length === 0 ? {} : { writeOffs };
}

function mergedStock(lines: readonly StockLine[]): readonly StockLine[] {
  const bySku = new Map<string, StockLine>();
  for (const line of lines) {
    const key = JSON.stringify([line.sku, line.of?.kind, line.of?.sourceId]);
    const known = bySku.get(key);
    bySku.set(key, {
      ...line,
      quantity: quantity((known?.quantity ?? 0) + line.quantity),
    });
  }
  return [...bySku.values()];
}
