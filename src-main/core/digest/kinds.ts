import { type Minor, sum, ZERO } from '../../../src-shared/money/index.ts';
import type { PosDocument, PosDocumentKind, PostingStyle } from '../../../src-shared/model/index.ts';
import type { MemberSection } from '../ports/index.ts';
import { exchangeSums } from './exchange.ts';

/** How a kind counts in a digest. */
interface KindRule {
  /** Whether its documents consolidate with the counter's sales or returns, stand alone, or post nothing. */
  readonly section: MemberSection;
  /** What it adds to the money terms: its total, what went through the tenders, or nothing. */
  readonly money: 'total' | 'tenders' | 'none';
  /** Whether it belongs to the Amount of the digest list (sales less returns). */
  readonly trade: boolean;
}

const TRADE: KindRule = { section: 'single', money: 'total', trade: true };
const TENDERED: KindRule = { section: 'single', money: 'tenders', trade: false };
const COUNTED: KindRule = { section: 'single', money: 'none', trade: false };

/** One row a kind: a kind that is not here does not compile. */
export const KIND_RULES: Readonly<Record<PosDocumentKind, KindRule>> = {
  sale: { ...TRADE, section: 'sales' },
  return: { ...TRADE, section: 'returns' },
  cancellation: { ...TRADE, section: 'returns' },
  exchange: { ...TRADE, section: 'sales' },
  'account-sale': TRADE,
  'charge-return': TRADE,
  'layby-open': COUNTED,
  'layby-deposit': TENDERED,
  'layby-completion': TRADE,
  'layby-cancellation': TENDERED,
  'deposit-taken': TENDERED,
  'deposit-refund': TENDERED,
  'account-payment': TENDERED,
  'account-refund': TENDERED,
  'gift-card-sold': TENDERED,
  'gift-card-topped-up': TENDERED,
  'gift-card-redeemed': TENDERED,
  'gift-card-expired': COUNTED,
  'pay-in': TENDERED,
  'pay-out': TENDERED,
  'cash-drop': TENDERED,
  'float-change': TENDERED,
  'cheque-cashing': TENDERED,
  'direct-ship-order': COUNTED,
  'direct-ship-deposit': TENDERED,
  'direct-ship-invoice': TRADE,
  'installed-issue': COUNTED,
  'installed-deposit': TENDERED,
  'installed-completion': TRADE,
  'shift-open': { ...COUNTED, section: 'none' },
  'shift-close': COUNTED,
  'transfer-out': COUNTED,
  'transfer-in': COUNTED,
  'goods-received': COUNTED,
  'stock-adjustment': COUNTED,
  'stock-count': COUNTED,
  customer: COUNTED,
  fee: TENDERED,
};

/** By whose rules a document posts: a cancellation by those of what it takes back, as far as it says. */
export function ruledBy({ kind, reference }: Pick<PosDocument, 'kind' | 'reference'>): PosDocumentKind {
  return kind === 'cancellation' && reference !== null ? reference.kind : kind;
}

/** Whether it is a fully tendered document of the counter, or takes one back. */
export function isCounter(document: PosDocument): boolean {
  const { section } = KIND_RULES[ruledBy(document)];
  return section === 'sales' || section === 'returns';
}

/**
 * Where a document is posted. Styles that keep orders apart post each counter document by itself. An
 * exchange stands on the side that comes to more; its other half is posted with the other side.
 */
export function sectionOf(document: PosDocument, style: PostingStyle): MemberSection {
  if (!isCounter(document)) return KIND_RULES[ruledBy(document)].section;
  if (style === 'invoice-per-order' || style === 'orders-and-receipts-per-shift') return 'single';
  if (document.kind !== 'exchange') return KIND_RULES[document.kind].section;
  const { sold, back } = exchangeSums(document);
  return sold >= back ? 'sales' : 'returns';
}

/** Whether the document belongs to the Amount of the digest list; goods paid by a gift card do. */
export function isTrade(document: PosDocument): boolean {
  return ruleOf(document).trade;
}

/** What the document adds to the money terms of its digest, signed. */
export function digestAmount(document: PosDocument): Minor {
  switch (ruleOf(document).money) {
    case 'total':
      return document.total;
    case 'tenders':
      return sum(document.tenders.map((leg) => leg.amount));
    case 'none':
      return ZERO;
  }
}

function ruleOf(document: PosDocument): KindRule {
  const kind = ruledBy(document);
  return kind === 'gift-card-redeemed' && document.lines.length > 0 ? TRADE : KIND_RULES[kind];
}
