import { isReady } from '../../core/digest/ready.ts';
import { dayRulesOf } from '../../core/mapping/day-rules.ts';
import type { Services } from '../../core/ports/index.ts';
import type { DigestRow, Mapping, Stream } from '../../../src-shared/model/index.ts';

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
  return rows.map((row) => {
    const known = streams.get(row.stream);
    if (row.status !== 'ready' || known === undefined) return row;
    const rules = dayRulesOf(known.mappings, row.location, known.stream.settings);
    return isReady(row.date, 0, rules, now) ? row : { ...row, status: 'open' };
  });
}
