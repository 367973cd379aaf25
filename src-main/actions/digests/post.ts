import { isReady } from '../../core/digest/ready.ts';
import { dayRulesOf } from '../../core/mapping/day-rules.ts';
import type { DigestFilter, Services } from '../../core/ports/index.ts';
import { type Attention, digestId, ExpectedFailure, type Stream } from '../../../src-shared/model/index.ts';
import type { RequestData, Responses } from '../../../src-shared/ipc/contract.ts';
import { standingAttention } from '../../sync/attention.ts';
import { booksOf } from '../../sync/books-of.ts';
import { consolidateStream } from '../../sync/consolidate.ts';
import { deliverBooks } from '../../sync/deliver.ts';
import { postStream } from '../../sync/post.ts';
import { countDeliveries, failedStream, sinceThen } from '../../sync/run.ts';
import { streamsInUse } from '../streams/find.ts';

/**
 * Posts digests, those named or all that are ready, and delivers them to the books at once. Days that
 * a mapping or setting has touched since the last sync are consolidated first.
 * @throws ExpectedFailure stream-not-found, and for a named digest digest-not-found, digest-not-ready,
 * digest-nothing-to-post, stream-paused
 */
export async function postDigests(
  services: Services,
  input: RequestData<'digests.post'>,
): Promise<Responses['digests.post']> {
  const streams = await streamsInUse(services, input.stream);
  const before = await countDeliveries(services, streams);
  for (const stream of streams) {
    await consolidateStream(services, { stream, books: await booksOf(services, stream) }, services.signal);
  }
  const filters =
    input.ids === undefined ? [digestFilter(input)] : await postable(services, streams, input.ids);
  const attention: Attention[] = [];
  let posted = 0;
  let notReady = 0;
  for (const stream of streams) {
    const books = await booksOf(services, stream);
    for (const filter of filters) {
      if (filter.stream !== undefined && filter.stream !== stream.id) continue;
      const result = await postStream(services, { stream, books }, filter, services.signal);
      posted += result.posted;
      notReady += result.notReady;
      attention.push(...result.failures.map((failure) => failedStream(stream, failure)));
    }
    await deliverBooks(services, books, services.signal);
  }
  for (const stream of streams) attention.push(...(await standingAttention(services, stream)));
  const deliveries = sinceThen(before, await countDeliveries(services, streams));
  return { posted, notReady, deliveries, attention };
}

/** The part of an input that says which digests are meant; the stream is resolved by the caller. */
export function digestFilter(
  input: Pick<RequestData<'digests.list'>, 'location' | 'from' | 'to'>,
): DigestFilter {
  return {
    ...(input.location === undefined ? {} : { location: input.location }),
    ...(input.from === undefined ? {} : { from: input.from }),
    ...(input.to === undefined ? {} : { to: input.to }),
  };
}

/** A digest that a person has named posts, or they are told why not. */
async function postable(
  services: Services,
  streams: readonly Stream[],
  ids: readonly string[],
): Promise<readonly DigestFilter[]> {
  const { digests, mappings } = services.ledger;
  return Promise.all(
    ids.map(async (id) => {
      const row = await digests.row(digestId(id));
      if (row === null) throw new ExpectedFailure('digest-not-found', { where: id, data: { id } });
      const data = { location: row.location, date: row.date, name: row.streamName };
      const stream = streams.find((other) => other.id === row.stream);
      if (stream === undefined) throw new ExpectedFailure('stream-paused', { where: row.streamName, data });
      const open = await digests.openRevision(row.id);
      if (open === null) throw new ExpectedFailure('digest-nothing-to-post', { where: id, data });
      const rules = dayRulesOf(await mappings.list(stream.id), row.location, stream.settings);
      if (!isReady(row.date, open.content.openShifts, rules, services.clock.now())) {
        throw new ExpectedFailure('digest-not-ready', { where: id, data });
      }
      return { stream: row.stream, location: row.location, from: row.date, to: row.date };
    }),
  );
}
