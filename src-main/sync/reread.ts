import { daysToReread, type RereadDays } from '../core/schedule/reread.ts';
import type { BooksAccount, Services } from '../core/ports/index.ts';
import { ExpectedFailure, type Stream } from '../../src-shared/model/index.ts';
import { addDays, type BusinessDate } from '../../src-shared/time/index.ts';
import { booksOf } from './books-of.ts';
import { lockedThroughOf } from './locked-through.ts';

/**
 * Which days a till is asked for again: the last ones and those that are still open, as daysToReread says. Where
 * nothing is locked all days are open that the stream has. Books that do not say what they have locked keep no
 * till from being read, whatever it is that they cannot; their days count as open.
 */
export async function rereadOf(services: Services, stream: Stream, today: BusinessDate): Promise<RereadDays> {
  const lockedThrough = await lockedThroughIfSaid(services, await booksOf(services, stream));
  const open = lockedThrough === null ? await firstDayOf(services, stream) : addDays(lockedThrough, 1);
  return daysToReread(today, stream.settings.rereadDays, open);
}

/** The first day of which something may be in the books; null: there is none yet. */
async function firstDayOf(
  { ledger }: Pick<Services, 'ledger'>,
  { id, settings: { startDate } }: Stream,
): Promise<BusinessDate | null> {
  const query = { stream: id, counted: false, ...(startDate === null ? {} : { from: startDate }) };
  const { rows } = await ledger.digests.list(query, { cursor: null, limit: 1 });
  return rows[0]?.date ?? null;
}

async function lockedThroughIfSaid(services: Services, account: BooksAccount): Promise<BusinessDate | null> {
  try {
    return await lockedThroughOf(services, account);
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    services.log.warn('lock-not-said', { books: account.id, code: error.failure.code });
    return null;
  }
}
