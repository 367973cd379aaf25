import { z } from 'zod';
import { CHANGE_CHOICES, CHANGE_FACTS, CHANGE_KINDS, CHANGE_PARTS } from '../model/index.ts';
import { request } from './define.ts';
import { journalLineView } from './digests.ts';
import {
  amount,
  attentionSchema,
  count,
  date,
  deliveryCounts,
  failureSchema,
  id,
  instantText,
  list,
  page,
  paged,
  posDocumentKind,
  reason,
} from './schemas.ts';

/** One thing that a receipt says; `explainFacts` has the words for it. */
const factView = z.object({ fact: z.enum(CHANGE_FACTS), data: z.record(z.string(), z.string()) });

/** A posted document that reads differently now. */
export const changeView = z.object({
  document: id,
  kind: posDocumentKind,
  number: z.string(),
  /** As it was posted. */
  occurredAt: instantText,
  what: z.enum(CHANGE_KINDS),
  /** What it adds to its day now, less what was posted. */
  difference: amount,
  /** What differs, in the order of a receipt; null where there is nothing on that side. */
  differences: list(
    z.object({
      part: z.enum(CHANGE_PARTS),
      /** Of a line its item, of a tender or count its method, of a tax its code, of the head the name of the field. */
      label: z.string(),
      before: list(factView).nullable(),
      after: list(factView).nullable(),
    }),
  ),
});

export const changeRequests = {
  /** What has changed of a posted day, document by document, and what an adjustment would post. */
  'digests.changes': request({
    access: 'read',
    input: z.strictObject({ id, ...page }),
    output: z.object({
      changes: list(changeView),
      ...paged,
      /** All changes of the day, not of the page alone. */
      difference: amount,
      /** The net of the entries that `adjust` posts, by account; empty where the books move alike. */
      journal: list(journalLineView),
      /** Where the day is locked, the date that an adjustment counts on; null: the day itself. */
      adjustedOn: date.nullable(),
      /** Null: it can be chosen; else why not. */
      choices: list(z.object({ choice: z.enum(CHANGE_CHOICES), refused: failureSchema.nullable() })),
    }),
  }),
  /**
   * Decides about a posted day that changed: posts the difference, takes the posting back and makes it
   * anew, or leaves the books as they are, with the person's reason.
   */
  'digests.settle-changes': request({
    access: 'write',
    changes: ['digests', 'books'],
    task: true,
    input: z.strictObject({
      id,
      choice: z.enum(CHANGE_CHOICES),
      reason,
    }),
    output: z.object({
      /** Documents that were decided about. */
      settled: count,
      /** Made for it: the adjustments, or what was posted anew. */
      documents: list(z.object({ kind: z.string(), number: z.string(), amount })),
      deliveries: deliveryCounts,
      attention: list(attentionSchema),
    }),
  }),
} as const;
