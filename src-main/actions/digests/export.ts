import { type DigestFilter, MAX_PAGE_ROWS, type Services, type TableExport } from '../../core/ports/index.ts';
import type { DigestRow } from '../../../src-shared/model/index.ts';
import { formatMinor } from '../../../src-shared/money/index.ts';
import { formatInstant } from '../../../src-shared/time/index.ts';
import { withOpenDays } from './status.ts';

const COLUMNS: TableExport['columns'] = [
  { header: 'Date', kind: 'date', width: 12 },
  { header: 'Location', kind: 'text', width: 20 },
  { header: 'Currency', kind: 'text', width: 10 },
  { header: 'Amount', kind: 'amount', width: 14 },
  { header: 'Source', kind: 'amount', width: 14 },
  { header: 'Posted', kind: 'amount', width: 14 },
  { header: 'Waiting', kind: 'amount', width: 14 },
  { header: 'On order', kind: 'amount', width: 14 },
  { header: 'Held', kind: 'amount', width: 14 },
  { header: 'Excluded', kind: 'amount', width: 14 },
  { header: 'Status', kind: 'text', width: 12 },
  { header: 'Invoice no.', kind: 'text', width: 32 },
  { header: 'Created at', kind: 'instant', width: 22 },
];

/** The digest list as a table for spreadsheets, all pages. */
export async function digestTable(services: Services, filter: DigestFilter): Promise<TableExport> {
  const rows: (readonly (string | null)[])[] = [];
  let cursor: string | null = null;
  do {
    const page = await services.ledger.digests.list(filter, { cursor, limit: MAX_PAGE_ROWS });
    for (const row of await withOpenDays(services, page.rows)) rows.push(cells(row));
    cursor = page.next;
  } while (cursor !== null);
  return { name: 'Digests', columns: COLUMNS, rows, totals: true };
}

function cells(row: DigestRow): readonly (string | null)[] {
  const { identity, currency } = row;
  const text = (amount: DigestRow['amount']): string => formatMinor(amount, currency);
  const numbers = row.documents.map((document) => document.number).join(', ');
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
    row.status,
    numbers === '' ? null : numbers,
    formatInstant(row.createdAt),
  ];
}
