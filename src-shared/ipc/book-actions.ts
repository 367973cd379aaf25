import { z } from 'zod';
import { documentType, openDocumentView, openState, relatedView } from './book-views.ts';
import { request } from './define.ts';
import { journalLineView } from './digests.ts';
import {
  amount,
  count,
  currency,
  date,
  failureSchema,
  id,
  list,
  name,
  page,
  paged,
  posDocumentKind,
  reason,
} from './schemas.ts';

const books = name.optional();
const number = z.string().min(1).max(150);
/** Documents by number; left out: all that are open to it. */
const numbers = z.array(number).min(1).max(1000).optional();
const search = z.string().trim().max(100).optional();
const states = z.array(openState).max(10).optional();
const lineId = z.int().min(1);

const made = z.object({ type: documentType, number: z.string(), date: z.string(), total: amount });

/** What came of doing something with several documents: one that could not stops none of the others. */
export const actionResult = z.object({
  done: list(z.object({ number: z.string(), state: openState, made: list(made) })),
  refused: list(z.object({ number: z.string(), failure: failureSchema })),
});

/** A line of what customers owe (positive) or have paid ahead (negative) that is not allocated. */
export const openItemView = z.object({
  id: lineId,
  customer: z.string(),
  date: z.string(),
  type: documentType,
  number: z.string(),
  currency,
  amount,
  open: amount,
});

export const countView = z.object({
  number: z.string(),
  date: z.string(),
  location: z.string(),
  state: openState,
  /** Names these differences: confirming with it says that a person has seen them. */
  seen: z.string(),
  /** Items whose stock has moved since the count was recorded. */
  moved: count,
  lines: list(
    z.object({
      sku: z.string(),
      name: z.string(),
      counted: z.string(),
      onHand: z.string(),
      onLayby: z.string(),
      /** Counted − (on hand − on layby). */
      difference: z.string(),
      movedSince: z.boolean(),
    }),
  ),
});

export const undoPlanView = z.object({
  number: z.string(),
  /** What is taken back, the latest first; `on` is the day of its reversal, null where none is needed. */
  documents: list(relatedView.extend({ on: z.string().nullable() })),
  /** The entries that the reversals will make. */
  entries: list(
    z.object({
      document: z.string(),
      date: z.string(),
      narration: z.string(),
      lines: list(journalLineView),
    }),
  ),
  /** Must be taken back first. */
  allocations: list(z.object({ credit: z.string(), debit: z.string(), amount })),
});

/** A busy day has thousands of receipts; nobody reads them all before they say yes. */
export const BRING_BACK_SHOWN = 100;

/** What bringing a posting back lets in again: how many documents, and the first by date, location and number. */
export const bringBackPlanView = z.object({
  number: z.string(),
  /** Why it was undone. */
  reason: z.string(),
  count,
  documents: list(
    z.object({
      id,
      /** The day that counts it. */
      digest: id.nullable(),
      kind: posDocumentKind,
      number: z.string(),
      location: z.string(),
      date: z.string(),
      amount,
      currency,
    }),
  ),
});

const listInput = z.strictObject({ books, states, search, ...page });

