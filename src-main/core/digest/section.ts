import { minor, type Minor, ZERO } from '../../../src-shared/money/index.ts';
import type {
  DigestSection,
  DigestStockLine,
  DigestTax,
  DigestTender,
  DigestWriteOff,
  PosLine,
  PosTender,
} from '../../../src-shared/model/index.ts';
import { type CounterPart, reasonOf } from './exchange.ts';
import {
  addItem,
  addStock,
  addTax,
  addWriteOff,
  getOrMake,
  inKeyOrder,
  type ItemsBySku,
  plus,
  sortedItems,
  type Writable,
} from './items.ts';

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

/** How the clearing between the halves of an exchange is called among the tenders. */
export const EXCHANGE_METHOD = 'Exchange';
/** What a card without a reference is called in the sub-ledger of its kind. */
export const UNNUMBERED = 'unnumbered';

/** What becomes of the goods of a line. */
export type GoodsOfLine = (line: Pick<PosLine, 'quantity'>) => 'stock' | 'write-off' | 'nothing';

/** What decides how documents add up. */
export interface SectionRules {
  /** Whether the goods of a document move stock, are written off at cost, or neither. */
  goodsOf(document: CounterPart): GoodsOfLine;
  /** Whether a payment method pays from something we owe, so that it matters whose it is. */
  isStoredValue(method: string): boolean;
}

type TenderSums = Writable<Pick<DigestTender, 'method' | 'count' | 'amount' | 'tip' | 'exchange'>> & {
  readonly subjects: Map<string, Minor> | null;
};

/**
 * Consolidates documents of one side. Items are grouped by SKU × product group × tax code × unit price ×
 * sign, and SKUs are compared exactly as written. The result does not depend on the order of the documents.
 */
export function consolidateSection(documents: readonly CounterPart[], rules: SectionRules): DigestSection {
  const items: ItemsBySku = new Map();
  const tenders = new Map<string, TenderSums>();
  const taxes = new Map<string, Writable<DigestTax>>();
  const stock = new Map<string, Writable<DigestStockLine>>();
  const writtenOff = new Map<string, Writable<DigestWriteOff>>();
  const sums = { discount: 0, net: 0, tax: 0, total: 0, rounding: 0, tips: 0 };
  for (const document of documents) {
    const goodsOfLine = rules.goodsOf(document);
    sums.rounding += document.rounding;
    for (const line of document.lines) {
      sums.discount += line.discount;
      sums.net += line.net;
      sums.tax += line.tax;
      sums.total += line.total;
      addItem(items, line);
      addTax(taxes, line);
      if (line.type !== 'item') continue;
      const goods = goodsOfLine(line);
      if (goods === 'stock') addStock(stock, line, document.reference);
      if (goods === 'write-off') addWriteOff(writtenOff, line, document.reference, reasonOf(document));
    }
    for (const leg of document.tenders) {
      sums.tips += leg.tip;
      addTender(tenders, leg, rules);
    }
    if (document.clearing !== undefined) addClearing(tenders, document.clearing);
  }
  return {
    count: documents.length,
    items: sortedItems(items),
    tenders: inKeyOrder(tenders).map(tenderOf),
    taxes: inKeyOrder(taxes),
    stock: inKeyOrder(stock).filter((line) => line.quantity !== 0),
    ...present(inKeyOrder(writtenOff).filter((line) => line.quantity !== 0)),
    discount: minor(sums.discount),
    net: minor(sums.net),
    tax: minor(sums.tax),
    total: minor(sums.total),
    rounding: minor(sums.rounding),
    tips: minor(sums.tips),
  };
}

/** Contents of before anything was written off say nothing of it. */
export function present(writtenOff: readonly DigestWriteOff[]): Pick<DigestSection, 'writtenOff'> {
  return writtenOff.length === 0 ? {} : { writtenOff };
}

function addTender(tenders: Map<string, TenderSums>, leg: PosTender, rules: SectionRules): void {
  const tender = getOrMake(tenders, leg.method, () => ({
    method: leg.method,
    count: 0,
    amount: ZERO,
    tip: ZERO,
    subjects: rules.isStoredValue(leg.method) ? new Map<string, Minor>() : null,
  }));
  tender.count += 1;
  tender.amount = plus(tender.amount, leg.amount);
  tender.tip = plus(tender.tip, leg.tip);
  if (tender.subjects === null) return;
  const subject = subjectOf(leg);
  tender.subjects.set(subject, plus(tender.subjects.get(subject) ?? ZERO, leg.amount));
}

/** Whose balance a leg of stored value is. */
export function subjectOf({ reference }: Pick<PosTender, 'reference'>): string {
  return reference === null || reference === '' ? UNNUMBERED : reference;
}

/** Its key is no method's: a till may have a payment method of the same name. */
function addClearing(tenders: Map<string, TenderSums>, amount: Minor): void {
  const tender = getOrMake(tenders, '\u0000exchange', () => ({
    method: EXCHANGE_METHOD,
    count: 0,
    amount: ZERO,
    tip: ZERO,
    exchange: true as const,
    subjects: null,
  }));
  tender.count += 1;
  tender.amount = plus(tender.amount, amount);
}

function tenderOf({ subjects, ...tender }: TenderSums): DigestTender {
  if (subjects === null) return tender;
  const amounts = [...subjects]
    .filter(([, amount]) => amount !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { ...tender, subjects: amounts.map(([subject, amount]) => ({ subject, amount })) };
}

/** What went through the exchange clearing of a section, signed. */
export function clearingOf({ tenders }: DigestSection): Minor {
  return tenders.find((tender) => tender.exchange === true)?.amount ?? ZERO;
}
