import { z } from 'zod';
import { request } from './define.ts';
import { failureSchema, id, instantText, list } from './schemas.ts';

export const TASK_CHANNELS = [
  'sync.run',
  'digests.post',
  'digests.settle-changes',
  'mappings.rehearse',
  'books.process',
  'books.activate',
  'books.make-normal',
  'status.refresh',
  'status.verify',
  'demo.run',
  'ledger.check',
  'ledger.backup',
] as const;
export type TaskChannel = (typeof TASK_CHANNELS)[number];

/** One piece of long work. A reply in `outcome` is that of its channel. */
export const taskView = z.object({
  id,
  channel: z.enum(TASK_CHANNELS),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  /** What it is at, and where: a file, a day, a number. Empty before the first step. */
  phase: z.enum(['', 'pull', 'consolidate', 'post', 'deliver', 'process', 'check']),
  subject: z.string(),
  done: z.number(),
  /** Null while unknown. */
  total: z.number().nullable(),
  unit: z.enum(['', 'bytes', 'documents', 'days', 'digests', 'deliveries', 'rows']),
  canCancel: z.boolean(),
  /** Asked to stop; it ends at the next safe place. */
  stopping: z.boolean(),
  startedAt: instantText,
  endedAt: instantText.nullable(),
  /** Rises with every event of this task: an older one that comes late is dropped. */
  sequence: z.int(),
  outcome: z
    .discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.unknown() }),
      z.object({ ok: z.literal(false), failure: failureSchema }),
    ])
    .nullable(),
});
export type TaskView = z.output<typeof taskView>;

export const taskRequests = {
  'tasks.start': request({
    access: 'write',
    input: z.strictObject({ channel: z.enum(TASK_CHANNELS), input: z.unknown() }),
    output: z.object({ task: taskView }),
  }),
  'tasks.cancel': request({
    access: 'write',
    input: z.strictObject({ id }),
    output: z.object({ task: taskView }),
  }),
  /** Running and lately ended ones, newest first: for a window that connects again. */
  'tasks.list': request({
    access: 'write',
    input: z.strictObject({}),
    output: z.object({ tasks: list(taskView) }),
  }),
} as const;
