import { isReady } from '../core/digest/ready.ts';
import { dayRulesOf } from '../core/mapping/day-rules.ts';
import { beforeDayEnd } from '../core/posting/before-day-end.ts';
import { onOpenDay } from '../core/posting/open-day.ts';
import { postRevision } from '../core/posting/post-revision.ts';
import { lockedThroughOf } from './locked-through.ts';
import { quarantineOf } from './quarantine/failure.ts';
import { streamRules, type StreamRules } from './stream-rules.ts';
import type {
  BooksAccount,
  CancelSignal,
  DigestFilter,
  OpenRevision,
  PostingWrite,
  Services,
  StreamInUse,
} from '../core/ports/index.ts';
import {
  type AccountNumber,
  accountsUsed,
  movedByBooks,
  ExpectedFailure,
  type Failure,
  type Mapping,
} from '../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../src-shared/time/index.ts';

/** Digests read at a time, and at most posted in one transaction. */
const POST_BATCH_DIGESTS = 50;

/** Documents stored in one transaction, unless one digest alone has more: nobody else writes meanwhile. */
const POST_BATCH_DRAFTS = 500;

/** What posting a stream's digests came to. */
export interface PostResult {
  readonly posted: number;
  /** Digests whose day still runs or whose shifts are open; they wait. */
  readonly notReady: number;
  /** Why some could not be turned into documents. */
  readonly failures: readonly Failure[];
}

/**
 * Posts every ready digest of a stream that the filter lets through, and of those whose day still runs what
 * may go before its end: documents and their deliveries are stored in one transaction per batch, before
 * anything is sent. What cannot post is reported and stays open; it stops none of the others. What comes
 * late for a locked period is dated on the first open day, or stays open where the stream holds it. Nothing is posted to books in quarantine.
 * @param known what the stream posts by, where that has been read already
 */
export async function postStream(
  services: Services,
  use: StreamInUse,
  filter: DigestFilter,
  signal: CancelSignal,
  known?: { readonly rules: StreamRules; readonly lockedThrough: BusinessDate | null },
): Promise<PostResult> {
  const { digests } = services.ledger;
  const { stream, books } = use;
  // A document that they have already would get a number of its own here, and so be another one.
  if ((await quarantineOf(services, books)) !== null) return { posted: 0, notReady: 0, failures: [] };
  const rules = known?.rules ?? (await streamRules(services, use));
  const lockedThrough = known === undefined ? await lockedThroughOf(services, books) : known.lockedThrough;
  const now = services.clock.now();
  const result = { posted: 0, notReady: 0, failures: [] as Failure[] };
  let after: Parameters<typeof digests.openRevisions>[2] = null;
  while (!signal.aborted) {
    const page = await digests.openRevisions({ ...filter, stream: stream.id }, POST_BATCH_DIGESTS, after);
    const last = page.at(-1);
    if (last === undefined) break;
    after = { date: last.date, location: last.location, digest: last.digest };
    const writes: PostingWrite[] = [];
    for (const revision of page) {
      await orFailure(result.failures, () => {
        refuseLocked(revision, use, lockedThrough);
        const isOver = isDayOver(revision, stream, rules.rows, now);
        const due = isOver ? revision : beforeDayEnd(revision, rules.on(revision.date));
        if (due === null) {
          result.notReady += 1;
          return;
        }
        const drafts = postRevision(due, rules.on(revision.date)).map((write) => ({
          ...write,
          draft: onOpenDay(write.draft, lockedThrough),
        }));
        for (const { draft } of drafts) refuseUnknownAccounts(draft, rules.chart, books);
        const only = isOver ? {} : { only: due.content.singles.map(({ document }) => document) };
        writes.push(writeOf(use, { ...revision, ...only }, drafts));
      });
    }
    for (const batch of batchesOf(writes)) {
      result.posted += await writeAll(services, batch, result.failures);
    }
    services.onProgress({
      phase: 'post',
      subject: `${last.location} ${last.date}`,
      done: result.posted,
      total: null,
      unit: 'digests',
    });
  }
  return result;
}

/** What the stream keeps here until the period is opened. @throws ExpectedFailure period-locked */
export function refuseLocked(
  { location, date }: Pick<OpenRevision, 'location' | 'date'>,
  { stream, books }: StreamInUse,
  lockedThrough: BusinessDate | null,
): void {
  if (stream.settings.lockedDays !== 'hold' || lockedThrough === null || date > lockedThrough) return;
  const data = { lockedThrough, books: books.name };
  throw new ExpectedFailure('period-locked', { where: `${location} ${date}`, data });
}

function isDayOver(
  { date, location, content }: OpenRevision,
  { settings }: StreamInUse['stream'],
  rows: readonly Mapping[],
  now: Instant,
): boolean {
  return isReady(date, content.openShifts, dayRulesOf(rows, location, settings), now);
}

/** Splits what is to be written by the number of its documents; a digest stays whole. */
function batchesOf(writes: readonly PostingWrite[]): readonly (readonly PostingWrite[])[] {
  const batches: PostingWrite[][] = [];
  let room = 0;
  for (const write of writes) {
    const last = batches.at(-1);
    if (last === undefined || write.drafts.length > room) {
      batches.push([write]);
      room = POST_BATCH_DRAFTS;
    } else last.push(write);
    room -= write.drafts.length;
  }
  return batches;
}

/** All in one transaction; when one of them is refused, one by one, so that the others go in. */
async function writeAll(
  services: Services,
  writes: readonly PostingWrite[],
  failures: Failure[],
): Promise<number> {
  if (writes.length === 0) return 0;
  const { deliveries } = services.ledger;
  try {
    await deliveries.post(writes);
    return writes.length;
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
  }
  let posted = 0;
  for (const write of writes) {
    await orFailure(failures, async () => {
      await deliveries.post([write]);
      posted += 1;
    });
  }
  return posted;
}

async function orFailure(failures: Failure[], work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    failures.push(error.failure);
  }
}

/** Before a number is allocated: a document that its books must refuse is not made. */
export function refuseUnknownAccounts(
  draft: PostingWrite['drafts'][number]['draft'],
  chart: ReadonlySet<AccountNumber>,
  books: BooksAccount,
): void {
  const unknown = [...accountsUsed(draft), ...movedByBooks(draft)].find((account) => !chart.has(account));
  if (unknown === undefined) return;
  throw new ExpectedFailure('account-unknown', {
    where: `${draft.location} ${draft.date}`,
    data: { name: unknown, books: books.name },
  });
}

function writeOf(
  use: StreamInUse,
  revision: OpenRevision & Pick<NonNullable<PostingWrite['digest']>, 'only'>,
  drafts: PostingWrite['drafts'],
): PostingWrite {
  const { digest: id, revision: number, contentHash, only } = revision;
  return {
    books: use.books.id,
    stream: use.stream.id,
    digest: { id, revision: number, contentHash, ...(only === undefined ? {} : { only }) },
    drafts,
  };
}
