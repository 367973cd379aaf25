import { useMemo } from 'react';
import type { CountView } from '../../../src-shared/ipc/contract.ts';
import {
  formatMinor,
  isCurrencyCode,
  lineAmount,
  parseQuantity,
  parseUnitPrice,
} from '../../../src-shared/money/index.ts';
import { type ChosenBooks, usePages } from '../../bridge/index.ts';
import { itemsOf, useReadToEnd } from './use-stock-rows.ts';

/** What a difference is worth at today's average cost, as decimal text; null where nobody knows the cost. */
export type WorthOf = (line: CountView['lines'][number]) => string | null;

/**
 * Average costs of a location, to say what its count differs by in money before it is confirmed.
 * @returns null while they are not all read; then nothing can be said
 */
export function useWorthOf(books: ChosenBooks, location: string): WorthOf | null {
  const query = usePages(
    'reports.stock',
    { ...books.input, location },
    { enabled: books.isKnown && books.isHere },
  );
  useReadToEnd(query, true);
  const { data, paging } = query;
  return useMemo(() => {
    const currency = data?.pages[0]?.currency;
    if (paging.hasMore || currency === undefined || !isCurrencyCode(currency)) return null;
    const costs = new Map(itemsOf({ data }).map(({ sku, averageCost }) => [sku, averageCost]));
    return ({ sku, difference }) => {
      const cost = parseUnitPrice(costs.get(sku) ?? '');
      const quantity = parseQuantity(difference);
      return cost === null || quantity === null
        ? null
        : formatMinor(lineAmount(cost, quantity, currency), currency);
    };
  }, [data, paging.hasMore]);
}
