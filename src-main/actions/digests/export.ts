import {
  type ExportTextKey,
  type ExportTexts,
  MAX_PAGE_ROWS,
  type Services,
  type TableExport,
} from '../../core/ports/index.ts';
import type { DigestRow } from '../../../src-shared/model/index.ts';
import { formatMinor } from '../../../src-shared/money/index.ts';
import { formatInstant } from '../../../src-shared/time/index.ts';
import { digestQuery, type QueryInput } from './find.ts';

/** A column before its heading is put into words. */
export type ColumnPlan = readonly [ExportTextKey, TableExport['columns'][number]['kind'], number];

const COLUMNS: readonly ColumnPlan[] = [
  ['column.date', 'date', 12],
  ['column.location', 'text', 20],
  ['column.currency', 'text', 10],
  ['column.amount', 'amount', 14],
  ['column.source', 'amount', 14],
  ['column.posted', 'amount', 14],
  ['column.waiting', 'amount', 14],
  ['column.onOrder', 'amount', 14],
  ['column.held', 'amount', 14],
  ['column.excluded', 'amount', 14],
  ['column.status', 'text', 20],
  ['column.documents', 'text', 32],
  ['column.createdAt', 'instant', 22],
  ['column.reviewedAt', 'instant', 22],
];

/** Columns with their headings in the language of the texts. */
export function columnsOf(plans: readonly ColumnPlan[], texts: ExportTexts): TableExport['columns'] {
  return plans.map(([key, kind, width]) => ({ header: texts[key], kind, width }));
}

/** The digest list as a table for spreadsheets, all pages. @throws ExpectedFailure stream-not-found */
export async function digestTable(services: Services, input: QueryInput): Promise<TableExport> {
  const texts = services.exportTexts;
  // Nobody reads the total here, and counting a hundred thousand digests for each page adds up.
  const query = { ...(await digestQuery(services, input)), counted: false };
  const rows: (readonly (string | null)[])[] = [];
  let cursor: string | null = null;
  do {
    const page = await services.ledger.digests.list(query, { cursor, limit: MAX_PAGE_ROWS });
    for (const row of page.rows) rows.push(cells(row, texts));
    await services.breathe();
    cursor = page.next;
  } while (cursor !== null);
  return { name: texts['sheet.digests'], columns: columnsOf(COLUMNS, texts), rows, totals: true };
}

function cells(row: DigestRow, texts: ExportTexts): readonly (string | null)[] {
  const { identity, currency } = row;
  const text = (amount: DigestRow['amount']): string => formatMinor(amount, currency);
  const others = row.documentCount - row.documents.length;
  const numbers = [...row.documents.map(({ number }) => number), ...(others > 0 ? [`+${others}`] : [])].join(
    ', ',
  );
  return [
    row.date,
    row.location,
    currency,
    text(row.amount),
    text(identity.source.amount),
    text(identity.posted.amount),
    text(identity.waiting.amount),
    text(identity.onOrder.amount),
    text(identity.held.amount),
    text(identity.excluded.amount),
    texts[`status.${row.status}`],
    numbers === '' ? null : numbers,
    formatInstant(row.createdAt),
    row.reviewedAt === null ? null : formatInstant(row.reviewedAt),
  ];
}
