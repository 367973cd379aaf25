import type { BooksId, Failure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';

/** Books that did not answer or asked to wait: none of their deliveries is tried before `nextTryAt`. */
export interface BooksOutage {
  readonly since: Instant;
  /** How often they were tried in vain. */
  readonly attempts: number;
  readonly nextTryAt: Instant;
  readonly cause: Failure;
}

export interface OutageStore {
  /** Null: as far as is known the books answer. */
  of(books: BooksId): Promise<BooksOutage | null>;
  /** Takes the place of what was known; `since` stays that of the first. */
  park(books: BooksId, outage: Omit<BooksOutage, 'since'>): Promise<void>;
  /** They answer again. */
  clear(books: BooksId): Promise<void>;
}
