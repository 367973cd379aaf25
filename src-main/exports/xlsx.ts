import writeExcelFile, { type CellObject, type Sheet } from 'write-excel-file/node';
import { ExpectedFailure, assertNever } from '../../src-shared/model/index.ts';
import { businessDate, dayNumber, parseInstant } from '../../src-shared/time/index.ts';
import type { ColumnKind, TableExport } from '../core/ports/index.ts';
import { decimalsOf, totalsRow } from './totals.ts';

/** The writer keeps the whole sheet in memory, and nobody scrolls further; CSV has no limit. */
export const MAX_SHEET_ROWS = 50_000;
/** Excel's own limits. */
const MAX_CELL_CHARS = 32_767;
const MAX_SHEET_NAME_CHARS = 31;

/** Days from Excel's day 0 to 1970-01-01. */
const EPOCH_SERIAL = 25_569;
const DAY_MS = 86_400_000;

/** What a cell looks like beside its value. */
type CellStyle = Pick<CellObject, 'fontWeight' | 'topBorderStyle'>;

/**
 * A workbook with a sheet per table.
 * @throws ExpectedFailure bad-input when a table has more than MAX_SHEET_ROWS rows.
 */
export async function writeXlsx(tables: readonly TableExport[]): Promise<Uint8Array> {
  const names = new Set<string>();
  return writeExcelFile(tables.map((table) => sheet(table, sheetName(table.name, names)))).toBuffer();
}

function sheet(table: TableExport, name: string): Sheet<Buffer> {
  if (table.rows.length > MAX_SHEET_ROWS) {
    const data = { rows: table.rows.length, limit: MAX_SHEET_ROWS };
    throw new ExpectedFailure('bad-input', { where: 'xlsx', data });
  }
  const row = (cells: readonly (string | null)[], style?: CellStyle): (CellObject | null)[] =>
    table.columns.map(({ kind }, at) => typedCell(cells[at] ?? null, kind, style));
  const header = table.columns.map(({ header, kind }): CellObject => ({
    value: header,
    type: String,
    fontWeight: 'bold',
    align: isNumber(kind) ? 'right' : 'left',
  }));
  const totals = totalsRow(table).map((cells) => row(cells, { fontWeight: 'bold', topBorderStyle: 'thin' }));
  return {
    sheet: name,
    columns: table.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    data: [header, ...table.rows.map((cells) => row(cells)), ...totals],
  };
}

function isNumber(kind: ColumnKind): boolean {
  return kind === 'amount' || kind === 'price' || kind === 'quantity' || kind === 'integer';
}

/**
 * A cell of the column's kind. Dates and instants are written as Excel's own day count: going through
 * a JavaScript Date would move them by the PC's time zone somewhere on the way.
 */
function typedCell(text: string | null, kind: ColumnKind, style: CellStyle = {}): CellObject | null {
  if (text === null || text === '') return null;
  const number = (value: number, format: string): CellObject => ({ ...style, value, type: Number, format });
  switch (kind) {
    case 'text':
      return { ...style, value: text.slice(0, MAX_CELL_CHARS), type: String, format: '@' };
    case 'date':
      return number(dayNumber(businessDate(text)) + EPOCH_SERIAL, 'yyyy-mm-dd');
    case 'instant':
      return number(instantSerial(text), 'yyyy-mm-dd hh:mm:ss');
    case 'amount':
      return number(Number(text), decimalFormat('#,##0', '0', decimalsOf(text)));
    case 'price':
    case 'quantity':
      return number(Number(text), decimalFormat('#,##0', '#', decimalsOf(text)));
    case 'integer':
      return number(Number(text), '#,##0');
    default:
      return assertNever(kind);
  }
}

function decimalFormat(whole: string, digit: '0' | '#', decimals: number): string {
  return decimals === 0 ? whole : `${whole}.${digit.repeat(decimals)}`;
}

function instantSerial(text: string): number {
  const instant = parseInstant(text);
  if (instant === null) throw new RangeError(`"${text}" in a column of instants is none`);
  return instant / DAY_MS + EPOCH_SERIAL;
}

/** A name that Excel takes: no more than 31 characters, none of []:*?/\, and not used before. */
function sheetName(wanted: string, taken: Set<string>): string {
  const legal = wanted.replaceAll(/[[\]/\\:*?\p{Cc}]+/gu, ' ').replaceAll(/^[' ]+|[' ]+$/gu, '');
  const base = legal === '' ? 'Sheet' : legal;
  for (let copy = 1; ; copy += 1) {
    const ending = copy === 1 ? '' : ` ${copy}`;
    const name = `${base.slice(0, MAX_SHEET_NAME_CHARS - ending.length)}${ending}`;
    if (!taken.has(name.toLowerCase())) {
      taken.add(name.toLowerCase());
      return name;
    }
  }
}
