import { sql } from 'kysely';
import type { DeliveryKey } from '../../../src-shared/model/index.ts';
import type { BookDocumentRow } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';

interface EventRow {
  readonly key: DeliveryKey;
  readonly at: number;
  readonly event: string;
  readonly detail: string;
}

/** What happened to documents, oldest first: posted, sent, recorded, and what people did to them. */
export async function historiesOf(
  read: LedgerDatabase['read'],
  keys: readonly DeliveryKey[],
): Promise<ReadonlyMap<DeliveryKey, BookDocumentRow['history']>> {
  const wanted = JSON.stringify(keys);
  const { rows } = await sql<EventRow>`
    WITH wanted AS (SELECT value AS key FROM json_each(${wanted})),
    sent AS (
      SELECT delivery.*, digest.public_id AS digest FROM wanted
      CROSS JOIN delivery ON delivery.key = wanted.key LEFT JOIN digest ON digest.id = delivery.digest_id
    )
    SELECT key, at, event, detail FROM (
      SELECT key, created_at AS at, 0 AS step, 'posted' AS event,
        iif(digest IS NULL, '', digest || ' revision ' || revision) AS detail FROM sent
      UNION ALL
      SELECT key, last_tried_at, 1, 'sent', 'attempt ' || attempts FROM sent WHERE attempts > 0
      UNION ALL
      SELECT document.key, document.recorded_at, 2, 'recorded', document.number
      FROM wanted CROSS JOIN book_document AS document ON document.key = wanted.key
      UNION ALL
      SELECT audit.subject, audit.at, 3, audit.action, coalesce(audit.after, '')
      FROM wanted CROSS JOIN audit ON audit.subject = wanted.key
    ) ORDER BY at, step`.execute(read);
  const histories = new Map<DeliveryKey, BookDocumentRow['history'][number][]>();
  for (const { key, at, event, detail } of rows) {
    const history = histories.get(key) ?? [];
    histories.set(key, history);
    history.push({ at, event, detail });
  }
  return histories;
}
