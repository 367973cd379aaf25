import type { Mapping } from '../../../src-shared/model/index.ts';
import { businessDate, type DayRule, type ZoneId } from '../../../src-shared/time/index.ts';

/** The date from which a rule without an effective date holds. */
const ALWAYS = businessDate('0001-01-01');

/** The effective-dated day rules of a location; the stream's own while the location has none. */
export function dayRulesOf(
  rows: readonly Mapping[],
  location: string,
  fallback: { readonly timeZone: ZoneId; readonly cutOffMinutes: number },
): readonly DayRule[] {
  const byDate = new Map<string, DayRule>();
  for (const row of rows) {
    if (row.type !== 'location' || row.key !== location || row.origin === 'suggestion') continue;
    const from = row.effectiveFrom ?? ALWAYS;
    byDate.set(from, { from, zone: row.value.timeZone, cutOffMinutes: row.value.cutOffMinutes });
  }
  if (byDate.size === 0) {
    return [{ from: ALWAYS, zone: fallback.timeZone, cutOffMinutes: fallback.cutOffMinutes }];
  }
  return [...byDate.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}
