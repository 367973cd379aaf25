import { addCounts, NO_COUNTS } from '../core/digest/counts.ts';
import type { BooksAccount, CancelSignal, DigestFilter, Services, StreamInUse } from '../core/ports/index.ts';
import { ExpectedFailure, type Stream } from '../../src-shared/model/index.ts';
import type { Attention, SyncResult } from '../../src-shared/ipc/views.ts';
import type { BusinessDate } from '../../src-shared/time/index.ts';
import { attentionOfHolds } from './attention.ts';
import { consolidateStream } from './consolidate.ts';
import { deliverBooks } from './deliver.ts';
import { postStream } from './post.ts';
import { pullStream } from './pull.ts';

/** One go of pull → digest → post → deliver. */
export interface RunRequest {
  readonly streams: readonly Stream[];
  readonly from: BusinessDate | null;
  readonly to: BusinessDate | null;
  readonly files?: readonly string[];
  readonly signal: CancelSignal;
}

type Run = SyncResult['run'];

/**
 * Runs the streams one after the other. A stream whose POS cannot be reached is reported and stops
 * none of the others; what it has in the ledger is still consolidated, posted and delivered.
 */
export async function runSync(services: Services, request: RunRequest): Promise<SyncResult> {
  const attention: Attention[] = [];
  let documents = NO_COUNTS;
  const digests = { built: 0, changed: 0 };
  const before = await countDeliveries(services, request.streams);
  const books = new Map<string, BooksAccount>();
  for (const stream of request.streams) {
    const account = await booksOf(services, stream);
    books.set(account.id, account);
    const use: StreamInUse = { stream, books: account };
    try {
      const pulled = await pullStream(services, stream, request);
      documents = addCounts(documents, pulled.documents);
      attention.push(...pulled.attention);
    } catch (error) {
      if (!(error instanceof ExpectedFailure)) throw error;
      attention.push({ kind: 'failed', stream: stream.name, failure: error.failure });
    }
    const consolidated = await consolidateStream(services, use, request.signal);
    digests.built += consolidated.built;
    digests.changed += consolidated.changed;
    if (stream.settings.autoInvoice) {
      attention.push(...(await postAndReport(services, use, {}, request.signal)).attention);
    }
    attention.push(...(await attentionOfHolds(services, stream)));
  }
  for (const account of books.values()) await deliverBooks(services, account, request.signal);
  const deliveries = sinceThen(before, await countDeliveries(services, request.streams));
  return { run: { id: services.ids.uuid(), documents, digests, deliveries, attention } };
}

/** Posts what is ready; what could not be turned into documents becomes attention. */
export async function postAndReport(
  services: Services,
  use: StreamInUse,
  filter: DigestFilter,
  signal: CancelSignal,
): Promise<{ readonly posted: number; readonly attention: readonly Attention[] }> {
  const { posted, failures } = await postStream(services, use, filter, signal);
  const attention = failures.map(({ cause }): Attention => ({
    kind: 'failed',
    stream: use.stream.name,
    failure: cause,
  }));
  return { posted, attention };
}

/** Where the deliveries of these streams stand, all of them. */
export async function countDeliveries(
  services: Services,
  streams: readonly Stream[],
): Promise<Run['deliveries']> {
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
export function sinceThen(before: Run['deliveries'], now: Run['deliveries']): Run['deliveries'] {
  return { ...now, succeeded: now.succeeded - before.succeeded };
}

/** The books a stream posts to. @throws ExpectedFailure books-not-found */
export async function booksOf(services: Services, stream: Stream): Promise<BooksAccount> {
  const account = (await services.ledger.books.list()).find((books) => books.id === stream.books);
  if (account === undefined) throw new ExpectedFailure('books-not-found', { where: stream.name });
  return account;
}
