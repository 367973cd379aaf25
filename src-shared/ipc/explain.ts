import { z } from 'zod';
import { request } from './define.ts';
import {
  amount,
  count,
  currency,
  id,
  instantText,
  list,
  memberState,
  name,
  page,
  paged,
  posDocumentKind,
} from './schemas.ts';

/** Of a POS document; it holds the POS's own id, which may be long. */
const documentId = z.string().min(1).max(2000);

/** A receipt that has a part in the ledger. */
export const receiptView = z.object({
  id: documentId,
  stream: z.string(),
  kind: posDocumentKind,
  number: z.string(),
  location: z.string(),
  date: z.string(),
  occurredAt: instantText,
  customer: z.string().nullable(),
  total: amount,
  /** Null before it is consolidated. */
  digest: id.nullable(),
  state: memberState.nullable(),
});

/** A line of an entry; debits positive. */
const line = {
  /** Null where receipts came to nothing between them: the ledger has no line of it. */
  entry: id.nullable(),
  /** Its place among the entry's lines, from 0. */
  line: z.int().min(0).nullable(),
  date: z.string(),
  narration: z.string(),
  account: z.string(),
  accountName: z.string(),
  memo: z.string(),
  amount,
  /** False: split in proportion, because what each receipt did by itself is not known any more. */
  exact: z.boolean(),
};

export const explainedLineView = z.object({
  ...line,
  /**
   * Of the receipts of this page. On all pages together they come to the line's amount; none where no
   * receipt has a part in it, such as an opening balance.
   */
  shares: list(z.object({ receipt: documentId, amount })),
  /** On all pages together. */
  shareCount: count,
});

export const explainedReceiptView = z.object({
  receipt: receiptView,
  currency,
  /** Null while it is in no books. */
  books: z.string().nullable(),
  /** `share` is what the receipt puts on the line. */
  lines: list(z.object({ document: z.string(), ...line, share: amount })),
});

export const explainRequests = {
  /** From lines of a document down to the receipts that made them; every page of receipts has every line. */
  'explain.line': request({
    access: 'read',
    input: z.strictObject({
      books: name.optional(),
      /** Number of the document. */
      document: z.string().min(1).max(100),
      account: z.string().max(50).optional(),
      entry: id.optional(),
      line: z.int().min(0).optional(),
      ...page,
    }),
    output: z.object({
      books: z.string(),
      currency,
      document: z.object({ type: z.string(), number: z.string(), date: z.string() }),
      lines: list(explainedLineView),
      /** The receipts that shares name. */
      receipts: list(receiptView),
      ...paged,
    }),
  }),
  /** From a receipt, by its number or its document id, to its lines in the ledger. */
  'explain.receipt': request({
    access: 'read',
    input: z
      .strictObject({
        receipt: z.string().min(1).max(200).optional(),
        document: documentId.optional(),
        /** Only if it is in this digest. */
        digest: id.optional(),
      })
      .refine(({ receipt, document }) => (receipt === undefined) !== (document === undefined), {
        message: 'a receipt number or a document id',
        path: ['receipt'],
      }),
    output: z.object({ receipts: list(explainedReceiptView) }),
  }),
} as const;
