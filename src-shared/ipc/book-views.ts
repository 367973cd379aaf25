import { z } from 'zod';
import { ACCOUNTING_DOCUMENT_TYPES, ORDER_KINDS, SUBLEDGER_MOVEMENTS, SUBLEDGERS } from '../model/index.ts';
import { journalLineView } from './digests.ts';
import { amount, currency, date, id, instantText, list } from './schemas.ts';

export const documentType = z.enum(ACCOUNTING_DOCUMENT_TYPES);

/** Where a document stands that a person can do something about. */
export const openState = z.enum([
  'open',
  'processed',
  'closed',
  'inactive',
  'active',
  'pending',
  'normal',
  'counted',
  'confirmed',
  'reversed',
]);

/** A document of the books as a list shows it. */
export const documentView = z.object({
  type: documentType,
  number: z.string(),
  key: z.string(),
  date: z.string(),
  /** The business day that it is about, where it counts on another one; null: it counts on its own. */
  about: date.nullable(),
  contact: z.string().nullable(),
  location: z.string(),
  currency,
  total: amount,
});

/** An order, receipt, journal or count as its list shows it. */
export const openDocumentView = documentView.extend({
  state: openState,
  /** Some of it was not in stock when it was ordered, and is not delivered. */
  backOrdered: z.boolean(),
  /** What kind of order it is; null for what is no order. */
  order: z.enum(ORDER_KINDS).nullable(),
});

const entryView = z.object({ date: z.string(), narration: z.string(), lines: list(journalLineView) });

/** A document that belongs to another one. */
export const relatedView = z.object({
  type: documentType,
  number: z.string(),
  date: z.string(),
  total: amount,
  state: openState.nullable(),
});

/** The same with everything in it. */
export const invoiceView = documentView.extend({
  /** The digest whose posting made it; null for opening balances. */
  digest: z.object({ id, revision: z.int() }).nullable(),
  lines: list(
    z.object({
      sku: z.string().nullable(),
      description: z.string(),
      quantity: z.string(),
      unitPrice: z.string(),
      discount: amount,
      net: amount,
      tax: amount,
      total: amount,
      taxCode: z.string(),
      account: z.string(),
    }),
  ),
  payments: list(z.object({ method: z.string(), account: z.string(), accountName: z.string(), amount })),
  rounding: amount,
  tips: amount,
  /** Of orders, receipts, journals and counts; null for what nobody does anything with. */
  state: openState.nullable(),
  customer: z.object({ code: z.string(), name: z.string() }).nullable(),
  /** What the customer owes by it after its payments; nothing on documents that bill nobody. */
  due: amount,
  /** Numbers of the documents whose difference it is; empty for what is no adjustment. */
  adjusts: list(z.string()),
  /** The POS's or another document's own name for it; null: none. */
  reference: z.string().nullable(),
  /** Of an order, line by line of `lines` and then goods that no line names. */
  orderLines: list(
    z.object({
      sku: z.string().nullable(),
      quantity: z.string(),
      delivered: z.string(),
      backOrdered: z.string(),
    }),
  ),
  /** Goods that leave (positive) or come. */
  goods: list(z.object({ sku: z.string(), name: z.string(), quantity: z.string() })),
  /** Payments and credits applied to it, or that it is applied to: the other document, and how much. */
  allocations: list(z.object({ number: z.string(), amount })),
  /** Whose its movements of control accounts are; debits positive. */
  subledger: list(
    z.object({
      ledger: z.enum(SUBLEDGERS),
      subject: z.string(),
      movement: z.enum(SUBLEDGER_MOVEMENTS),
      account: z.string(),
      amount,
    }),
  ),
  /** Orders, invoices and reversals that belong together, itself not among them. */
  related: list(relatedView),
  entries: list(entryView),
  /**
   * What it will book once a person processes, activates or turns it normal, without the cost of its
   * goods, which only that day knows; empty for what has made its entries or never makes any.
   */
  planned: list(entryView),
  /**
   * Oldest first. `detail` is a bare value for a sentence about the event: `posted` has the revision
   * of its digest (empty without one), `sent` the number of attempts, `refused`, `held` and
   * `unanswered` a failure's code, `recorded` the number; any other event is a person's action.
   */
  history: list(z.object({ at: instantText, event: z.string(), detail: z.string() })),
});
