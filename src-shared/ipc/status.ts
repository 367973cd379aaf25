import { z } from 'zod';
import {
  ACCOUNTING_DOCUMENT_TYPES,
  DELIVERY_STATES,
  QUARANTINE_CAUSES,
  RUN_KINDS,
  RUN_OUTCOMES,
  RUN_STARTERS,
  STATUS_KINDS,
  STATUS_STATES,
} from '../model/index.ts';
import { fileRequest, request } from './define.ts';
import {
  amount,
  count,
  currency,
  date,
  deliveryCounts,
  failureSchema,
  id,
  instantText,
  list,
  name,
  page,
  paged,
  reason,
} from './schemas.ts';

const kind = z.enum(STATUS_KINDS);
const status = z.enum(STATUS_STATES);
/** Which failures are mended together. */
const cause = z.string().min(1).max(1000);

/** Counts of one kind, or of all; they sum to its rows. */
const counts = z.record(status, count);

/** A run that brought things on their way to the books. */
export const runView = z.object({
  id,
  kind: z.enum(RUN_KINDS),
  startedBy: z.enum(RUN_STARTERS),
  streams: list(z.string()),
  startedAt: instantText,
  endedAt: instantText.nullable(),
  outcome: z.enum(RUN_OUTCOMES),
  counts: z.object({ documents: count, delivered: count, failed: count, attention: count }).nullable(),
  failure: failureSchema.nullable(),
});

/** One thing on its way to the books. */
export const statusRowView = z.object({
  id,
  date: z.string(),
  /** Its number in the books. */
  number: z.string(),
  kind,
  type: z.enum(ACCOUNTING_DOCUMENT_TYPES),
  stream: z.string(),
  books: z.string(),
  location: z.string(),
  amount,
  currency,
  status,
  attempts: count,
  lastTriedAt: instantText.nullable(),
  /** Not before then; null: at the next run. */
  nextTryAt: instantText.nullable(),
  cause: failureSchema.nullable(),
  /** Number of what the books must have first. */
  waitsFor: z.string().nullable(),
});

export const statusDetailView = z.object({
  row: statusRowView,
  /** For `status.refresh` and the filter; null where nothing is wrong. */
  cause: cause.nullable(),
  /** Rows with the same root cause, this one among them. */
  sameCause: count,
  /** A few of them without this one. */
  others: list(statusRowView),
  waitsFor: list(z.object({ id, number: z.string(), status })),
  /** Attempts that did not succeed, newest first; number 0: it was looked up before the first. */
  attempts: list(
    z.object({
      attempt: count,
      at: instantText.nullable(),
      state: z.enum(DELIVERY_STATES),
      cause: failureSchema,
    }),
  ),
  /** What went over the wire, without secrets, newest first. */
  exchanges: list(
    z.object({
      at: instantText,
      method: z.string(),
      target: z.string(),
      /** Null: no answer came. */
      status: z.int().nullable(),
      durationMs: count,
      request: z.string(),
      answer: z.string(),
    }),
  ),
});

/** Of a ledger that was restored or copied: what its books hold is to be compared first. */
export const quarantineView = z.object({
  books: z.string(),
  cause: z.enum(QUARANTINE_CAUSES),
  since: instantText,
  /** Null: not compared yet. */
  findings: z
    .object({ checkedAt: instantText, same: count, different: count, missing: count, unknownHere: count })
    .nullable(),
});

/** Numbers in the books of what does not agree, the first few of each. */
const findingNumbers = z.object({
  different: list(z.string()),
  missing: list(z.string()),
  unknownHere: list(z.string()),
});

const filter = {
  stream: name.optional(),
  kinds: z.array(kind).max(STATUS_KINDS.length).optional(),
  statuses: z.array(status).max(STATUS_STATES.length).optional(),
  location: z.string().max(200).optional(),
  from: date.optional(),
  to: date.optional(),
  cause: cause.optional(),
  /** The beginning of a number, or a running number where few numbers begin so. */
  search: z.string().trim().max(100).optional(),
};

const sort = z
  .strictObject({
    by: z.enum(['date', 'number', 'location', 'amount', 'tried']),
    descending: z.boolean().default(false),
  })
  .default({ by: 'date', descending: true });

export const statusRequests = {
  'status.panel': request({
    access: 'read',
    input: z.strictObject({ stream: name.optional() }),
    output: z.object({
      kinds: list(z.object({ kind, counts, total: count })),
      counts,
      total: count,
      /** The last one that came to an end, however it did. */
      lastRun: runView.nullable(),
      running: runView.nullable(),
      locations: list(z.string()),
      causes: list(z.object({ cause, failure: failureSchema, count })),
      /** Books that are not asked for now. */
      parked: list(
        z.object({ books: z.string(), since: instantText, until: instantText, cause: failureSchema }),
      ),
      /** Books that nothing is posted to until it is known what they hold of this ledger. */
      quarantined: list(quarantineView.extend({ numbers: findingNumbers })),
    }),
  }),
  'status.rows': request({
    access: 'read',
    input: z.strictObject({
      ...filter,
      sort,
      /** The first page begins with this row; later pages go on after their cursor. */
      startAt: id.optional(),
      ...page,
    }),
    output: z.object({ rows: list(statusRowView), ...paged }),
  }),
  'status.row': request({
    access: 'read',
    input: z.strictObject({ id }),
    output: statusDetailView,
  }),
  /** The row that failed last. */
  'status.last-failure': request({
    access: 'read',
    input: z.strictObject({ stream: name.optional() }),
    output: z.object({ row: statusRowView.nullable() }),
  }),
  /** Tries again at once: one row, those of one cause, or all; then delivers what waits. */
  'status.refresh': request({
    access: 'write',
    changes: ['digests', 'books'],
    task: true,
    input: z
      .strictObject({ id: id.optional(), cause: cause.optional() })
      .refine((data) => data.id === undefined || data.cause === undefined, 'a row or a cause, not both'),
    output: z.object({ released: count, deliveries: deliveryCounts }),
  }),
  /**
   * Compares what the ledger says with what the books hold, delivery by delivery. When they agree the
   * quarantine ends by itself; what differs is listed and waits for a person.
   */
  'status.verify': request({
    access: 'write',
    changes: ['books', 'digests'],
    task: true,
    input: z.strictObject({ books: name }),
    output: z.object({
      /** Null: it has ended. */
      quarantine: quarantineView.nullable(),
      ...findingNumbers.shape,
    }),
  }),
  /** A person has looked at what differs: posting goes on. @throws status-not-verified */
  'status.end-quarantine': request({
    access: 'write',
    changes: ['books', 'digests'],
    input: z.strictObject({ books: name, reason }),
    output: z.object({ books: z.string() }),
  }),
  /** Posts what looks like something that the books have already: a person has compared the two. */
  'status.post-anyway': request({
    access: 'write',
    changes: ['books', 'digests'],
    input: z.strictObject({ id, reason }),
    output: z.object({ row: statusRowView }),
  }),
  /** The rows of a filter in its order; csv has no limit. */
  'status.export': fileRequest({
    access: 'write',
    input: z.strictObject({ ...filter, sort, format: z.enum(['xlsx', 'csv']) }),
  }),
} as const;
