import type {
  DigestFilter,
  DigestOrder,
  DigestQuery,
  Page,
  Paged,
  Services,
} from '../../core/ports/index.ts';
import { type DigestId, type DigestRow, digestId, ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { findStream } from '../streams/find.ts';
import { openDigests, withOpenDays } from './status.ts';

/** What any list about digests is narrowed by. */
export type FilterInput = Pick<RequestData<'holds.list'>, 'stream' | 'location' | 'from' | 'to'>;
/** The same for lists of digests themselves. */
export type QueryInput = FilterInput & Pick<RequestData<'digests.list'>, 'statuses' | 'search'>;

/** The part of an input that says which digests are meant; the stream is resolved by the caller. */
export function digestFilter({ location, from, to }: FilterInput): DigestFilter {
  return {
    ...(location === undefined ? {} : { location }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** The same with its stream. @throws ExpectedFailure stream-not-found */
export async function filterOf(services: Services, input: FilterInput): Promise<DigestFilter> {
  const filter = digestFilter(input);
  if (input.stream === undefined) return filter;
  return { ...filter, stream: (await findStream(services, input.stream)).id };
}

/**
 * A list of digests as it was asked for, with the digests whose day still runs as of now.
 * @throws ExpectedFailure stream-not-found
 */
export async function digestQuery(
  services: Services,
  input: QueryInput,
  order?: DigestOrder,
): Promise<DigestQuery> {
  const filter = await filterOf(services, input);
  return {
    ...filter,
    ...(input.statuses === undefined ? {} : { statuses: input.statuses }),
    ...(input.search === undefined ? {} : { search: input.search }),
    ...(order === undefined ? {} : { order }),
    open: await openDigests(services, filter.stream ?? null),
  };
}

/** A page of the digest list. @throws ExpectedFailure stream-not-found, bad-input */
export async function listDigests(
  services: Services,
  input: RequestData<'digests.list'>,
  page: Page,
): Promise<Paged<DigestRow>> {
  return services.ledger.digests.list(await digestQuery(services, input, input.sort), page);
}

/** One digest as it stands now. @throws ExpectedFailure digest-not-found */
export async function findDigest(services: Services, id: string): Promise<DigestRow> {
  const [row] = await findDigests(services, [digestId(id)]);
  if (row === undefined) throw new ExpectedFailure('digest-not-found', { where: id, data: { id } });
  return row;
}

/** Digests as they stand now, in the order of their ids. @throws ExpectedFailure digest-not-found */
export async function findDigests(
  services: Services,
  ids: readonly DigestId[],
): Promise<readonly DigestRow[]> {
  const rows = await withOpenDays(services, await services.ledger.digests.rows(ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (row === undefined) throw new ExpectedFailure('digest-not-found', { where: id, data: { id } });
    return row;
  });
}
