// The embedded books. As the migrations leave the tables.
import type { Minor, Quantity } from '../../../../src-shared/money/index.ts';
import type {
  AccountNumber,
  AccountType,
  AccountingDocumentType,
  DeliveryKey,
  Subledger,
  SubledgerMovement,
} from '../../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../../src-shared/time/index.ts';
import type { OpenState, StockMove } from '../../../core/ports/index.ts';

export interface BookAccountTable {
  id: number;
  books_id: number;
  number: AccountNumber;
  name: string;
  type: AccountType;
  path: string;
}

export interface BookDocumentTable {
  id: number;
  books_id: number;
  key: DeliveryKey;
  type: AccountingDocumentType;
  number: string;
  document_date: BusinessDate;
  total: Minor;
  document: string;
  content_hash: Uint8Array;
  recorded_at: Instant;
}

export interface BookEntryTable {
  id: number;
  document_id: number;
  ordinal: number;
  entry_date: BusinessDate;
  narration: string;
}

export interface BookEntryLineTable {
  entry_id: number;
  ordinal: number;
  account_id: number;
  amount: Minor;
  memo: string;
}

export interface BookItemTable {
  id: number;
  books_id: number;
  sku: string;
  name: string;
}

export interface BookStockTable {
  item_id: number;
  location: string;
  quantity: Quantity;
  value: Minor;
  last_cost_value: Minor | null;
  last_cost_quantity: Quantity | null;
}

export interface BookStockMoveTable {
  id: number;
  document_id: number;
  item_id: number;
  location: string;
  kind: StockMove['kind'];
  quantity: Quantity;
  value: Minor;
  cost_unknown: 0 | 1;
}

export interface BookInTransitTable {
  books_id: number;
  case_id: string;
  item_id: number;
  quantity: Quantity;
  value: Minor;
}

export interface BookSubledgerLineTable {
  id: number;
  books_id: number;
  document_id: number;
  account_id: number;
  ledger: Subledger;
  subject: string;
  movement: SubledgerMovement;
  line_date: BusinessDate;
  amount: Minor;
  against_id: number | null;
}

export interface BookContactTable {
  books_id: number;
  code: string;
  name: string;
  generated: 0 | 1;
}

export interface BookOpenDocumentTable {
  document_id: number;
  books_id: number;
  type: AccountingDocumentType;
  state: OpenState;
  group_key: string | null;
  case_id: string | null;
  contact_code: string | null;
  changed_at: Instant;
}

export interface BookOrderLineTable {
  document_id: number;
  ordinal: number;
  sku: string | null;
  location: string;
  quantity: Quantity;
  back_ordered: Quantity;
  delivered: Quantity;
}

export interface BookAllocationTable {
  id: number;
  books_id: number;
  credit_line_id: number;
  debit_line_id: number;
  amount: Minor;
  allocated_at: Instant;
}

export interface BookMadeOfTable {
  document_id: number;
  source_document_id: number;
}

export interface BookActionTable {
  id: number;
  document_id: number;
  action: string;
  detail: string;
  at: Instant;
}

export interface BookLockTable {
  books_id: number;
  locked_through: BusinessDate;
}
