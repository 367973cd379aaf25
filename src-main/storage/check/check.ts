import type { CheckResult } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { checkBooks } from './books.ts';
import { contentHashOf } from './content-hash.ts';
import { checkDeliveries } from './deliveries.ts';
import { checkDigestLists } from './digest-lists.ts';
import { checkDigests } from './digests.ts';
import { checkDocuments } from './documents.ts';
import { checkFile } from './file.ts';
import type { CheckRules } from './findings.ts';
import { checkTallies } from './tallies.ts';

export type { CheckRules } from './findings.ts';

/**
 * Adds the whole ledger up again, from the documents to the books, and says in plain sentences where
 * it does not agree with itself. Nothing may be written while it reads.
 */
export async function checkLedger({ read }: LedgerDatabase, rules: CheckRules): Promise<CheckResult> {
  const problems = [
    ...(await checkFile(read)),
    ...(await checkDocuments(read, rules)),
    ...(await checkDigests(read, rules)),
    ...(await checkDigestLists(read)),
    ...(await checkDeliveries(read)),
    ...(await checkTallies(read)),
    ...(await checkBooks(read)),
  ];
  return { ok: problems.length === 0, problems, contentHash: await contentHashOf(read) };
}
