import type { AuditStore } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { listAudit } from './list.ts';

/** The history, read by its indexes. */
export function createAuditStore(db: LedgerDatabase): AuditStore {
  return { list: (query, page) => listAudit(db.read, query, page) };
}
