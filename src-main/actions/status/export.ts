import type { Services } from '../../core/ports/index.ts';
import { KIND_OF_TYPE, type StatusRow } from '../../../src-shared/model/index.ts';
import type { FileReply, RequestData } from '../../../src-shared/ipc/contract.ts';
import { formatMinor } from '../../../src-shared/money/index.ts';
import { formatInstant } from '../../../src-shared/time/index.ts';
import type { ColumnPlan } from '../digests/export.ts';
import { tableFile } from '../table-file.ts';
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

/** The table of the status as a file. @throws ExpectedFailure stream-not-found, bad-input for a sheet too long */
export async function exportStatus(
  services: Services,
  { format, ...asked }: RequestData<'status.export'>,
): Promise<FileReply> {
  const query = await statusQuery(services, asked);
  return tableFile(services, format, {
    name: 'status',
    sheet: 'sheet.status',
    columns: COLUMNS,
    page: (page) => services.ledger.status.rows(query, page),
    cells: (row) => cells(row, services.exportTexts),
  });
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
