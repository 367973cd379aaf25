import {
  MAX_PAGE_ROWS,
  type ExportTextKey,
  type Page,
  type Services,
  type TableExport,
} from '../core/ports/index.ts';
import type { FileReply } from '../../src-shared/ipc/contract.ts';
import { ExpectedFailure } from '../../src-shared/model/index.ts';
import { type ColumnPlan, columnsOf } from './digests/export.ts';

/** More than a sheet takes; who wants all of them takes CSV. */
const MAX_SHEET_ROWS = 50_000;

/** A list as a file, read page by page: as CSV it is never held as a whole. */
export interface TableFile<Row> {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly sheet: ExportTextKey;
  readonly columns: readonly ColumnPlan[];
  readonly page: (page: Page) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>;
  readonly cells: (row: Row) => readonly (string | null)[];
}

/** @throws ExpectedFailure bad-input for a sheet too long */
export async function tableFile<Row>(
  services: Services,
  format: 'csv' | 'xlsx',
  table: TableFile<Row>,
): Promise<FileReply> {
  const { exportTexts: texts, exporters } = services;
  const columns = columnsOf(table.columns, texts);
  const pages = pagesOf(services, table);
  if (format === 'csv') {
    return { name: `${table.name}.csv`, parts: exporters.csvParts({ columns, rows: pages }) };
  }
  const rows: TableExport['rows'][number][] = [];
  for await (const page of pages) {
    rows.push(...page);
    if (rows.length > MAX_SHEET_ROWS) {
      const data = { rows: rows.length, limit: MAX_SHEET_ROWS };
      throw new ExpectedFailure('bad-input', { where: 'xlsx', data });
    }
  }
  const sheet = { name: texts[table.sheet], columns, rows, totals: false };
  return { name: `${table.name}.xlsx`, parts: [await exporters.xlsx([sheet])] };
}

async function* pagesOf<Row>(
  { breathe }: Services,
  { page, cells }: TableFile<Row>,
): AsyncGenerator<TableExport['rows'], void, undefined> {
  let cursor: string | null = null;
  do {
    const read: Awaited<ReturnType<typeof page>> = await page({ cursor, limit: MAX_PAGE_ROWS });
    yield read.rows.map(cells);
    await breathe();
    cursor = read.next;
  } while (cursor !== null);
}
