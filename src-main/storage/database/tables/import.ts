// What was read, and what was not taken. As the migrations leave the tables.
import type { ImportId, ImportState, RejectionCode } from '../../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../../src-shared/time/index.ts';

export interface ImportTable {
  id: number;
  public_id: ImportId;
  stream_id: number;
  locator: string;
  fingerprint: string;
  state: ImportState;
  started_at: Instant;
  completed_at: Instant | null;
  completed_seq: number | null;
  new_count: number;
  changed_count: number;
  unchanged_count: number;
  rejected_count: number;
  notices: string;
}

export interface ImportRejectionTable {
  import_id: number;
  seq: number;
  file: string;
  line: number;
  column_name: string | null;
  value: string | null;
  code: RejectionCode;
}

export interface RawBatchTable {
  id: number;
  import_id: number;
  fetched_at: Instant;
  codec: 'gzip';
  sha256: Uint8Array;
  bytes: Uint8Array;
}

export interface DirtyDayTable {
  mark: number;
  stream_id: number;
  location: string;
  business_date: BusinessDate;
  import_id: number | null;
}
