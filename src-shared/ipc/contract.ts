import type { z } from 'zod';
import type { Failure } from '../model/index.ts';
import { auditRequests } from './audit.ts';
import { bookRequests } from './books.ts';
import { changeRequests } from './changes.ts';
import { completenessRequests } from './completeness.ts';
import type { FileReply } from './define.ts';
import { digestRequests } from './digests.ts';
import { explainRequests } from './explain.ts';
import { ledgerRequests } from './ledger.ts';
import { mappingRequests } from './mappings.ts';
import { reportRequests } from './reports.ts';
import { scheduleRequests } from './schedule.ts';
import { statusRequests } from './status.ts';
import { streamRequests } from './streams.ts';
import { syncRequests } from './sync.ts';
import { taskRequests } from './tasks.ts';

export type * from './views.ts';
export type { FileReply, Topic } from './define.ts';
export { TASK_CHANNELS, type TaskChannel, type TaskView } from './tasks.ts';

/**
 * Everything a host may ask the engine, with the schema of its input and of its answer. Amounts are
 * decimal text at the currency's exponent, dates YYYY-MM-DD, instants ISO 8601 UTC. Inputs are parsed
 * before any handler sees them, answers by the window that asked.
 */
export const requests = {
  ...streamRequests,
  ...mappingRequests,
  ...digestRequests,
  ...changeRequests,
  ...syncRequests,
  ...scheduleRequests,
  ...statusRequests,
  ...bookRequests,
  ...reportRequests,
  ...explainRequests,
  ...completenessRequests,
  ...auditRequests,
  ...ledgerRequests,
  ...taskRequests,
} as const;

export type Channel = keyof typeof requests;
/** What a caller may leave to defaults. */
export type RequestInput<C extends Channel> = z.input<(typeof requests)[C]['input']>;
/** What a handler gets. */
export type RequestData<C extends Channel> = z.output<(typeof requests)[C]['input']>;

/** The answer to every request. */
export type Responses = {
  readonly [C in Channel]: (typeof requests)[C]['output'] extends z.ZodType
    ? z.output<(typeof requests)[C]['output']>
    : FileReply;
};

/** Channels that answer a file, and those that answer a value. */
export type FileChannel = { [C in Channel]: Responses[C] extends FileReply ? C : never }[Channel];
export type ValueChannel = Exclude<Channel, FileChannel>;

/** A request's reply: failures are values, a throw is a bug. */
export type Reply<C extends Channel> =
  | { readonly ok: true; readonly value: Responses[C] }
  | { readonly ok: false; readonly failure: Failure };
