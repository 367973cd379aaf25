import type { Instant } from '../time/index.ts';

/** How a ledger came to be another one than the books were last posted to from. */
export const QUARANTINE_CAUSES = ['restored', 'copied', 'behind'] as const;
/**
 * - `restored`: a backup was put in its place with this program.
 * - `copied`: this computer has never posted from it, and it has posted.
 * - `behind`: more was posted from it than it knows: an older copy was put in its place by hand.
 */
export type QuarantineCause = (typeof QUARANTINE_CAUSES)[number];

/** What comparing a ledger with its books has found, in deliveries. */
export interface QuarantineFindings {
  readonly checkedAt: Instant;
  /** In the books as the ledger says. */
  readonly same: number;
  /** In the books, with other content: an alarm each. */
  readonly different: number;
  /** The ledger says that they are in the books, and they are not. */
  readonly missing: number;
  /** In the books under a key of Daybook that this ledger does not know. */
  readonly unknownHere: number;
}
