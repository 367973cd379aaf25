import type { BooksId } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { BooksLimits } from './books.ts';

/** How many requests the books take; null: any number. */
export type RequestLimits = Pick<BooksLimits, 'requestsPerMinute' | 'requestsPerDay'>;

/** Counts requests, so that limits hold across restarts. */
export interface BudgetStore {
  /** When the next request may go out; null: at once. */
  freeAt(books: BooksId, limits: RequestLimits): Promise<Instant | null>;
  /** Counts one request in, or answers when it may go out: then it is not counted. */
  take(books: BooksId, limits: RequestLimits): Promise<Instant | null>;
}
