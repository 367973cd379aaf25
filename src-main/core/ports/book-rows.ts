import type { Minor, Quantity } from '../../../src-shared/money/index.ts';
import type {
  Account,
  AccountingDocument,
  AccountingDocumentType,
  AccountNumber,
  DeliveryKey,
  DigestId,
  Entry,
  OrderKind,
  Subledger,
  SubledgerLine,
  SubledgerMovement,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../src-shared/time/index.ts';

/** Quantity and value of an item at a location, with the cost that a shortage was issued at. */
export interface StockState {
  readonly sku: string;
  readonly location: string;
  readonly quantity: Quantity;
  /** May be negative while the quantity is. */
  readonly value: Minor;
  /** Last average cost: value / quantity as a ratio, kept when quantity reaches 0; null before any. */
  readonly lastCost: { readonly value: Minor; readonly quantity: Quantity } | null;
}

/** One movement of stock, with the states after it following from StockState rows. */
export interface StockMove {
  readonly sku: string;
  readonly location: string;
  /** In is positive, out is negative. */
  readonly quantity: Quantity;
  readonly value: Minor;
  readonly kind:
    | 'opening'
    | 'receipt'
    | 'sale'
    | 'return'
    | 'cost-adjustment'
    | 'transfer-out'
    | 'transfer-in'
    | 'adjustment'
    | 'count'
    | 'issue'
    | 'reversal';
  /** True when no cost was known and it went at nothing. */
  readonly costUnknown: boolean;
}

/** Goods of one transfer that have left and not arrived. */
export interface TransitState {
  readonly caseId: string;
  readonly sku: string;
  readonly quantity: Quantity;
  readonly value: Minor;
}

/** Where a document stands that a person can still do something about. */
export type OpenState =
  | 'open'
  | 'processed'
  | 'closed'
  | 'inactive'
  | 'active'
  | 'pending'
  | 'normal'
  | 'counted'
  | 'confirmed'
  | 'reversed';

/** A line of a sales order and how much of it is delivered. */
export interface OrderLineState {
  readonly ordinal: number;
  readonly sku: string | null;
  readonly quantity: Quantity;
  /** Not in stock when the order was taken. */
  readonly backOrdered: Quantity;
  readonly delivered: Quantity;
}

/** A document of the books that is open to a person's actions. */
export interface OpenDocument {
  readonly document: AccountingDocument;
  readonly contentHash: string;
  readonly state: OpenState;
  readonly orderLines: readonly OrderLineState[];
}

/** What a record changes of documents that were there before, or says of itself. */
export interface OpenChange {
  readonly key: DeliveryKey;
  readonly state: OpenState;
  readonly orderLines: readonly OrderLineState[];
  /** For the history: what was done and with what. */
  readonly action: string;
  readonly detail: string;
}

/** A document as the embedded books take it: with its entries, those of stock included. */
export interface BookRecord {
  readonly document: AccountingDocument;
  /** Null for a document that an action makes: the store hashes what it writes. */
  readonly contentHash: string | null;
  /** None yet of an inactive receipt, a pending journal, an order or a count. */
  readonly entries: readonly Entry[];
  readonly subledger: readonly SubledgerLine[];
  readonly moves: readonly StockMove[];
  /** Null for documents that nobody does anything with any more. */
  readonly open: { readonly state: OpenState; readonly orderLines: readonly OrderLineState[] } | null;
  /** Orders that this document closes or processes, receipts that it activates. */
  readonly changes: readonly OpenChange[];
  /** Documents that it was made of in the books. */
  readonly madeOf: readonly DeliveryKey[];
  /** Items that come into being with it. */
  readonly items: readonly { sku: string; name: string }[];
}

export interface TrialBalanceRow {
  readonly account: Account;
  /** Sum of debits less credits where positive, else 0. */
  readonly debit: Minor;
  readonly credit: Minor;
}

/** One line of an account's ledger. */
export interface AccountLedgerRow {
  readonly date: BusinessDate;
  readonly narration: string;
  readonly document: { readonly type: AccountingDocumentType; readonly number: string };
  readonly memo: string;
  readonly debit: Minor;
  readonly credit: Minor;
  /** Running balance after this line, debits positive. */
  readonly balance: Minor;
}

/** One entry of the journal with the document that made it. */
export interface JournalEntry {
  readonly id: string;
  readonly date: BusinessDate;
  readonly narration: string;
  readonly document: {
    readonly key: DeliveryKey;
    readonly type: AccountingDocumentType;
    readonly number: string;
  };
  readonly lines: readonly { account: AccountNumber; debit: Minor; credit: Minor; memo: string }[];
}

/** A document of the books as a list shows it. */
export interface BookDocumentSummary {
  readonly key: DeliveryKey;
  readonly type: AccountingDocumentType;
  readonly number: string;
  readonly date: BusinessDate;
  /** Only invoices and credit notes have one. */
  readonly contact: string | null;
  readonly location: string;
  readonly total: Minor;
}

/** An order, receipt, journal or count with where it stands. */
export interface OpenDocumentSummary extends BookDocumentSummary {
  readonly state: OpenState;
  readonly backOrdered: boolean;
  /** Of orders only. */
  readonly order: OrderKind | null;
}

/** Which documents a list shows, and in which order; by date and number. */
export interface BookDocumentFilter {
  readonly type: AccountingDocumentType | null;
  /** Part of a number or of a location, upper and lower case alike. */
  readonly search?: string;
  /** Else oldest first. */
  readonly newestFirst?: boolean;
  /** Only what counts on another day than it is about; see businessDateOf. */
  readonly priorPeriod?: boolean;
}

/** Which entries a list shows. */
export type BookJournalFilter = Pick<BookDocumentFilter, 'priorPeriod'>;

/**
 * One thing that happened to a document. `detail` is a bare value, to be put into a sentence by
 * whoever shows it: `posted` has the revision of its digest (empty without one), `sent` the number
 * of attempts, `refused`, `held` and `unanswered` the failure's code, `recorded` the number.
 */
export interface BookDocumentEvent {
  readonly at: Instant;
  readonly event: string;
  readonly detail: string;
}

/** An invoice, credit note… in the books with what happened to it, oldest first. */
export interface BookDocumentRow {
  readonly document: AccountingDocument;
  /** Whose posting made it; null for opening balances. */
  readonly digest: { readonly id: DigestId; readonly revision: number } | null;
  readonly history: readonly BookDocumentEvent[];
}

/** One line of a sub-ledger, with what is still open of it. */
export interface SubledgerRow {
  readonly id: number;
  readonly ledger: Subledger;
  readonly subject: string;
  readonly movement: SubledgerMovement;
  readonly date: BusinessDate;
  readonly document: { readonly type: AccountingDocumentType; readonly number: string };
  readonly account: AccountNumber;
  /** Debits positive. */
  readonly amount: Minor;
  /** What is not allocated of it, with the sign of the amount. */
  readonly open: Minor;
}

/** Sums of a sub-ledger by day: what a roll-forward is made of. */
export interface SubledgerDay {
  readonly date: BusinessDate;
  readonly account: AccountNumber;
  readonly movement: SubledgerMovement;
  readonly amount: Minor;
  readonly count: number;
}

/** What a person's action writes: documents it makes, and documents that it changes. */
export interface BookActionWrite {
  readonly records: readonly BookRecord[];
  /** Entries, sub-ledger lines and moves of documents that are recorded already, such as a receipt's when it is activated. */
  readonly late: readonly {
    readonly key: DeliveryKey;
    readonly entries: readonly Entry[];
    readonly subledger: readonly SubledgerLine[];
    readonly moves: readonly StockMove[];
  }[];
  readonly changes: readonly OpenChange[];
  readonly states: readonly StockState[];
  readonly transit: readonly TransitState[];
}
