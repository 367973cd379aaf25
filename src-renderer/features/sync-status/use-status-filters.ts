import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { filtersOf, NO_FILTERS, paramsOf, type StatusFilters } from './status-filters.ts';

export interface StatusAddress {
  readonly filters: StatusFilters;
  /** What is changed; the table then begins with its first row again. */
  readonly change: (part: Partial<StatusFilters>) => void;
  /** Takes everything back but the order. */
  readonly clear: () => void;
  /** The row whose details are open, null for none. */
  readonly row: string | null;
  readonly open: (row: string | null) => void;
}

/** The filters and the open row, all in the address. */
export function useStatusAddress(): StatusAddress {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => filtersOf(params), [params]);
  const row = params.get('row');
  const change = useCallback(
    (part: Partial<StatusFilters>) => {
      const next = paramsOf({ ...filters, startAt: null, ...part });
      next.set('view', 'details');
      setParams(next, { replace: true });
    },
    [filters, setParams],
  );
  const { sort } = filters;
  const clear = useCallback(() => change({ ...NO_FILTERS, sort }), [change, sort]);
  const open = useCallback(
    (wanted: string | null) => {
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (wanted === null) next.delete('row');
          else next.set('row', wanted);
          return next;
        },
        { replace: true },
      );
    },
    [setParams],
  );
  return { filters, change, clear, row, open };
}
