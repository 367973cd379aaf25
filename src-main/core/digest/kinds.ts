import { type Minor, sum, ZERO } from '../../../src-shared/money/index.ts';
import type { PosDocument, PosDocumentKind } from '../../../src-shared/model/index.ts';
import type { MemberSection } from '../ports/index.ts';

/** How a kind counts in a digest. */
interface KindRule {
  /** Where its documents are posted; `none`: cannot be posted yet, held as such and counted. */
  readonly section: MemberSection;
  /** What it adds to the money terms: its total, what went through the tenders, or nothing. */
  readonly money: 'total' | 'tenders' | 'none';
  /** Whether it belongs to the Amount of the digest list (sales less returns). */
  readonly trade: boolean;
}

const TRADE: KindRule = { section: 'none', money: 'total', trade: true };
const TENDERED: KindRule = { section: 'none', money: 'tenders', trade: false };
const COUNTED: KindRule = { section: 'none', money: 'none', trade: false };

/** One row a kind: a kind that is not here does not compile. */
export const KIND_RULES: Readonly<Record<PosDocumentKind, KindRule>> = {
  sale: { ...TRADE, section: 'sales' },
  return: { ...TRADE, section: 'returns' },
  cancellation: { ...TRADE, section: 'returns' },
  'account-sale': TRADE,
  'charge-return': TRADE,
  exchange: TRADE,
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
  'shift-open': COUNTED,
  'shift-close': COUNTED,
  'transfer-out': COUNTED,
  'transfer-in': COUNTED,
  'goods-received': { ...COUNTED, section: 'goods-received' },
  'stock-adjustment': COUNTED,
  'stock-count': COUNTED,
  customer: COUNTED,
  fee: TENDERED,
};

/**
 * Where a document is posted. A cancellation undoes what it cancels: while that cannot be posted, a
 * credit note would take back what was never billed.
 */
export function sectionOf({ kind, reference }: PosDocument): MemberSection {
  const { section } = KIND_RULES[kind];
  if (kind !== 'cancellation' || reference === null) return section;
  const undone = KIND_RULES[reference.kind].section;
  return undone === 'sales' || undone === 'returns' ? section : 'none';
}

/** What the document adds to the money terms of its digest, signed. */
export function digestAmount(document: PosDocument): Minor {
  switch (KIND_RULES[document.kind].money) {
    case 'total':
      return document.total;
    case 'tenders':
      return sum(document.tenders.map((leg) => leg.amount));
    case 'none':
      return ZERO;
  }
}
