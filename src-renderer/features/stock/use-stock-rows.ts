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
  /** What the engine is asked to look for; undefined: everything. */
  readonly asked: string | undefined;
}

/**
 * Stock that matches a text, at one place or everywhere.
 * The engine looks for a text in item and location alike and knows no filter for the place, so that a
 * place is read to its end and what matched elsewhere is left out here.
 */
export function useStockRows(books: ChosenBooks, search: string, place: string | null): StockRows {
  const enabled = books.isKnown && !books.none;
  const asked = askedOf(search, place);
  const query = usePages(
    'reports.stock',
    { ...books.input, ...(asked === undefined ? {} : { search: asked }) },
    { enabled },
  );
  // Which places there are is seen in the list without filters: while one is in force, its rows show no other.
  const whole = usePages('reports.stock', { ...books.input }, { enabled });
  useReadToEnd(query, place !== null);
  const found = useMemo(() => itemsOf(query), [query]);
  const rows = useMemo(
    () => (place === null ? found : found.filter((item) => placeOf(item) === place)),
    [found, place],
  );
  const places = useMemo(() => {
    const seen = [...itemsOf(whole), ...found].map(placeOf);
    return [...new Set(place === null ? seen : [...seen, place])].toSorted();
  }, [whole, found, place]);
  return { query, rows, places, asked };
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

function placeOf({ location }: StockItem): string {
  return location ?? ON_THE_WAY;
}

function askedOf(search: string, place: string | null): string | undefined {
  if (search !== '') return search;
  return place === null || place === ON_THE_WAY ? undefined : place;
}
