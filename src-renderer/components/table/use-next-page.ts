import { type RefObject, useEffect, useRef } from 'react';
import { MORE_BEFORE_END_ROWS, ROW_PX } from './sizes.ts';

/**
 * Asks for the next rows when the end of the loaded ones comes near, once for each end: a page that
 * fails is asked for again by a person, not in a circle.
 * @returns what to call when the table is scrolled
 */
export function useNextPage(
  scroller: RefObject<HTMLElement | null>,
  end: { readonly hasMore: boolean; readonly loading: boolean; readonly lastKey: string | null },
  onMore: (() => void) | undefined,
): () => void {
  const askedAt = useRef<string | null>(null);
  const { hasMore, loading, lastKey } = end;
  const check = () => {
    const element = scroller.current;
    if (element === null || onMore === undefined || !hasMore || loading) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    if (askedAt.current === lastKey || below > MORE_BEFORE_END_ROWS * ROW_PX) return;
    askedAt.current = lastKey;
    onMore();
  };
  // A first page that does not fill the table cannot be scrolled.
  useEffect(check);
  return check;
}
