import type { StatusStore } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { statusDetail } from './detail.ts';
import { statusPanel } from './panel.ts';
import { lastFailedRow, listStatus } from './rows.ts';

/** Where everything on its way to the books stands. */
export function createStatusStore(db: LedgerDatabase): StatusStore {
  return {
    panel: (stream) => statusPanel(db.read, stream),
    rows: (query, page) => listStatus(db.read, query, page),
    row: (key) => statusDetail(db.read, key),
    lastFailure: (stream) => lastFailedRow(db.read, stream),
  };
}
