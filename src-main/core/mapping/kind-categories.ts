import {
  type JournalCategory,
  type JournalDetailKind,
  type JournalRow,
  type JournalRowId,
  type PosDocumentKind,
} from '../../../src-shared/model/index.ts';
import type { SeenBy, SeenThing } from '../ports/index.ts';

/** The categories of the POS journal that a kind's movements are in; stock alone is in none. */
const CATEGORIES: Readonly<Record<PosDocumentKind, readonly JournalCategory[]>> = {
  sale: ['sales'],
  'account-sale': ['sales'],
  return: ['returns'],
  'charge-return': ['returns'],
  exchange: ['sales', 'returns'],
  // Known by what it takes back; without that it is a return.
  cancellation: ['returns'],
  'layby-open': ['sales'],
  'layby-deposit': ['misc-payments'],
  'layby-completion': ['sales'],
  'layby-cancellation': ['misc-payments'],
  'deposit-taken': ['misc-payments'],
  'deposit-refund': ['pay-outs'],
  'account-payment': ['misc-payments'],
  'account-refund': ['pay-outs'],
  'gift-card-sold': ['misc-payments', 'gift-cards'],
  'gift-card-topped-up': ['misc-payments', 'gift-cards'],
  'gift-card-redeemed': ['sales', 'pay-outs'],
  'gift-card-expired': ['gift-cards'],
  'pay-in': ['misc-payments'],
  'pay-out': ['pay-outs'],
  'cash-drop': ['pay-outs'],
  'float-change': ['pay-outs'],
  'cheque-cashing': ['pay-outs'],
  'direct-ship-order': ['direct-ship'],
  'direct-ship-deposit': ['direct-ship'],
  'direct-ship-invoice': ['direct-ship'],
  'installed-issue': ['installed-sales'],
  'installed-deposit': ['installed-sales'],
  'installed-completion': ['installed-sales'],
  'shift-open': [],
  'shift-close': ['cash-up'],
  'transfer-out': [],
  'transfer-in': [],
  'goods-received': [],
  'stock-adjustment': [],
  'stock-count': [],
  customer: [],
  fee: ['sales'],
};

const SEEN_BY: Readonly<Record<JournalDetailKind, SeenBy>> = {
  'product-group': 'product-group',
  'tax-code': 'tax-code',
  'payment-method': 'payment-method',
  'credit-reason': 'reason',
  'pay-out-reason': 'reason',
};

/** Rows that one kind alone uses, though others are of their category. */
const ONLY_KIND: Partial<Record<JournalRowId, PosDocumentKind>> = {
  'sales.fees': 'fee',
  'misc-payments.pay-ins': 'pay-in',
  'pay-outs.expense': 'pay-out',
  'pay-outs.input-tax': 'pay-out',
};

/** The categories that a kind's movements are in; a cancelled counter sale is a return. */
export function categoriesOf({
  kind,
  cancels,
}: Pick<SeenThing, 'kind' | 'cancels'>): readonly JournalCategory[] {
  return cancels && kind === 'sale' ? CATEGORIES.return : CATEGORIES[kind];
}

/** The details of a row that documents have named, by name. */
export function detailsSeen(row: JournalRow, seen: readonly SeenThing[]): readonly string[] {
  if (row.detail === null) return [];
  const by = SEEN_BY[row.detail];
  const only = ONLY_KIND[row.id];
  const isOfRow = (thing: SeenThing): boolean => {
    if (thing.by !== by) return false;
    // What a till counts at closing is what it has taken all day.
    if (row.category === 'cash-up') return true;
    return only === undefined ? categoriesOf(thing).includes(row.category) : thing.kind === only;
  };
  return [...new Set(seen.filter(isOfRow).map(({ name }) => name))].toSorted();
}
