import type { CurrencyCode, Minor, Quantity, UnitPrice } from '../money/index.ts';
import type { BusinessDate } from '../time/index.ts';
import type { AccountNumber } from './account.ts';
import type { Entry } from './entry.ts';
import type { DeliveryKey } from './ids.ts';

export const ACCOUNTING_DOCUMENT_TYPES = [
  'invoice',
  'credit-note',
  'goods-received',
  'opening-balance',
] as const;
export type AccountingDocumentType = (typeof ACCOUNTING_DOCUMENT_TYPES)[number];

/** A line of an invoice or credit note; amounts are positive on both. */
export interface BillingLine {
  /** Null on a summary line ("All sales"). */
  readonly sku: string | null;
  readonly description: string;
  readonly quantity: Quantity;
  readonly unitPrice: UnitPrice;
  readonly discount: Minor;
  readonly net: Minor;
  readonly tax: Minor;
  readonly total: Minor;
  readonly taxCode: string;
  readonly account: AccountNumber;
}

/** A payment of an invoice, or a refund of a credit note, by one payment method. */
export interface PaymentLine {
  readonly method: string;
  readonly account: AccountNumber;
  readonly amount: Minor;
}

/** Goods that move; positive leaves the location, negative comes back. */
export interface StockLine {
  readonly sku: string;
  readonly name: string;
  readonly quantity: Quantity;
}

interface DocumentBase {
  readonly key: DeliveryKey;
  /** Unique in its books, allocated once with the delivery, never used again. */
  readonly number: string;
  readonly date: BusinessDate;
  readonly currency: CurrencyCode;
  /** Location in the books. */
  readonly location: string;
  readonly total: Minor;
  /** The double entries that it makes, by our rules; books that keep their own decide themselves. */
  readonly entries: readonly Entry[];
}

/** An invoice with its payments, or a credit note with its refunds. */
export interface BillingDocument extends DocumentBase {
  readonly type: 'invoice' | 'credit-note';
  readonly contact: string;
  readonly lines: readonly BillingLine[];
  readonly payments: readonly PaymentLine[];
  readonly rounding: Minor;
  readonly tips: Minor;
  readonly stock: readonly StockLine[];
  /** Accounts that stock at cost moves between; cost is known to the books only. */
  readonly stockAccounts: StockAccounts;
}

/** Where the cost of goods goes when the books keep stock. */
export interface StockAccounts {
  readonly inventory: AccountNumber;
  readonly costOfGoods: AccountNumber;
  readonly costAdjustment: AccountNumber;
}

/** Goods that came in, at cost. */
export interface GoodsReceivedDocument extends DocumentBase {
  readonly type: 'goods-received';
  readonly reference: string;
  readonly lines: readonly { sku: string; name: string; quantity: Quantity; cost: Minor }[];
  readonly stockAccounts: StockAccounts;
}

/** What there was when the stream was connected; stock lines become items with quantity and value. */
export interface OpeningBalanceDocument extends DocumentBase {
  readonly type: 'opening-balance';
  readonly stock: readonly {
    sku: string;
    name: string;
    location: string;
    quantity: Quantity;
    value: Minor;
  }[];
}

/** Every account that a document's entries, and the cost of its goods, will move. */
export function accountsUsed(document: {
  readonly entries: readonly Entry[];
  readonly stockAccounts?: StockAccounts;
}): readonly AccountNumber[] {
  const used = document.entries.flatMap((entry) => entry.lines.map((line) => line.account));
  if (document.stockAccounts === undefined) return used;
  const { inventory, costOfGoods, costAdjustment } = document.stockAccounts;
  return [...used, inventory, costOfGoods, costAdjustment];
}

export type AccountingDocument = BillingDocument | GoodsReceivedDocument | OpeningBalanceDocument;
