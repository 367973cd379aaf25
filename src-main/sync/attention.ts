import { type HeldRow, MAX_PAGE_ROWS, type Services } from '../core/ports/index.ts';
import type { FailureCode, Stream } from '../../src-shared/model/index.ts';
import type { Attention } from '../../src-shared/ipc/views.ts';

/** Holds that wait for a later Daybook, not for a person. */
export const HOLDS_WITHOUT_PERSON: ReadonlySet<FailureCode> = new Set(['kind-not-posted-yet']);

/** The stream's holds that a person must resolve, counted by cause. */
export async function attentionOfHolds(services: Services, stream: Stream): Promise<readonly Attention[]> {
  const counts = new Map<FailureCode, number>();
  let cursor: string | null = null;
  do {
    const page = await services.ledger.digests.holds({ stream: stream.id }, { cursor, limit: MAX_PAGE_ROWS });
    for (const row of page.rows) countHold(counts, row);
    cursor = page.next;
  } while (cursor !== null);
  return [...counts].map(([code, count]) => ({ kind: 'held', stream: stream.name, code, count }));
}

function countHold(counts: Map<FailureCode, number>, { state, reason }: HeldRow): void {
  if (state !== 'held' || HOLDS_WITHOUT_PERSON.has(reason.code)) return;
  counts.set(reason.code, (counts.get(reason.code) ?? 0) + 1);
}
