import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react';

/** The row of a table that the keyboard is at: the only one that Tab stops at. */
export interface LineFocus {
  readonly index: number;
  /** For the table. */
  readonly handlers: {
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

/**
 * Arrow keys between rows that are all in the document, and marked `data-line`; Enter opens one. What is
 * opened stands in rows without that mark, with tables of its own that have keys of their own.
 */
export function useLineFocus(
  table: RefObject<HTMLTableElement | null>,
  count: number,
  open: (index: number) => void,
): LineFocus {
  const [place, setPlace] = useState(0);
  const index = Math.min(place, Math.max(0, count - 1));
  const onFocus = ({ target }: FocusEvent<HTMLElement>): void => {
    const line = target.closest<HTMLElement>('[data-line]')?.dataset['line'];
    if (line !== undefined) setPlace(Number(line));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || target.dataset['line'] === undefined) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = destinationOf(key, index, count);
    if (to !== null) {
      event.preventDefault();
      table.current?.querySelector<HTMLElement>(`[data-line="${to}"]`)?.focus();
    } else if (key === 'Enter') {
      event.preventDefault();
      open(index);
    }
  };
  return { index, handlers: { onFocus, onKeyDown } };
}

function destinationOf(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, count - 1);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
