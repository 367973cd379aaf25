import { MAX_PAGE_ROWS, type Paged, type Services } from '../../core/ports/index.ts';
import type { DigestRow, Stream } from '../../../src-shared/model/index.ts';
import { addDays, type BusinessDate, type Instant, instantToLocal } from '../../../src-shared/time/index.ts';
import { runningDays } from '../digests/status.ts';

/** Older days have been told of often enough; what needs a person shows them as long as it lasts. */
const LOOK_BACK_DAYS = 14;
/** A shop that is closed on Sundays was so a week before. */
const WEEK_DAYS = 7;

/** A day of a location that is not in the books. */
export interface MissingDay {
  readonly date: BusinessDate;
  readonly location: string;
  /** Whether there is anything of it at all. */
  readonly isSilent: boolean;
}

/**
 * The days before the date of this instant, of the last two weeks, that are over and not wholly in the books:
 * something of them waits or is held, or nothing has come of the last day where it did a week before. Oldest
 * first.
 */
export async function missingDays(
  services: Services,
  stream: Stream,
  by: Instant,
): Promise<readonly MissingDay[]> {
  const today = instantToLocal(by, stream.settings.timeZone).date;
  const last = addDays(today, -1);
  const rows = await digestsBetween(services, stream, addDays(today, -LOOK_BACK_DAYS), last);
  const running = new Set(
    await runningDays(
      services,
      rows.map(({ id, location, date }) => ({ id, location, date, stream: stream.id })),
    ),
  );
  const { startDate } = stream.settings;
  const late = rows.filter(
    ({ id, identity, date }) =>
      identity.waiting.count + identity.held.count > 0 &&
      !running.has(id) &&
      (startDate === null || date >= startDate),
  );
  const placesOn = (date: BusinessDate): ReadonlySet<string> =>
    new Set(rows.filter((row) => row.date === date).map(({ location }) => location));
  const here = placesOn(last);
  const silent = [...placesOn(addDays(last, -WEEK_DAYS))].filter((location) => !here.has(location));
  return [
    ...late.map(({ date, location }) => ({ date, location, isSilent: false })),
    ...silent.toSorted().map((location) => ({ date: last, location, isSilent: true })),
  ];
}

async function digestsBetween(
  { ledger, breathe }: Services,
  stream: Stream,
  from: BusinessDate,
  to: BusinessDate,
): Promise<readonly DigestRow[]> {
  const rows: DigestRow[] = [];
  let cursor: string | null = null;
  do {
    const page: Paged<DigestRow> = await ledger.digests.list(
      { stream: stream.id, from, to, counted: false },
      { cursor, limit: MAX_PAGE_ROWS },
    );
    rows.push(...page.rows);
    cursor = page.next;
    await breathe();
  } while (cursor !== null);
  return rows;
}
