import type { ReactNode } from 'react';
import type { Column } from './types.ts';

interface TotalCell {
  readonly key: string;
  readonly align?: Column<unknown>['align'];
  readonly footer?: ReactNode;
}

/** The row of totals, which stays in view; nothing when no column has one. */
export function TableTotals(props: {
  readonly columns: readonly TotalCell[];
  /** Whether there is a column of ticks before them, and one of actions after them. */
  readonly hasTicks: boolean;
  readonly hasActions: boolean;
}) {
  const { columns, hasTicks, hasActions } = props;
  if (columns.every(({ footer }) => footer === undefined)) return null;
  const cells: readonly TotalCell[] = [
    ...(hasTicks ? [{ key: ' tick' }] : []),
    ...columns,
    ...(hasActions ? [{ key: ' actions' }] : []),
  ];
  return (
    <tfoot>
      <tr>
        {cells.map(({ key, align, footer }) => (
          <td key={key} data-align={align}>
            {footer}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
