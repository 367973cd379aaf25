import { useMemo } from 'react';
import type { StatusRowView } from '../../../src-shared/ipc/contract.ts';
import { type Pages, usePages } from '../../bridge/index.ts';
import { listInput, type StatusFilters } from './status-filters.ts';

export interface StatusRows {
  readonly query: Pages<'status.rows'>;
  /** All that are loaded. */
  readonly rows: readonly StatusRowView[];
  /** Rows of all pages together. */
  readonly total: { readonly value: number; readonly exact: boolean } | undefined;
}

/** The rows of a filter, page by page. */
export function useStatusRows(filters: StatusFilters): StatusRows {
  const query = usePages('status.rows', listInput(filters));
  const { data } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  return { query, rows, total: data?.pages.at(-1)?.total };
}
