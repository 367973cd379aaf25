import { type FocusEvent, type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Which row the keyboard is at: the only one that Tab stops at. */
export interface RowFocus {
  readonly index: number;
  /** Goes to a row, as far as there are rows. */
  readonly moveTo: (index: number) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
}

/**
 * Keeps the place by key, so that rows that come in above do not move it; when the row is gone, the one
 * that took its place has it.
 */
export function useRowFocus(
  body: RefObject<HTMLElement | null>,
  count: number,
  keyAt: (index: number) => string,
): RowFocus {
  const [place, setPlace] = useState<{ readonly index: number; readonly key: string } | null>(null);
  const index = locate(place, count, keyAt);
  const wantsFocus = useRef(false);
  const isInside = useRef(false);

  const remember = useCallback(
    (next: number) => {
      setPlace((before) =>
        before?.index === next && before.key === keyAt(next) ? before : { index: next, key: keyAt(next) },
      );
    },
    [keyAt],
  );

  useLayoutEffect(() => {
    // A focused row that has left the list would leave the keyboard nowhere.
    const isLost = isInside.current && document.activeElement === document.body;
    if (!wantsFocus.current && !isLost) return;
    const row = body.current?.querySelector<HTMLElement>(`tr[data-index="${index}"]`);
    if (row === null || row === undefined) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  return {
    index,
    moveTo: (to) => {
      if (count === 0) return;
      wantsFocus.current = true;
      remember(Math.min(Math.max(to, 0), count - 1));
    },
    onFocus: (event) => {
      const at = indexOfRow(event.target, body.current);
      if (at === null) return;
      isInside.current = true;
      remember(at);
    },
    onBlur: (event) => {
      // Only a removed element loses the focus while it is no longer, or about to be no longer, there.
      isInside.current = event.relatedTarget === null && !document.hasFocus() ? isInside.current : false;
    },
  };
}

/** The row of the table body that something in the document is in. */
export function indexOfRow(target: EventTarget | null, body: HTMLElement | null): number | null {
  // What a row shows in a portal, such as a menu, sends its events through React to the row as well.
  if (!(target instanceof Element) || body === null || !body.contains(target)) return null;
  const index = target.closest<HTMLElement>('tr[data-index]')?.dataset['index'];
  return index === undefined ? null : Number(index);
}

function locate(
  place: { readonly index: number; readonly key: string } | null,
  count: number,
  keyAt: (index: number) => string,
): number {
  if (count === 0) return -1;
  if (place === null) return 0;
  if (place.index < count && keyAt(place.index) === place.key) return place.index;
  for (let index = 0; index < count; index += 1) if (keyAt(index) === place.key) return index;
  return Math.min(place.index, count - 1);
}
