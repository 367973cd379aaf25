import { type RefObject, useEffect, useRef } from 'react';
import { MORE_BEFORE_END_ROWS, ROW_PX } from './sizes.ts';

/**
 * Asks for the next rows when the end of the loaded ones comes near, once for each end: a page that
 * fails is asked for again by a person, not in a circle.
 * @returns what to call when the table is scrolled
 */
export function useNextPage(
  scroller: RefObject<HTMLElement | null>,
  end: {
    readonly hasMore: boolean;
    readonly busy: boolean;
    readonly moreFailed: boolean;
    readonly lastKey: string | null;
  },
  onMore: (() => void) | undefined,
): () => void {
  const askedAt = useRef<string | null>(null);
  const { hasMore, busy, moreFailed, lastKey } = end;
  const check = () => {
    const element = scroller.current;
    if (element === null || onMore === undefined || !hasMore || busy) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    if (askedAt.current === lastKey || below > MORE_BEFORE_END_ROWS * ROW_PX) return;
    askedAt.current = lastKey;
    onMore();
  };
  useEffect(() => {
    // A reading that was broken off, for the rows that are there were to be read again, is no answer:
    // the end may be asked for once more.
    if (!busy && !moreFailed) askedAt.current = null;
  }, [busy, moreFailed]);
  // A first page that does not fill the table cannot be scrolled.
  useEffect(check);
  return check;
}
