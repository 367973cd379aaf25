// What the ledger is, who feeds it and what it posts to. As the migrations leave the tables.
import type { CurrencyCode } from '../../../../src-shared/money/index.ts';
import type {
  AuditActor,
  BooksId,
  MappingOrigin,
  MappingType,
  ProviderId,
  Stream,
  StreamId,
} from '../../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../../src-shared/time/index.ts';

export interface LedgerTable {
  id: number;
  generation: string;
  created_by: string;
  created_at: Instant;
  min_reader: number;
  hash_version: number;
  /** What it has posted was never noted outside of it. */
  unrecorded: 0 | 1;
}

export interface BooksTable {
  id: number;
  public_id: BooksId;
  name: string;
  system: string;
  currency: CurrencyCode;
  /** JSON: how they are reached; no secrets. */
  connection: string;
}

export interface StreamTable {
  id: number;
  public_id: StreamId;
  name: string;
  provider: ProviderId;
  account: string;
  books_id: number;
  currency: CurrencyCode;
  status: Stream['status'];
  created_at: Instant;
  connection: string;
  settings: string;
}

export interface MappingTable {
  id: number;
  stream_id: number;
  type: MappingType;
  key: string;
  value: string;
  effective_from: BusinessDate | null;
  origin: MappingOrigin;
  set_at: Instant;
}

export interface AuditTable {
  id: number;
  at: Instant;
  action: string;
  subject: string;
  before: string | null;
  after: string | null;
  who: AuditActor;
  /** The group of the action when it was written; empty: written before there were groups. */
  area: string;
}
