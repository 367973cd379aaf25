import type { Services } from '../../core/ports/index.ts';
import type { CompleteDay, Stream } from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { addDays, type BusinessDate, zoneId } from '../../../src-shared/time/index.ts';
import { completenessOf, SHOWN_DAYS } from '../../sync/completeness.ts';
import { today } from '../../sync/today.ts';
import { findStream } from '../streams/find.ts';
import { pageOfPlaces } from './pages.ts';
import type { StreamDay } from './stream-day.ts';

export interface CompletenessList {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly days: readonly StreamDay[];
  readonly open: number;
  readonly next: string | null;
  readonly total: { readonly value: number; readonly exact: boolean };
}

/**
 * The days of one stream or all that are not disconnected, by location; those of a page by date.
 * @throws ExpectedFailure stream-not-found, bad-input for a cursor of another list
 */
export async function listCompleteness(
  services: Services,
  asked: RequestData<'completeness.list'>,
): Promise<CompletenessList> {
  const { stream, location, only } = asked;
  const streams =
    stream === undefined
      ? (await services.ledger.streams.list()).filter(({ status }) => status !== 'disconnected')
      : [await findStream(services, stream)];
  const range = rangeOf(services, streams, asked);
  const days: StreamDay[] = [];
  for (const one of streams) {
    for (const day of await completenessOf(services, one, range)) days.push({ ...day, stream: one.name });
    await services.breathe();
  }
  const own = days.filter((day) => location === undefined || day.location === location);
  const page = pageOfPlaces(own, asked);
  const shown = page.days.filter((day) => only === 'all' || lacks(day));
  return {
    ...range,
    days: shown.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    open: own.reduce((sum, day) => sum + openOf(day), 0),
    next: page.next,
    total: { value: page.places, exact: true },
  };
}

/** How many things may be missing of it that nobody has explained. */
function openOf({ findings }: CompleteDay): number {
  return findings.filter(({ explained }) => explained === null).length;
}

function lacks(day: CompleteDay): boolean {
  return openOf(day) > 0;
}

function rangeOf(
  { clock }: Services,
  streams: readonly Stream[],
  { from, to }: RequestData<'completeness.list'>,
): { readonly from: BusinessDate; readonly to: BusinessDate } {
  if (from !== undefined) return { from, to: to ?? addDays(from, SHOWN_DAYS - 1) };
  if (to !== undefined) return { from: addDays(to, 1 - SHOWN_DAYS), to };
  const last = addDays(today(clock, streams[0]?.settings.timeZone ?? zoneId('UTC')), -1);
  return { from: addDays(last, 1 - SHOWN_DAYS), to: last };
}
