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
import { onOpenDay } from '../../core/posting/open-day.ts';
import type { PostedChange, Services, StreamInUse } from '../../core/ports/index.ts';
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

/** A posted day that changed, with all that is decided about. */
export interface ChangedDay {
  readonly use: StreamInUse;
  readonly row: DigestRow;
  readonly changes: readonly PostedChange[];
  readonly rules: StreamRules;
  /** The last day that the books have locked, as far as it is known; null: none is. */
  readonly lockedThrough: BusinessDate | null;
}

/** What adjusting a day posts, still on its date. */
export interface PlannedAdjustment extends Adjustment {
  readonly revision: number;
}

/**
 * What adjusting the day posts.
 * @throws ExpectedFailure posting-quarantined, period-locked where the stream holds what is dated in it,
 *   change-on-its-way, change-not-adjustable, rules-changed-since, not-in-these-books, account-unknown; why a
 *   document as it is now cannot be posted
 */
export async function plannedAdjustment(services: Services, day: ChangedDay): Promise<PlannedAdjustment> {
  const { use, row, changes, rules, lockedThrough } = day;
  await refuseQuarantined(services, use.books);
  refuseLocked(row, use, lockedThrough);
  for (const { posted } of changes) refuseUnfinished(posted);
  const revision = (await services.ledger.changes.postedRevisions(row.id)) + 1;
  const given = await givenOf(services, day);
  const adjustment = adjustmentOf(
    { digest: row.id, location: row.location, date: row.date, revision, given },
    versionsOf(day),
    { currency: use.books.currency, posting: rules.on(row.date) },
  );
  refuseOtherwise(day, adjustment, given);
  const { capabilities } = services.openBooks(use.books);
  for (const { draft } of adjustment.drafts) {
    refuseUnknownAccounts(draft, rules.chart, use.books);
    // It has no number yet: the document of the till is named in its place.
    const document = { type: draft.type, number: changes[0]?.posted.document.number ?? '' };
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

/** What the day has given the books, what was taken back left out. */
async function givenOf({ ledger }: Services, { row }: ChangedDay): Promise<readonly AccountingDocument[]> {
  const jobs = await ledger.deliveries.ofDigest(row.id);
  return jobs.filter(({ undone }) => !undone).map(({ document }) => document);
}

/** A stream that posts in another style now, or names customers otherwise, would take back what never was. */
function refuseOtherwise(
  { row, changes }: ChangedDay,
  { reverses }: Adjustment,
  given: readonly AccountingDocument[],
): void {
  if (reverses.every((draft) => isAsGiven(draft, given))) return;
  throw new ExpectedFailure('rules-changed-since', { where: changes[0]?.posted.document.number ?? row.id });
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

/** The date that an adjustment counts on, where that is not the day itself; null: it is. */
export function adjustedOn({ row, lockedThrough }: ChangedDay): BusinessDate | null {
  return lockedThrough === null || row.date > lockedThrough ? null : addDays(lockedThrough, 1);
}

/**
 * Posts the difference in a revision of its own, on its date or the first open day after it.
 * @throws ExpectedFailure as plannedAdjustment
 */
export async function adjustDay(services: Services, day: ChangedDay, reason: string): Promise<void> {
  const { use, row, changes, lockedThrough } = day;
  const { content, drafts, revision } = await plannedAdjustment(services, day);
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
    })),
    reason,
  });
}
