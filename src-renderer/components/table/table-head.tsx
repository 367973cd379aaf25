import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import { useTexts } from '../../i18n/index.ts';
import classes from './table.module.css';
import type { Column, Sort } from './types.ts';
import type { RowSelection } from './use-row-selection.ts';

/** The names of the columns, which stay in view; those that sort are buttons. */
export function TableHead<Row, SortBy extends string>(props: {
  readonly columns: readonly Column<Row, SortBy>[];
  readonly sort: Sort<SortBy> | undefined;
  readonly onSort: ((sort: Sort<SortBy>) => void) | undefined;
  readonly selection: RowSelection | null;
  readonly hasActions: boolean;
}) {
  const t = useTexts('components');
  const { columns, sort, onSort, selection, hasActions } = props;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection !== null && (
          <th scope="col" className={classes['tick']}>
            <AllTick selection={selection} />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            data-align={column.align}
            aria-sort={column.sortBy === undefined ? undefined : orderOf(column.sortBy, sort)}
          >
            {column.sortBy === undefined || onSort === undefined ? (
              <span className={classes['name']} title={column.header}>
                {column.header}
              </span>
            ) : (
              <SortButton name={column.header} by={column.sortBy} sort={sort} onSort={onSort} />
            )}
          </th>
        ))}
        {hasActions && (
          <th scope="col">
            <VisuallyHidden>{t('table.actions')}</VisuallyHidden>
          </th>
        )}
      </tr>
    </thead>
  );
}

function SortButton<SortBy extends string>(props: {
  readonly name: string;
  readonly by: SortBy;
  readonly sort: Sort<SortBy> | undefined;
  readonly onSort: (sort: Sort<SortBy>) => void;
}) {
  const { name, by, sort, onSort } = props;
  const order = orderOf(by, sort);
  const Mark = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort }[order];
  return (
    <button
      type="button"
      className={classes['sort']}
      data-order={order}
      onClick={() => onSort({ by, descending: order === 'ascending' })}
    >
      <span className={classes['name']} title={name}>
        {name}
      </span>
      <Mark size={14} aria-hidden />
    </button>
  );
}

function AllTick({ selection }: { readonly selection: RowSelection }) {
  const t = useTexts('components');
  const extent = selection.extent();
  return (
    <input
      type="checkbox"
      aria-label={t('table.select-all')}
      checked={extent === 'all'}
      ref={(box) => {
        if (box !== null) box.indeterminate = extent === 'some';
      }}
      onChange={selection.toggleAll}
    />
  );
}

function orderOf<SortBy extends string>(
  by: SortBy,
  sort: Sort<SortBy> | undefined,
): 'ascending' | 'descending' | 'none' {
  if (sort?.by !== by) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}
