import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { OrderView } from '../../../src-shared/ipc/contract.ts';

/** Shorter lists are in the document whole: the browser's own search finds everything in them. */
const VIRTUAL_FROM_ROWS = 100;
const ROW_PX = 37;
const OVERSCAN_ROWS = 12;

/** An order in the document, and the pixels of those before it that are not. */
interface PlacedOrder {
  readonly index: number;
  readonly order: OrderView;
  readonly gapBefore: number;
}

/** Which orders are in the document, and which one the keyboard is at. */
export interface OrderRows {
  readonly placed: readonly PlacedOrder[];
  /** Pixels of orders after the last one in the document. */
  readonly gapAfter: number;
  readonly measure: ((row: HTMLElement | null) => void) | undefined;
  readonly current: number;
  readonly setCurrent: (index: number) => void;
  /** Takes the keyboard there, or as near as there are orders. */
  readonly move: (index: number) => void;
}

/** Draws the orders in sight; each is as high as what it shows. */
export function useOrderRows(
  scroller: RefObject<HTMLElement | null>,
  orders: readonly OrderView[],
): OrderRows {
  const [wanted, setCurrent] = useState(0);
  const current = Math.min(wanted, orders.length - 1);
  const focusNext = useRef(false);
  const isVirtual = orders.length > VIRTUAL_FROM_ROWS;
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: orders.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => orders[index]?.id ?? index,
    overscan: OVERSCAN_ROWS,
    // The one with the focus must not vanish from under a person who scrolls.
    rangeExtractor: useCallback((range: Range) => withIndex(range, current), [current]),
  });
  const move = useCallback(
    (index: number) => {
      focusNext.current = true;
      setCurrent(Math.max(0, Math.min(index, orders.length - 1)));
    },
    [orders.length],
  );
  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-order="${current}"]`)?.focus();
  }, [scroller, current]);

  const items = isVirtual
    ? virtualizer.getVirtualItems()
    : orders.map((_, index) => ({ index, start: 0, end: 0 }));
  let end = 0;
  const placed: PlacedOrder[] = [];
  for (const item of items) {
    const order = orders[item.index];
    if (order !== undefined) placed.push({ index: item.index, order, gapBefore: item.start - end });
    ({ end } = item);
  }
  return {
    placed,
    gapAfter: isVirtual ? virtualizer.getTotalSize() - end : 0,
    measure: isVirtual ? virtualizer.measureElement : undefined,
    current,
    setCurrent,
    move,
  };
}

/** The rows in sight, and one that may be far away from them. */
function withIndex(range: Range, index: number): number[] {
  const inSight = defaultRangeExtractor(range);
  if (index < 0 || inSight.includes(index)) return inSight;
  return [...inSight, index].toSorted((a, b) => a - b);
}