/** What people do with documents of the books, and the lists that they do it from. */
export const bookActionRequests = {
  'books.orders': request({
    access: 'read',
    input: listInput,
    output: z.object({ orders: list(openDocumentView), ...paged }),
  }),
  'books.receipts': request({
    access: 'read',
    input: listInput,
    output: z.object({ receipts: list(openDocumentView), ...paged }),
  }),
  'books.journals': request({
    access: 'read',
    input: listInput,
    output: z.object({ journals: list(openDocumentView), ...paged }),
  }),
  'books.counts': request({
    access: 'read',
    input: listInput,
    output: z.object({ counts: list(openDocumentView), ...paged }),
  }),
  /** Makes the invoices of orders: of all that is ordered, or of what is in stock. */
  'books.process': request({
    access: 'write',
    task: true,
    changes: ['books', 'digests'],
    input: z.strictObject({
      books,
      numbers,
      deliver: z.enum(['all', 'in-stock']).default('all'),
      /** Of the invoice; null: the order's own. */
      date: date.nullable().default(null),
    }),
    output: actionResult,
  }),
  'books.activate': request({
    access: 'write',
    task: true,
    changes: ['books'],
    input: z.strictObject({ books, numbers }),
    output: actionResult,
  }),
  'books.make-normal': request({
    access: 'write',
    task: true,
    changes: ['books'],
    input: z.strictObject({ books, numbers }),
    output: actionResult,
  }),
  /** What is owed and what is paid ahead, not allocated yet, oldest first. */
  'books.open-items': request({
    access: 'read',
    input: z.strictObject({ books, customer: z.string().max(100).optional() }),
    output: z.object({ items: list(openItemView) }),
  }),
  /** Applies payments and credits to what is owed: those named, or all of them, oldest first. */
  'books.allocate': request({
    access: 'write',
    changes: ['books'],
    input: z.strictObject({
      books,
      customer: z.string().max(100).optional(),
      /** Ids of open items; without an amount as much as fits. */
      allocations: z
        .array(z.strictObject({ credit: lineId, debit: lineId, amount: amount.optional() }))
        .min(1)
        .max(1000)
        .optional(),
    }),
    output: z.object({ allocations: list(z.object({ credit: z.string(), debit: z.string(), amount })) }),
  }),
  /** Takes back what a receipt, credit note or other credit is applied to. */
  'books.unallocate': request({
    access: 'write',
    changes: ['books'],
    input: z.strictObject({ books, number }),
    output: z.object({ taken: count }),
  }),
  /** A count beside what the books say. */
  'books.count': request({
    access: 'read',
    input: z.strictObject({ books, number }),
    output: z.object({ count: countView }),
  }),
  /** What to count: items with their quantity on hand, without what is set aside on layby. */
  'books.count-sheet': request({
    access: 'read',
    input: z.strictObject({ books, location: z.string().max(200).optional() }),
    output: z.object({
      rows: list(
        z.object({
          location: z.string(),
          sku: z.string(),
          name: z.string(),
          onHand: z.string(),
          /** On hand, less what is on layby: to be found on the shelf. */
          quantity: z.string(),
          onLayby: z.string(),
        }),
      ),
    }),
  }),
  'books.confirm-count': request({
    access: 'write',
    changes: ['books'],
    input: z.strictObject({ books, number, seen: z.string().max(50).nullable().default(null) }),
    output: actionResult,
  }),
  /** What of a transfer never arrived is lost: written to stock differences at what it left with. */
  'books.close-transfer': request({
    access: 'write',
    changes: ['books'],
    input: z.strictObject({ books, number, reason }),
    output: actionResult,
  }),
  'books.undo-plan': request({
    access: 'read',
    input: z.strictObject({ books, number }),
    output: z.object({ plan: undoPlanView }),
  }),
  /** Reverses a posting in the books; its POS documents are kept out for the reason. */
  'books.undo': request({
    access: 'write',
    changes: ['books', 'digests'],
    input: z.strictObject({ books, number, reason }),
    output: z.object({ reversals: list(made), documents: count }),
  }),
  'books.bring-back-plan': request({
    access: 'read',
    input: z.strictObject({ books, number }),
    output: z.object({ plan: bringBackPlanView }),
  }),
  /** Lets everything in again that undoing this document has kept out. */
  'books.bring-back': request({
    access: 'write',
    changes: ['books', 'digests'],
    input: z.strictObject({ books, number, reason: reason.optional() }),
    output: z.object({ documents: count }),
  }),
  /** The last day of the locked periods; null: none is locked. */
  'books.lock': request({
    access: 'read',
    input: z.strictObject({ books }),
    output: z.object({ lockedThrough: z.string().nullable() }),
  }),
  'books.set-lock': request({
    access: 'write',
    changes: ['books'],
    input: z.strictObject({ books, lockedThrough: date.nullable() }),
    output: z.object({ lockedThrough: z.string().nullable() }),
  }),
} as const;
