import { z } from 'zod';
import { ACCOUNTING_DOCUMENT_TYPES, FAILURE_CODES } from '../model/index.ts';
import { journalLineView } from './digests.ts';
import { amount, count, currency, date, list } from './schemas.ts';

/** What an account comes to under the mappings as they are, and as they would be; debits positive. */
export const rehearsedAccountView = z.object({
  account: z.string(),
  name: z.string(),
  before: amount,
  after: amount,
  /** After less before. */
  difference: amount,
});

/** An entry that is there on one side only. */
export const rehearsedEntryView = z.object({
  side: z.enum(['before', 'after']),
  date: z.string(),
  location: z.string(),
  type: z.enum(ACCOUNTING_DOCUMENT_TYPES),
  narration: z.string(),
  lines: list(journalLineView),
});

/** What a change of mappings would have done to the last days. Nothing is saved. */
export const rehearsalView = z.object({
  currency,
  /** First and last day that was replayed; null when there is none. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  digests: count,
  /** Accounts that differ over all days together. */
  accounts: list(rehearsedAccountView),
  /** Days that differ, oldest first. */
  days: list(
    z.object({
      date: z.string(),
      location: z.string(),
      /** Some of it is posted, which saving the change does not touch. */
      posted: z.boolean(),
      accounts: list(rehearsedAccountView),
    }),
  ),
  /** Documents that are held, by cause. */
  held: list(z.object({ code: z.enum(FAILURE_CODES), before: count, after: count })),
  /** Accounts of goods at cost that change; how much it is only the books know. */
  cost: list(
    z.object({
      purpose: z.enum(['inventory', 'cost-of-goods', 'cost-adjustment']),
      before: z.string(),
      after: z.string(),
      documents: count,
    }),
  ),
  /** Entries that differ, the one that goes before the one that comes; at most so many. */
  entries: list(rehearsedEntryView),
  /** How many more entries differ. */
  more: count,
});

/** How many days a rehearsal goes back, and how much of them it replays. */
export const rehearsalScope = {
  days: z.int().min(1).max(400).default(30),
  /** all: each day as if nothing were posted; unposted: exactly what posting will make. */
  scope: z.enum(['all', 'unposted']).default('all'),
  from: date.nullable().default(null),
};
