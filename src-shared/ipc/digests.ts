import { z } from 'zod';
import { FAILURE_CODES } from '../model/index.ts';
import { fileRequest, request } from './define.ts';
import {
  amount,
  attentionSchema,
  count,
  currency,
  date,
  deliveryCounts,
  digestStatus,
  failureSchema,
  id,
  instantText,
  list,
  memberState,
  name,
  page,
  paged,
  posDocumentKind,
  reason,
} from './schemas.ts';

/** source = posted + waiting + on order + held + excluded. */
export const identityView = z.object({
  source: amount,
  posted: amount,
  waiting: amount,
  onOrder: amount,
  held: amount,
  excluded: amount,
});

export const digestView = identityView.extend({
  id,
  stream: z.string(),
  /** The books that its documents are in: numbers and accounts are unique only there. */
  books: z.string(),
  location: z.string(),
  date: z.string(),
  currency,
  counts: z.object({
    source: count,
    posted: count,
    waiting: count,
    onOrder: count,
    held: count,
    excluded: count,
  }),
  amount,
  revision: count,
  status: digestStatus,
  /** The counter's invoice first; only the first few of them all. */
  documents: list(z.object({ kind: z.string(), number: z.string(), amount })),
  documentCount: count,
  createdAt: instantText,
  syncedAt: instantText,
  /** When a person marked it reviewed; null: not, or its content has changed since. */
  reviewedAt: instantText.nullable(),
});

/** One account's side of an entry that posting will make or made. */
export const journalLineView = z.object({
  account: z.string(),
  name: z.string(),
  debit: z.string(),
  credit: z.string(),
  memo: z.string(),
});

export const sectionView = z.object({
  count,
  gross: amount,
  discount: amount,
  net: amount,
  tax: amount,
  total: amount,
  rounding: amount,
  tips: amount,
  taxes: list(z.object({ code: z.string(), net: amount, tax: amount })),
  tenders: list(z.object({ method: z.string(), count, amount })),
  items: list(
    z.object({
      sku: z.string(),
      name: z.string(),
      quantity: z.string(),
      unitPrice: z.string(),
      amount,
      taxCode: z.string(),
    }),
  ),
});

export const orderView = z.object({
  id,
  kind: posDocumentKind,
  number: z.string(),
  occurredAt: instantText,
  total: amount,
  state: memberState,
  reason: failureSchema.nullable(),
  /** Number of a document of the books whose undoing keeps it out: books.bring-back lets it in again. */
  undone: z.string().nullable(),
  lines: list(
    z.object({
      sku: z.string(),
      name: z.string(),
      quantity: z.string(),
      unitPrice: z.string(),
      total: amount,
    }),
  ),
  tenders: list(z.object({ method: z.string(), amount })),
});

/** Entries of a digest in one answer: of the busiest days it must still fit a message. */
export const MAX_SHOWN_ENTRIES = 200;

export const digestDetail = z.object({
  digest: digestView,
  sales: sectionView,
  returns: sectionView,
  kinds: list(z.object({ kind: posDocumentKind, state: memberState, count, amount })),
  orders: list(orderView),
  ...paged,
  /** At most MAX_SHOWN_ENTRIES, from the one that was asked for on; what is posted comes first. */
  journal: list(
    z.object({
      date: z.string(),
      narration: z.string(),
      /**
       * In the books or on its way there; in the books once a person lets it be (open orders, inactive
       * receipts, pending journals); what posting will make.
       */
      stand: z.enum(['posted', 'pending', 'planned']),
      lines: list(journalLineView),
    }),
  ),
  /** All entries there are. */
  journalCount: count,
  /** A person's remark, empty when there is none. */
  note: z.string(),
});

export const holdView = z.object({
  digest: id,
  stream: z.string(),
  location: z.string(),
  date: z.string(),
  document: id,
  kind: posDocumentKind,
  number: z.string(),
  amount,
  currency,
  reason: failureSchema,
});

const filter = {
  stream: name.optional(),
  location: z.string().max(200).optional(),
  from: date.optional(),
  to: date.optional(),
};

const digestFilter = {
  ...filter,
  /** Any of these; all where left out. */
  statuses: z.array(digestStatus).max(5).optional(),
  /** Part of a location or of a document number, upper and lower case alike. */
  search: z.string().trim().max(100).optional(),
};

const sort = z
  .strictObject({
    by: z.enum(['date', 'location', 'amount', 'created']),
    descending: z.boolean().default(false),
  })
  .default({ by: 'date', descending: false });

const changed = { access: 'write', changes: ['digests'] } as const;

export const digestRequests = {
  'digests.list': request({
    access: 'read',
    input: z.strictObject({ ...digestFilter, sort, ...page }),
    output: z.object({ digests: list(digestView), ...paged }),
  }),
  'digests.show': request({
    access: 'read',
    input: z.strictObject({
      id,
      ...page,
      /** The first entry of the journal, from 0: an invoice of each order makes hundreds. */
      journalFrom: count.default(0),
    }),
    output: digestDetail,
  }),
  /** More orders of a digest, without everything else in it. */
  'digests.orders': request({
    access: 'read',
    input: z.strictObject({
      id,
      /** Part of a receipt number. */
      search: z.string().trim().max(100).optional(),
      states: z.array(memberState).max(5).optional(),
      ...page,
    }),
    output: z.object({
      orders: list(orderView),
      /** The location's zone on that day: its orders are told by its clocks. */
      timeZone: z.string(),
      ...paged,
    }),
  }),
  'digests.post': request({
    access: 'write',
    changes: ['digests', 'books'],
    task: true,
    input: z.strictObject({ ids: z.array(id).max(1000).optional(), ...filter }),
    output: z.object({
      posted: count,
      /** Digests whose day still runs or whose shifts are open, and named ones with nothing to post. */
      notReady: count,
      deliveries: deliveryCounts,
      attention: list(attentionSchema),
    }),
  }),
  'digests.review': request({
    ...changed,
    input: z.strictObject({ ids: z.array(id).min(1).max(200), reviewed: z.boolean() }),
    output: z.object({ digests: list(digestView) }),
  }),
  'digests.note': request({
    ...changed,
    input: z.strictObject({ id, note: z.string().trim().max(2000) }),
    output: z.object({ note: z.string() }),
  }),
  /** Keeps one order out of the postings, with a reason; a posted one is refused. */
  'digests.exclude': request({
    ...changed,
    input: z.strictObject({ id, document: id, reason }),
    output: z.object({ digest: digestView }),
  }),
  'digests.include': request({
    ...changed,
    input: z.strictObject({ id, document: id }),
    output: z.object({ digest: digestView }),
  }),
  /** A long file would keep the reader, and with it every list of the window, waiting. */
  'digests.export': fileRequest({
    access: 'write',
    input: z.strictObject({ ...digestFilter, format: z.enum(['xlsx', 'csv']) }),
  }),
  /** One digest: summary, items, orders and journal, a sheet each (csv: the orders' lines). */
  'digests.export-one': fileRequest({
    access: 'write',
    input: z.strictObject({ id, format: z.enum(['xlsx', 'csv']) }),
  }),
  'holds.list': request({
    access: 'read',
    input: z.strictObject({
      ...filter,
      /** Only those that are kept out for this reason; all but `nothing-to-post` where left out. */
      code: z.enum(FAILURE_CODES).optional(),
      ...page,
    }),
    output: z.object({ holds: list(holdView), ...paged }),
  }),
} as const;
