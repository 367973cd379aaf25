import { z } from 'zod';
import { SUBLEDGERS, SUBLEDGER_MOVEMENTS } from '../model/index.ts';
import { fileRequest, request } from './define.ts';
import { amount, count, currency, date, list, name, page, paged } from './schemas.ts';

const books = name.optional();
const accounts = list(z.string());
const ledger = z.enum(SUBLEDGERS);
const movement = z.enum(SUBLEDGER_MOVEMENTS);
const place = z.string().min(1).max(200).optional();
/** Null: what is on its way. */
const location = place.unwrap().nullable().optional();
const search = z.string().trim().max(100).optional();

/** What is owed, by how long it has been due: on the day itself, 1–30, 31–60, 61–90 and more days. */
const aged = {
  current: amount,
  days30: amount,
  days60: amount,
  days90: amount,
  older: amount,
  /** Payments and credits applied to no invoice, never positive. */
  unapplied: amount,
  total: amount,
};

export const agedReceivablesView = z.object({
  books: z.string(),
  currency,
  asOf: z.string(),
  rows: list(z.object({ code: z.string(), name: z.string(), ...aged })),
  totals: z.object(aged),
  /** The receivable accounts and their balance on that day. */
  control: z.object({ accounts, balance: amount }),
  ties: z.boolean(),
});

export const stockReportView = z.object({
  books: z.string(),
  currency,
  /** Every location that goods are or were at, whatever the page and search. */
  locations: list(z.string()),
  items: list(
    z.object({
      sku: z.string(),
      name: z.string(),
      /** Null: on its way between two. */
      location: z.string().nullable(),
      /** At the location, what is set aside included. */
      quantity: z.string(),
      onLayby: z.string(),
      inTransit: z.string(),
      /** Of one; null where there is none to share the value. */
      averageCost: z.string().nullable(),
      value: amount,
    }),
  ),
  /** Of all items, whatever the page and search, beside the balances of their accounts. */
  totals: z.object({ onHand: amount, inTransit: amount, inventoryAccount: amount, inTransitAccount: amount }),
  ties: z.boolean(),
  ...paged,
});

/** Amounts are positive where the balance grows: opening and all movements come to closing. */
export const rollForwardView = z.object({
  books: z.string(),
  currency,
  ledger,
  /** The control accounts. */
  accounts,
  days: list(
    z.object({
      date: z.string(),
      opening: amount,
      movements: z.record(movement, amount),
      closing: amount,
      /** Balance of the control accounts at the end of the day. */
      control: amount,
      /** What other sub-ledgers have on the same accounts. */
      others: amount,
      ties: z.boolean(),
    }),
  ),
  /** Movements of what nothing was ever added to before: an opening balance is missing. */
  missing: list(z.object({ subject: z.string(), date: z.string(), movement, document: z.string(), amount })),
  ties: z.boolean(),
});

/** A line of a sub-ledger; debits positive. */
export const subledgerLineView = z.object({
  id: z.int(),
  subject: z.string(),
  movement,
  date: z.string(),
  document: z.string(),
  account: z.string(),
  amount,
  /** What is not allocated of it. */
  open: amount,
});

export const customerView = z.object({
  code: z.string(),
  name: z.string(),
  /** False: the code is the POS's own id. */
  generated: z.boolean(),
  /** What they owe; negative: what they have paid ahead. */
  balance: amount,
});

const asOf = date.nullable().default(null);

export const reportRequests = {
  'reports.aged-receivables': request({
    access: 'read',
    input: z.strictObject({ books, asOf }),
    output: agedReceivablesView,
  }),
  'reports.stock': request({
    access: 'read',
    input: z.strictObject({ books, search, location, ...page }),
    output: stockReportView,
  }),
  /** Every calendar day from `from` to `to`, of the whole journal where left out. */
  'reports.rollforward': request({
    access: 'read',
    input: z.strictObject({ books, ledger, from: date.optional(), to: date.optional() }),
    output: rollForwardView,
  }),
  /** Oldest first. */
  'reports.subledger': request({
    access: 'read',
    input: z.strictObject({
      books,
      ledger,
      subject: z.string().max(300).optional(),
      openOnly: z.boolean().default(false),
      ...page,
    }),
    output: z.object({ lines: list(subledgerLineView), ...paged }),
  }),
  /** As digests.export: the writer answers, so that no list waits. */
  'reports.export': fileRequest({
    access: 'write',
    input: z.discriminatedUnion('report', [
      z.strictObject({ report: z.literal('aged-receivables'), format: z.enum(['xlsx', 'csv']), books, asOf }),
      z.strictObject({
        report: z.literal('stock'),
        format: z.enum(['xlsx', 'csv']),
        books,
        search,
        location,
      }),
      z.strictObject({
        report: z.literal('count-sheet'),
        format: z.enum(['xlsx', 'csv']),
        books,
        location: place,
      }),
      z.strictObject({ report: z.literal('trial-balance'), format: z.enum(['xlsx', 'csv']), books, asOf }),
      z.strictObject({
        report: z.literal('rollforward'),
        format: z.enum(['xlsx', 'csv']),
        books,
        ledger,
        from: date.optional(),
        to: date.optional(),
      }),
    ]),
  }),
  /** By code. */
  'customers.list': request({
    access: 'read',
    input: z.strictObject({ books, search, generated: z.boolean().optional(), ...page }),
    output: z.object({
      customers: list(customerView),
      /** Of all customers: with an id of their own, and with a generated code. */
      counts: z.object({ own: count, generated: count }),
      ...paged,
    }),
  }),
} as const;
