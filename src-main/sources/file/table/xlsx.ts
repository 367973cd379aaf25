import { Blob } from 'node:buffer';
import { unzipSync, zipSync } from 'fflate';
import { type CellValue, readSheet } from 'read-excel-file/universal';
import { sheetDateText } from '../values/date-format.ts';
import { shownValue } from '../values/row-error.ts';
import type { ReadableFile } from './readable.ts';
import type { Row, RowChunk, Table, TableProblem } from './row.ts';

/** Beyond these a sheet is unwieldy in memory, and CSV is the way. */
const MAX_SHEET_ROWS = 100_000;
const MAX_UNZIPPED_BYTES = 50 * 1024 * 1024;
const MAX_FILE_BYTES = 50 * 1024 * 1024;
const ROWS_PER_CHUNK = 2000;
/** Digits that a spreadsheet shows of a number; the rest is noise of its binary fraction. */
const SHEET_DIGITS = 15;

/** A number cell as the file writes it. */
interface SheetNumber {
  readonly text: string;
}

/** Opens the first sheet of an .xlsx file. It is held in memory, hence the limits. */
export async function openXlsx(handle: ReadableFile): Promise<Table | TableProblem> {
  const { size } = await handle.stat();
  if (size > MAX_FILE_BYTES) return { code: 'file-too-large', line: 0 };
  const packed = await readAll(handle, size);
  const checked = withinLimits(packed);
  if (checked !== 'fine') return { code: checked, line: 0 };
  const repacked = repack(packed);
  if (repacked === null) return { code: 'file-not-readable', line: 0 };
  const sheet = await readFirstSheet(repacked);
  if (sheet === null) return { code: 'file-not-readable', line: 0 };
  if (sheet.length > MAX_SHEET_ROWS) return { code: 'file-too-large', line: 0 };
  if (sheet.length === 0) return { code: 'file-empty', line: 0 };
  return { rows: (signal) => sheetRows(sheet, size, signal) };
}

type Cells = readonly (CellValue<SheetNumber> | null)[];

async function readFirstSheet(packed: Uint8Array<ArrayBuffer>): Promise<readonly Cells[] | null> {
  try {
    return await readSheet(new Blob([packed]), 1, {
      trim: false,
      parseNumber: (text): SheetNumber => ({ text }),
    });
  } catch {
    return null;
  }
}

async function* sheetRows(
  sheet: readonly Cells[],
  size: number,
  signal: AbortSignal,
): AsyncGenerator<RowChunk, void, undefined> {
  const width =
    sheet.find((cells) => cells.some((cell) => cell !== null))?.findLastIndex((cell) => cell !== null) ?? -1;
  for (let start = 0; start < sheet.length; start += ROWS_PER_CHUNK) {
    signal.throwIfAborted();
    const part = sheet.slice(start, start + ROWS_PER_CHUNK);
    const rows = part.flatMap((cells, i) => sheetRow(cells, start + i + 1, width + 1));
    // As the sheet is in memory already, the share of its rows stands for bytes.
    yield {
      rows,
      bytesRead: Math.floor((size * Math.min(start + part.length, sheet.length)) / sheet.length),
    };
  }
}

function sheetRow(cells: Cells, line: number, width: number): Row[] {
  const all = cells.map(cellText);
  if (all.every((text) => text === '')) return [];
  const fields = Array.from({ length: width }, (_, i) => all[i] ?? '');
  const extra = all.slice(width).find((text) => text !== '');
  const text = (extra === undefined ? fields : all).map(csvCell).join(',');
  const problem =
    extra === undefined ? null : ({ code: 'row-too-long', field: null, value: shownValue(text) } as const);
  return [{ line, fields, text, problem }];
}

function cellText(cell: CellValue<SheetNumber> | null): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  // Dates come as the reading of a clock in UTC; the library's types name their constructor.
  return 'text' in cell ? numberText(cell.text) : sheetDateText(Number(cell));
}

/** 0.1 + 0.2 is stored as 0.30000000000000004 and shown as 0.3; what is shown is what was meant. */
function numberText(stored: string): string {
  if (/^-?\d{1,15}$/u.test(stored)) return stored;
  const number = Number(stored);
  if (!Number.isFinite(number)) return stored;
  const shortest = String(Number(number.toPrecision(SHEET_DIGITS)));
  return /e/u.test(shortest) ? (plainOfExponent(shortest) ?? stored) : shortest;
}

/** '1e-7' as '0.0000001'. Only small ones: a spreadsheet writes money of 10^21 for nobody. */
function plainOfExponent(text: string): string | null {
  const [, sign = '', whole = '', fraction = '', exponent = ''] =
    /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/u.exec(text) ?? [];
  return whole === '' ? null : `${sign}0.${'0'.repeat(Number(exponent) - 1)}${whole}${fraction}`;
}

function csvCell(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Asks the archive's directory before anything is unpacked. */
function withinLimits(packed: Uint8Array): 'fine' | 'file-too-large' | 'file-not-readable' {
  let unzipped = 0;
  try {
    unzipSync(packed, {
      filter: ({ originalSize }) => {
        unzipped += originalSize;
        return false;
      },
    });
  } catch {
    return 'file-not-readable';
  }
  return unzipped > MAX_UNZIPPED_BYTES ? 'file-too-large' : 'fine';
}

/**
 * Unpacks into buffers of the sizes that the directory states, which have just been added up, and
 * hands on an archive without compression: an archive that lies about sizes fails here.
 */
function repack(packed: Uint8Array): Uint8Array<ArrayBuffer> | null {
  try {
    const parts = unzipSync(packed, { filter: ({ name }) => /\.(?:xml|rels)$/iu.test(name) });
    return Uint8Array.from(zipSync(parts, { level: 0 }));
  } catch {
    return null;
  }
}

async function readAll(handle: ReadableFile, size: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(size);
  let position = 0;
  while (position < size) {
    const { bytesRead } = await handle.read(buffer, position, size - position, position);
    if (bytesRead === 0) break;
    position += bytesRead;
  }
  return buffer.subarray(0, position);
}
