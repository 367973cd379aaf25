import {
  type AccountDifference,
  type Adjustment,
  adjustmentOf,
  type ChangedVersions,
  differenceByAccount,
} from '../../core/changed/adjustment.ts';
import { amountNow } from '../../core/changed/amounts.ts';
import { isAsGiven } from '../../core/changed/as-given.ts';
import { beyondBooks } from '../../core/delivery/capable.ts';
import { goodsBackOf } from '../../core/digest/section-rules.ts';
import { onOpenDay } from '../../core/posting/open-day.ts';
import type { BooksCapabilities, PostedChange, Services, StreamInUse } from '../../core/ports/index.ts';
import {
  type AccountingDocument,
  type DigestRow,
  ExpectedFailure,
  thrown,
} from '../../../src-shared/model/index.ts';
import { addDays, type BusinessDate } from '../../../src-shared/time/index.ts';
import { refuseLocked, refuseUnknownAccounts } from '../post.ts';
import { refuseQuarantined } from '../quarantine/failure.ts';
import type { StreamRules } from '../stream-rules.ts';
import { decided } from './changes.ts';
import { booksTakeBack } from './takes-back.ts';

/** What a stream posts by, known already for all of its days. */
export interface Posting {
  readonly rules: StreamRules;
  /** The last day that the books have locked, as far as it is known; null: none is. */
  readonly lockedThrough: BusinessDate | null;
}

/** A posted day that changed, with all that is to be decided about. */
export interface ChangedDay extends Posting {
  readonly use: StreamInUse;
  readonly row: DigestRow;
  readonly changes: readonly PostedChange[];
}

/** What adjusting a day posts, still on its date. */
export interface PlannedAdjustment extends Adjustment {
  readonly revision: number;
}

/** A day that nothing of its own keeps from being adjusted. */
export interface AdjustableDay {
  readonly day: ChangedDay;
  /** Of the adjustment. */
  readonly revision: number;
  /** What the books were given of the day and has not been taken back. */
  readonly given: readonly AccountingDocument[];
  readonly capabilities: BooksCapabilities;
  /** Whether what cannot be adjusted can be replaced in these books. */
  readonly takesBack: boolean;
}

/** @throws ExpectedFailure posting-quarantined, period-locked where the stream holds what is dated in it */
export async function adjustableDay(services: Services, day: ChangedDay): Promise<AdjustableDay> {
  const { use, row, lockedThrough } = day;
  await refuseQuarantined(services, use.books);
  refuseLocked(row, use, lockedThrough);
  const jobs = await services.ledger.deliveries.ofDigest(row.id);
  return {
    day,
    revision: (await services.ledger.changes.postedRevisions(row.id)) + 1,
    given: jobs.filter(({ undone }) => !undone).map(({ document }) => document),
    capabilities: services.openBooks(use.books).capabilities,
    takesBack: booksTakeBack(services, use.books),
  };
}

/**
 * What adjusting some of the changed documents of a day posts. It is their net alone, so that others of one
 * posted document can be adjusted another time.
 * @throws ExpectedFailure change-on-its-way, change-not-adjustable, change-by-hand, rules-changed-since,
 *   not-in-these-books, account-unknown; why a document as it is now cannot be posted
 */
export function plannedAdjustment(
  adjustable: AdjustableDay,
  changes: readonly PostedChange[],
): PlannedAdjustment {
  try {
    return adjustmentFor(adjustable, changes);
  } catch (error) {
    if (adjustable.takesBack || !(error instanceof ExpectedFailure)) throw error;
    const { code, where, data } = error.failure;
    if (code !== 'change-not-adjustable') throw error;
    // Replacing is no way out there: its cure would send back to adjusting.
    throw new ExpectedFailure('change-by-hand', {
      data: { ...data, books: adjustable.day.use.books.name },
      ...(where === null ? {} : { where }),
    });
  }
}

function adjustmentFor(
  { day, revision, given, capabilities }: AdjustableDay,
  changes: readonly PostedChange[],
): PlannedAdjustment {
  const { use, row, rules } = day;
  for (const { posted } of changes) refuseUnfinished(posted);
  const adjustment = adjustmentOf(
    { digest: row.id, location: row.location, date: row.date, revision, given },
    versionsOf({ ...day, changes }),
    { currency: use.books.currency, posting: rules.on(row.date) },
  );
  const number = changes[0]?.posted.document.number;
  // A stream that posts in another style now, or names customers otherwise, would take back what never was.
  if (!adjustment.reverses.every((draft) => isAsGiven(draft, given))) {
    throw new ExpectedFailure('rules-changed-since', { where: number ?? row.id });
  }
  for (const { draft } of adjustment.drafts) {
    refuseUnknownAccounts(draft, rules.chart, use.books);
    // It has no number yet: the document of the till is named in its place.
    const document = { type: draft.type, number: number ?? '' };
    const unable = beyondBooks({ key: draft.key, document }, capabilities);
    if (unable !== null && 'cause' in unable && unable.cause !== undefined) throw thrown(unable.cause);
  }
  return { ...adjustment, revision };
}

/** The documents as their day has posted them, and what of them belongs to that day now. */
function versionsOf({ row, changes, rules }: ChangedDay): readonly ChangedVersions[] {
  return changes.map(({ id, posted, now }) => ({
    id,
    before: posted.document,
    after: now.isMoved ? null : now.document,
    postedBy: rules.asOf(posted.at, row.date),
    delivery: posted.delivery,
  }));
}

/**
 * What the books hold too much and too little of each account, cost apart.
 * @throws ExpectedFailure why a document as it is now cannot be posted
 */
export function differenceOf(day: ChangedDay): readonly AccountDifference[] {
  const { use, row, rules } = day;
  return differenceByAccount(
    { digest: row.id, location: row.location, date: row.date, revision: 1 },
    versionsOf(day),
    { currency: use.books.currency, posting: rules.on(row.date) },
  );
}

/** An order goes on in the books by itself, and what is not there yet cannot be put right there. */
function refuseUnfinished({ document, state }: PostedChange['posted']): void {
  const where = document.number;
  if (state === 'on-order') {
    throw new ExpectedFailure('change-not-adjustable', { where, data: { type: 'sales-order' } });
  }
  if (state !== 'posted') throw new ExpectedFailure('change-on-its-way', { where });
}

/** The date that an adjustment counts on, where that is not the day itself; null: it is, by what is known here. */
export function adjustedOn({ row, lockedThrough }: ChangedDay): BusinessDate | null {
  return lockedThrough === null || row.date > lockedThrough ? null : addDays(lockedThrough, 1);
}

/** Posts the difference in a revision of its own, on its date or the first open day after it. */
export async function adjustDay(
  services: Services,
  { use, row, changes, lockedThrough, rules }: ChangedDay,
  { content, drafts, revision }: PlannedAdjustment,
  reason: string,
): Promise<void> {
  await services.ledger.changes.adjust({
    books: use.books.id,
    stream: use.stream.id,
    digest: row.id,
    revision,
    content,
    drafts: drafts.map((write) => ({ ...write, draft: onOpenDay(write.draft, lockedThrough) })),
    changes: changes.map((change) => ({
      ...decided(change),
      amount: amountNow(change, use.books.currency),
      leaves: change.now.isMoved,
      goodsBack: goodsBackOf(change.now.document, rules.on(row.date).mapping),
    })),
    reason,
  });
}
