import { z } from 'zod';
import { ACCOUNT_TYPES, QUARANTINE_CAUSES } from '../model/index.ts';
import { bookActionRequests } from './book-actions.ts';
import { documentType, documentView, invoiceView } from './book-views.ts';
import { fileRequest, request } from './define.ts';
import { journalLineView } from './digests.ts';
import {
  amount,
  count,
  currency,
  date,
  failureSchema,
  id,
  instantText,
  list,
  name,
  page,
  paged,
} from './schemas.ts';

export { documentView, invoiceView } from './book-views.ts';

const booksView = z.object({ name: z.string(), system: z.string(), currency });
const books = name.optional();
const booksFound = z.object({ company: z.string(), currency: z.string(), version: z.string() });

/** Only what counts on another day than the business day that it is about. */
const priorPeriod = z.boolean().default(false);

/** How books over a network are reached. */
const connection = {
  url: z.string().max(500).optional(),
  database: z.string().max(100).optional(),
  user: z.string().max(100).optional(),
  /** Kept by the host, never in the ledger. */
  password: z.string().max(500).optional(),
};

export const trialBalanceView = z.object({
  books: z.string(),
  currency,
  rows: list(
    z.object({
      account: z.string(),
      name: z.string(),
      type: z.enum(ACCOUNT_TYPES),
      path: z.string(),
      debit: amount,
      credit: amount,
    }),
  ),
  totals: z.object({ debit: amount, credit: amount }),
});

export const journalView = z.object({
  id,
  date: z.string(),
  /** As of documents. */
  about: date.nullable(),
  narration: z.string(),
  document: z.string(),
  lines: list(journalLineView),
});

export const bookRequests = {
  'books.connect': request({
    access: 'write',
    changes: ['books'],
    input: z.strictObject({
      system: z.string(),
      name,
      currency: currency.optional(),
      ...connection,
    }),
    output: z.object({ books: booksView }),
  }),
  /**
   * Logs in and says what is there; the chart is read anew, and books that were left alone are asked again.
   * The writer answers: it alone reaches the network.
   */
  'books.test': request({
    access: 'write',
    changes: ['books'],
    input: z.strictObject({ books }),
    output: booksFound,
  }),
  /** The same with a connection that is not kept: before books are connected, or reached in another way. */
  'books.try': request({
    access: 'write',
    input: z.strictObject({
      /** Those that are to be reached so: what is left out is as they are reached now. */
      books,
      system: z.string().optional(),
      ...connection,
    }),
    output: booksFound,
  }),
  /** Reaches books in another way, once that was tried; what waited for it is let go. */
  'books.set-connection': request({
    access: 'write',
    changes: ['books', 'digests'],
    input: z.strictObject({ books, ...connection }),
    output: z.object({ books: booksView, found: booksFound }),
  }),
  /** How each set of books is reached and by whom it is posted to. */
  'books.connections': request({
    access: 'read',
    input: z.strictObject({}),
    output: z.object({
      books: list(
        booksView.extend({
          /** Null: they are in this ledger. */
          connection: z.object({ url: z.string(), database: z.string(), user: z.string() }).nullable(),
          streams: list(z.string()),
          /** Of their chart, as it was read last. */
          accounts: count,
          /** Null: nothing says that they do not answer. */
          parked: z.object({ since: instantText, until: instantText, cause: failureSchema }).nullable(),
          /** Nothing is posted there until it has been compared with this ledger, and a person goes on. */
          quarantine: z
            .object({ cause: z.enum(QUARANTINE_CAUSES), since: instantText, compared: z.boolean() })
            .nullable(),
        }),
      ),
    }),
  }),
  'books.list': request({
    access: 'read',
    input: z.strictObject({}),
    output: z.object({ books: list(booksView) }),
  }),
  'books.chart': request({
    access: 'read',
    input: z.strictObject({ books }),
    output: z.object({
      accounts: list(z.object({ number: z.string(), name: z.string(), type: z.enum(ACCOUNT_TYPES) })),
    }),
  }),
  'books.trial-balance': request({
    access: 'read',
    input: z.strictObject({ books, asOf: date.nullable().default(null) }),
    output: trialBalanceView,
  }),
  'books.account': request({
    access: 'read',
    input: z.strictObject({ books, account: z.string().max(50), ...page }),
    output: z.object({
      account: z.object({ number: z.string(), name: z.string() }),
      rows: list(
        z.object({
          date: z.string(),
          document: z.string(),
          memo: z.string(),
          debit: amount,
          credit: amount,
          balance: amount,
        }),
      ),
      ...paged,
    }),
  }),
  'books.invoices': request({
    access: 'read',
    input: z.strictObject({
      books,
      type: documentType.nullable().default(null),
      /** Part of a number or of a location. */
      search: z.string().trim().max(100).optional(),
      /** By date and number, the latest first; else the oldest. */
      newestFirst: z.boolean().default(false),
      priorPeriod,
      ...page,
    }),
    output: z.object({
      invoices: list(documentView),
      ...paged,
      /** Somebody else keeps the books: it is what Daybook has posted to them, as it came there. */
      keptElsewhere: z.boolean(),
    }),
  }),
  'books.document': request({
    access: 'read',
    input: z.strictObject({ books, number: z.string().min(1).max(100) }),
    output: z.object({ document: invoiceView }),
  }),
  'books.journal': request({
    access: 'read',
    input: z.strictObject({ books, priorPeriod, ...page }),
    output: z.object({ entries: list(journalView), ...paged }),
  }),
  /** As digests.export: the writer answers, so that no list waits. */
  'books.export': fileRequest({
    access: 'write',
    input: z.strictObject({ books, format: z.enum(['hledger', 'beancount', 'csv']) }),
  }),
  ...bookActionRequests,
} as const;
