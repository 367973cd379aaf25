import { useMemo } from 'react';
import type { DigestView } from '../../../src-shared/ipc/contract.ts';
import { type Pages, usePages } from '../../bridge/index.ts';
import { type DigestFilters, listInput } from './list-query.ts';

export interface DigestList {
  readonly query: Pages<'digests.list'>;
  /** All that are loaded. */
  readonly rows: readonly DigestView[];
  /** Rows of all pages together. */
  readonly total: { readonly value: number; readonly exact: boolean } | undefined;
}

/** The digests of a filter, page by page. */
export function useDigestList(filters: DigestFilters): DigestList {
  const query = usePages('digests.list', listInput(filters));
  const { data } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.digests) ?? [], [data]);
  return {
    query,
    rows,
    total: data?.pages.at(-1)?.total,
  };
}
