import { isReady } from '../../core/digest/ready.ts';
import { dayRulesOf } from '../../core/mapping/day-rules.ts';
import type { Services } from '../../core/ports/index.ts';
import type { DigestRow, Mapping, Stream } from '../../../src-shared/model/index.ts';

async function shiftsAreClosed(services: Services, { id }: DigestRow): Promise<boolean> {
  return (await services.ledger.digests.openRevision(id))?.content.openShifts === 0;
}

/**
 * Tells digests whose day still runs from those that are ready: the store knows what is waiting, the
 * clock and the location's rules know whether the day is over.
 */
export async function withOpenDays(
  services: Services,
  rows: readonly DigestRow[],
): Promise<readonly DigestRow[]> {
  const streams = new Map<string, { readonly stream: Stream; readonly mappings: readonly Mapping[] }>();
  for (const id of new Set(rows.map((row) => row.stream))) {
    const stream = await services.ledger.streams.byId(id);
    if (stream !== null) streams.set(id, { stream, mappings: await services.ledger.mappings.list(id) });
  }
  const now = services.clock.now();
  return Promise.all(
    rows.map(async (row) => {
      const known = streams.get(row.stream);
      if (row.status !== 'ready' || known === undefined) return row;
      const rules = dayRulesOf(known.mappings, row.location, known.stream.settings);
      const asIfOpen = isReady(row.date, 1, rules, now);
      const asIfClosed = isReady(row.date, 0, rules, now);
      // Only between the end of the day and that of the grace time do its shifts decide: few digests.
      const decided = asIfOpen === asIfClosed ? asIfClosed : await shiftsAreClosed(services, row);
      return decided ? row : { ...row, status: 'open' as const };
    }),
  );
}
