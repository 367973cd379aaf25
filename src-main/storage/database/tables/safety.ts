// What keeps a ledger from posting twice. As the migrations leave the tables.
import type { DeliveryKey, QuarantineCause } from '../../../../src-shared/model/index.ts';
import type { Instant } from '../../../../src-shared/time/index.ts';

/** Books that nothing is posted to until what they hold has been compared. */
export interface BooksQuarantineTable {
  books_id: number;
  cause: QuarantineCause;
  since: Instant;
  /** The last delivery that was compared. */
  through: number;
  /** Up to where what the books hold was read, in their own terms. */
  place: string | null;
  same: number;
  checked_at: Instant | null;
}

/** What comparing has found that does not agree. */
export interface BooksFindingTable {
  books_id: number;
  key: DeliveryKey;
  finding: 'different' | 'missing' | 'unknown-here';
  number: string;
  said: string;
}
