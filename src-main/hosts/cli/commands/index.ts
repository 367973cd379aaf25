import type { CommandSpec } from '../command.ts';
import { audit } from './audit.ts';
import { backup } from './backup.ts';
import { booksAccount } from './books-account.ts';
import {
  booksActivate,
  booksCloseTransfer,
  booksConfirmCount,
  booksMakeNormal,
  booksProcess,
} from './books-act.ts';
import { booksAllocate, booksOpenItems, booksUnallocate } from './books-allocate.ts';
import { booksConnect } from './books-connect.ts';
import { booksSetConnection } from './books-set-connection.ts';
import { booksTest } from './books-test.ts';
import { booksCount, booksCountSheet } from './books-count.ts';
import { booksDocument } from './books-document.ts';
import { booksExport } from './books-export.ts';
import { booksInvoices } from './books-invoices.ts';
import { booksJournal } from './books-journal.ts';
import { booksList } from './books-list.ts';
import { booksLock, booksSetLock } from './books-lock.ts';
import { booksCounts, booksJournals, booksOrders, booksReceipts } from './books-open.ts';
import { booksBringBack, booksUndo, booksUndoPlan } from './books-undo.ts';
import { call } from './call.ts';
import { check } from './check.ts';
import { completeness } from './completeness.ts';
import { completenessExplain } from './completeness-explain.ts';
import { customersList } from './customers-list.ts';
import { demo } from './demo.ts';
import { digestsChanges } from './digests-changes.ts';
import { digestsExport } from './digests-export.ts';
import { digestsList } from './digests-list.ts';
import { digestsPost } from './digests-post.ts';
import { digestsSettleChanges } from './digests-settle-changes.ts';
import { digestsShow } from './digests-show.ts';
import { explain } from './explain.ts';
import { holdsList } from './holds-list.ts';
import { importsList } from './imports-list.ts';
import { importsShow } from './imports-show.ts';
import { mappingsJournal } from './mappings-journal.ts';
import { mappingsList } from './mappings-list.ts';
import { mappingsRehearse } from './mappings-rehearse.ts';
import { mappingsSet } from './mappings-set.ts';
import { mappingsValidate } from './mappings-validate.ts';
import { reportsAgedReceivables } from './reports-aged-receivables.ts';
import { reportsRollforward } from './reports-rollforward.ts';
import { reportsStock } from './reports-stock.ts';
import { reportsTrialBalance } from './reports-trial-balance.ts';
import { restore } from './restore.ts';
import { schedule } from './schedule.ts';
import { status } from './status.ts';
import { statusEndQuarantine, statusPostAnyway, statusVerify } from './status-quarantine.ts';
import { statusRefresh } from './status-refresh.ts';
import { streamsConnect } from './streams-connect.ts';
import { streamsList } from './streams-list.ts';
import { streamsSet } from './streams-set.ts';
import { streamsSettings } from './streams-settings.ts';
import { sync } from './sync.ts';
import { trialBalance } from './trial-balance.ts';

/** Everything the command line can do, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  demo,
  streamsConnect,
  streamsList,
  streamsSettings,
  streamsSet,
  booksConnect,
  booksTest,
  booksSetConnection,
  booksList,
  mappingsList,
  mappingsSet,
  mappingsJournal,
  mappingsValidate,
  mappingsRehearse,
  sync,
  schedule,
  status,
  statusRefresh,
  statusPostAnyway,
  statusVerify,
  statusEndQuarantine,
  importsList,
  importsShow,
  holdsList,
  completeness,
  completenessExplain,
  digestsList,
  digestsShow,
  digestsPost,
  digestsChanges,
  digestsSettleChanges,
  digestsExport,
  trialBalance,
  booksAccount,
  booksInvoices,
  booksDocument,
  booksJournal,
  booksExport,
  booksOrders,
  booksProcess,
  booksReceipts,
  booksActivate,
  booksOpenItems,
  booksAllocate,
  booksUnallocate,
  booksJournals,
  booksMakeNormal,
  booksCounts,
  booksCountSheet,
  booksCount,
  booksConfirmCount,
  booksCloseTransfer,
  booksUndoPlan,
  booksUndo,
  booksBringBack,
  booksLock,
  booksSetLock,
  reportsTrialBalance,
  reportsAgedReceivables,
  reportsStock,
  reportsRollforward,
  explain,
  customersList,
  audit,
  check,
  backup,
  restore,
  call,
];
