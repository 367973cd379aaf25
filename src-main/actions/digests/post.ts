import type { DigestFilter, Services } from '../../core/ports/index.ts';
import {
  type Attention,
  type DigestId,
  digestId,
  ExpectedFailure,
  type Stream,
} from '../../../src-shared/model/index.ts';
import type { RequestData, Responses } from '../../../src-shared/ipc/contract.ts';
import { standingAttention } from '../../sync/attention.ts';
import { booksOf } from '../../sync/books-of.ts';
import { consolidateStream } from '../../sync/consolidate.ts';
import { deliverBooks } from '../../sync/deliver.ts';
import { tellDraftsIn } from '../../sync/draft-problems.ts';
import { withdrawOvertaken } from '../../sync/overtaken.ts';
import { postStream } from '../../sync/post.ts';
import { processAutomatically } from '../../sync/process.ts';
import { countDeliveries, failedStream, sinceThen } from '../../sync/run.ts';
import { streamsInUse } from '../streams/find.ts';
import { recorded } from '../sync/record.ts';
import { digestFilter, findDigests } from './find.ts';
import { runningDays } from './status.ts';

/**
 * Posts digests, those named or all that are ready, and delivers them to the books at once. Days that
 * a mapping or setting has touched since the last sync are consolidated first; what of them a lock has kept
 * from the books is posted anew.
 * @throws ExpectedFailure stream-not-found, digest-not-found, and for a single named digest digest-not-ready,
 * digest-nothing-to-post, stream-paused
 */
export async function postDigests(
  services: Services,
  input: RequestData<'digests.post'>,
): Promise<Responses['digests.post']> {
  const streams = await streamsInUse(services, input.stream);
  const names = streams.map(({ name }) => name);
  return recorded(
    services,
    { kind: 'post', startedBy: 'person', streams: names },
    () => postStreams(services, streams, input),
    ({ deliveries, attention }) => ({
      documents: 0,
      delivered: deliveries.succeeded,
      failed: deliveries.failed,
      attention: attention.length,
    }),
  );
}

async function postStreams(
  services: Services,
  streams: readonly Stream[],
  input: RequestData<'digests.post'>,
): Promise<Responses['digests.post']> {
  const before = await countDeliveries(services, streams);
  const meant: DigestFilter =
    input.ids === undefined ? digestFilter(input) : { ids: input.ids.map(digestId) };
  for (const stream of streams) {
    const books = await booksOf(services, stream);
    await withdrawOvertaken(services, books, stream, meant);
    await consolidateStream(services, { stream, books }, services.signal);
  }
  const named = input.ids === undefined ? null : await postable(services, streams, input.ids);
  const filter: DigestFilter = named === null ? meant : { ids: named.ids };
  const attention: Attention[] = [];
  const tell = tellDraftsIn(streams, attention);
  let posted = 0;
  let notReady = named?.notReady ?? 0;
  for (const stream of streams) {
    const books = await booksOf(services, stream);
    const result = await postStream(services, { stream, books }, filter, services.signal);
    posted += result.posted;
    notReady += result.notReady;
    attention.push(...result.failures.map((failure) => failedStream(stream, failure)));
    const left = await deliverBooks(services, books, services.signal, { tell });
    if (left?.code === 'posting-quarantined') continue;
    if (left !== null) {
      attention.push(failedStream(stream, left));
      continue;
    }
    const refused = await processAutomatically(services, books, [stream], services.signal);
    attention.push(...refused.map(({ failure }) => failedStream(stream, failure)));
  }
  if (posted === 0 && named?.running !== undefined) throw named.running;
  for (const stream of streams) attention.push(...(await standingAttention(services, stream)));
  const deliveries = sinceThen(before, await countDeliveries(services, streams));
  return { posted, notReady, deliveries, attention };
}

/**
 * The digests that a person has named. One that cannot be posted says why; among several it is counted
 * and left, since the others need not wait for it. Of a day that runs, orders may be posted; `running` is
 * what to say when it is the only one and had none.
 */
async function postable(
  services: Services,
  streams: readonly Stream[],
  ids: readonly string[],
): Promise<{
  readonly ids: readonly DigestId[];
  readonly notReady: number;
  readonly running?: ExpectedFailure;
}> {
  const rows = await findDigests(services, [...new Set(ids)].map(digestId));
  const withRevision = await services.ledger.digests.openShifts(rows.map(({ id }) => id));
  const inUse = new Map(streams.map((stream) => [stream.id, stream.settings.postingStyle]));
  const running = new Set(await runningDays(services, rows));
  const postable: DigestId[] = [];
  for (const { id, stream, streamName: name, location, date } of rows) {
    const data = { location, date, name };
    const problem = !inUse.has(stream)
      ? new ExpectedFailure('stream-paused', { where: name, data })
      : !withRevision.has(id)
        ? new ExpectedFailure('digest-nothing-to-post', { where: id, data })
        : running.has(id)
          ? new ExpectedFailure('digest-not-ready', { where: id, data })
          : null;
    const mayPostOrders =
      problem?.failure.code === 'digest-not-ready' && inUse.get(stream) === 'orders-and-receipts-per-shift';
    if (problem === null || mayPostOrders) postable.push(id);
    else if (rows.length === 1) throw problem;
    if (problem !== null && rows.length === 1) return { ids: postable, notReady: 0, running: problem };
  }
  return { ids: postable, notReady: rows.length - postable.length };
}
