import { z } from 'zod';
import type { Attention, Failure, SyncRun } from '../model/index.ts';
import {
  CHANGED_DAYS,
  FAILURE_CODES,
  LOCKED_DAYS,
  MAX_REASON_CHARS,
  MIN_REASON_CHARS,
  POS_DOCUMENT_KINDS,
  POSTING_STYLES,
  PROVIDER_IDS,
  REJECTION_CODES,
  type StreamSettings,
  SYNC_TIMES,
  TRANSFER_TIMES,
} from '../model/index.ts';
import { isBusinessDate } from '../time/index.ts';

/** Pieces that several features' requests are made of. Amounts are decimal text at the currency's exponent. */
export const amount = z.string().regex(/^-?\d+(\.\d+)?$/);
/** ISO 8601, UTC. */
export const instantText = z.string();
export const date = z.string().refine(isBusinessDate, 'a date such as 2026-10-31');
export const name = z.string().trim().min(1).max(100);
export const currency = z.string().regex(/^[A-Z]{3}$/);
export const id = z.string().min(1).max(300);
export const count = z.int().min(0);
/** Why a person does something, in words that are kept. */
export const reason = z.string().trim().min(MIN_REASON_CHARS).max(MAX_REASON_CHARS);

/** An array that nobody changes. */
export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

/** What every list takes: where to go on, and how many rows. */
export const page = {
  cursor: z.string().max(500).nullable().default(null),
  limit: z.int().min(1).max(200).default(200),
};

/** What every list answers beside its rows. */
export const paged = {
  /** Cursor of the next page, null at the end. */
  next: z.string().nullable(),
  /** Rows of all pages together. */
  total: z.object({ value: count, exact: z.boolean() }),
};

export const providerId = z.enum(PROVIDER_IDS);
export const posDocumentKind = z.enum(POS_DOCUMENT_KINDS);
export const memberState = z.enum(['waiting', 'posted', 'on-order', 'held', 'excluded']);
export const digestStatus = z.enum(['open', 'ready', 'posted', 'held', 'changed-since-posted']);

const texts = z.record(z.string(), z.union([z.string(), z.number()]));

/** The branded parts of these are plain text and numbers on the wire: they get their brand back here. */
export const failureSchema = z.object({
  code: z.enum(FAILURE_CODES),
  cure: z.object({
    action: z.string() as unknown as z.ZodType<Failure['cure']['action']>,
    target: z.string().nullable(),
  }),
  where: z.string().nullable(),
  retry: z.union([z.literal('never'), z.literal('now'), z.object({ after: z.number() })]),
  data: texts,
}) as unknown as z.ZodType<Failure>;

export const mappingType = z.enum([
  'location',
  'payment-method',
  'tax',
  'account',
  'reason',
  'journal-row',
  'journal-detail',
]);

const stream = z.string();
export const attentionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('unmapped'),
    stream,
    type: mappingType,
    key: z.string(),
    suggestion: z.string(),
  }),
  z.object({ kind: z.literal('rejected'), stream, import: z.string(), file: z.string(), rows: count }),
  z.object({ kind: z.literal('held'), stream, code: z.enum(FAILURE_CODES), count }),
  z.object({
    kind: z.literal('changed'),
    stream,
    location: z.string(),
    date: z.string(),
    digest: z.string(),
  }),
  z.object({
    kind: z.literal('unsettled'),
    stream,
    location: z.string(),
    date: z.string(),
    digest: z.string(),
    days: count,
    documents: count,
    failure: failureSchema,
  }),
  z.object({ kind: z.literal('incomplete'), stream, days: count, count }),
  z.object({ kind: z.literal('undelivered'), stream, number: z.string(), failure: failureSchema }),
  z.object({ kind: z.literal('failed'), stream, failure: failureSchema }),
]) as unknown as z.ZodType<Attention>;

export const importCounts = z.object({ new: count, changed: count, unchanged: count, rejected: count });
export const deliveryCounts = z.object({ succeeded: count, failed: count, held: count, waiting: count });

export const syncRunSchema = z.object({
  id: z.string(),
  documents: importCounts,
  digests: z.object({ built: count, changed: count }),
  deliveries: deliveryCounts,
  attention: list(attentionSchema),
}) as unknown as z.ZodType<SyncRun>;

export const rejectionSchema = z.object({
  file: z.string(),
  line: count,
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.enum(REJECTION_CODES),
});

export const importNotice = z.object({
  code: z.enum([
    'rounding-difference',
    'sku-case-differs',
    'column-ignored',
    'identical-rows-kept',
    'order-times-differ',
  ]),
  data: texts,
});

export const postingStyle = z.enum(POSTING_STYLES);

export const syncTimes = z.enum(SYNC_TIMES);
export const transferTimes = z.enum(TRANSFER_TIMES);

export const streamSettings = z.object({
  startDate: z.string().nullable(),
  autoInvoice: z.boolean(),
  grouping: z.enum(['sku', 'all']),
  postingStyle,
  customerIdAsCode: z.boolean(),
  autoProcess: z.boolean(),
  acceptSuggestions: z.boolean(),
  lockedDays: z.enum(LOCKED_DAYS),
  timeZone: z.string(),
  cutOffMinutes: count,
  autoSync: z.boolean(),
  syncTimes,
  overnightMinutes: count,
  syncHours: list(count),
  transferTimes,
  transferHours: list(count),
  tellMissingMinutes: count.nullable(),
  rereadDays: count,
  changedDays: z.enum(CHANGED_DAYS),
}) as unknown as z.ZodType<StreamSettings>;
