import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback } from 'react';
import { OVERSCAN_ROWS, ROW_PX, VIRTUAL_FROM_ROWS } from './sizes.ts';

/** A row that is in the document, and the empty height before it, in pixels. */
export interface PlacedRow {
  readonly index: number;
  readonly gapBefore: number;
}

/** The rows of a table that are in the document. */
export interface RowWindow {
  readonly placed: readonly PlacedRow[];
  /** Pixels of rows after the last one. */
  readonly gapAfter: number;
  /** Given to each row when rows differ in height. */
  readonly measure: ((row: HTMLElement | null) => void) | undefined;
}

/**
 * Which rows are in the document: all of a short table, of a long one those in sight and the one with
 * the keyboard's focus, which must never vanish from under a person.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  keys: { readonly count: number; readonly keyAt: (index: number) => string },
  focusIndex: number,
  rowsDiffer: boolean,
): RowWindow {
  const { count, keyAt } = keys;
  const isVirtual = count > VIRTUAL_FROM_ROWS;
  const rangeExtractor = useCallback(
    (range: Range) => withIndex(defaultRangeExtractor(range), focusIndex),
    [focusIndex],
  );
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: keyAt,
    overscan: OVERSCAN_ROWS,
    rangeExtractor,
  });
  if (!isVirtual) {
    return {
      placed: Array.from({ length: count }, (_, index) => ({ index, gapBefore: 0 })),
      gapAfter: 0,
      measure: undefined,
    };
  }
  let end = 0;
  const placed = virtualizer.getVirtualItems().map((item) => {
    const gapBefore = item.start - end;
    ({ end } = item);
    return { index: item.index, gapBefore };
  });
  return {
    placed,
    gapAfter: virtualizer.getTotalSize() - end,
    measure: rowsDiffer ? virtualizer.measureElement : undefined,
  };
}

/** Puts an index into a rising list of them, unless it is there. */
function withIndex(indexes: readonly number[], index: number): number[] {
  if (index < 0 || indexes.includes(index)) return [...indexes];
  return [...indexes, index].toSorted((a, b) => a - b);
}
