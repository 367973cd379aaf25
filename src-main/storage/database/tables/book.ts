// The embedded books. As the migrations leave the tables.
import type { Minor, Quantity } from '../../../../src-shared/money/index.ts';
import type {
  AccountNumber,
  AccountType,
  AccountingDocumentType,
  DeliveryKey,
} from '../../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../../src-shared/time/index.ts';
import type { StockMove } from '../../../core/ports/index.ts';

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
