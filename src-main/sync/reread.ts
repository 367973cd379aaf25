import type { Services } from '../core/ports/index.ts';
import { MAX_REREAD_DAYS, type Stream } from '../../src-shared/model/index.ts';
import { addDays, type BusinessDate } from '../../src-shared/time/index.ts';
import { booksOf } from './books-of.ts';
import { lockedThroughOf } from './locked-through.ts';

/**
 * The first day that a till is asked for again: as far back as the stream says, and where its books lock periods
 * all days that are still open, so that none is locked without having been read once more. What is longer ago
 * than MAX_REREAD_DAYS is not asked for again.
 */
export async function rereadFrom(
  services: Services,
  stream: Stream,
  today: BusinessDate,
): Promise<BusinessDate> {
  const window = addDays(today, -stream.settings.rereadDays);
  const lockedThrough = await lockedThroughOf(services, await booksOf(services, stream));
  if (lockedThrough === null) return window;
  const open = addDays(lockedThrough, 1);
  const earliest = addDays(today, -MAX_REREAD_DAYS);
  const from = open < window ? open : window;
  return from < earliest ? earliest : from;
}
