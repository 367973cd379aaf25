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

/** Documents that stay as they are for one reason. */
export const refusalView = z.object({
  failure: failureSchema,
  count,
  /** Numbers of the first ones. */
  numbers: list(z.string()),
});

/** What a person chooses of what has changed; all of it where left out. */
const documents = z.array(id).min(1).max(5000).optional();

export const changeRequests = {
  /** What has changed of a posted day, document by document. */
  'digests.changes': request({
    access: 'read',
    input: z.strictObject({ id, ...page }),
    output: z.object({
      changes: list(changeView),
      ...paged,
    }),
  }),
  /** What can be decided about what has changed, and what each choice would do to the books. */
  'digests.changes-plan': request({
    access: 'read',
    input: z.strictObject({ id, documents }),
    output: z.object({
      /** Documents that were chosen. */
      total: count,
      /** The first of them, which this is worked out for; what is decided holds for all. */
      planned: count,
      /** Mark of all that has changed of the day: a decision sends it back, and is about nothing else. */
      seen: z.string(),
      /**
       * Where the day is known to be locked, the date that an adjustment counts on; null: the day itself, unless
       * the books are over a network and have it locked: then their first open day.
       */
      adjustedOn: date.nullable(),
      choices: list(
        z.object({
          choice: z.enum(CHANGE_CHOICES),
          /** Null: something of it can be done; else why nothing can. */
          refused: failureSchema.nullable(),
          /** Documents that are settled so. */
          settled: count,
          /** Of them those that nobody has chosen: they were posted in the same accounting documents. */
          along: count,
          /** What was chosen and stays as it is. */
          left: list(refusalView),
          /** What the settled ones come to now, less what was posted. */
          difference: amount,
          /** What the books hold too much and too little, by account; empty where they move alike. */
          journal: list(journalLineView),
          /** True: what is taken out of the books waits with something that a person posts. */
          waits: z.boolean(),
        }),
      ),
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
      documents,
      /** The mark of the plan that was looked at; left out: whatever has changed by now is decided about. */
      seen: z.string().min(1).max(100).optional(),
      reason,
    }),
    output: z.object({
      /** Documents that were decided about. */
      settled: count,
      /** What was chosen and stays as it is. */
      refused: list(refusalView),
      /** Made for it: the adjustments, or what was posted anew. */
      documents: list(z.object({ kind: z.string(), number: z.string(), amount })),
      deliveries: deliveryCounts,
      attention: list(attentionSchema),
    }),
  }),
} as const;
