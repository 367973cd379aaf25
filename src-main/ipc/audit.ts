import { auditChanges } from '../actions/audit/changes.ts';
import { exportAudit } from '../actions/audit/export.ts';
import { auditQuery } from '../actions/audit/find.ts';
import type { AuditEntryView } from '../../src-shared/ipc/views.ts';
import type { AuditEntry } from '../../src-shared/model/index.ts';
import { formatInstant } from '../../src-shared/time/index.ts';
import type { Handler } from './handler.ts';

const list: Handler<'audit.list'> = async (services, { cursor, limit, ...asked }) => {
  const page = await services.ledger.audit.list(auditQuery(asked), { cursor, limit });
  return { entries: page.rows.map(view), next: page.next, total: page.total };
};

/** Requests about what was done, and by whom. */
export const auditHandlers = { 'audit.list': list, 'audit.export': exportAudit } as const;

function view({ at, before, after, ...entry }: AuditEntry): AuditEntryView {
  return { ...entry, at: formatInstant(at), changes: auditChanges(before, after) };
}
