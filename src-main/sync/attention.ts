import { mappingText } from '../core/mapping/text.ts';
import { mappingKey } from '../core/mapping/resolve.ts';
import { type HeldRow, MAX_PAGE_ROWS, type Services } from '../core/ports/index.ts';
import type { Attention, FailureCode, Stream } from '../../src-shared/model/index.ts';

/** Holds that wait for a later Daybook, not for a person. */
const HOLDS_WITHOUT_PERSON: ReadonlySet<FailureCode> = new Set(['kind-not-posted-yet']);

/** All that stands in a stream and needs a person, whichever run found it. */
export async function standingAttention(services: Services, stream: Stream): Promise<readonly Attention[]> {
  const { deliveries, digests } = services.ledger;
  const changed = await digests.changedSincePosted(stream.id);
  const refused = await deliveries.refused(stream.id);
  return [
    ...(await undecided(services, stream)),
    ...(await holds(services, stream)),
    ...changed.map(({ id, location, date }): Attention => ({
      kind: 'changed',
      stream: stream.name,
      location,
      date,
      digest: id,
    })),
    ...refused.flatMap(({ number, cause }): Attention[] =>
      cause === null ? [] : [{ kind: 'undelivered', stream: stream.name, number, failure: cause }],
    ),
  ];
}

/** Suggestions that nobody has taken or replaced. */
async function undecided(services: Services, stream: Stream): Promise<readonly Attention[]> {
  const rows = await services.ledger.mappings.list(stream.id);
  const decided = new Set(
    rows.filter((row) => row.origin !== 'suggestion').map((row) => mappingKey(row.type, row.key)),
  );
  return rows
    .filter((row) => row.origin === 'suggestion' && !decided.has(mappingKey(row.type, row.key)))
    .map((row): Attention => ({
      kind: 'unmapped',
      stream: stream.name,
      type: row.type,
      key: row.key,
      suggestion: mappingText(row),
    }));
}

/** Holds counted by cause. */
async function holds(services: Services, stream: Stream): Promise<readonly Attention[]> {
  const counts = new Map<FailureCode, number>();
  let cursor: string | null = null;
  do {
    const page = await services.ledger.digests.holds({ stream: stream.id }, { cursor, limit: MAX_PAGE_ROWS });
    for (const row of page.rows) countHold(counts, row);
    cursor = page.next;
  } while (cursor !== null);
  return [...counts].map(([code, count]): Attention => ({ kind: 'held', stream: stream.name, code, count }));
}

function countHold(counts: Map<FailureCode, number>, { state, reason }: HeldRow): void {
  if (state !== 'held' || HOLDS_WITHOUT_PERSON.has(reason.code)) return;
  counts.set(reason.code, (counts.get(reason.code) ?? 0) + 1);
}
