// Accounting documents on their way to the books. As the migrations leave the tables.
import type { Minor } from '../../../../src-shared/money/index.ts';
import type {
  AccountingDocumentType,
  DeliveryKey,
  DeliveryState,
  RunKind,
  RunOutcome,
  RunStarter,
  StatusState,
} from '../../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../../src-shared/time/index.ts';

export interface DeliveryTable {
  id: number;
  key: DeliveryKey;
  books_id: number;
  stream_id: number;
  digest_id: number | null;
  revision: number | null;
  type: AccountingDocumentType;
  number: string;
  number_scope: string;
  number_sequence: number;
  document_date: BusinessDate;
  location: string;
  total: Minor;
  content_hash: Uint8Array;
  state: DeliveryState;
  priority: number;
  attempts: number;
  last_tried_at: Instant | null;
  cause: string | null;
  created_at: Instant;
  /** Not before then; null: at once. */
  next_try_at: Instant | null;
  /** Equal ones are mended together. */
  cause_key: string | null;
  /** Its posting has been undone. */
  undone: 0 | 1;
  /** Made of state and undone. */
  status: StatusState;
  /** last_tried_at, 0 for null; kept by a trigger. */
  tried_at: number;
  /** A person has compared it with what it looks like. */
  post_anyway: 0 | 1;
}

/** How many deliveries stand where; kept by triggers. */
export interface DeliveryTallyTable {
  books_id: number;
  stream_id: number;
  type: AccountingDocumentType;
  location: string;
  status: StatusState;
  count: number;
}

/** An attempt that did not succeed; kept by a trigger. */
export interface DeliveryAttemptTable {
  delivery_id: number;
  attempt: number;
  at: Instant | null;
  state: DeliveryState;
  cause: string;
}

/** A run that brought things on their way to the books. */
export interface SyncRunTable {
  id: number;
  public_id: string;
  kind: RunKind;
  started_by: RunStarter;
  streams: string;
  started_at: Instant;
  ended_at: Instant | null;
  outcome: RunOutcome;
  counts: string | null;
  failure: string | null;
}

/** What a delivery gives others to build on, and what it builds on. */
export interface DeliveryTokenTable {
  delivery_id: number;
  role: 'gives' | 'needs';
  token: string;
  books_id: number;
}

/** Requests that the limits of the books count. */
export interface BooksBudgetTable {
  books_id: number;
  span: 'minute' | 'day';
  began_at: Instant;
  used: number;
}

/** Books that did not answer or asked to wait. */
export interface BooksOutageTable {
  books_id: number;
  since: Instant;
  attempts: number;
  next_try_at: Instant;
  cause: string;
}

/** What went over the wire, without secrets. */
export interface ExchangeTable {
  id: number;
  books_id: number;
  at: Instant;
  method: string;
  target: string;
  status: number | null;
  duration_ms: number;
  request: string;
  answer: string;
}

export interface ExchangeDeliveryTable {
  delivery_id: number;
  exchange_id: number;
}

export interface DeliveryDocumentTable {
  delivery_id: number;
  document: string;
}

export interface NumberSequenceTable {
  books_id: number;
  scope: string;
  last: number;
}

/** A delivery that a POS document has a part in; where the document stands says digest_member. */
export interface DeliveryMemberTable {
  delivery_id: number;
  document_id: number;
}

export interface DeliveryUndoneTable {
  delivery_id: number;
  reason: string;
  undone_at: Instant;
}
