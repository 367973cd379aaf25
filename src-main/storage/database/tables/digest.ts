// Digests and what is in them. As the migrations leave the tables.
import type { CurrencyCode, Minor } from '../../../../src-shared/money/index.ts';
import type {
  DigestId,
  DigestStatus,
  MemberState,
  PosDocumentKind,
} from '../../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../../src-shared/time/index.ts';
import type { MemberSection } from '../../../core/ports/index.ts';

export interface DigestTable {
  id: number;
  public_id: DigestId;
  stream_id: number;
  location: string;
  business_date: BusinessDate;
  currency: CurrencyCode;
  amount: Minor;
  changed_since_posted: 0 | 1;
  created_at: Instant;
  synced_at: Instant;
  standing: DigestStanding;
  search_text: string;
  review_hash: Uint8Array | null;
}

/** The status by everything but the clock: whether the day still runs, the reader knows. */
export type DigestStanding = Exclude<DigestStatus, 'open'>;

export interface DigestReviewTable {
  digest_id: number;
  content_hash: Uint8Array;
  reviewed_at: Instant;
}

export interface DigestNoteTable {
  digest_id: number;
  note: string;
  written_at: Instant;
}

export interface DigestRevisionTable {
  digest_id: number;
  revision: number;
  content: string;
  content_hash: Uint8Array;
  posted: 0 | 1;
}

export interface DigestMemberTable {
  document_id: number;
  digest_id: number;
  kind: PosDocumentKind;
  section: MemberSection;
  state: MemberState;
  amount: Minor;
  reason: string | null;
  /** What becomes of goods that come back, as JSON. */
  goods_back: string | null;
  hash: Uint8Array;
  posted_revision: number | null;
  delivery_id: number | null;
}

export interface DigestTermTable {
  digest_id: number;
  state: MemberState;
  count: number;
  amount: Minor;
  for_person: number;
}

/** A change that a person has left as it is. */
export interface ChangeLeftTable {
  document_id: number;
  hash: Uint8Array;
  left_at: Instant;
}

export interface DigestAdjustmentTable {
  id: number;
  digest_id: number;
  revision: number | null;
  document_id: number;
  section: MemberSection;
  from_revision: number;
  from_delivery_id: number;
  from_hash: Uint8Array;
  from_amount: Minor;
  to_hash: Uint8Array | null;
  to_amount: Minor;
  made_at: Instant;
}
