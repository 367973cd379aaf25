import { pickOf } from '../core/delivery/pick.ts';
import { addCounts, NO_COUNTS } from '../core/digest/counts.ts';
import type { BooksAccount, CancelSignal, DigestFilter, Services, StreamInUse } from '../core/ports/index.ts';
import {
  type Attention,
  type DeliveryCounts,
  ExpectedFailure,
  type Failure,
  type Stream,
  type SyncRun,
} from '../../src-shared/model/index.ts';
import type { BusinessDate } from '../../src-shared/time/index.ts';
import { standingAttention, toldOnce } from './attention.ts';
import { booksOf } from './books-of.ts';
import { askingBooksOnce } from './books-once.ts';
import { settleByPolicy } from './changed-days/policy.ts';
import { consolidateStream } from './consolidate.ts';
import { deliverBooks } from './deliver.ts';
import { tellDraftsIn } from './draft-problems.ts';
import { postOvertaken } from './overtaken.ts';
import { postStream } from './post.ts';
import { processAutomatically } from './process.ts';
import { pullStream } from './pull.ts';
import { rulesOfRun } from './run-rules.ts';

/** One go of pull → digest → post → deliver. */
export interface RunRequest {
  readonly streams: readonly Stream[];
  readonly from: BusinessDate | null;
  readonly to: BusinessDate | null;
  readonly files?: readonly string[];
  /** What runs by itself leaves transfers to their own hours; left out: a person asks, and all goes. */
  readonly scheduled?: 'sync' | 'transfers' | 'deliver';
  readonly signal: CancelSignal;
  /**
   * False where no person has asked for it: what the books have refused then waits for its time. Left out:
   * a person has asked for what is not scheduled.
   */
  readonly asked?: boolean;
}

/**
 * Runs the streams one after the other. A stream whose POS cannot be reached is reported and stops
 * none of the others; what it has in the ledger is still consolidated, posted and delivered.
 */
export async function runSync(services: Services, request: RunRequest): Promise<SyncRun> {
  const attention: Attention[] = [];
  let documents = NO_COUNTS;
  const digests = { built: 0, changed: 0 };
  const before = await countDeliveries(services, request.streams);
  const books = new Map<string, BooksAccount>();
  const posting = askingBooksOnce(services);
  for (const stream of request.streams) {
    const account = await booksOf(services, stream);
    books.set(account.id, account);
    if (request.scheduled === 'deliver') continue;
    const use: StreamInUse = { stream, books: account };
    try {
      const pulled = await pullStream(posting, stream, request);
      documents = addCounts(documents, pulled.documents);
      attention.push(...pulled.attention);
    } catch (error) {
      if (!(error instanceof ExpectedFailure)) throw error;
      attention.push(failedStream(stream, error.failure));
    }
    const going = await rulesOfRun(posting, use);
    const consolidated = await consolidateStream(posting, use, request.signal, going.rules);
    digests.built += consolidated.built;
    digests.changed += consolidated.changed;
    attention.push(...(await settleByPolicy(posting, use, going, request.signal)));
    if (stream.settings.autoInvoice) {
      const { rules } = going;
      const known = { rules, lockedThrough: await going.lockedThrough() };
      const { failures } = await postStream(posting, use, rangeOf(request), request.signal, known);
      attention.push(...failures.map((failure) => failedStream(stream, failure)));
    }
  }
  const all = await services.ledger.streams.list();
  const tell = tellDraftsIn(request.streams, attention);
  for (const account of books.values()) {
    try {
      const own = request.streams.filter((stream) => stream.books === account.id);
      const inBooks = all.filter((stream) => stream.books === account.id);
      const options = {
        asked: request.asked ?? request.scheduled === undefined,
        pick: pickOf(request.scheduled ?? null, own, inBooks),
        tell,
      };
      let left = await deliverBooks(services, account, request.signal, options);
      // It stands until a person ends it, and is told below with all that stands.
      if (left?.code === 'posting-quarantined') continue;
      const anew = await postOvertaken(services, account, own, request.signal);
      if (anew) left = await deliverBooks(services, account, request.signal, options);
      if (left !== null) {
        // Books that cannot be reached keep what waits for them, and stop no others.
        attention.push(...own.map((stream) => failedStream(stream, left)));
        continue;
      }
      const refused = await processAutomatically(services, account, own, request.signal);
      attention.push(...refused.map(({ stream, failure }) => failedStream(stream, failure)));
    } catch (error) {
      // Whatever else the books cannot do stops no others.
      if (!(error instanceof ExpectedFailure)) throw error;
      const { failure } = error;
      const concerned = request.streams.filter((stream) => stream.books === account.id);
      attention.push(...concerned.map((stream) => failedStream(stream, failure)));
    }
  }
  for (const stream of request.streams) attention.push(...(await standingAttention(services, stream)));
  const deliveries = sinceThen(before, await countDeliveries(services, request.streams));
  return { id: services.ids.uuid(), documents, digests, deliveries, attention: toldOnce(attention) };
}

/** What a stream or one of its digests could not do, for a person to see. */
export function failedStream(stream: Stream, failure: Failure): Attention {
  return { kind: 'failed', stream: stream.name, failure };
}

function rangeOf({ from, to }: RunRequest): DigestFilter {
  return { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
}

/** Where the deliveries of these streams stand, all of them. */
export async function countDeliveries(
  services: Services,
  streams: readonly Stream[],
): Promise<DeliveryCounts> {
  const total = { succeeded: 0, failed: 0, held: 0, waiting: 0 };
  for (const stream of streams) {
    const counts = await services.ledger.deliveries.counts(stream.id);
    total.succeeded += counts.succeeded;
    total.failed += counts.failed;
    total.held += counts.held;
    total.waiting += counts.waiting;
  }
  return total;
}

/** What succeeded since; what failed, is held or waits stands until somebody or a later run mends it. */
export function sinceThen(before: DeliveryCounts, now: DeliveryCounts): DeliveryCounts {
  return { ...now, succeeded: now.succeeded - before.succeeded };
}
