import type { KeyboardEvent, RefObject } from 'react';
import { HEADER_PX, ROW_PX } from './sizes.ts';
import type { RowFocus } from './use-row-focus.ts';
import type { RowSelection } from './use-row-selection.ts';

/** What the keys of a table body act on. */
interface KeyTargets {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly focus: RowFocus;
  readonly selection: RowSelection | null;
  readonly open: ((index: number) => void) | undefined;
}

/** The keys of a table body. Those of a control inside a row stay the control's own. */
export function handleRowKey(event: KeyboardEvent<HTMLElement>, targets: KeyTargets): void {
  const { target } = event;
  if (!(target instanceof Element) || !target.matches('tr[data-index], [data-row-tick]')) return;
  const { focus, selection, open } = targets;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a' && selection !== null) {
    event.preventDefault();
    selection.selectAll();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;

  const destination = destinationOf(event.key, targets);
  if (destination !== null) {
    event.preventDefault();
    const to = Math.min(Math.max(destination, 0), targets.count - 1);
    if (!event.shiftKey) selection?.endRange();
    else if (to !== focus.index) selection?.extend(focus.index, to);
    focus.moveTo(to);
  } else if (event.key === 'Enter' && open !== undefined) {
    event.preventDefault();
    open(focus.index);
  } else if (event.key === ' ' && !target.matches('[data-row-tick]')) {
    // Without ticks the space bar would scroll the page away from the row.
    event.preventDefault();
    selection?.toggle(focus.index);
  }
}

function destinationOf(key: string, { focus, count, scroller }: KeyTargets): number | null {
  const inSight = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEADER_PX) / ROW_PX) - 1);
  switch (key) {
    case 'ArrowDown':
      return focus.index + 1;
    case 'ArrowUp':
      return focus.index - 1;
    case 'PageDown':
      return focus.index + inSight;
    case 'PageUp':
      return focus.index - inSight;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
