import type { JournalRowId, PosDocumentKind } from '../../../src-shared/model/index.ts';

/** The rows of the POS journal that a sale (or what takes one back) moves, by its category. */
export interface BillingRows {
  readonly revenue: JournalRowId;
  readonly discount: JournalRowId;
  readonly charge: JournalRowId;
  readonly tax: JournalRowId;
  readonly tender: JournalRowId;
  readonly receivable: JournalRowId;
  readonly tips: JournalRowId;
  /** Inventory, cost of goods and cost adjustment. */
  readonly stock: readonly [JournalRowId, JournalRowId, JournalRowId];
}

const SALES: BillingRows = {
  revenue: 'sales.revenue',
  discount: 'sales.discount',
  charge: 'sales.service-charge',
  tax: 'sales.tax',
  tender: 'sales.tender',
  receivable: 'sales.receivable',
  tips: 'sales.tips',
  stock: ['sales.inventory', 'sales.cost-of-goods', 'sales.cost-adjustment'],
};

const RETURNS: BillingRows = {
  revenue: 'returns.returns',
  discount: 'returns.discount',
  charge: 'returns.service-charge',
  tax: 'returns.tax',
  tender: 'returns.tender',
  receivable: 'returns.receivable',
  tips: 'returns.tips',
  stock: ['returns.inventory', 'returns.cost-of-goods', 'sales.cost-adjustment'],
};

/** Rows of the counter's sales and returns. */
export const COUNTER_ROWS = { sales: SALES, returns: RETURNS } as const;

/** Cancelling a layby earns its fee; money and tax go as with other payments for later. */
export const FORFEIT_ROWS: BillingRows = {
  ...SALES,
  revenue: 'misc-payments.layby-forfeits',
  charge: 'misc-payments.layby-forfeits',
  tender: 'misc-payments.tender',
  receivable: 'misc-payments.receivable',
  tips: 'misc-payments.tips',
};

export const DIRECT_SHIP_ROWS: BillingRows = {
  ...SALES,
  revenue: 'direct-ship.revenue',
  discount: 'direct-ship.discount',
  charge: 'direct-ship.revenue',
  tax: 'direct-ship.tax',
  tender: 'direct-ship.tender',
  receivable: 'direct-ship.receivable',
};

/** Labour is a charge of the job: installed income as well. */
export const INSTALLED_ROWS: BillingRows = {
  ...SALES,
  revenue: 'installed-sales.income',
  discount: 'installed-sales.discount',
  charge: 'installed-sales.income',
  tax: 'installed-sales.tax',
  tender: 'installed-sales.tender',
  receivable: 'installed-sales.receivable',
};

/** Whose balance a movement of a control account is; a deposit without a case is its customer's. */
export type SubjectOf = 'case' | 'contact' | 'case-or-contact';

/** A document that moves money against one row of the POS journal. */
export interface MoneyRecipe {
  readonly becomes: 'receipt' | 'journal';
  /** How it is called in narrations. */
  readonly title: string;
  readonly tender: JournalRowId;
  readonly contra: JournalRowId;
  /** Whether the contra row has the document's reason as its detail. */
  readonly byReason?: true;
  /** Tax of its lines that is claimed back, by tax code. */
  readonly inputTax?: JournalRowId;
  /** The sub-ledger behind the contra account. */
  readonly ledger?: {
    readonly name: 'receivable' | 'deposit' | 'layby' | 'contract';
    readonly movement: 'added' | 'paid';
    readonly subject: SubjectOf;
  };
}

/** Dr tender, Cr contra; a document that pays out has negative tenders, which turns the sides. */
export const MONEY_RECIPES = {
  'layby-deposit': {
    becomes: 'receipt',
    title: 'Layby deposit',
    tender: 'misc-payments.tender',
    contra: 'misc-payments.layby-deposits',
    ledger: { name: 'layby', movement: 'added', subject: 'case' },
  },
  'deposit-taken': {
    becomes: 'receipt',
    title: 'Deposit',
    tender: 'misc-payments.tender',
    contra: 'misc-payments.deposits',
    ledger: { name: 'deposit', movement: 'added', subject: 'case-or-contact' },
  },
  'deposit-refund': {
    becomes: 'receipt',
    title: 'Deposit refund',
    tender: 'pay-outs.tender',
    contra: 'pay-outs.deposits',
    ledger: { name: 'deposit', movement: 'paid', subject: 'case-or-contact' },
  },
  'account-payment': {
    becomes: 'receipt',
    title: 'Payment on account',
    tender: 'misc-payments.tender',
    contra: 'misc-payments.receivable',
    ledger: { name: 'receivable', movement: 'paid', subject: 'contact' },
  },
  'account-refund': {
    becomes: 'receipt',
    title: 'Refund of account balance',
    tender: 'pay-outs.tender',
    contra: 'pay-outs.receivable',
    ledger: { name: 'receivable', movement: 'paid', subject: 'contact' },
  },
  'direct-ship-deposit': {
    becomes: 'receipt',
    title: 'Direct ship deposit',
    tender: 'direct-ship.tender',
    contra: 'direct-ship.deposits',
    ledger: { name: 'deposit', movement: 'added', subject: 'case' },
  },
  'installed-deposit': {
    becomes: 'receipt',
    title: 'Deposit on installed sale',
    tender: 'installed-sales.tender',
    contra: 'installed-sales.contract-liability',
    ledger: { name: 'contract', movement: 'added', subject: 'case' },
  },
  'pay-in': {
    becomes: 'journal',
    title: 'Pay-in',
    tender: 'misc-payments.tender',
    contra: 'misc-payments.pay-ins',
    byReason: true,
  },
  'pay-out': {
    becomes: 'journal',
    title: 'Pay-out',
    tender: 'pay-outs.tender',
    contra: 'pay-outs.expense',
    byReason: true,
    inputTax: 'pay-outs.input-tax',
  },
  'cash-drop': {
    becomes: 'journal',
    title: 'Cash drop',
    tender: 'pay-outs.tender',
    contra: 'pay-outs.safe',
  },
  'float-change': {
    becomes: 'journal',
    title: 'Float change',
    tender: 'pay-outs.tender',
    contra: 'pay-outs.safe',
  },
  'cheque-cashing': {
    becomes: 'journal',
    title: 'Cheque cashing',
    tender: 'pay-outs.tender',
    contra: 'pay-outs.safe',
  },
} as const satisfies Partial<Record<PosDocumentKind, MoneyRecipe>>;
