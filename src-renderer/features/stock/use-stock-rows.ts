import { useEffect, useMemo } from 'react';
import type { StockReportView } from '../../../src-shared/ipc/contract.ts';
import { type ChosenBooks, type Pages, usePages } from '../../bridge/index.ts';
import { ON_THE_WAY } from './stock-store.ts';

export type StockItem = StockReportView['items'][number];

/** The rows of the list, and the places that there are to choose from. */
export interface StockRows {
  readonly query: Pages<'reports.stock'>;
  readonly rows: readonly StockItem[];
  readonly places: readonly string[];
}

/** What the engine is asked for: a text, at one place or everywhere. */
export function stockAsked(search: string, place: string | null) {
  return {
    ...(search === '' ? {} : { search }),
    ...(place === null ? {} : { location: place === ON_THE_WAY ? null : place }),
  };
}

/** Stock that matches a text, at one place or everywhere. */
export function useStockRows(books: ChosenBooks, search: string, place: string | null): StockRows {
  const query = usePages(
    'reports.stock',
    { ...books.input, ...stockAsked(search, place) },
    { enabled: books.isKnown && books.isHere },
  );
  const rows = useMemo(() => itemsOf(query), [query]);
  const locations = query.data?.pages[0]?.locations;
  const places = useMemo(
    () => [...new Set([...(locations ?? []), ON_THE_WAY, ...(place === null ? [] : [place])])].toSorted(),
    [locations, place],
  );
  return { query, rows, places };
}

/** Reads a list on, page by page, for what needs all of it; after a failure only when a person asks. */
export function useReadToEnd({ paging }: Pick<Pages<'reports.stock'>, 'paging'>, wanted: boolean): void {
  const { hasMore, busy, moreFailed, onMore } = paging;
  useEffect(() => {
    if (wanted && hasMore && !busy && !moreFailed) onMore();
  }, [wanted, hasMore, busy, moreFailed, onMore]);
}

export function itemsOf({ data }: Pick<Pages<'reports.stock'>, 'data'>): readonly StockItem[] {
  return data?.pages.flatMap((page) => page.items) ?? [];
}
