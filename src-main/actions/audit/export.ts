import { MAX_PAGE_ROWS, type AuditQuery, type Services, type TableExport } from '../../core/ports/index.ts';
import { type AuditEntry, ExpectedFailure, isAuditAction } from '../../../src-shared/model/index.ts';
import type { FileReply, RequestData } from '../../../src-shared/ipc/contract.ts';
import { formatInstant } from '../../../src-shared/time/index.ts';
import { type ColumnPlan, columnsOf } from '../digests/export.ts';
import { auditChanges } from './changes.ts';
import { auditQuery } from './find.ts';

const COLUMNS: readonly ColumnPlan[] = [
  ['column.time', 'instant', 22],
  ['column.who', 'text', 14],
  ['column.action', 'text', 28],
  ['column.subject', 'text', 28],
  ['column.stream', 'text', 20],
  ['column.date', 'text', 14],
  ['column.before', 'text', 40],
  ['column.after', 'text', 40],
];

/** More than a sheet takes; who wants all of them takes CSV. */
const MAX_SHEET_ROWS = 50_000;

/** The history as a file. @throws ExpectedFailure bad-input for a sheet too long */
export async function exportAudit(
  services: Services,
  { format, ...asked }: RequestData<'audit.export'>,
): Promise<FileReply> {
  const texts = services.exportTexts;
  const columns = columnsOf(COLUMNS, texts);
  const pages = tableRows(services, auditQuery(asked));
  if (format === 'csv') {
    return { name: 'history.csv', parts: services.exporters.csvParts({ columns, rows: pages }) };
  }
  const rows: TableExport['rows'][number][] = [];
  for await (const page of pages) {
    rows.push(...page);
    if (rows.length > MAX_SHEET_ROWS) {
      const data = { rows: rows.length, limit: MAX_SHEET_ROWS };
      throw new ExpectedFailure('bad-input', { where: 'xlsx', data });
    }
  }
  const sheet = { name: texts['sheet.audit'], columns, rows, totals: false };
  return { name: 'history.xlsx', parts: [await services.exporters.xlsx([sheet])] };
}

async function* tableRows(
  services: Services,
  query: AuditQuery,
): AsyncGenerator<TableExport['rows'], void, undefined> {
  let cursor: string | null = null;
  do {
    const page = await services.ledger.audit.list(query, { cursor, limit: MAX_PAGE_ROWS });
    yield page.rows.map((entry) => cells(entry, services.exportTexts));
    await services.breathe();
    cursor = page.next;
  } while (cursor !== null);
}

function cells(entry: AuditEntry, texts: Services['exportTexts']): readonly (string | null)[] {
  const { at, who, action, subject, before, after } = entry;
  const changes = auditChanges(before, after);
  const side = (which: 'before' | 'after'): string =>
    changes
      .flatMap((change) => {
        const value = change[which];
        if (value === null) return [];
        return [change.field === '' ? value : `${change.field}: ${value}`];
      })
      .join('; ');
  return [
    formatInstant(at),
    texts[`who.${who}`],
    isAuditAction(action) ? texts[`audit.${action}`] : action,
    subject.name,
    subject.stream,
    subject.detail,
    side('before'),
    side('after'),
  ];
}
