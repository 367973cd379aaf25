import { isReady } from '../../core/digest/ready.ts';
import { dayRulesOf } from '../../core/mapping/day-rules.ts';
import type { Services } from '../../core/ports/index.ts';
import type { DigestId, DigestRow, StreamId } from '../../../src-shared/model/index.ts';
import {
  addDays,
  type BusinessDate,
  type DayRule,
  instantToLocal,
  zoneId,
} from '../../../src-shared/time/index.ts';

/**
 * No day runs longer than this after its date in UTC: to the next midnight, to the latest cut-off
 * after that, half a day for the zone and half a day's grace for open shifts come to three days.
 */
const LONGEST_DAY_DAYS = 4;

/** A digest by its day and place. */
export interface Day {
  readonly id: DigestId;
  readonly stream: StreamId;
  readonly location: string;
  readonly date: BusinessDate;
}

/**
 * The digests whose day still runs, of one stream or all: few, because only the last days can. The
 * store knows what is waiting, the clock and the location's rules know whether the day is over.
 */
export async function openDigests(services: Services, stream: StreamId | null): Promise<readonly DigestId[]> {
  return runningDays(services, await services.ledger.digests.readySince(oldestOpenDay(services), stream));
}

/** Says of rows that the store takes for ready which of them are open. */
export async function withOpenDays(
  services: Services,
  rows: readonly DigestRow[],
): Promise<readonly DigestRow[]> {
  const open = new Set(
    await runningDays(
      services,
      rows.filter((row) => row.status === 'ready'),
    ),
  );
  return rows.map((row) => (open.has(row.id) ? { ...row, status: 'open' as const } : row));
}

/** Before this date every day is over, whatever its zone, cut-off and shifts. */
function oldestOpenDay({ clock }: Services): BusinessDate {
  return addDays(instantToLocal(clock.now(), zoneId('UTC')).date, -LONGEST_DAY_DAYS);
}

/** Those of these digests whose day still runs, or whose shifts are open within their grace time. */
export async function runningDays(services: Services, all: readonly Day[]): Promise<readonly DigestId[]> {
  const oldest = oldestOpenDay(services);
  // Zones are slow to reckon with, and nearly all days of a list are long over.
  const days = all.filter((day) => day.date >= oldest);
  if (days.length === 0) return [];
  const rulesOf = await dayRules(services, days);
  const now = services.clock.now();
  const open: DigestId[] = [];
  const byShifts: Day[] = [];
  for (const day of days) {
    const rules = rulesOf(day);
    // A digest of a stream that nobody knows has no rules to wait for.
    if (rules === null || isReady(day.date, 1, rules, now)) continue;
    // Only between the end of the day and that of the grace time do its shifts decide.
    if (isReady(day.date, 0, rules, now)) byShifts.push(day);
    else open.push(day.id);
  }
  const shifts = await services.ledger.digests.openShifts(byShifts.map(({ id }) => id));
  return [...open, ...byShifts.filter(({ id }) => (shifts.get(id) ?? 0) > 0).map(({ id }) => id)];
}

/** Day rules by stream and location, each of them resolved once. */
async function dayRules(
  services: Services,
  days: readonly Pick<Day, 'stream'>[],
): Promise<(day: Pick<Day, 'stream' | 'location'>) => readonly DayRule[] | null> {
  const wanted = new Set(days.map((day) => day.stream));
  const streams = new Map(
    await Promise.all(
      (await services.ledger.streams.list())
        .filter((stream) => wanted.has(stream.id))
        .map(
          async (stream) =>
            [stream.id, { stream, mappings: await services.ledger.mappings.list(stream.id) }] as const,
        ),
    ),
  );
  const resolved = new Map<string, readonly DayRule[]>();
  return ({ stream: id, location }) => {
    const known = streams.get(id);
    if (known === undefined) return null;
    const key = JSON.stringify([id, location]);
    const rules = resolved.get(key) ?? dayRulesOf(known.mappings, location, known.stream.settings);
    resolved.set(key, rules);
    return rules;
  };
}
