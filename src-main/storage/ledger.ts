import type { LedgerStore } from '../core/ports/index.ts';
import { backUp } from './backup.ts';
import { backUpBeside, listBackups } from './backups.ts';
import { createBookReports } from './books/reports.ts';
import { createEmbeddedBooksStore } from './books/store.ts';
import { createBooksDirectory } from './books-directory.ts';
import { createBudgetStore } from './budgets.ts';
import { createChangeStore } from './changes/store.ts';
import { type CheckRules, checkLedger } from './check/check.ts';
import { createCompletenessStore } from './completeness/store.ts';
import { type OpenOptions, openDatabase } from './database/open.ts';
import { createDeliveryStore } from './deliveries/store.ts';
import { createDigestStore } from './digests/store.ts';
import { createAuditStore } from './history/store.ts';
import { createImportStore } from './import-store/index.ts';
import { createExchangeStore } from './exchanges.ts';
import { createExplainStore } from './explain.ts';
import { ledgerInfo } from './info.ts';
import { createMappingStore } from './mapping-store.ts';
import { createOutageStore } from './outages.ts';
import { createQuarantineStore } from './quarantine/store.ts';
import { createScheduleStore } from './schedule.ts';
import { createSeenStore } from './seen.ts';
import { createRunStore } from './status/runs.ts';
import { createStatusStore } from './status/store.ts';
import { createStreamStore } from './stream-store.ts';

export type { OnCommit } from './database/open.ts';
export type { CheckRules } from './check/check.ts';

/** How to open it, and what core decides about documents, by which `check` adds up. */
export interface LedgerOptions extends OpenOptions, CheckRules {}

/**
 * Opens the ledger in the file, or a new one where there is none.
 * @throws ExpectedFailure as `openDatabase`
 */
export async function openLedger(file: string, options: LedgerOptions): Promise<LedgerStore> {
  const db = await Promise.resolve().then(() => openDatabase(file, options));
  const { clock, ids } = options;
  return {
    streams: createStreamStore(db),
    books: createBooksDirectory(db, clock),
    mappings: createMappingStore(db),
    imports: createImportStore(db, clock, ids),
    digests: createDigestStore(db, clock),
    changes: createChangeStore(db, clock),
    deliveries: createDeliveryStore(db, clock),
    outages: createOutageStore(db, clock),
    quarantine: createQuarantineStore(db, clock),
    budgets: createBudgetStore(db, clock),
    exchanges: createExchangeStore(db),
    embedded: createEmbeddedBooksStore(db, clock),
    reports: createBookReports(db),
    explain: createExplainStore(db),
    seen: createSeenStore(db),
    schedule: createScheduleStore(db),
    status: createStatusStore(db),
    runs: createRunStore(db, clock),
    audit: createAuditStore(db),
    completeness: createCompletenessStore(db, clock),
    check: () => checkLedger(db, options),
    backup: (target) => backUp(db, target),
    backUpBeside: ({ automatic }) => backUpBeside(db, { clock, automatic }),
    backups: async () => listBackups(file),
    info: () => ledgerInfo(db),
    close: () => db.close(),
  };
}
