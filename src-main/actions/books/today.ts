import type { Services } from '../../core/ports/index.ts';
import type { BooksId } from '../../../src-shared/model/index.ts';
import { type BusinessDate, zoneId } from '../../../src-shared/time/index.ts';
import { today } from '../../sync/today.ts';

/** The day it is where the first of the books' streams is; where nothing posts to them, in Greenwich. */
export async function todayOfBooks(
  { ledger, clock }: Pick<Services, 'ledger' | 'clock'>,
  books: BooksId,
): Promise<BusinessDate> {
  const stream = (await ledger.streams.list()).find((other) => other.books === books);
  return today(clock, stream?.settings.timeZone ?? zoneId('UTC'));
}
