import type { Instant } from '../../../src-shared/time/index.ts';
import type { AccountKeys } from './accounts.ts';

/** Where the rows of one write go to, and when. */
export interface WritePlace {
  /** The key of the books. */
  readonly books: number;
  readonly accounts: AccountKeys;
  readonly now: Instant;
}
