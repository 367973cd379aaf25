import { dayRulesOf } from '../../core/mapping/day-rules.ts';
import type { Services } from '../../core/ports/index.ts';
import type { DigestRow } from '../../../src-shared/model/index.ts';
import type { ZoneId } from '../../../src-shared/time/index.ts';
import { zoneId } from '../../../src-shared/time/index.ts';

/** The zone that a digest's location was in on its day. */
export async function zoneOfDigest(services: Services, row: DigestRow): Promise<ZoneId> {
  const stream = await services.ledger.streams.byId(row.stream);
  if (stream === null) return zoneId('UTC');
  const rules = dayRulesOf(await services.ledger.mappings.list(stream.id), row.location, stream.settings);
  const inForce = rules.findLast((rule) => rule.from <= row.date) ?? rules[0];
  return inForce?.zone ?? stream.settings.timeZone;
}
