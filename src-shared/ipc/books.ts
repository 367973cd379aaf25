import { z } from 'zod';
import { ACCOUNT_TYPES } from '../model/index.ts';
import { bookActionRequests } from './book-actions.ts';
import { documentType, documentView, invoiceView } from './book-views.ts';
import { fileRequest, request } from './define.ts';
import { journalLineView } from './digests.ts';
import { amount, currency, date, id, list, name, page, paged } from './schemas.ts';

export { documentView, invoiceView } from './book-views.ts';

const booksView = z.object({ name: z.string(), system: z.string(), currency });
const books = name.optional();

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
      /** How books over a network are reached. */
      url: z.string().max(500).optional(),
      database: z.string().max(100).optional(),
      user: z.string().max(100).optional(),
      /** Kept by the host, never in the ledger. */
      password: z.string().max(500).optional(),
    }),
    output: z.object({ books: booksView }),
  }),
  /** Logs in and says what is there; changes nothing. The writer answers: it alone reaches the network. */
  'books.test': request({
    access: 'write',
    input: z.strictObject({ books }),
    output: z.object({ company: z.string(), currency: z.string(), version: z.string() }),
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
      ...page,
    }),
    output: z.object({ invoices: list(documentView), ...paged }),
  }),
  'books.document': request({
    access: 'read',
    input: z.strictObject({ books, number: z.string().min(1).max(100) }),
    output: z.object({ document: invoiceView }),
  }),
  'books.journal': request({
    access: 'read',
    input: z.strictObject({ books, ...page }),
    output: z.object({ entries: list(journalView), ...paged }),
  }),
  /** As digests.export: the writer answers, so that no list waits. */
  'books.export': fileRequest({
    access: 'write',
    input: z.strictObject({ books, format: z.enum(['hledger', 'beancount', 'csv']) }),
  }),
  ...bookActionRequests,
} as const;
