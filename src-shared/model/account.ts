/** The five classes of a chart of accounts. */
export const ACCOUNT_TYPES = ['asset', 'liability', 'equity', 'income', 'expense'] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

/** Number of an account in its books, e.g. "1010"; departments follow as a segment, "4000-KL". */
export type AccountNumber = string & { readonly __brand: 'AccountNumber' };

/** Brands text as an account number; whether the chart has it is the books' to say. */
export const accountNumber = (text: string): AccountNumber => text as AccountNumber;

/** One account of a chart. */
export interface Account {
  readonly number: AccountNumber;
  readonly name: string;
  readonly type: AccountType;
  /** Full name in exported journals, e.g. "Assets:Cash:1010-Cash-on-hand". Accepted by hledger and beancount. */
  readonly path: string;
}

/**
 * What an account is for in postings. A mapping gives each role an account; tenders and taxes have
 * mappings of their own.
 */
export const ACCOUNT_ROLES = [
  'receivable',
  'revenue',
  'returns',
  'discount',
  'service-charge',
  'tips-payable',
  'rounding',
  'tax-payable',
  'cost-of-goods',
  'inventory',
  'goods-received-not-invoiced',
  'cost-adjustment',
  'opening-equity',
  'exchange-clearing',
  'deposits',
  'layby-deposits',
  'layby-tax',
  'forfeit-income',
  'gift-card-liability',
  'gift-card-promotion',
  'gift-card-expiry',
  'store-credit',
  'network-receivable',
  'network-payable',
  'network-commission',
  'pay-in',
  'pay-out',
  'safe',
  'fees',
  'over-short',
  'direct-sales',
  'direct-cost',
  'supplier-accrual',
  'installed-income',
  'installed-cost',
  'work-in-progress',
  'labour-accrual',
  'contract-liability',
  'in-transit',
  'stock-adjustment',
  'write-off',
] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];
