import type { AccountRole } from './account.ts';

/** The sections of the POS journal mapping, in the order in which an accountant reads them. */
export const JOURNAL_CATEGORIES = [
  'sales',
  'returns',
  'misc-payments',
  'pay-outs',
  'direct-ship',
  'gift-cards',
  'remittance',
  'installed-sales',
  'cash-up',
] as const;
export type JournalCategory = (typeof JOURNAL_CATEGORIES)[number];

/** By what a row's accounts can be told apart. */
export type JournalDetailKind =
  | 'product-group'
  | 'tax-code'
  | 'payment-method'
  | 'credit-reason'
  | 'pay-out-reason';

/** One row of the POS journal as it is shipped. */
interface JournalRowShape<Id extends string> {
  readonly id: Id;
  /** Its number within the POS journal; an accountant names rows by it. */
  readonly number: string;
  readonly category: JournalCategory;
  readonly side: 'debit' | 'credit';
  /** By what it has details, null: it has none ("dtls" is not ticked). */
  readonly detail: JournalDetailKind | null;
  /**
   * Whose account it takes while the row has none of its own; null: from the payment method or tax code
   * mapping alone.
   */
  readonly role: AccountRole | null;
}

/** A row's id begins with its category. */
function row<const Id extends `${JournalCategory}.${string}`>(
  number: string,
  id: Id,
  side: 'debit' | 'credit',
  detail: JournalDetailKind | null,
  role: AccountRole | null,
): JournalRowShape<Id> {
  return { id, number, category: categoryOf(id), side, detail, role };
}

function categoryOf(id: `${JournalCategory}.${string}`): JournalCategory {
  const category = JOURNAL_CATEGORIES.find((name) => id.startsWith(`${name}.`));
  if (category === undefined) throw new RangeError(`${id} is in no category of the POS journal`);
  return category;
}

