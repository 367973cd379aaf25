import type { CurrencyCode, Minor, Quantity, UnitPrice } from '../money/index.ts';
import type { Instant } from '../time/index.ts';

/**
 * Every kind of event a till reports. A vendor's mutable order is split into these by its adapter,
 * so that a document never changes because something was paid or given back later.
 */
export const POS_DOCUMENT_KINDS = [
  'sale',
  'account-sale',
  'return',
  'charge-return',
  'exchange',
  'cancellation',
  'layby-open',
  'layby-deposit',
  'layby-completion',
  'layby-cancellation',
  'deposit-taken',
  'deposit-refund',
  'account-payment',
  'account-refund',
  'gift-card-sold',
  'gift-card-topped-up',
  'gift-card-redeemed',
  'gift-card-expired',
  'pay-in',
  'pay-out',
  'cash-drop',
  'float-change',
  'cheque-cashing',
  'direct-ship-order',
  'direct-ship-deposit',
  'direct-ship-invoice',
  'installed-issue',
  'installed-deposit',
  'installed-completion',
  'shift-open',
  'shift-close',
  'transfer-out',
  'transfer-in',
  'goods-received',
  'stock-adjustment',
  'stock-count',
  'customer',
  'fee',
] as const;

/** The kind of a POS document; with the POS account and the source id it is the identity. */
export type PosDocumentKind = (typeof POS_DOCUMENT_KINDS)[number];

/** Kinds of which the goods may be written off, as their reason says. */
export const GOODS_COME_BACK: ReadonlySet<PosDocumentKind> = new Set(['return', 'charge-return', 'exchange']);

/** What a line stands for: goods, or a mandatory charge that is revenue with a tax code. */
export type PosLineType = 'item' | 'service-charge';

/**
 * One line of a POS document. Two identical lines are two lines. On returns, quantity, discount,
 * net, tax and total are negative. `total = net + tax` always; the amounts rule, not price × quantity.
 */
export interface PosLine {
  readonly type: PosLineType;
  /** Exactly as the till wrote it, upper and lower case kept. */
  readonly sku: string;
  readonly name: string;
  readonly quantity: Quantity;
  /** As the till shows it, in 10⁻⁶ major units; with or without tax as the till does. */
  readonly unitPrice: UnitPrice;
  /** Price reduction without tax; revenue before discount = net + discount. */
  readonly discount: Minor;
  /** After discount, without tax. */
  readonly net: Minor;
  /** Tax as the till carried it, never recomputed. */
  readonly tax: Minor;
  readonly total: Minor;
  /** The till's tax code; lines without one carry the code the adapter states, never null. */
  readonly taxCode: string;
  /** Cost of the whole line where the till knows it (goods received, counts), else null. */
  readonly cost: Minor | null;
  readonly productGroup: string | null;
}

/** One leg of payment. Money in is positive, change and refunds are already inside or negative. */
export interface PosTender {
  /** The till's payment method, as written there. */
  readonly method: string;
  /** What went into (or out of) the drawer or terminal, tip included. */
  readonly amount: Minor;
  /** The part of `amount` that is a tip. */
  readonly tip: Minor;
  /** Card, cheque or gift-card reference without card numbers, else null. */
  readonly reference: string | null;
}

/** A tender counted at shift close: what should have been there and what was. */
export interface TenderCount {
  readonly method: string;
  readonly expected: Minor;
  readonly counted: Minor;
}

/** The total of a layby and the tax in it by tax code, as the document that opened it carries them. */
export interface LaybyTerms {
  readonly total: Minor;
  readonly taxes: readonly { readonly taxCode: string; readonly tax: Minor }[];
}

/** Facts that only some kinds have. */
export interface PosDetails {
  /** Cash in the drawer at opening (shift-open). */
  readonly openingFloat?: Minor;
  /** Per tender at closing (shift-close). */
  readonly counts?: readonly TenderCount[];
  /** The other location of a transfer. */
  readonly otherLocation?: string;
  /** What the steps of one layby, direct ship order or installed sale have in common. */
  readonly caseId?: string;
  /** The supplier of goods received or of a pay-out. */
  readonly supplier?: string;
  /** Name of a customer (kind customer, or a sale on a customer). */
  readonly customerName?: string;
  /** True when the till made the document without a connection and sent it later. */
  readonly offline?: boolean;
  /**
   * What of the total earlier deposits pay (layby, direct ship, installed sale). Where left out, a layby's
   * deposits pay all that its tenders do not, and other kinds' deposits nothing.
   */
  readonly depositApplied?: Minor;
  /**
   * What a layby comes to, on its deposits: no till says so here, the ledger looks it up in what opened the
   * layby. Left out where that is not known.
   */
  readonly layby?: LaybyTerms;
  /**
   * True on a cancellation of goods that had come back, where the ledger does not have what is cancelled: no till
   * says so here, the ledger does.
   */
  readonly cancelsUnseen?: true;
  /**
   * What became of goods that came back, where that is settled already, on the return and on its cancellation:
   * no till says so here, the ledger does. Whatever the reason says by now, both keep to it.
   */
  readonly goodsBack?: GoodsBack;
  /** Gift cards: ours sold by a network ('own' without tenders), or a network's card sold at our till. */
  readonly cardIssuer?: 'own' | 'network';
  /** Whose network it is, e.g. Blackhawk; left out for our own cards sold by ourselves. */
  readonly network?: string;
  /** What the network leaves us of the face of its card. */
  readonly commission?: Minor;
}

/** What became of goods that came back, and the reason that said so. */
export interface GoodsBack {
  /** They are on the shelf again, their cost was written off, or neither. */
  readonly fate: 'stock' | 'write-off' | 'nothing';
  readonly reason: string | null;
  /** The return that a cancellation says it of. */
  readonly of?: Pick<PosReference, 'kind' | 'sourceId'>;
}

/** The document that this one is about: the sale a return or cancellation refers to. */
export interface PosReference {
  readonly kind: PosDocumentKind;
  readonly sourceId: string;
  /** What that one was of in its turn, where it matters: the ledger says it of what takes a refund back, no till does. */
  readonly of?: PosReference;
}

/**
 * One immutable event of the till. Amounts are minor units of `currency`; returns and refunds are
 * negative. For a fully tendered document: total + rounding + tips = sum of tenders.
 */
export interface PosDocument {
  readonly kind: PosDocumentKind;
  /** The POS's own id, unique within POS account and kind. */
  readonly sourceId: string;
  /** What is printed on the receipt. */
  readonly number: string;
  /** The POS's id of the location. */
  readonly location: string;
  readonly register: string | null;
  readonly shift: string | null;
  readonly occurredAt: Instant;
  readonly currency: CurrencyCode;
  /** till, web, a delivery platform. */
  readonly channel: string;
  /** The POS's customer id, else null. */
  readonly customer: string | null;
  readonly reference: PosReference | null;
  /** Reason of a return, pay-out or adjustment, as the till wrote it. */
  readonly reason: string | null;
  readonly lines: readonly PosLine[];
  readonly tenders: readonly PosTender[];
  /** What the till says the document comes to, incl. tax, without tips and rounding. */
  readonly total: Minor;
  /** Cash rounding: what was paid more (+) or less (−) than the total because of the smallest coin. */
  readonly rounding: Minor;
  readonly details: PosDetails;
}
