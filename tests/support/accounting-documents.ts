import {
  type AccountingDocument,
  type BillingDocument,
  type BillingLine,
  type ContactDocument,
  type Entry,
  type GoodsReceivedDocument,
  type JournalDocument,
  type OpeningBalanceDocument,
  type ReceiptDocument,
  type ReversalDocument,
  type SalesOrderDocument,
  type StockAccounts,
  type StockAdjustmentDocument,
  type StockCountDocument,
  type StockLine,
  type SubledgerLine,
  type TransferDocument,
  accountNumber,
  balancedEntry,
  deliveryKey,
} from '../../src-shared/model/index.ts';
import { type Minor, minor, quantity, unitPrice, ZERO } from '../../src-shared/money/index.ts';
import { MONDAY, MYR } from './builders.ts';

export const STOCK_ACCOUNTS: StockAccounts = {
  inventory: accountNumber('1400'),
  costOfGoods: accountNumber('5000'),
  costAdjustment: accountNumber('5100'),
};

const head = (key: string, location: string, total: Minor) => ({
  key: deliveryKey(key),
  number: `N-${key}`,
  date: MONDAY,
  currency: MYR,
  location,
  total,
  subledger: [],
});

/** An entry of one debit and one credit; none at all of nothing. */
export function between(debit: string, credit: string, amount: Minor): readonly Entry[] {
  const entry = balancedEntry(MONDAY, 'x', [
    { account: accountNumber(debit), amount, memo: 'x' },
    { account: accountNumber(credit), amount: minor(-amount), memo: 'x' },
  ]);
  return entry === null ? [] : [entry];
}

/** Pieces of a SKU, out of stock when positive. */
export function pieces(sku: string, count: number): StockLine {
  return { sku, name: `Name of ${sku}`, quantity: quantity(count * 1_000) };
}

/** A line of one piece without tax. */
export function aBillingLine(total: Minor, parts: Partial<BillingLine> = {}): BillingLine {
  return {
    sku: 'TEA-1',
    description: 'Tea',
    quantity: quantity(1_000),
    unitPrice: unitPrice(total * 10_000),
    discount: ZERO,
    net: total,
    tax: ZERO,
    total,
    taxCode: 'ZR',
    account: accountNumber('4000'),
    discountAccount: accountNumber('4900'),
    taxAccount: accountNumber('2100'),
    ...parts,
  };
}

/** Ten of the base currency, all paid in cash. */
const BILLED_IN_CASH = {
  contact: 'POS sales customer',
  customer: null,
  lines: [aBillingLine(minor(1_000))],
  payments: [{ method: 'Cash', account: accountNumber('1010'), amount: minor(1_000) }],
  rounding: ZERO,
  tips: ZERO,
  due: ZERO,
  stockAccounts: STOCK_ACCOUNTS,
};

/** An invoice (or credit note) of 10.00 whose goods leave (or come back). */
export function billingOf(
  key: string,
  stock: readonly StockLine[],
  { location = 'KL', type = 'invoice' as BillingDocument['type'] } = {},
): BillingDocument {
  return {
    type,
    ...head(key, location, minor(1_000)),
    ...BILLED_IN_CASH,
    stock,
    release: null,
    entries:
      type === 'invoice' ? between('1010', '4000', minor(1_000)) : between('4100', '1010', minor(1_000)),
  };
}

/** Goods that come in with what each line costs. */
export function goodsOf(
  key: string,
  lines: readonly { readonly sku: string; readonly count: number; readonly cost: number }[],
  location = 'KL',
): GoodsReceivedDocument {
  const costs = lines.map(({ sku, count, cost }) => ({ ...pieces(sku, count), cost: minor(cost) }));
  const total = minor(costs.reduce((all, line) => all + line.cost, 0));
  return {
    type: 'goods-received',
    ...head(key, location, total),
    reference: key,
    lines: costs,
    stockAccounts: STOCK_ACCOUNTS,
    entries: between('1400', '2010', total),
  };
}

/** What there is at connecting. */
export function openingOf(
  key: string,
  lines: readonly {
    readonly sku: string;
    readonly count: number;
    readonly value: number;
    readonly location?: string;
  }[],
): OpeningBalanceDocument {
  const stock = lines.map(({ sku, count, value, location = 'KL' }) => ({
    ...pieces(sku, count),
    location,
    value: minor(value),
  }));
  const total = minor(stock.reduce((all, line) => all + line.value, 0));
  return {
    type: 'opening-balance',
    ...head(key, '', total),
    stock,
    stockAccounts: STOCK_ACCOUNTS,
    entries: between('1400', '3900', total),
  };
}

/** A customer whom invoices and receipts can be for. */
export const SITI = { code: 'C-SITI', name: 'Siti' } as const;

/** What a document does to a customer's account in the receivables; debits are positive. */
export function owed(amount: Minor, movement: SubledgerLine['movement'] = 'added'): SubledgerLine {
  return { ledger: 'receivable', account: accountNumber('1200'), subject: SITI.code, movement, amount };
}

