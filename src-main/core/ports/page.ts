/** A page of a list: at most `limit` rows after `cursor`. */
export interface Page {
  readonly cursor: string | null;
  readonly limit: number;
}
export interface Paged<Row> {
  readonly rows: readonly Row[];
  /** Cursor of the next page, null at the end. */
  readonly next: string | null;
  readonly total: { readonly value: number; readonly exact: boolean };
}
/** Largest page a query gives. */
export const MAX_PAGE_ROWS = 200;