/** The movements that POS documents may make, by category: a movement that is no row here cannot be posted. */
export const JOURNAL_ROWS = [
  row('1.01', 'sales.revenue', 'credit', 'product-group', 'revenue'),
  row('1.02', 'sales.discount', 'debit', 'product-group', 'discount'),
  row('1.03', 'sales.service-charge', 'credit', null, 'service-charge'),
  row('1.04', 'sales.tax', 'credit', 'tax-code', null),
  row('1.05', 'sales.tender', 'debit', 'payment-method', null),
  row('1.06', 'sales.receivable', 'debit', null, 'receivable'),
  row('1.07', 'sales.tips', 'credit', null, 'tips-payable'),
  row('1.08', 'sales.cost-of-goods', 'debit', null, 'cost-of-goods'),
  row('1.09', 'sales.inventory', 'credit', null, 'inventory'),
  row('1.10', 'sales.cost-adjustment', 'debit', null, 'cost-adjustment'),
  row('1.11', 'sales.layby-deposits', 'debit', null, 'layby-deposits'),
  row('1.12', 'sales.gift-cards-redeemed', 'debit', null, 'gift-card-liability'),
  row('1.13', 'sales.fees', 'debit', 'payment-method', 'fees'),

  row('2.01', 'returns.returns', 'debit', 'product-group', 'returns'),
  row('2.02', 'returns.discount', 'credit', 'product-group', 'discount'),
  row('2.03', 'returns.service-charge', 'debit', null, 'service-charge'),
  row('2.04', 'returns.tax', 'debit', 'tax-code', null),
  row('2.05', 'returns.tender', 'credit', 'payment-method', null),
  row('2.06', 'returns.receivable', 'credit', null, 'receivable'),
  row('2.07', 'returns.exchange-clearing', 'debit', null, 'exchange-clearing'),
  row('2.08', 'returns.inventory', 'debit', null, 'inventory'),
  row('2.09', 'returns.cost-of-goods', 'credit', null, 'cost-of-goods'),
  row('2.10', 'returns.write-off', 'debit', 'credit-reason', 'write-off'),
  row('2.11', 'returns.tips', 'debit', null, 'tips-payable'),

  row('3.01', 'misc-payments.tender', 'debit', 'payment-method', null),
  row('3.02', 'misc-payments.receivable', 'credit', null, 'receivable'),
  row('3.03', 'misc-payments.deposits', 'credit', null, 'deposits'),
  row('3.04', 'misc-payments.layby-deposits', 'credit', null, 'layby-deposits'),
  row('3.05', 'misc-payments.layby-forfeits', 'credit', null, 'forfeit-income'),
  row('3.06', 'misc-payments.gift-cards-sold', 'credit', null, 'gift-card-liability'),
  row('3.07', 'misc-payments.gift-card-promotion', 'debit', null, 'gift-card-promotion'),
  row('3.08', 'misc-payments.pay-ins', 'credit', 'pay-out-reason', 'pay-in'),
  row('3.09', 'misc-payments.tips', 'credit', null, 'tips-payable'),
  row('3.10', 'misc-payments.layby-tax', 'debit', null, 'layby-tax'),

  row('4.01', 'pay-outs.tender', 'credit', 'payment-method', null),
  row('4.02', 'pay-outs.expense', 'debit', 'pay-out-reason', 'pay-out'),
  row('4.03', 'pay-outs.input-tax', 'debit', 'tax-code', null),
  row('4.04', 'pay-outs.deposits', 'debit', null, 'deposits'),
  row('4.05', 'pay-outs.receivable', 'debit', null, 'receivable'),
  row('4.06', 'pay-outs.gift-cards', 'debit', null, 'gift-card-liability'),
  row('4.07', 'pay-outs.safe', 'debit', null, 'safe'),

  row('5.01', 'direct-ship.revenue', 'credit', 'product-group', 'direct-sales'),
  row('5.02', 'direct-ship.discount', 'debit', 'product-group', 'discount'),
  row('5.03', 'direct-ship.tax', 'credit', 'tax-code', null),
  row('5.04', 'direct-ship.tender', 'debit', 'payment-method', null),
  row('5.05', 'direct-ship.deposits', 'credit', null, 'deposits'),
  row('5.06', 'direct-ship.receivable', 'debit', null, 'receivable'),
  row('5.07', 'direct-ship.cost', 'debit', 'product-group', 'direct-cost'),
  row('5.08', 'direct-ship.supplier-accrual', 'credit', null, 'supplier-accrual'),

  row('6.01', 'gift-cards.tender', 'debit', 'payment-method', null),
  row('6.02', 'gift-cards.network-receivable', 'debit', null, 'network-receivable'),
  row('6.03', 'gift-cards.liability', 'credit', null, 'gift-card-liability'),
  row('6.04', 'gift-cards.network-payable', 'credit', null, 'network-payable'),
  row('6.05', 'gift-cards.commission', 'credit', null, 'network-commission'),
  row('6.06', 'gift-cards.expiry', 'credit', null, 'gift-card-expiry'),

  row('7.01', 'remittance.rounding', 'debit', null, 'rounding'),

  row('8.01', 'installed-sales.income', 'credit', 'product-group', 'installed-income'),
  row('8.02', 'installed-sales.discount', 'debit', 'product-group', 'discount'),
  row('8.03', 'installed-sales.tax', 'credit', 'tax-code', null),
  row('8.04', 'installed-sales.tender', 'debit', 'payment-method', null),
  row('8.05', 'installed-sales.contract-liability', 'credit', null, 'contract-liability'),
  row('8.06', 'installed-sales.receivable', 'debit', null, 'receivable'),
  row('8.07', 'installed-sales.work-in-progress', 'debit', null, 'work-in-progress'),
  row('8.08', 'installed-sales.inventory', 'credit', null, 'inventory'),
  row('8.09', 'installed-sales.cost', 'debit', null, 'installed-cost'),
  row('8.10', 'installed-sales.labour', 'credit', null, 'labour-accrual'),

  row('9.01', 'cash-up.over-short', 'debit', 'payment-method', 'over-short'),
  row('9.02', 'cash-up.tender', 'credit', 'payment-method', null),
] as const;

export type JournalRowId = (typeof JOURNAL_ROWS)[number]['id'];

/** Any row of the POS journal. */
export type JournalRow = JournalRowShape<JournalRowId>;

const BY_ID: ReadonlyMap<string, JournalRow> = new Map(JOURNAL_ROWS.map((row) => [row.id, row]));

/** Whether text names a row, for input from outside. */
export function isJournalRowId(text: string): text is JournalRowId {
  return BY_ID.has(text);
}

/** @throws RangeError for a row that is not shipped: the table and its type have come apart. */
export function journalRow(id: JournalRowId): JournalRow {
  const row = BY_ID.get(id);
  if (row === undefined) throw new RangeError(`The POS journal has no row ${id}`);
  return row;
}

/** The mapping key of a row's detail: no row's id has a colon. */
export function journalDetailKey(row: JournalRowId, detail: string): string {
  return `${row}:${detail}`;
}

/** Takes such a key apart; null when it names no row. */
export function parseJournalDetailKey(
  key: string,
): { readonly row: JournalRowId; readonly detail: string } | null {
  const colon = key.indexOf(':');
  const row = key.slice(0, colon);
  return colon > 0 && isJournalRowId(row) ? { row, detail: key.slice(colon + 1) } : null;
}
