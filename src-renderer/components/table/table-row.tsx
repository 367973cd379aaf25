import { memo, useRef } from 'react';
import { useTexts } from '../../i18n/index.ts';
import classes from './table.module.css';
import type { Column } from './types.ts';
import { useInnerStops } from './use-inner-stops.ts';

interface TableRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column<Row>[];
  readonly label: string | undefined;
  /** Whether the keyboard stops here; null where rows are only read. */
  readonly isCurrent: boolean | null;
  readonly canOpen: boolean;
  /** Null where there are no ticks at all, `fixed` where this row cannot have one. */
  readonly tick: boolean | 'fixed' | null;
  readonly actions: ((row: Row) => React.ReactNode) | undefined;
  readonly measure: ((row: HTMLTableRowElement | null) => void) | undefined;
}

/** One row. It handles no event itself: the body does, so that rows are drawn again only when they differ. */
function PlainRow<Row>(props: TableRowProps<Row>) {
  const { row, index, columns, isCurrent, tick, actions, measure } = props;
  const element = useRef<HTMLTableRowElement | null>(null);
  useInnerStops(element, isCurrent !== false);
  return (
    <tr
      ref={(node) => {
        element.current = node;
        measure?.(node);
      }}
      className={classes['row']}
      data-index={index}
      data-can-open={props.canOpen ? '' : undefined}
      aria-rowindex={index + 2}
      aria-selected={tick === null || tick === 'fixed' ? undefined : tick}
      aria-label={props.label}
      tabIndex={tabIndexOf(isCurrent)}
    >
      {tick !== null && <TickCell index={index} tick={tick} label={props.label} />}
      {columns.map((column) => (
        <td key={column.key} data-align={column.align} data-wrap={column.wrap === true ? '' : undefined}>
          <div className={classes['cell']}>{column.render(row)}</div>
        </td>
      ))}
      {actions !== undefined && (
        <td className={classes['actions']}>
          <div>{actions(row)}</div>
        </td>
      )}
    </tr>
  );
}

/** A typed seam: `memo` forgets that the component is generic. */
export const TableRow = memo(PlainRow) as unknown as typeof PlainRow;

function TickCell(props: {
  readonly index: number;
  readonly tick: boolean | 'fixed';
  readonly label: string | undefined;
}) {
  const t = useTexts('components');
  const { index, tick, label } = props;
  const name =
    label === undefined
      ? t('table.select-row-number', { number: index + 1 })
      : t('table.select-row', { name: label });
  return (
    <td className={classes['tick']} data-tick-cell="">
      <input
        type="checkbox"
        data-row-tick=""
        aria-label={name}
        checked={tick === true}
        disabled={tick === 'fixed'}
        // The body hears the click, which says whether Shift was held.
        onChange={ignore}
      />
    </td>
  );
}

const ignore = () => undefined;

function tabIndexOf(isCurrent: boolean | null): number | undefined {
  if (isCurrent === null) return undefined;
  return isCurrent ? 0 : -1;
}
