import type { ResolvedMapping } from './resolve.ts';

/**
 * Whether goods that come back for a reason and cannot be sold again are written off with an entry. It is a
 * setting, and mapping the row (or its detail for the reason) is how it is made: the account of the row's role
 * alone is none, and without one what the goods cost stays in the cost of goods.
 */
export function isWriteOffMapped(
  { journalRow, journalDetail }: Pick<ResolvedMapping, 'journalRow' | 'journalDetail'>,
  reason: string | null,
): boolean {
  const { account, details } = journalRow('returns.write-off');
  const byReason = reason !== null && details !== 'off';
  if (byReason && journalDetail('returns.write-off', reason) !== null) return true;
  // Where only named reasons are written off, all others are not, and nobody is asked about them.
  return account !== null && !(byReason && details === 'required');
}
