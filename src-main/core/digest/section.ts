import { addQuantity, minor, type Minor, quantity, ZERO } from '../../../src-shared/money/index.ts';
import type {
  DigestItem,
  DigestSection,
  DigestStockLine,
  DigestTax,
  DigestTender,
  PosDocument,
  PosLine,
} from '../../../src-shared/model/index.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A section without documents. */
export const EMPTY_SECTION: DigestSection = {
  count: 0,
  items: [],
  tenders: [],
  taxes: [],
  stock: [],
  discount: ZERO,
  net: ZERO,
  tax: ZERO,
  total: ZERO,
  rounding: ZERO,
  tips: ZERO,
};

/**
 * Consolidates documents of one side. Items are grouped by SKU × tax code × unit price × sign, and
 * SKUs are compared exactly as written. The result does not depend on the order of the documents.
 * @param backToStock whether the goods of a document move stock at all
 */
export function consolidateSection(
  documents: readonly PosDocument[],
  backToStock: (document: PosDocument) => boolean,
): DigestSection {
  const items = new Map<string, Writable<DigestItem>>();
  const tenders = new Map<string, Writable<DigestTender>>();
  const taxes = new Map<string, Writable<DigestTax>>();
  const stock = new Map<string, Writable<DigestStockLine>>();
  const sums = { discount: 0, net: 0, tax: 0, total: 0, rounding: 0, tips: 0 };
  for (const document of documents) {
    const movesStock = backToStock(document);
    sums.rounding += document.rounding;
    for (const line of document.lines) {
      sums.discount += line.discount;
      sums.net += line.net;
      sums.tax += line.tax;
      sums.total += line.total;
      addItem(items, line);
      addTax(taxes, line);
      if (movesStock && line.type === 'item') addStock(stock, line);
    }
    for (const leg of document.tenders) {
      sums.tips += leg.tip;
      const tender = getOrMake(tenders, leg.method, () => ({
        method: leg.method,
        count: 0,
        amount: ZERO,
        tip: ZERO,
      }));
      tender.count += 1;
      tender.amount = minor(tender.amount + leg.amount);
      tender.tip = minor(tender.tip + leg.tip);
    }
  }
  return {
    count: documents.length,
    items: inKeyOrder(items),
    tenders: inKeyOrder(tenders),
    taxes: inKeyOrder(taxes),
    stock: inKeyOrder(stock).filter((line) => line.quantity !== 0),
    discount: minor(sums.discount),
    net: minor(sums.net),
    tax: minor(sums.tax),
    total: minor(sums.total),
    rounding: minor(sums.rounding),
    tips: minor(sums.tips),
  };
}

function addItem(items: Map<string, Writable<DigestItem>>, line: PosLine): void {
  const key = [
    line.sku,
    line.taxCode,
    String(line.unitPrice).padStart(17, '0'),
    signOf(line),
    line.type,
  ].join('\u0000');
  const item = getOrMake(items, key, () => ({
    type: line.type,
    sku: line.sku,
    name: line.name,
    taxCode: line.taxCode,
    unitPrice: line.unitPrice,
    quantity: quantity(0),
    discount: ZERO,
    net: ZERO,
    tax: ZERO,
    total: ZERO,
  }));
  // Tills rename goods; the same one of the names is shown whatever the order of the documents.
  item.name = shownName(item.name, line.name);
  item.quantity = addQuantity(item.quantity, line.quantity);
  item.discount = plus(item.discount, line.discount);
  item.net = plus(item.net, line.net);
  item.tax = plus(item.tax, line.tax);
  item.total = plus(item.total, line.total);
}

function addTax(taxes: Map<string, Writable<DigestTax>>, line: PosLine): void {
  const tax = getOrMake(taxes, line.taxCode, () => ({ taxCode: line.taxCode, net: ZERO, tax: ZERO }));
  tax.net = plus(tax.net, line.net);
  tax.tax = plus(tax.tax, line.tax);
}

function addStock(stock: Map<string, Writable<DigestStockLine>>, line: PosLine): void {
  const entry = getOrMake(stock, line.sku, () => ({ sku: line.sku, name: line.name, quantity: quantity(0) }));
  entry.name = shownName(entry.name, line.name);
  entry.quantity = addQuantity(entry.quantity, line.quantity);
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

function plus(a: Minor, b: Minor): Minor {
  return minor(a + b);
}

function getOrMake<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function inKeyOrder<T>(map: ReadonlyMap<string, T>): T[] {
  return [...map.entries()].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value);
}
