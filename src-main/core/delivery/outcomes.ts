import {
  assertNever,
  type DeliveryKey,
  type Failure,
  failure,
  type FailureCode,
} from '../../../src-shared/model/index.ts';
import { formatInstant, type Instant } from '../../../src-shared/time/index.ts';
import { HOUR_MS } from '../../../src-shared/time/units.ts';
import {
  type BooksOutage,
  type CreateOutcome,
  type FoundDocument,
  type QueuedJob,
  type Random,
  type Settlement,
  STUMBLED_OVER,
} from '../ports/index.ts';
import { OUTAGE_PACE, REFUSED_PACE, tryAgainAt } from './back-off.ts';

/** Failures of the books as a whole: the next document would come to the same. */
const OF_BOOKS: ReadonlySet<FailureCode> = new Set([
  'books-unreachable',
  'books-busy',
  'books-failed',
  'books-not-understood',
  'credentials-expired',
  'secret-missing',
  'secrets-unavailable',
]);

/** What the books will never take, however often it is sent: a person decides what becomes of it. */
const FOR_GOOD: ReadonlySet<FailureCode> = new Set(['not-in-these-books', 'do-by-hand']);

/** What a single document can make of books that are well otherwise. */
const PERHAPS_OF_ONE: ReadonlySet<FailureCode> = new Set(STUMBLED_OVER);

/** Whether it may be one document that the books stumble over: another one tells. */
export function isPerhapsOfOne({ code }: Failure): boolean {
  return PERHAPS_OF_ONE.has(code);
}

/** Whether the failure is about the books and not about one document. */
export function isOfBooks({ code }: Failure): boolean {
  return OF_BOOKS.has(code);
}

/** When something is decided, and by which draw. */
export interface Moment {
  readonly now: Instant;
  readonly random: Random;
}

/** Longer than this a person is told until when. */
const SHORT_MS = HOUR_MS;

/** Until when books are left alone that have just failed: as they say themselves, else longer each time. */
export function parked(
  before: BooksOutage | null,
  cause: Failure,
  { now, random }: Moment,
): Omit<BooksOutage, 'since'> {
  const attempts = (before?.attempts ?? 0) + 1;
  const asked = askedToWaitUntil(cause, now);
  const nextTryAt = asked ?? tryAgainAt(now, attempts, OUTAGE_PACE, random);
  const isLong = nextTryAt - now > SHORT_MS;
  const data = isLong ? { ...cause.data, until: formatInstant(nextTryAt) } : cause.data;
  return { attempts, nextTryAt, cause: { ...cause, data, retry: { after: nextTryAt } } };
}

/**
 * Why the books are to be left alone after a batch; null: they work. Those that ask to wait are obeyed, even
 * when they have answered others; a single document over which they stumble stops none of the others.
 */
export function outageIn(outcomes: readonly CreateOutcome[]): Failure | null {
  const causes = outcomes.flatMap((outcome) =>
    outcome.kind === 'not-sent' || outcome.kind === 'unknown' ? [outcome.cause] : [],
  );
  const busy = causes.find(({ code }) => code === 'books-busy');
  if (busy !== undefined) return busy;
  const haveAnswered = causes.length < outcomes.length;
  return haveAnswered ? null : (causes.find(isOfBooks) ?? null);
}

/**
 * What becomes of a delivery that was sent.
 * @param parkedUntil when its books are asked again; null: they work
 */
export function settlementOf(
  job: Pick<QueuedJob, 'key' | 'attempts'>,
  outcome: CreateOutcome,
  parkedUntil: Instant | null,
  moment: Moment,
): Settlement {
  const { key } = job;
  const attempts = job.attempts + 1;
  switch (outcome.kind) {
    case 'created':
      return { key, state: 'succeeded' };
    case 'refused': {
      const { cause } = outcome;
      if (FOR_GOOD.has(cause.code)) return { key, state: 'held', cause };
      return { key, state: 'failed', cause, nextTryAt: refusedUntil(cause, attempts, moment) };
    }
    case 'not-sent':
    case 'unknown': {
      const state = outcome.kind === 'unknown' ? 'unknown' : 'waiting';
      const { cause } = outcome;
      return { key, state, cause, nextTryAt: unsentUntil(cause, attempts, parkedUntil, moment) };
    }
    default:
      return assertNever(outcome);
  }
}

function refusedUntil(cause: Failure, attempts: number, { now, random }: Moment): Instant {
  return askedToWaitUntil(cause, now) ?? tryAgainAt(now, attempts, REFUSED_PACE, random);
}

/**
 * What fails with its books goes out with them again. What they may have stumbled over comes later than the
 * others, which so have their turn.
 */
function unsentUntil(
  cause: Failure,
  attempts: number,
  parkedUntil: Instant | null,
  { now, random }: Moment,
): Instant | null {
  const asked = askedToWaitUntil(cause, now);
  if (parkedUntil !== null && !isPerhapsOfOne(cause)) return null;
  return asked ?? tryAgainAt(parkedUntil ?? now, attempts, OUTAGE_PACE, random);
}

function askedToWaitUntil({ retry }: Failure, now: Instant): Instant | null {
  return typeof retry === 'object' && retry.after > now ? retry.after : null;
}

/** What looking a delivery up by its key comes to; null: it is not there. */
export function foundSettlement(
  { key, contentHash, document }: Pick<QueuedJob, 'key' | 'contentHash' | 'document'>,
  found: ReadonlyMap<DeliveryKey, FoundDocument>,
): Settlement | null {
  const held = found.get(key);
  if (held === undefined) return null;
  if (held.contentHash === null || held.contentHash === contentHash) return { key, state: 'succeeded' };
  const { number } = held;
  const cause = failure('duplicate-with-other-content', { where: document.number, data: { number } });
  return { key, state: 'failed', cause };
}
