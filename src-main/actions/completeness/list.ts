import type { Services } from '../../core/ports/index.ts';
import type { CompleteDay, Stream } from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { addDays, type BusinessDate, zoneId } from '../../../src-shared/time/index.ts';
import { completenessOf, SHOWN_DAYS } from '../../sync/completeness.ts';
import { today } from '../../sync/today.ts';
import { findStream } from '../streams/find.ts';

/** A day of a stream. */
export interface StreamDay extends CompleteDay {
  readonly stream: string;
}

export interface CompletenessList {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly days: readonly StreamDay[];
}

/**
 * The days of one stream or all that are not disconnected, by date, stream and location.
 * @throws ExpectedFailure stream-not-found
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
  const shown = days.filter(
    (day) => (location === undefined || day.location === location) && (only === 'all' || lacks(day)),
  );
  return { ...range, days: shown.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)) };
}

/** Whether something of it may be missing that nobody has explained. */
export function lacks({ findings }: CompleteDay): boolean {
  return findings.some(({ explained }) => explained === null);
}

function rangeOf(
  { clock }: Services,
  streams: readonly Stream[],
  { from, to }: RequestData<'completeness.list'>,
): { readonly from: BusinessDate; readonly to: BusinessDate } {
  if (from !== undefined && to !== undefined) return { from, to };
  const last = addDays(today(clock, streams[0]?.settings.timeZone ?? zoneId('UTC')), -1);
  return { from: addDays(last, 1 - SHOWN_DAYS), to: last };
}
