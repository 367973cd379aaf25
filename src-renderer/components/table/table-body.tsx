import { Fragment, type KeyboardEvent, type MouseEvent, type RefObject, useCallback } from 'react';
import classes from './table.module.css';
import { TableRow } from './table-row.tsx';
import type { DataTableProps } from './types.ts';
import { indexOfRow, type RowFocus } from './use-row-focus.ts';
import { handleRowKey } from './use-row-keys.ts';
import type { RowSelection } from './use-row-selection.ts';
import type { RowWindow } from './use-row-window.ts';

const CONTROLS = 'a, button, input, label, select, textarea, summary, [role="menuitem"], [contenteditable]';

/** The rows, and everything that a mouse or a keyboard does to them. */
export function TableBody<Row, SortBy extends string>(props: {
  readonly table: DataTableProps<Row, SortBy>;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly body: RefObject<HTMLTableSectionElement | null>;
  readonly keyAt: (index: number) => string;
  readonly rowWindow: RowWindow;
  /** Null where rows are only read. */
  readonly focus: RowFocus | null;
  readonly selection: RowSelection | null;
}) {
  const { table, scroller, body, keyAt, rowWindow, focus, selection } = props;
  const { rows, columns, onOpen } = table;
  const open = useCallback(
    (index: number) => {
      const row = rows[index];
      if (row !== undefined) onOpen?.(row);
    },
    [rows, onOpen],
  );

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const index = indexOfRow(event.target, body.current);
    if (index === null || !(event.target instanceof Element)) return;
    const inTickCell = event.target.closest('[data-tick-cell]') !== null;
    if (inTickCell && selection?.canSelect(index) === true) {
      if (event.shiftKey) selection.extend(focus?.index ?? index, index);
      else selection.toggle(index);
    }
    if (inTickCell || event.target.closest(CONTROLS) !== null || hasMarkedText(event.currentTarget)) return;
    open(index);
  };

  // Events reach the body from its rows, which are what a person acts on: one listener for thousands.
  const mouse = { onClick, onMouseOver: nameCutOffText };
  const keyboard = focus !== null && {
    onFocus: focus.onFocus,
    onBlur: focus.onBlur,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) =>
      handleRowKey(event, {
        scroller,
        count: rows.length,
        focus,
        selection,
        open: onOpen === undefined ? undefined : open,
      }),
  };

  return (
    <tbody ref={body} {...mouse} {...keyboard}>
      {rowWindow.placed.map(({ index, gapBefore }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <Fragment key={keyAt(index)}>
            <Gap height={gapBefore} />
            <TableRow
              row={row}
              index={index}
              columns={columns}
              label={table.rowLabel?.(row)}
              isCurrent={focus === null ? null : focus.index === index}
              canOpen={onOpen !== undefined}
              tick={tickOf(selection, index)}
              actions={table.rowActions}
              measure={rowWindow.measure}
            />
          </Fragment>
        );
      })}
      <Gap height={rowWindow.gapAfter} />
    </tbody>
  );
}

/** The height of the rows that are not in the document. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 ? <tr aria-hidden className={classes['gap']} style={{ height }} /> : null;
}

function tickOf(selection: RowSelection | null, index: number): boolean | 'fixed' | null {
  if (selection === null) return null;
  return selection.canSelect(index) ? selection.isSelected(index) : 'fixed';
}

/** A person who marks text in a row wants to copy it, not to open the row. */
function hasMarkedText(within: Element): boolean {
  const marked = window.getSelection();
  return marked !== null && !marked.isCollapsed && marked.containsNode(within, true);
}

/** Text that ends in an ellipsis is shown whole in a tooltip. */
function nameCutOffText(event: MouseEvent<HTMLElement>): void {
  const cell = event.target instanceof Element ? event.target.closest('td > div') : null;
  if (!(cell instanceof HTMLElement)) return;
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent;
  else cell.removeAttribute('title');
}
