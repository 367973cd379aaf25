// POS documents with their lines and tenders. As the migrations leave the tables.
import type { CurrencyCode, Minor, Quantity, UnitPrice } from '../../../../src-shared/money/index.ts';
import type { PosDocumentKind, PosLineType } from '../../../../src-shared/model/index.ts';
import type { BusinessDate, Instant, ZoneId } from '../../../../src-shared/time/index.ts';

export interface DayRuleTable {
  id: number;
  effective_from: BusinessDate;
  zone: ZoneId;
  cut_off_minutes: number;
}

export interface PosDocumentTable {
  id: number;
  stream_id: number;
  kind: PosDocumentKind;
  source_id: string;
  number: string;
  location: string;
  register: string | null;
  shift: string | null;
  occurred_at: Instant;
  business_date: BusinessDate;
  day_rule_id: number;
  currency: CurrencyCode;
  channel: string;
  customer: string | null;
  reference_kind: PosDocumentKind | null;
  reference_source_id: string | null;
  reason: string | null;
  total: Minor;
  rounding: Minor;
  details: string;
  hash: Uint8Array;
  version: number;
  import_id: number;
  raw_batch_id: number | null;
  ordinal: number;
  line: number;
}

export interface PosLineTable {
  document_id: number;
  ordinal: number;
  type: PosLineType;
  sku: string;
  name: string;
  quantity: Quantity;
  unit_price: UnitPrice;
  discount: Minor;
  net: Minor;
  tax: Minor;
  total: Minor;
  tax_code: string;
  cost: Minor | null;
  product_group: string | null;
}

export interface PosTenderTable {
  document_id: number;
  ordinal: number;
  method: string;
  amount: Minor;
  tip: Minor;
  reference: string | null;
}

export interface PosDocumentVersionTable {
  document_id: number;
  version: number;
  hash: Uint8Array;
  content: string;
  location: string;
  business_date: BusinessDate;
  day_rule_id: number;
  import_id: number;
  raw_batch_id: number | null;
  ordinal: number;
  line: number;
  replaced_by_import_id: number;
}

export interface ExclusionTable {
  document_id: number;
  reason: string;
  set_at: Instant;
}
