import { z } from 'zod';
import { FINDING_KINDS } from '../model/index.ts';
import { type BusinessDate, daysBetween } from '../time/index.ts';
import { request } from './define.ts';
import { count, date, list, name, page, paged, reason } from './schemas.ts';

/** A year, and the day after it. */
export const MAX_COMPLETENESS_DAYS = 367;

const finding = z.string().min(1).max(300);
const location = z.string().min(1).max(200);

export const findingView = z.object({
  /** For completeness.explain. */
  id: z.string(),
  kind: z.enum(FINDING_KINDS),
  /** Null: the location, or all tills that number together. */
  register: z.string().nullable(),
  /** Of receipt numbers the first and the last that is missing, of a shift its name. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Receipts; of a shift one, of a silent day none. */
  count,
  /** Why nothing is missing, as a person has said. */
  explained: z.string().nullable(),
});

export const completeDayView = z.object({
  stream: z.string(),
  location: z.string(),
  date: z.string(),
  there: count,
  expected: count,
  findings: list(findingView),
});

/** Whether so many days can be asked for at once: one end alone can. */
export function isShortEnough({
  from,
  to,
}: {
  readonly from?: BusinessDate | undefined;
  readonly to?: BusinessDate | undefined;
}): boolean {
  if (from === undefined || to === undefined) return true;
  const days = daysBetween(from, to) + 1;
  return days >= 1 && days <= MAX_COMPLETENESS_DAYS;
}

export const completenessRequests = {
  /**
   * What is there of each location's days and what may be missing, some locations at a time by their name;
   * the days of a page are oldest first.
   */
  'completeness.list': request({
    access: 'read',
    input: z
      .strictObject({
        stream: name.optional(),
        location: location.optional(),
        /** One alone: five weeks from it, or up to it. None: the last five weeks up to yesterday. */
        from: date.optional(),
        to: date.optional(),
        /** `missing`: only days of which something may be missing that nobody has explained. */
        only: z.enum(['all', 'missing']).default('all'),
        cursor: page.cursor,
        /** Locations of a page; fewer come where there is much to say of them. */
        limit: page.limit.default(20),
      })
      .refine(isShortEnough, 'a first and a last day, a year at most'),
    output: z.object({
      from: z.string(),
      to: z.string(),
      days: list(completeDayView),
      /** What may be missing that nobody has explained, of all pages together. */
      open: count,
      next: paged.next,
      /** Locations of all pages of which anything was read, or should have been, in these days. */
      total: paged.total,
    }),
  }),
  /** Says why nothing is missing; it is not brought up again. Null takes that back. */
  'completeness.explain': request({
    access: 'write',
    changes: ['digests'],
    input: z.strictObject({
      stream: name,
      location,
      date,
      findings: z.array(finding).min(1).max(1000),
      reason: reason.nullable(),
    }),
    output: z.object({ day: completeDayView }),
  }),
} as const;
