import type { CurrencyCode, Minor, Quantity, UnitPrice } from '../money/index.ts';
import type { BusinessDate } from '../time/index.ts';
import type { AccountNumber } from './account.ts';
import type { Entry } from './entry.ts';
import { assertNever } from './failure.ts';
import type { DeliveryKey } from './ids.ts';
import type { PosDocumentKind } from './pos-document.ts';
import type { SubledgerLine } from './subledger.ts';

export const ACCOUNTING_DOCUMENT_TYPES = [
  'invoice',
  'credit-note',
  'goods-received',
  'opening-balance',
  'sales-order',
  'receipt',
  'journal',
  'transfer-out',
  'transfer-in',
  'stock-adjustment',
  'stock-count',
  'contact',
  'reversal',
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
  /** Its income before discount. */
  readonly account: AccountNumber;
  readonly discountAccount: AccountNumber;
  readonly taxAccount: AccountNumber;
}

/** A payment of an invoice, or a refund of a credit note, by one payment method. */
export interface PaymentLine {
  readonly method: string;
  readonly account: AccountNumber;
  readonly amount: Minor;
}

/** The sale that goods came back of, or the completion that is taken back, as the till names it. */
export interface SaleReference {
  readonly kind: PosDocumentKind;
  readonly sourceId: string;
}

/** Goods that move; positive leaves the location, negative comes back. */
export interface StockLine {
  readonly sku: string;
  readonly name: string;
  readonly quantity: Quantity;
  /** Of goods that come back, where the till says which sale they were of: they return at its cost. */
  readonly of?: SaleReference;
}

/**
 * Goods that came back and cannot be sold again: what they cost goes from the cost of goods to `account`, and
 * no stock moves. Negative, as what comes back; positive takes such a return back, which `of` then names.
 */
export interface WriteOffLine extends StockLine {
  readonly account: AccountNumber;
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
  /**
   * Whose the movements of control accounts are: of each such account they come to what the entries
   * move it by. Empty for documents that move none.
   */
  readonly subledger: readonly SubledgerLine[];
  /**
   * The case (a layby, a direct ship order) whose open order it closes: set on what completes or cancels
   * the case, left out everywhere else. The name of the case, as the order has it.
   */
  readonly closes?: string;
  /**
   * The case whose closed order is open again: set on what takes back its completion or cancellation. As
   * `closes`.
   */
  readonly reopens?: string;
  /** Of an adjustment the numbers of the documents in the books whose difference it is; left out of all others. */
  readonly adjusts?: readonly string[];
}

/** Who a document is for, as the books know them. */
export interface ContactReference {
  /** Unique in the books; see the rules for codes of customers without a POS id. */
  readonly code: string;
  readonly name: string;
}

/** What an invoice or credit note is made of, whether it is one already or an order still. */
export interface Billing {
  readonly contact: string;
  /** Null on the counter customer's documents, which are settled at once. */
  readonly customer: ContactReference | null;
  readonly lines: readonly BillingLine[];
  readonly payments: readonly PaymentLine[];
  readonly rounding: Minor;
  readonly tips: Minor;
  /** What the customer owes after the payments: total + rounding + tips − payments. */
  readonly due: Minor;
  readonly stock: readonly StockLine[];
  /** Left out where nothing is written off. */
  readonly writeOffs?: readonly WriteOffLine[];
  /** Accounts that stock at cost moves between; cost is known to the books only. */
  readonly stockAccounts: StockAccounts;
}

/** An invoice with its payments, or a credit note with its refunds. */
export interface BillingDocument extends DocumentBase, Billing {
  readonly type: 'invoice' | 'credit-note';
  /** Work in progress of a job whose balance the books release to cost; null: none. */
  readonly release: WorkRelease | null;
}

/** The balance of a job's work in progress, which only the books know, goes to cost. */
export interface WorkRelease {
  readonly subject: string;
  readonly from: AccountNumber;
  readonly to: AccountNumber;
  /** The completion that is taken back: what that one released is work in progress again. Left out otherwise. */
  readonly back?: SaleReference;
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
  /** Where value goes that no goods are left to carry; left out by the first versions, and without goods. */
  readonly stockAccounts?: StockAccounts;
}

