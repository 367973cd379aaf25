import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { OrderView } from '../../../src-shared/ipc/contract.ts';
import { useRowWindow } from '../../components/index.ts';

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
  const keyAt = useCallback((index: number) => orders[index]?.id ?? String(index), [orders]);
  const { placed, gapAfter, measure } = useRowWindow(
    scroller,
    { count: orders.length, keyAt },
    current,
    true,
  );
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
  return {
    placed: placed.flatMap(({ index, gapBefore }) => {
      const order = orders[index];
      return order === undefined ? [] : [{ index, order, gapBefore }];
    }),
    gapAfter,
    measure,
    current,
    setCurrent,
    move,
  };
}