/** An invoice of 10.00 that a customer owes. */
export function accountInvoiceOf(key: string, parts: Partial<BillingDocument> = {}): BillingDocument {
  return {
    ...billingOf(key, []),
    customer: SITI,
    payments: [],
    due: minor(1_000),
    entries: between('1200', '4000', minor(1_000)),
    subledger: [owed(minor(1_000))],
    ...parts,
  };
}

/** An order of 10.00 on a customer, with the entries of its invoice. */
export function orderOf(
  key: string,
  stock: readonly StockLine[],
  parts: Partial<SalesOrderDocument> = {},
): SalesOrderDocument {
  return {
    type: 'sales-order',
    ...head(key, 'KL', minor(1_000)),
    ...BILLED_IN_CASH,
    order: 'account',
    group: null,
    caseId: null,
    customer: SITI,
    payments: [],
    due: minor(1_000),
    stock,
    entries: between('1200', '4000', minor(1_000)),
    subledger: [owed(minor(1_000))],
    ...parts,
  };
}

/** 10.00 paid on a customer's account in cash. */
export function receiptOf(key: string, parts: Partial<ReceiptDocument> = {}): ReceiptDocument {
  return {
    type: 'receipt',
    ...head(key, 'KL', minor(1_000)),
    contact: 'POS sales customer',
    customer: SITI,
    payments: BILLED_IN_CASH.payments,
    rounding: ZERO,
    tips: ZERO,
    state: 'active',
    group: null,
    caseId: null,
    reference: key,
    entries: between('1010', '1200', minor(1_000)),
    subledger: [owed(minor(-1_000), 'paid')],
    ...parts,
  };
}

/** A shortage of 10.00 in the till. */
export function journalOf(key: string, parts: Partial<JournalDocument> = {}): JournalDocument {
  return {
    type: 'journal',
    ...head(key, 'KL', minor(1_000)),
    state: 'normal',
    reference: key,
    stock: [],
    stockAccounts: STOCK_ACCOUNTS,
    entries: between('6910', '1010', minor(1_000)),
    ...parts,
  };
}

/** Goods that leave KL for PJ, or that arrive there from KL. */
export function transferOf(
  type: TransferDocument['type'],
  caseId: string,
  lines: readonly StockLine[],
): TransferDocument {
  const [location, otherLocation] = type === 'transfer-out' ? ['KL', 'PJ'] : ['PJ', 'KL'];
  return {
    type,
    ...head(`${type}-${caseId}`, location, ZERO),
    otherLocation,
    reference: caseId,
    caseId,
    lines,
    stockAccounts: STOCK_ACCOUNTS,
    inTransit: accountNumber('1410'),
    surplus: accountNumber('5300'),
    entries: [],
  };
}

/** Goods that are gone (or found, when negative); with a job, issued to it. */
export function adjustmentOf(
  key: string,
  lines: readonly StockLine[],
  parts: Partial<StockAdjustmentDocument> = {},
): StockAdjustmentDocument {
  return {
    type: 'stock-adjustment',
    ...head(key, 'KL', ZERO),
    reference: key,
    reason: null,
    lines,
    stockAccounts: STOCK_ACCOUNTS,
    contra: accountNumber((parts.job ?? null) === null ? '5300' : '1420'),
    job: null,
    entries: [],
    ...parts,
  };
}

/** What was counted, in pieces. */
export function countOf(
  key: string,
  counted: Readonly<Record<string, number>>,
  parts: Partial<StockCountDocument> = {},
): StockCountDocument {
  const lines = Object.entries(counted).map(([sku, count]) => {
    const { quantity: all, ...line } = pieces(sku, count);
    return { ...line, counted: all };
  });
  return {
    type: 'stock-count',
    ...head(key, 'KL', ZERO),
    reference: key,
    lines,
    stockAccounts: STOCK_ACCOUNTS,
    contra: accountNumber('5300'),
    entries: [],
    ...parts,
  };
}

export function contactOf(key: string, parts: Partial<ContactDocument> = {}): ContactDocument {
  return {
    type: 'contact',
    ...head(key, '', ZERO),
    customer: SITI,
    generated: true,
    entries: [],
    ...parts,
  };
}

/** Takes a document back: its own entries and sub-ledger lines with their signs turned. */
export function reversalOf(document: AccountingDocument): ReversalDocument {
  const { key, number, date, location, total, entries, subledger } = document;
  return {
    type: 'reversal',
    ...head(`undo-${key}`, location, minor(-total)),
    reverses: { key, number, date },
    reason: 'a test',
    entries: entries.flatMap((entry) => {
      const turned = balancedEntry(
        date,
        `Undone: ${entry.narration}`,
        entry.lines.map(({ account, side, amount, memo }) => ({
          account,
          amount: side === 'debit' ? minor(-amount) : amount,
          memo,
        })),
      );
      return turned === null ? [] : [turned];
    }),
    subledger: subledger.map((line) => ({ ...line, movement: 'reversed', amount: minor(-line.amount) })),
  };
}
