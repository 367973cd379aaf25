import { z } from 'zod';
import { RUN_STARTERS } from '../model/index.ts';
import { request } from './define.ts';
import {
  attentionSchema,
  count,
  date,
  importCounts,
  importNotice,
  id,
  instantText,
  list,
  name,
  page,
  paged,
  rejectionSchema,
  syncRunSchema,
} from './schemas.ts';
import { businessDate } from '../time/index.ts';

export const syncResult = z.object({ run: syncRunSchema });

export const importView = z.object({
  id,
  stream: z.string(),
  file: z.string(),
  state: z.enum(['running', 'complete', 'abandoned']),
  startedAt: instantText,
  completedAt: instantText.nullable(),
  documents: importCounts,
  notices: list(importNotice),
});

const EVERYTHING = ['streams', 'mappings', 'imports', 'digests', 'books'] as const;

export const syncRequests = {
  'demo.run': request({
    access: 'write',
    changes: EVERYTHING,
    task: true,
    input: z.strictObject({
      seed: z.int().min(0).max(4_294_967_295).default(1),
      until: date.default(businessDate('2026-10-31')),
      days: z.int().min(1).max(366).default(30),
      /** Post at once, or leave every day for review. */
      autoInvoice: z.boolean().default(true),
    }),
    /** Names and counts only: it rides in events. What is in the digests and the books is asked for by name. */
    output: z.object({ stream: z.string(), books: z.string(), digests: count, run: syncRunSchema }),
  }),
  'sync.run': request({
    access: 'write',
    changes: EVERYTHING,
    task: true,
    places: { files: 'handle' },
    input: z.strictObject({
      stream: name.optional(),
      from: date.optional(),
      to: date.optional(),
      /** Files picked by hand instead of the watched folder. */
      files: z.array(z.string()).optional(),
      /**
       * What runs by itself leaves transfers and stock takes to their own hours, or to a person, where the
       * stream says so; `transfers` takes nothing but these; `deliver` reads and posts nothing, and sends what
       * its books were not there for. Left out: a person asks, and all goes.
       */
      scheduled: z.enum(['sync', 'transfers', 'deliver']).optional(),
      /** Who asks for it; a person where left out. */
      by: z.enum(RUN_STARTERS).optional(),
    }),
    output: syncResult,
  }),
  'imports.list': request({
    access: 'read',
    input: z.strictObject({ stream: name.optional(), ...page }),
    output: z.object({ imports: list(importView), ...paged }),
  }),
  'imports.show': request({
    access: 'read',
    input: z.strictObject({ id, ...page }),
    output: z.object({ import: importView, rejections: list(rejectionSchema), ...paged }),
  }),
  /** What needs a person, read off the ledger. */
  'attention.list': request({
    access: 'read',
    input: z.strictObject({ stream: name.optional() }),
    output: z.object({ attention: list(attentionSchema) }),
  }),
} as const;
