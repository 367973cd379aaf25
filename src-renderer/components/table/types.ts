import type { ReactNode } from 'react';

/** One column of a table of `Row`. */
export interface Column<Row, SortBy extends string = string> {
  readonly key: string;
  readonly header: string;
  readonly render: (row: Row) => ReactNode;
  /** Amounts and counts stand right. */
  readonly align?: 'left' | 'right' | 'center';
  /** Pixels. Columns without one share what their `minWidth`s leave. */
  readonly width?: number;
  /** Pixels below which a column without a width does not shrink: the table then scrolls sideways. */
  readonly minWidth?: number;
  /** What to sort by when its header is pressed. */
  readonly sortBy?: SortBy;
  /** Long texts go on in the next line instead of ending in an ellipsis. */
  readonly wrap?: boolean;
  /** Beneath the column, in a row that stays in view: a total. */
  readonly footer?: ReactNode;
}

/** The order that the rows are in. */
export interface Sort<SortBy extends string = string> {
  readonly by: SortBy;
  readonly descending: boolean;
}

/** Rows that a person has ticked; the owner keeps them, by key. */
export interface Selection<Row> {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
  /** Rows that cannot be ticked; without it all can. */
  readonly canSelect?: (row: Row) => boolean;
}

export interface DataTableProps<Row, SortBy extends string = string> {
  /** What the table lists: its accessible name. */
  readonly label: string;
  readonly columns: readonly Column<Row, SortBy>[];
  /** The rows loaded so far, in their order. */
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** What a row is called, for screen readers. */
  readonly rowLabel?: (row: Row) => string;
  /** A click on the row, or Enter. */
  readonly onOpen?: (row: Row) => void;
  readonly sort?: Sort<SortBy>;
  readonly onSort?: (sort: Sort<SortBy>) => void;
  readonly selection?: Selection<Row>;
  /** Whether there are rows beyond those loaded. */
  readonly hasMore?: boolean;
  /** Asks for the next rows: when the end comes near, once for each end, and by a button. */
  readonly onMore?: () => void;
  readonly loadingMore?: boolean;
  /** The rows are being read, new ones or those that are there: nothing is asked for meanwhile. */
  readonly busy?: boolean;
  /** The next rows did not come: only a person asks for them again. */
  readonly moreFailed?: boolean;
  /** Rows of all pages together; `exact: false` means at least so many. */
  readonly total?: { readonly value: number; readonly exact: boolean };
  /** Instead of rows when there are none. */
  readonly empty?: ReactNode;
  /** Buttons at the end of a row. */
  readonly rowActions?: (row: Row) => ReactNode;
  /** Right in the line beneath the table. */
  readonly footer?: ReactNode;
  /** CSS length or pixels; 70dvh without it. */
  readonly maxHeight?: number | string;
  /** Takes the height that its flex column has left, instead of `maxHeight`. */
  readonly fill?: boolean;
}
