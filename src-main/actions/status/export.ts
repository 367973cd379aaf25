import { MAX_PAGE_ROWS, type Services, type StatusQuery, type TableExport } from '../../core/ports/index.ts';
import { ExpectedFailure, KIND_OF_TYPE, type StatusRow } from '../../../src-shared/model/index.ts';
import type { FileReply, RequestData } from '../../../src-shared/ipc/contract.ts';
import { formatMinor } from '../../../src-shared/money/index.ts';
import { formatInstant } from '../../../src-shared/time/index.ts';
import { type ColumnPlan, columnsOf } from '../digests/export.ts';
import { statusQuery } from './find.ts';

const COLUMNS: readonly ColumnPlan[] = [
  ['column.date', 'date', 12],
  ['column.reference', 'text', 24],
  ['column.kind', 'text', 16],
  ['column.stream', 'text', 20],
  ['column.location', 'text', 20],
  ['column.currency', 'text', 10],
  ['column.amount', 'amount', 14],
  ['column.status', 'text', 16],
  ['column.attempts', 'integer', 10],
  ['column.lastTried', 'instant', 22],
  ['column.waitsFor', 'text', 24],
  ['column.reason', 'text', 24],
];

/** More than a sheet takes; who wants all of them takes CSV. */
const MAX_SHEET_ROWS = 50_000;

/** The table of the status as a file. @throws ExpectedFailure stream-not-found, bad-input for a sheet too long */
export async function exportStatus(
  services: Services,
  { format, ...asked }: RequestData<'status.export'>,
): Promise<FileReply> {
  const query = await statusQuery(services, asked);
  const texts = services.exportTexts;
  const columns = columnsOf(COLUMNS, texts);
  const pages = tableRows(services, query);
  if (format === 'csv')
    return { name: 'status.csv', parts: services.exporters.csvParts({ columns, rows: pages }) };
  const rows: TableExport['rows'][number][] = [];
  for await (const page of pages) {
    rows.push(...page);
    if (rows.length > MAX_SHEET_ROWS) {
      const data = { rows: rows.length, limit: MAX_SHEET_ROWS };
      throw new ExpectedFailure('bad-input', { where: 'xlsx', data });
    }
  }
  const sheet = { name: texts['sheet.status'], columns, rows, totals: false };
  return { name: 'status.xlsx', parts: [await services.exporters.xlsx([sheet])] };
}

async function* tableRows(
  services: Services,
  query: StatusQuery,
): AsyncGenerator<TableExport['rows'], void, undefined> {
  let cursor: string | null = null;
  do {
    const page = await services.ledger.status.rows(query, { cursor, limit: MAX_PAGE_ROWS });
    yield page.rows.map((row) => cells(row, services.exportTexts));
    await services.breathe();
    cursor = page.next;
  } while (cursor !== null);
}

function cells(row: StatusRow, texts: Services['exportTexts']): readonly (string | null)[] {
  return [
    row.date,
    row.number,
    texts[`kind.${KIND_OF_TYPE[row.type]}`],
    row.stream,
    row.location,
    row.currency,
    formatMinor(row.total, row.currency),
    texts[`delivery.${row.status}`],
    String(row.attempts),
    row.lastTriedAt === null ? null : formatInstant(row.lastTriedAt),
    row.waitsFor,
    row.cause?.code ?? null,
  ];
}
