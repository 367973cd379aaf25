import { useEffect, useMemo } from 'react';
import { useDigests } from './digests-store.ts';
import { filtersOf } from './list-query.ts';
import { useDigestList } from './use-digest-list.ts';

/** Where a digest stands in the list that was seen last. */
export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
  /** From 1; null when the list does not hold it. */
  readonly place: number | null;
  readonly total: number;
}

/** The digests before and after one, in the order of the list. */
export function useNeighbours(id: string): Neighbours {
  const params = useDigests((state) => state.params);
  const order = useDigests((state) => state.order);
  const add = useDigests((state) => state.addToOrder);
  const filters = useMemo(() => filtersOf(new URLSearchParams(params)), [params]);
  const { rows, total, query } = useDigestList(filters);
  const { isPlaceholderData } = query;
  const { hasMore, busy, moreFailed, onMore } = query.paging;
  useEffect(() => {
    if (rows.length === 0 || isPlaceholderData) return;
    add(
      params,
      rows.map((row) => row.id),
    );
  }, [add, params, rows, isPlaceholderData]);
  const index = order.indexOf(id);
  const isLast = index !== -1 && index === order.length - 1;
  useEffect(() => {
    // A page that failed would fail again and again: an event, or a person, asks for it anew.
    if (isLast && hasMore && !busy && !moreFailed) onMore();
  }, [isLast, hasMore, busy, moreFailed, onMore]);
  return {
    previous: index === -1 ? null : (order[index - 1] ?? null),
    next: index === -1 ? null : (order[index + 1] ?? null),
    place: index === -1 ? null : index + 1,
    total: Math.max(total?.value ?? 0, order.length),
  };
}
