import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
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
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
}

/** Queries that answer page by page. */
type PagedQuery = {
  [C in Query]: Responses[C] extends { readonly next: string | null } ? C : never;
}[Query];

/** The pages of a list that have been read so far. */
export type Pages<C extends PagedQuery> = UseInfiniteQueryResult<{ readonly pages: Responses[C][] }>;

/** A list, page by page; `fetchNextPage` reads on. */
export function usePages<C extends PagedQuery>(
  channel: C,
  input: RequestInput<C>,
  options: { readonly enabled?: boolean } = {},
): Pages<C> {
  return useInfiniteQuery({
    queryKey: [channel, input, 'pages'],
    queryFn: async ({ pageParam }) => ask(channel, { ...input, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Responses[C]) => (last as { readonly next: string | null }).next,
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
}
