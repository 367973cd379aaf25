import { addQuantity, minor, type Minor, quantity, ZERO } from '../../../src-shared/money/index.ts';
import type {
  DigestItem,
  DigestStockLine,
  DigestTax,
  DigestWriteOff,
  PosDocument,
  PosLine,
} from '../../../src-shared/model/index.ts';

export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Items by SKU; of one SKU there are few, so that they are told apart by looking at each. */
export type ItemsBySku = Map<string, Writable<DigestItem>[]>;

/** Adds a line to the item of its SKU, product group, tax code, unit price, sign and type. */
export function addItem(items: ItemsBySku, line: PosLine): void {
  const ofSku = getOrMake(items, line.sku, () => []);
  const sign = signOf(line);
  const group = groupOf(line);
  let item = ofSku.find(
    (known) =>
      known.unitPrice === line.unitPrice &&
      known.taxCode === line.taxCode &&
      known.type === line.type &&
      known.productGroup === group &&
      signOf(known) === sign,
  );
  if (item === undefined) {
    item = itemOf(line);
    ofSku.push(item);
  }
  // Tills rename goods; the same one of the names is shown whatever the order of the documents.
  item.name = shownName(item.name, line.name);
  item.quantity = addQuantity(item.quantity, line.quantity);
  item.discount = plus(item.discount, line.discount);
  item.net = plus(item.net, line.net);
  item.tax = plus(item.tax, line.tax);
  item.total = plus(item.total, line.total);
}

function itemOf(line: PosLine): Writable<DigestItem> {
  return {
    type: line.type,
    sku: line.sku,
    name: line.name,
    taxCode: line.taxCode,
    productGroup: groupOf(line),
    unitPrice: line.unitPrice,
    quantity: quantity(0),
    discount: ZERO,
    net: ZERO,
    tax: ZERO,
    total: ZERO,
  };
}

/** All items, in an order that does not depend on that of the lines. */
export function sortedItems(items: ItemsBySku): readonly DigestItem[] {
  const byKey = new Map<string, DigestItem>();
  for (const ofSku of items.values()) for (const item of ofSku) byKey.set(keyOf(item), item);
  return inKeyOrder(byKey);
}

function keyOf(item: DigestItem): string {
  return [
    item.sku,
    item.taxCode,
    String(item.unitPrice).padStart(17, '0'),
    signOf(item),
    item.type,
    item.productGroup ?? '',
  ].join('\u0000');
}

export function addTax(taxes: Map<string, Writable<DigestTax>>, line: PosLine): void {
  const tax = getOrMake(taxes, line.taxCode, () => ({ taxCode: line.taxCode, net: ZERO, tax: ZERO }));
  tax.net = plus(tax.net, line.net);
  tax.tax = plus(tax.tax, line.tax);
}

/** Goods given back with a reference are told apart by the sale that they were of. */
export function addStock(
  stock: Map<string, Writable<DigestStockLine>>,
  line: PosLine,
  reference: PosDocument['reference'] = null,
): void {
  const of = line.quantity < 0 && reference !== null ? { of: reference } : {};
  const entry = getOrMake(stock, stockKeyOf({ sku: line.sku, ...of }), () => ({
    sku: line.sku,
    name: line.name,
    quantity: quantity(0),
    ...of,
  }));
  entry.name = shownName(entry.name, line.name);
  entry.quantity = addQuantity(entry.quantity, line.quantity);
}

/** Goods written off are told apart by why, and by what they were of: the sale, or the return taken back. */
export function addWriteOff(
  writtenOff: Map<string, Writable<DigestWriteOff>>,
  line: PosLine,
  reference: PosDocument['reference'],
  reason: string | null,
): void {
  const of = reference === null ? {} : { of: reference };
  const key = writeOffKeyOf({ sku: line.sku, quantity: line.quantity, reason, ...of });
  const entry = getOrMake(writtenOff, key, () => ({
    sku: line.sku,
    name: line.name,
    quantity: quantity(0),
    ...of,
    reason,
  }));
  entry.name = shownName(entry.name, line.name);
  entry.quantity = addQuantity(entry.quantity, line.quantity);
}

/** What goods written off have in common that go one way at one cost. */
export function writeOffKeyOf(line: Pick<DigestWriteOff, 'sku' | 'of' | 'quantity' | 'reason'>): string {
  return [stockKeyOf(line), Math.sign(line.quantity), line.reason ?? ''].join('\u0000');
}

/** What goods have in common that move at one cost. */
export function stockKeyOf({ sku, of }: Pick<DigestStockLine, 'sku' | 'of'>): string {
  return of === undefined ? sku : [sku, of.kind, of.sourceId].join('\u0000');
}

/** The goods of lines by SKU and sale, charges and what comes to nothing left out. */
export function stockOf(
  lines: readonly PosLine[],
  reference: PosDocument['reference'] = null,
): readonly DigestStockLine[] {
  const stock = new Map<string, Writable<DigestStockLine>>();
  for (const line of lines) if (line.type === 'item') addStock(stock, line, reference);
  return inKeyOrder(stock).filter((line) => line.quantity !== 0);
}

/** As stockOf, of lines that are written off. */
export function writtenOffOf({
  lines,
  reference,
  reason,
}: Pick<PosDocument, 'lines' | 'reference' | 'reason'>): readonly DigestWriteOff[] {
  const writtenOff = new Map<string, Writable<DigestWriteOff>>();
  for (const line of lines) if (line.type === 'item') addWriteOff(writtenOff, line, reference, reason);
  return inKeyOrder(writtenOff).filter((line) => line.quantity !== 0);
}

/** Which way an item goes; of one without a quantity its amount says it. */
export function signOf({ quantity, total }: Pick<DigestItem, 'quantity' | 'total'>): number {
  return Math.sign(quantity) || Math.sign(total);
}

/** Of two names of one SKU the one that is shown: any name before none, then the alphabet. */
export function shownName(a: string, b: string): string {
  if (a === '' || b === '') return a || b;
  return b < a ? b : a;
}

/** An empty group is none. */
export function groupOf({ productGroup }: Pick<PosLine, 'productGroup'>): string | null {
  return productGroup === '' ? null : productGroup;
}

export function plus(a: Minor, b: Minor): Minor {
  return minor(a + b);
}

export function getOrMake<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

export function inKeyOrder<T>(map: ReadonlyMap<string, T>): T[] {
  return [...map.entries()].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value);
}
