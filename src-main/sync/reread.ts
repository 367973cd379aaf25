import type { BooksAccount, Services } from '../core/ports/index.ts';
import { ExpectedFailure, MAX_REREAD_DAYS, type Stream } from '../../src-shared/model/index.ts';
import { addDays, type BusinessDate } from '../../src-shared/time/index.ts';
import { booksOf } from './books-of.ts';
import { lockedThroughOf } from './locked-through.ts';

/**
 * The first day that a till is asked for again: as far back as the stream says, and where its books lock periods
 * all days that are still open, so that none is locked without having been read once more. What is longer ago
 * than MAX_REREAD_DAYS is not asked for again. Books that do not say what they have locked keep no till from
 * being read, whatever it is that they cannot.
 */
export async function rereadFrom(
  services: Services,
  stream: Stream,
  today: BusinessDate,
): Promise<BusinessDate> {
  const window = addDays(today, -stream.settings.rereadDays);
  const lockedThrough = await lockedThroughIfSaid(services, await booksOf(services, stream));
  if (lockedThrough === null) return window;
  const open = addDays(lockedThrough, 1);
  const earliest = addDays(today, -MAX_REREAD_DAYS);
  const from = open < window ? open : window;
  return from < earliest ? earliest : from;
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
