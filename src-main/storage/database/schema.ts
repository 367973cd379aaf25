import type { LedgerTable, BooksTable, StreamTable, MappingTable, AuditTable } from './tables/ledger.ts';
import type { ImportTable, ImportRejectionTable, RawBatchTable, DirtyDayTable } from './tables/import.ts';
import type {
  DayRuleTable,
  PosDocumentTable,
  PosLineTable,
  PosTenderTable,
  PosDocumentVersionTable,
  ExclusionTable,
} from './tables/document.ts';
import type {
  DigestTable,
  DigestRevisionTable,
  DigestMemberTable,
  DigestTermTable,
  DigestReviewTable,
  DigestNoteTable,
  ChangeLeftTable,
  DigestAdjustmentTable,
} from './tables/digest.ts';
import type {
  DeliveryAttemptTable,
  DeliveryDocumentTable,
  DeliveryMemberTable,
  DeliveryTable,
  DeliveryTallyTable,
  DeliveryTokenTable,
  DeliveryUndoneTable,
  BooksBudgetTable,
  BooksOutageTable,
  ExchangeDeliveryTable,
  ExchangeTable,
  NumberSequenceTable,
  SyncRunTable,
} from './tables/delivery.ts';
import type {
  BookAccountTable,
  BookDocumentTable,
  BookEntryTable,
  BookEntryLineTable,
  BookItemTable,
  BookStockTable,
  BookStockMoveTable,
  BookInTransitTable,
  BookSubledgerLineTable,
  BookContactTable,
  BookOpenDocumentTable,
  BookOrderLineTable,
  BookAllocationTable,
  BookMadeOfTable,
  BookActionTable,
  BookLockTable,
} from './tables/book.ts';
import type { BooksFindingTable, BooksQuarantineTable } from './tables/safety.ts';
import type { ScheduleJobTable } from './tables/schedule.ts';

/**
 * All tables, for Kysely. Columns carry the brands of what was written into them: the tables' own
 * checks and the one writer vouch for it, so that reading needs no casts.
 */
export interface Schema {
  ledger: LedgerTable;
  books: BooksTable;
  stream: StreamTable;
  mapping: MappingTable;
  audit: AuditTable;
  import: ImportTable;
  import_rejection: ImportRejectionTable;
  raw_batch: RawBatchTable;
  dirty_day: DirtyDayTable;
  day_rule: DayRuleTable;
  pos_document: PosDocumentTable;
  pos_line: PosLineTable;
  pos_tender: PosTenderTable;
  pos_document_version: PosDocumentVersionTable;
  exclusion: ExclusionTable;
  digest: DigestTable;
  digest_revision: DigestRevisionTable;
  digest_member: DigestMemberTable;
  digest_term: DigestTermTable;
  digest_review: DigestReviewTable;
  digest_note: DigestNoteTable;
  change_left: ChangeLeftTable;
  digest_adjustment: DigestAdjustmentTable;
  delivery: DeliveryTable;
  delivery_document: DeliveryDocumentTable;
  delivery_member: DeliveryMemberTable;
  delivery_undone: DeliveryUndoneTable;
  delivery_token: DeliveryTokenTable;
  delivery_tally: DeliveryTallyTable;
  delivery_attempt: DeliveryAttemptTable;
  sync_run: SyncRunTable;
  books_budget: BooksBudgetTable;
  books_outage: BooksOutageTable;
  exchange: ExchangeTable;
  exchange_delivery: ExchangeDeliveryTable;
  number_sequence: NumberSequenceTable;
  book_account: BookAccountTable;
  book_document: BookDocumentTable;
  book_entry: BookEntryTable;
  book_entry_line: BookEntryLineTable;
  book_item: BookItemTable;
  book_stock: BookStockTable;
  book_stock_move: BookStockMoveTable;
  book_in_transit: BookInTransitTable;
  book_subledger_line: BookSubledgerLineTable;
  book_contact: BookContactTable;
  book_open_document: BookOpenDocumentTable;
  book_order_line: BookOrderLineTable;
  book_allocation: BookAllocationTable;
  book_made_of: BookMadeOfTable;
  book_action: BookActionTable;
  book_lock: BookLockTable;
  schedule_job: ScheduleJobTable;
  books_quarantine: BooksQuarantineTable;
  books_finding: BooksFindingTable;
}
export type * from './tables/ledger.ts';
export type * from './tables/import.ts';
export type * from './tables/document.ts';
export type * from './tables/digest.ts';
export type * from './tables/delivery.ts';
export type * from './tables/book.ts';
