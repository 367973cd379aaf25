import type { CurrencyCode, Minor, Quantity, UnitPrice } from '../money/index.ts';
import type { BusinessDate, Instant } from '../time/index.ts';
import type { Failure } from './failure.ts';
import type { AccountingDocumentType, SaleReference } from './accounting-document.ts';
import type { DigestId, DocumentId, StreamId } from './ids.ts';
import type { PosDocument, PosDocumentKind, PosLineType } from './pos-document.ts';

/**
 * Where a document of a digest stands. `waiting`: not posted yet, or on its way to the books;
 * `posted`: confirmed by the books; `on-order`: on a sales order that is not processed yet.
 */
export const MEMBER_STATES = ['waiting', 'posted', 'on-order', 'held', 'excluded'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

/** A count of documents and what they come to. */
export interface CountedAmount {
  readonly count: number;
  readonly amount: Minor;
}

/** source = posted + waiting + on order + held + excluded, in count and in money. */
export interface DigestIdentity {
  readonly source: CountedAmount;
  readonly posted: CountedAmount;
  readonly waiting: CountedAmount;
  readonly onOrder: CountedAmount;
  readonly held: CountedAmount;
  readonly excluded: CountedAmount;
}

/** open: the day still runs; held: all but what a person must resolve is posted. */
export type DigestStatus = 'open' | 'ready' | 'posted' | 'held' | 'changed-since-posted';

/** Items of one SKU, product group, tax code, unit price and sign; the amounts rule, not quantity × price. */
export interface DigestItem {
  readonly type: PosLineType;
  readonly sku: string;
  readonly name: string;
  readonly taxCode: string;
  /** Null where the till states none. Other groups are other items, as other tax codes are. */
  readonly productGroup: string | null;
  readonly unitPrice: UnitPrice;
  readonly quantity: Quantity;
  readonly discount: Minor;
  readonly net: Minor;
  readonly tax: Minor;
  readonly total: Minor;
}

/** What came in (or went out) by one payment method. */
export interface DigestTender {
  readonly method: string;
  readonly count: number;
  readonly amount: Minor;
  readonly tip: Minor;
  /**
   * Of a method that pays from (or into) something we owe, such as gift cards: the amount by card. Left
   * out for all others.
   */
  readonly subjects?: readonly { readonly subject: string; readonly amount: Minor }[];
  /** Between the two halves of exchanges: no payment method of the till, but the exchange clearing. */
  readonly exchange?: true;
}

/** Base and tax of one POS tax code. */
export interface DigestTax {
  readonly taxCode: string;
  readonly net: Minor;
  readonly tax: Minor;
}

/** Goods that move with a section: by SKU and by whether they go back to stock. */
export interface DigestStockLine {
  readonly sku: string;
  readonly name: string;
  /** Out of stock is positive, back to stock negative. */
  readonly quantity: Quantity;
  /** As of StockLine. */
  readonly of?: SaleReference;
}

/** Goods that came back and cannot be sold again, or, positive, such a return that is taken back. */
export interface DigestWriteOff extends DigestStockLine {
  /** Why, as the till says it; null: it does not say. */
  readonly reason: string | null;
}

/** Sales, or returns: never netted against each other. */
export interface DigestSection {
  readonly count: number;
  readonly items: readonly DigestItem[];
  readonly tenders: readonly DigestTender[];
  readonly taxes: readonly DigestTax[];
  readonly stock: readonly DigestStockLine[];
  /** Left out where nothing is written off, or written off without an entry. */
  readonly writtenOff?: readonly DigestWriteOff[];
  readonly discount: Minor;
  readonly net: Minor;
  readonly tax: Minor;
  /** Incl. tax, without tips and rounding. */
  readonly total: Minor;
  readonly rounding: Minor;
  readonly tips: Minor;
}

/** A POS document that makes accounting documents of its own: all but fully tendered counter sales. */
export interface DigestSingle {
  readonly document: DocumentId;
  /** As it was when the revision was built; a posted revision keeps it so. */
  readonly pos: PosDocument;
}

/** What one revision will post (or posted): the consolidated value of its waiting documents. */
export interface DigestContent {
  readonly currency: CurrencyCode;
  readonly sales: DigestSection;
  readonly returns: DigestSection;
  /** By kind and source id. */
  readonly singles: readonly DigestSingle[];
  /** Shifts of the day that were opened and not closed; the digest is not ready before a grace time. */
  readonly openShifts: number;
}

/** One document's place in its digest. */
export interface DigestMember {
  readonly document: DocumentId;
  readonly kind: PosDocumentKind;
  readonly state: MemberState;
  /** What it adds to the digest's money terms; 0 for kinds that are counted only. */
  readonly amount: Minor;
  /** Why it is held or excluded, else null. */
  readonly reason: Failure | null;
}

/** A row of the digest list. */
export interface DigestRow {
  readonly id: DigestId;
  readonly stream: StreamId;
  readonly streamName: string;
  /** Name of the books that the stream posts to. */
  readonly booksName: string;
  readonly location: string;
  readonly date: BusinessDate;
  readonly currency: CurrencyCode;
  readonly identity: DigestIdentity;
  /** Sales less returns incl. tax, without gift cards sold, deposits and tips. */
  readonly amount: Minor;
  readonly revision: number;
  readonly status: DigestStatus;
  /** The counter's invoice first; a list names only the first few. */
  readonly documents: readonly { type: AccountingDocumentType; number: string; amount: Minor }[];
  readonly documentCount: number;
  readonly createdAt: Instant;
  readonly syncedAt: Instant;
  /** When a person marked it reviewed; null: not, or its content has changed since. */
  readonly reviewedAt: Instant | null;
}
