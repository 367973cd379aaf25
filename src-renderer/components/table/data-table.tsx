import { VisuallyHidden } from '@mantine/core';
import { type CSSProperties, type ReactNode, useCallback, useId, useRef } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { ACTIONS_PX, HEADER_PX, MIN_COLUMN_PX, ROW_PX, TICK_PX } from './sizes.ts';
import { TableBody } from './table-body.tsx';
import { TableFooter } from './table-footer.tsx';
import { TableHead } from './table-head.tsx';
import { TableTotals } from './table-totals.tsx';
import classes from './table.module.css';
import type { DataTableProps } from './types.ts';
import { useNextPage } from './use-next-page.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useRowSelection } from './use-row-selection.ts';
import { useRowWindow } from './use-row-window.ts';

/**
 * A list of rows: as a table, with the keyboard, with ticks, from one row to a hundred thousand. Where
 * rows open or can be ticked it is a grid with one stop for Tab, else a table that scrolls. Give `rows`,
 * `columns` and the functions a lasting identity (useMemo, module constants) where tables are long.
 */
export function DataTable<Row, SortBy extends string = string>(props: DataTableProps<Row, SortBy>) {
  const t = useTexts('components');
  const help = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const { rows, rowKey, columns, hasMore = false, loadingMore = false } = props;
  const keyAt = useCallback(
    (index: number) => {
      const row = rows[index];
      return row === undefined ? '' : rowKey(row);
    },
    [rows, rowKey],
  );
  const isGrid = props.onOpen !== undefined || props.selection !== undefined;
  const focus = useRowFocus(body, rows.length, keyAt);
  // Here and not in the body: a parent's scrolling element is not there yet when its children begin.
  const rowWindow = useRowWindow(
    scroller,
    { count: rows.length, keyAt },
    isGrid ? focus.index : -1,
    columns.some(({ wrap }) => wrap === true),
  );
  const selection = useRowSelection(props.selection, rows, rowKey);
  const lastKey = rows.length === 0 ? null : `${rows.length} ${keyAt(rows.length - 1)}`;
  const { busy = loadingMore, moreFailed = false } = props;
  const onScroll = useNextPage(scroller, { hasMore, busy, moreFailed, lastKey }, props.onMore);
  const extra = (selection === null ? 0 : 1) + (props.rowActions === undefined ? 0 : 1);

  return (
    <div className={classes['frame']} data-fill={props.fill === true ? '' : undefined}>
      <div
        ref={scroller}
        className={classes['scroller']}
        style={styleOf(props)}
        onScroll={onScroll}
        // What scrolls must be within reach of the keyboard; in a grid the rows are.
        {...(isGrid ? {} : { tabIndex: 0, role: 'region', 'aria-label': props.label })}
      >
        <table
          className={classes['table']}
          style={{ minWidth: minWidthOf(props) }}
          role={isGrid ? 'grid' : undefined}
          aria-label={props.label}
          aria-describedby={isGrid ? help : undefined}
          aria-rowcount={rowCountOf(props)}
          aria-multiselectable={selection === null ? undefined : true}
        >
          <Widths {...props} />
          <TableHead
            columns={columns}
            sort={props.sort}
            onSort={props.onSort}
            selection={selection}
            hasActions={props.rowActions !== undefined}
          />
          {rows.length === 0 ? (
            <tbody>
              <tr className={classes['none']}>
                <td colSpan={columns.length + extra}>
                  <div>{props.empty ?? t('table.empty')}</div>
                </td>
              </tr>
            </tbody>
          ) : (
            <TableBody
              table={props}
              scroller={scroller}
              body={body}
              keyAt={keyAt}
              rowWindow={rowWindow}
              focus={isGrid ? focus : null}
              selection={selection}
            />
          )}
          {rows.length > 0 && (
            <TableTotals
              columns={columns}
              hasTicks={selection !== null}
              hasActions={props.rowActions !== undefined}
            />
          )}
        </table>
      </div>
      {isGrid && <VisuallyHidden id={help}>{helpWords()}</VisuallyHidden>}
      {(rows.length > 0 || props.footer !== undefined) && (
        <TableFooter
          shown={rows.length}
          total={props.total}
          selected={props.selection?.selected.size ?? 0}
          hasMore={hasMore}
          onMore={props.onMore}
          loadingMore={loadingMore}
        >
          {props.footer}
        </TableFooter>
      )}
    </div>
  );

  function helpWords(): string {
    const moving = t(props.onOpen === undefined ? 'table.help-move' : 'table.help-open');
    return selection === null ? moving : `${moving} ${t('table.help-select')}`;
  }
}

function Widths<Row, SortBy extends string>(props: DataTableProps<Row, SortBy>): ReactNode {
  const flexible = props.columns.filter(({ width }) => width === undefined).length;
  // The browser would give each the same of what is left, also where that is less than one of them needs.
  const more = `max(0px, (100cqw - ${minWidthOf(props)}px) / ${Math.max(1, flexible)})`;
  const widthOf = (minWidth = MIN_COLUMN_PX): string => `calc(${minWidth}px + ${more})`;
  return (
    <colgroup>
      {props.selection !== undefined && <col style={{ width: TICK_PX }} />}
      {props.columns.map(({ key, width, minWidth }) => (
        <col key={key} style={{ width: width ?? widthOf(minWidth) }} />
      ))}
      {props.rowActions !== undefined && <col style={{ width: ACTIONS_PX }} />}
    </colgroup>
  );
}

/** Pixels below which the table scrolls sideways instead of squeezing its columns. */
function minWidthOf<Row, SortBy extends string>(props: DataTableProps<Row, SortBy>): number {
  const columns = props.columns.map(({ width, minWidth }) => width ?? minWidth ?? MIN_COLUMN_PX);
  const tick = props.selection === undefined ? 0 : TICK_PX;
  const actions = props.rowActions === undefined ? 0 : ACTIONS_PX;
  return columns.reduce((sum, width) => sum + width, tick + actions);
}

/** The header counts as a row; -1 says that nobody knows yet. */
function rowCountOf<Row, SortBy extends string>(props: DataTableProps<Row, SortBy>): number {
  if (props.total?.exact === true) return Math.max(props.total.value, props.rows.length) + 1;
  return props.hasMore === true ? -1 : props.rows.length + 1;
}

function styleOf<Row, SortBy extends string>(props: DataTableProps<Row, SortBy>): CSSProperties {
  const sizes: Readonly<Record<`--${string}`, string>> = {
    '--row-height': `${ROW_PX}px`,
    '--header-height': `${HEADER_PX}px`,
  };
  return props.fill === true ? sizes : { ...sizes, maxHeight: props.maxHeight ?? '70dvh' };
}
