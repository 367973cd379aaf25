import { stringify } from 'csv-stringify/sync';
import type { ColumnKind, TableExport, TableStream } from '../core/ports/index.ts';
import { totalsRow } from './totals.ts';

/** Excel takes a file without it for the PC's own code page. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Kinds whose text is plain digits of our own making, where a leading minus is no formula. */
const NUMBERS: ReadonlySet<ColumnKind> = new Set<ColumnKind>(['amount', 'price', 'quantity', 'integer']);

/** A table as CSV: UTF-8 with a byte order mark, formulas escaped, totals last. */
export function writeCsv(table: TableExport): Uint8Array {
  const rows = [table.columns.map(({ header }) => header), ...table.rows, ...totalsRow(table)];
  const kinds = table.columns.map(({ kind }) => kind);
  return Buffer.from(BYTE_ORDER_MARK + csvRows(rows, kinds));
}

/** The same part by part as its rows come, for tables that are too long to be held at once. */
export async function* writeCsvParts(table: TableStream): AsyncGenerator<string, void, undefined> {
  const kinds = table.columns.map(({ kind }) => kind);
  yield BYTE_ORDER_MARK + csvRows([table.columns.map(({ header }) => header)], kinds);
  for await (const rows of table.rows) yield csvRows(rows, kinds);
}

/** Rows of CSV with CR LF, as RFC 4180 has them. Cells of text that a spreadsheet would run get an apostrophe. */
export function csvRows(rows: Iterable<readonly (string | null)[]>, kinds: readonly ColumnKind[]): string {
  return stringify([...rows], {
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: {
      string: (value, { index }) => {
        const kind = kinds[index];
        const number = kind !== undefined && NUMBERS.has(kind) && /^-\d/u.test(value);
        return number ? { value, escape_formulas: false } : value;
      },
    },
  });
}
