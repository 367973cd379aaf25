import { z } from 'zod';
import { JOURNAL_CATEGORIES } from '../model/index.ts';
import { request } from './define.ts';
import { rehearsalScope, rehearsalView } from './rehearsal.ts';
import { date, list, mappingType, name } from './schemas.ts';

/** POS location → books location, as the location editor shows it. */
export const locationMappingView = z.object({
  booksLocation: z.string(),
  contact: z.string(),
  numberFormats: z.object({ invoice: z.string(), creditNote: z.string() }),
  timeZone: z.string(),
  cutOffMinutes: z.int(),
  department: z.string().nullable(),
  cashDebtor: z.string(),
});

export const mappingView = z.object({
  type: mappingType,
  key: z.string(),
  /** As a person writes it on the command line; locations: JSON. */
  value: z.string(),
  /** The value of a location mapping, null for the others. */
  location: locationMappingView.nullable(),
  /** In force from this date on, null: always. */
  from: z.string().nullable(),
  /** `suggestion`: seen in the POS, proposed and not in force. */
  origin: z.enum(['default', 'suggestion', 'set']),
});

const accountOf = z.object({ number: z.string(), name: z.string() });

/** A row of the POS journal on one day. */
export const journalRowView = z.object({
  /** Within the POS journal, e.g. "1.05". */
  number: z.string(),
  id: z.string(),
  side: z.enum(['debit', 'credit']),
  /** What it can have details by ("dtls"); null: it has none. */
  detail: z
    .enum(['product-group', 'tax-code', 'payment-method', 'credit-reason', 'pay-out-reason'])
    .nullable(),
  /** Whether details are in use, and whether what has none is held. */
  details: z.enum(['off', 'optional', 'required']),
  /** Whose account it takes without one of its own; null: payment methods or tax codes alone decide. */
  role: z.string().nullable(),
  /** Its own base account, null: that of its role. */
  own: accountOf.nullable(),
  /** The base account in force; null: there is none. */
  base: accountOf.nullable(),
  /** Since when it is so, null: always. */
  from: z.string().nullable(),
  branch: z.boolean(),
  /** Branch accounts of the base account that the chart has, by location. */
  branches: list(z.object({ location: z.string(), department: z.string(), account: accountOf })),
  accounts: list(z.object({ detail: z.string(), account: accountOf })),
  /** Seen in the data and without an account of their own; the suggestion is an account number. */
  unmapped: list(z.object({ detail: z.string(), suggestion: z.string().nullable() })),
});

/** Something that a day would be held for. */
export const mappingProblemView = z.object({
  /**
   * no-account: nothing says where it goes; not-in-chart: the books lack its account; control-account: what
   * is owed moves on it, and nobody is named.
   */
  problem: z.enum(['undecided', 'no-account', 'not-in-chart', 'control-account']),
  type: mappingType,
  key: z.string(),
  account: z.string().nullable(),
  /** The first day that it would be missing on. */
  from: z.string(),
  /** Documents of the last days need it. */
  needed: z.boolean(),
});

const change = {
  type: mappingType,
  key: z.string().min(1).max(300),
  /**
   * payment-method, account and journal-detail (key ROW:DETAIL): an account number; tax: account or
   * CODE=account; reason: back-to-stock or written-off; location and journal-row: JSON of what changes.
   */
  value: z.string().max(2000),
};

export const mappingRequests = {
  'mappings.list': request({
    access: 'read',
    input: z.strictObject({ stream: name }),
    output: z.object({ mappings: list(mappingView) }),
  }),
  /** The POS journal with all its rows, as it is in force on a day. */
  'mappings.journal': request({
    access: 'read',
    input: z.strictObject({ stream: name, on: date.nullable().default(null) }),
    output: z.object({
      categories: list(z.object({ id: z.enum(JOURNAL_CATEGORIES), rows: list(journalRowView) })),
    }),
  }),
  /** What is missing, before a day needs it. */
  'mappings.validate': request({
    access: 'read',
    input: z.strictObject({ stream: name }),
    output: z.object({ problems: list(mappingProblemView) }),
  }),
  /**
   * What a change would have done to the last days; nothing is saved. `from` is the day that the change
   * would hold from, null: always.
   */
  'mappings.rehearse': request({
    access: 'read',
    task: true,
    input: z.strictObject({
      stream: name,
      rows: z.array(z.strictObject(change)).min(1).max(1000),
      ...rehearsalScope,
    }),
    output: rehearsalView,
  }),
  'mappings.set': request({
    access: 'write',
    changes: ['mappings', 'digests'],
    input: z.strictObject({ stream: name, ...change, from: date.nullable().default(null) }),
    output: z.object({ mapping: mappingView }),
  }),
  /** Several rows at once, all or none. */
  'mappings.set-many': request({
    access: 'write',
    changes: ['mappings', 'digests'],
    input: z.strictObject({
      stream: name,
      rows: z.array(z.strictObject(change)).min(1).max(1000),
      from: date.nullable().default(null),
    }),
    output: z.object({ mappings: list(mappingView) }),
  }),
} as const;
