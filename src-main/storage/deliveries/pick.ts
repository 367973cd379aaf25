import { type RawBuilder, sql } from 'kysely';
import type { DeliveryPick } from '../../core/ports/index.ts';

/** Whether a delivery is one that a run takes; null: every one is. */
export function isPicked(pick: DeliveryPick | null): RawBuilder<boolean> {
  if (pick === null) return sql<boolean>`TRUE`;
  const named = sql<boolean>`(delivery.type IN (SELECT value FROM json_each(${JSON.stringify(pick.types)}))
    AND delivery.stream_id IN (SELECT stream.id FROM stream
      JOIN json_each(${JSON.stringify(pick.streams)}) AS one ON one.value = stream.public_id))`;
  return pick.take === 'only' ? named : sql<boolean>`NOT ${named}`;
}
