import { redatedKey } from '../../core/changed/net-draft.ts';
import { onOpenDay } from '../../core/posting/open-day.ts';
import type { BooksAccount, Services } from '../../core/ports/index.ts';
import { type DeliveryKey, failure } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';

/**
 * Adjustments that a lock has overtaken on their way to the books are dated on the first open day, each by
 * itself: what they adjust is in the books and stays there, and what was decided about it stands.
 * @returns how many there were
 */
export async function redateOvertaken(
  { ledger }: Services,
  account: BooksAccount,
  overtaken: readonly DeliveryKey[],
  lockedThrough: BusinessDate,
): Promise<number> {
  const { changes, embedded } = ledger;
  const jobs = await changes.adjusting(overtaken);
  if (jobs.length === 0) return 0;
  const recorded = await embedded.recorded(
    account.id,
    jobs.map(({ key }) => key),
  );
  const inBooks = new Set(recorded.map(({ document }) => document.key));
  const writes = jobs
    .filter(({ key }) => !inBooks.has(key))
    .map(({ key, document: { number: _number, ...document } }) => ({
      key,
      draft: onOpenDay({ ...document, key: redatedKey(key) }, lockedThrough),
    }));
  return changes.redate(account.id, writes, failure('overtaken-by-lock', { data: { lockedThrough } }));
}
