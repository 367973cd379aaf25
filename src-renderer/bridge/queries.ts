import {
  QueryClient,
  type QueryKey,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import type { RequestInput, Responses } from '../../src-shared/ipc/contract.ts';
import { ask } from './ask.ts';
import type { Query } from './topics.ts';

/** What the window has read. Rows are fresh until an event says otherwise: nothing is polled. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** One answer of the engine, kept fresh; the last one stays on screen while the next is on its way. */
export function useAnswer<C extends Query>(
  channel: C,
  input: RequestInput<C>,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<Responses[C]> {
  return useQuery({
    queryKey: [channel, input],
    queryFn: () => ask(channel, input),
    placeholderData: keptFor(input),
    enabled: options.enabled ?? true,
  });
}

/** Queries that answer page by page. */
type PagedQuery = {
  [C in Query]: Responses[C] extends { readonly next: string | null } ? C : never;
}[Query];

/** How a table reads on; its names are those of the table's own properties. */
export interface Paging {
  readonly hasMore: boolean;
  /** Reads the next page. What is there and being read again is read to its end first. */
  readonly onMore: () => void;
  readonly loadingMore: boolean;
  /** Anything of the list is being read: nothing more should be asked for without a person. */
  readonly busy: boolean;
  /** The last page that was asked for did not come: a person asks again, or an event. */
  readonly moreFailed: boolean;
}

/** The pages of a list that have been read so far. */
export type Pages<C extends PagedQuery> = UseInfiniteQueryResult<{ readonly pages: Responses[C][] }> & {
  readonly paging: Paging;
};

/** A list, page by page; its `paging` reads on. */
export function usePages<C extends PagedQuery>(
  channel: C,
  input: RequestInput<C>,
  options: { readonly enabled?: boolean } = {},
): Pages<C> {
  const query = useInfiniteQuery({
    queryKey: [channel, input, 'pages'],
    queryFn: async ({ pageParam }) => ask(channel, { ...input, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Responses[C]) => (last as { readonly next: string | null }).next,
    placeholderData: keptFor(input),
    enabled: options.enabled ?? true,
  });
  return { ...query, paging: usePaging(query) };
}

function usePaging(query: UseInfiniteQueryResult): Paging {
  const { hasNextPage, isFetching, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } = query;
  const onMore = useCallback(() => {
    const read = async (): Promise<void> => {
      // A next page takes the place of a reading that is under way: what an event has made old would then
      // stay on screen, called fresh. So that reading comes to its end first.
      if (isFetching) await refetch({ cancelRefetch: false });
      await fetchNextPage({ cancelRefetch: false });
    };
    if (!isFetchingNextPage) void read();
  }, [isFetching, isFetchingNextPage, fetchNextPage, refetch]);
  return {
    hasMore: hasNextPage,
    onMore,
    loadingMore: isFetchingNextPage,
    busy: isFetching,
    moreFailed: isFetchNextPageError,
  };
}

/** The answer of before, until the next one is there; never that of other books under the name of these. */
function keptFor(input: object) {
  return <Data>(before: Data | undefined, query: { readonly queryKey: QueryKey } | undefined) =>
    booksOf(query?.queryKey[1]) === booksOf(input) ? before : undefined;
}

function booksOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'books' in input ? input.books : undefined;
}