export const ORDER_KINDS = ['cash', 'account', 'layby', 'direct-ship', 'installed', 'credit'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

/**
 * A sales order (or a credit note order, amounts positive too): makes no entry; processing it makes the
 * invoice. `entries` and `subledger` are those of the invoice for the whole order.
 */
export interface SalesOrderDocument extends DocumentBase, Billing {
  readonly type: 'sales-order';
  readonly order: OrderKind;
  /** Orders of one group are one growing order while the first of them is not processed; null: alone. */
  readonly group: string | null;
  /** The layby, direct ship order or job that it belongs to; a later document of it closes the order. */
  readonly caseId: string | null;
}

/** Money taken for something other than an invoice of the same document; refunds are negative. */
export interface ReceiptDocument extends DocumentBase {
  readonly type: 'receipt';
  readonly contact: string;
  readonly customer: ContactReference | null;
  readonly payments: readonly PaymentLine[];
  readonly rounding: Minor;
  readonly tips: Minor;
  /** An inactive receipt makes its entries when a person activates it. */
  readonly state: 'inactive' | 'active';
  /** As of orders. */
  readonly group: string | null;
  readonly caseId: string | null;
  readonly reference: string;
}

/** Entries without an invoice or receipt. A pending journal makes them when it is turned normal. */
export interface JournalDocument extends DocumentBase {
  readonly type: 'journal';
  readonly state: 'pending' | 'normal';
  readonly reference: string;
  /** Whose balances it moves, where it stands for documents on customers; left out where it names nobody. */
  readonly customers?: readonly ContactReference[];
  /** Goods that leave (positive) or come back with it at cost. */
  readonly stock: readonly StockLine[];
  /** As of billing. */
  readonly writeOffs?: readonly WriteOffLine[];
  readonly stockAccounts: StockAccounts;
}

/** Goods on their way from one location to another at the sender's average cost. */
export interface TransferDocument extends DocumentBase {
  readonly type: 'transfer-out' | 'transfer-in';
  /** The other location in the books. */
  readonly otherLocation: string;
  readonly reference: string;
  /** What both halves have in common. */
  readonly caseId: string;
  /** What moves, positive on both halves. */
  readonly lines: readonly StockLine[];
  readonly stockAccounts: StockAccounts;
  readonly inTransit: AccountNumber;
  /** Against what more arrives than left; left out where a document was made before there was one. */
  readonly surplus?: AccountNumber;
  /**
   * The end of a transfer of which not all arrived: what its lines say is no longer on the way, and goes
   * against `account` at what it left with. Left out of transfers of the till.
   */
  readonly lost?: { readonly account: AccountNumber; readonly reason: string };
}

/** Goods that left or came without a sale, at average cost against `contra`. */
export interface StockAdjustmentDocument extends DocumentBase {
  readonly type: 'stock-adjustment';
  readonly reference: string;
  readonly reason: string | null;
  /** Quantities that leave are positive, as on sales. */
  readonly lines: readonly StockLine[];
  readonly stockAccounts: StockAccounts;
  readonly contra: AccountNumber;
  /** Goods issued to a job are its work in progress; null otherwise. */
  readonly job: string | null;
}

/** What was counted. Changes nothing until a person confirms it. */
export interface StockCountDocument extends DocumentBase {
  readonly type: 'stock-count';
  readonly reference: string;
  /** Counted without what is set aside on layby. */
  readonly lines: readonly { readonly sku: string; readonly name: string; readonly counted: Quantity }[];
  readonly stockAccounts: StockAccounts;
  readonly contra: AccountNumber;
}

/** A customer as the books know them; makes no entry. */
export interface ContactDocument extends DocumentBase {
  readonly type: 'contact';
  readonly customer: ContactReference;
  /** False: the code is the POS's own id. */
  readonly generated: boolean;
}

/** Takes back another document at original cost, with its signs turned; a correction is never an edit. */
export interface ReversalDocument extends DocumentBase {
  readonly type: 'reversal';
  readonly reverses: { readonly key: DeliveryKey; readonly number: string; readonly date: BusinessDate };
  readonly reason: string;
}

/** Every account that a document's entries, and the cost of its goods, will move. */
export function accountsUsed(document: {
  readonly entries: readonly Entry[];
  readonly stockAccounts?: StockAccounts;
  readonly writeOffs?: readonly WriteOffLine[];
}): readonly AccountNumber[] {
  const used = [
    ...document.entries.flatMap((entry) => entry.lines.map((line) => line.account)),
    ...(document.writeOffs ?? []).map((line) => line.account),
  ];
  if (document.stockAccounts === undefined) return used;
  const { inventory, costOfGoods, costAdjustment } = document.stockAccounts;
  return [...used, inventory, costOfGoods, costAdjustment];
}

/** What of a document says which accounts the books will move by themselves. */
type MovingByBooks =
  | Pick<BillingDocument, 'type' | 'release'>
  | Pick<TransferDocument, 'type' | 'inTransit' | 'surplus' | 'lost'>
  | Pick<StockAdjustmentDocument | StockCountDocument, 'type' | 'contra'>
  | {
      readonly type:
        | 'goods-received'
        | 'opening-balance'
        | 'sales-order'
        | 'receipt'
        | 'journal'
        | 'contact'
        | 'reversal';
    };

/** Accounts that only the books move for a document, since only they know the cost. */
export function movedByBooks(document: MovingByBooks): readonly AccountNumber[] {
  switch (document.type) {
    case 'invoice':
    case 'credit-note':
      return document.release === null ? [] : [document.release.from, document.release.to];
    case 'transfer-out':
    case 'transfer-in':
      return [
        document.inTransit,
        ...(document.surplus === undefined ? [] : [document.surplus]),
        ...(document.lost === undefined ? [] : [document.lost.account]),
      ];
    case 'stock-adjustment':
    case 'stock-count':
      return [document.contra];
    case 'goods-received':
    case 'opening-balance':
    case 'sales-order':
    case 'receipt':
    case 'journal':
    case 'contact':
    case 'reversal':
      return [];
    default:
      return assertNever(document);
  }
}

export type AccountingDocument =
  | BillingDocument
  | GoodsReceivedDocument
  | OpeningBalanceDocument
  | SalesOrderDocument
  | ReceiptDocument
  | JournalDocument
  | TransferDocument
  | StockAdjustmentDocument
  | StockCountDocument
  | ContactDocument
  | ReversalDocument;
