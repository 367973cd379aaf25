import type { Services } from '../../core/ports/index.ts';
import type { AuditEntry } from '../../../src-shared/model/index.ts';
import type { FileReply, RequestData } from '../../../src-shared/ipc/contract.ts';
import {
  type AuditWriting,
  changesLine,
  explainAction,
  explainChanges,
  explainDetail,
} from '../../../src-shared/text/index.ts';
import { formatInstant } from '../../../src-shared/time/index.ts';
import type { ColumnPlan } from '../digests/export.ts';
import { tableFile } from '../table-file.ts';
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

/** The history as a file; times in what it says are of the zone that is asked for. @throws ExpectedFailure bad-input for a sheet too long */
export async function exportAudit(
  services: Services,
  { format, ...asked }: RequestData<'audit.export'>,
): Promise<FileReply> {
  const query = auditQuery(asked);
  const writing: AuditWriting = {
    locale: 'en-GB',
    zone: asked.timeZone,
    money: (amount, currency) => `${amount} ${currency}`,
  };
  return tableFile(services, format, {
    name: 'history',
    sheet: 'sheet.audit',
    columns: COLUMNS,
    page: (page) => services.ledger.audit.list(query, page),
    cells: (entry) => cells(entry, services, writing),
  });
}

function cells(
  { at, who, action, subject, before, after }: AuditEntry,
  { exportTexts, explaining }: Services,
  writing: AuditWriting,
): readonly (string | null)[] {
  const changes = explainChanges(action, auditChanges(before, after), explaining, writing);
  const side = (which: 'before' | 'after'): string =>
    changesLine(
      changes.flatMap(({ field, [which]: value }) =>
        value === null ? [] : [{ field, before: null, after: value }],
      ),
      explaining,
    );
  return [
    formatInstant(at),
    exportTexts[`who.${who}`],
    explainAction(action, explaining),
    subject.kind === 'mapping'
      ? `${subject.name} (${explainDetail(subject, explaining) ?? ''})`
      : subject.name,
    subject.stream,
    subject.kind === 'mapping' ? null : subject.detail,
    side('before'),
    side('after'),
  ];
}
