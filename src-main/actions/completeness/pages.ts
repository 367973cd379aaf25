import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import type { StreamDay } from './stream-day.ts';

/** Days and what is found of them on one page: a reply of more would be too long for the window. */
const MAX_PAGE_ITEMS = 4000;

export interface PlacesPage {
  readonly days: readonly StreamDay[];
  readonly next: string | null;
  readonly places: number;
}

/**
 * The days of the next locations, whole ones, at least of one. A location's place in the list is the cursor:
 * one that comes in between moves the others by one, and is there when the list is read anew.
 * @throws ExpectedFailure bad-input for a cursor of another list
 */
export function pageOfPlaces(
  days: readonly StreamDay[],
  { cursor, limit }: Pick<RequestData<'completeness.list'>, 'cursor' | 'limit'>,
): PlacesPage {
  if (cursor !== null && !/^\d{1,9}$/u.test(cursor)) {
    throw new ExpectedFailure('bad-input', { where: 'cursor', data: { expected: 'a cursor of this list' } });
  }
  const places = placesOf(days);
  const from = cursor === null ? 0 : Number(cursor);
  const shown: StreamDay[] = [];
  let items = 0;
  let at = from;
  for (const own of places.slice(from, from + limit)) {
    items += own.reduce((sum, { findings }) => sum + 1 + findings.length, 0);
    if (at > from && items > MAX_PAGE_ITEMS) break;
    shown.push(...own);
    at += 1;
  }
  return { days: shown, next: at < places.length ? String(at) : null, places: places.length };
}

/** Each location's days, by its name; two stores may call a location alike. */
function placesOf(days: readonly StreamDay[]): readonly (readonly StreamDay[])[] {
  const byPlace = Map.groupBy(days, ({ stream, location }) => JSON.stringify([location, stream]));
  return [...byPlace].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, own]) => own);
}
