import { z } from 'zod';
import { AUDIT_ACTORS, AUDIT_GROUPS } from '../model/index.ts';
import { isZoneId, zoneId } from '../time/index.ts';
import { fileRequest, request } from './define.ts';
import { date, id, instantText, list, page, paged } from './schemas.ts';

const who = z.enum(AUDIT_ACTORS);

export const auditEntryView = z.object({
  id,
  at: instantText,
  who,
  /** One of AUDITED, or one that another version of the program has written. */
  action: z.string(),
  group: z.string(),
  subject: z.object({
    kind: z.enum(['document', 'digest', 'receipt', 'stream', 'mapping', 'books', 'run', 'ledger', 'day']),
    id: z.string(),
    /** Empty for what is not there any more, or never was one thing. */
    name: z.string(),
    stream: z.string().nullable(),
    books: z.string().nullable(),
    /** Of a digest or a day of a till: its date. Of a mapping: its type. */
    detail: z.string().nullable(),
  }),
  /** What it changed, field by field; an empty field is the whole. */
  changes: list(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});

const filter = {
  group: z.enum(AUDIT_GROUPS).optional(),
  /** One subject by its id; of a stream also its mappings, of a digest also its documents and receipts. */
  subject: z.string().min(1).max(500).optional(),
  from: date.optional(),
  to: date.optional(),
  /** Whose days those are. */
  timeZone: z.string().max(100).refine(isZoneId, 'a time zone such as Europe/Berlin').default(zoneId('UTC')),
  who: who.optional(),
  /** The beginning of a number, or part of a name or a location. */
  search: z.string().trim().max(100).optional(),
};

export const auditRequests = {
  /** What was done, newest first. */
  'audit.list': request({
    access: 'read',
    input: z.strictObject({ ...filter, ...page }),
    output: z.object({ entries: list(auditEntryView), ...paged }),
  }),
  /** As digests.export: the writer answers, so that no list waits; csv has no limit. */
  'audit.export': fileRequest({
    access: 'write',
    input: z.strictObject({ ...filter, format: z.enum(['xlsx', 'csv']) }),
  }),
} as const;
