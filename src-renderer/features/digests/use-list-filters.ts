import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useDigests } from './digests-store.ts';
import { type DigestFilters, filtersOf, NO_FILTERS, paramsOf } from './list-query.ts';

export interface ListFilters {
  readonly filters: DigestFilters;
  readonly change: (part: Partial<DigestFilters>) => void;
  /** Takes everything back but the order. */
  readonly clear: () => void;
  /** What the list showed when it was left, where the address says nothing; null: it stands as it is. */
  readonly left: string | null;
}

/** The filters in the address, kept for the next time that the list opens. */
export function useListFilters(): ListFilters {
  const [params, setParams] = useSearchParams();
  const left = useDigests((state) => state.params);
  const keep = useDigests((state) => state.keepParams);
  const unselect = useDigests((state) => state.select);
  const filters = useMemo(() => filtersOf(params), [params]);
  const change = useCallback(
    (part: Partial<DigestFilters>) => {
      const next = paramsOf({ ...filters, ...part });
      // Before the address changes: an empty one would bring back what was chosen before.
      keep(next.toString());
      // What is no longer in sight must not be posted with the rest.
      unselect(new Set());
      setParams(next, { replace: true });
    },
    [filters, keep, unselect, setParams],
  );
  const { sort } = filters;
  const clear = useCallback(() => change({ ...NO_FILTERS, sort }), [change, sort]);
  return { filters, change, clear, left: params.size === 0 && left !== '' ? left : null };
}
