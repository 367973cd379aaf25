import type { DigestFilter, Services } from '../../core/ports/index.ts';
import { digestId, ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { RequestData, Responses } from '../../../src-shared/ipc/contract.ts';
import type { Attention } from '../../../src-shared/ipc/views.ts';
import { deliverBooks } from '../../sync/deliver.ts';
import { booksOf, countDeliveries, postAndReport, sinceThen } from '../../sync/run.ts';
import { streamsInUse } from '../streams/find.ts';

const NEVER = new AbortController().signal;

/**
 * Posts digests, those named or all that are ready, and delivers them to the books at once.
 * @throws ExpectedFailure digest-not-found, stream-not-found
 */
export async function postDigests(
  services: Services,
  input: RequestData<'digests.post'>,
): Promise<Responses['digests.post']> {
  const streams = await streamsInUse(services, input.stream);
  const filters = input.ids === undefined ? [digestFilter(input)] : await filtersOf(services, input.ids);
  const before = await countDeliveries(services, streams);
  const attention: Attention[] = [];
  let posted = 0;
  for (const stream of streams) {
    const use = { stream, books: await booksOf(services, stream) };
    for (const filter of filters) {
      if (filter.stream !== undefined && filter.stream !== stream.id) continue;
      const result = await postAndReport(services, use, filter, NEVER);
      posted += result.posted;
      attention.push(...result.attention);
    }
    await deliverBooks(services, use.books, NEVER);
  }
  const deliveries = sinceThen(before, await countDeliveries(services, streams));
  return { posted, deliveries, attention };
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

async function filtersOf(services: Services, ids: readonly string[]): Promise<readonly DigestFilter[]> {
  return Promise.all(
    ids.map(async (id) => {
      const row = await services.ledger.digests.row(digestId(id));
      if (row === null) throw new ExpectedFailure('digest-not-found', { where: id, data: { id } });
      return { stream: row.stream, location: row.location, from: row.date, to: row.date };
    }),
  );
}
