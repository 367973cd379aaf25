import { sql } from 'kysely';
import type { PosDocumentKind } from '../../../src-shared/model/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import type { StoredDocument } from '../documents.ts';

/** Of these the reason says what becomes of the goods. */
const RETURNS: ReadonlySet<PosDocumentKind> = new Set(['return', 'charge-return', 'exchange']);

/**
 * Cancellations of returns with the reason of the return, which may be of any day: goods that were written off
 * do not leave the shop when the return is taken back, whatever the word for that.
 */
export async function withReasonsTakenBack(
  read: LedgerDatabase['read'],
  stream: number,
  stored: readonly StoredDocument[],
): Promise<readonly StoredDocument[]> {
  const wanted = stored.flatMap(({ document: { kind, reference } }) =>
    kind === 'cancellation' && reference !== null && RETURNS.has(reference.kind) ? [reference] : [],
  );
  if (wanted.length === 0) return stored;
  const { rows } = await sql<{ kind: string; sourceId: string; reason: string | null }>`
    SELECT pos.kind, pos.source_id AS sourceId, pos.reason
    FROM json_each(${JSON.stringify(wanted)}) AS wanted
    CROSS JOIN pos_document AS pos ON pos.stream_id = ${stream}
      AND pos.kind = wanted.value ->> '$.kind' AND pos.source_id = wanted.value ->> '$.sourceId'`.execute(
    read,
  );
  const reasons = new Map(rows.map(({ kind, sourceId, reason }) => [`${kind}/${sourceId}`, reason]));
  return stored.map((one) => {
    const { kind, reference } = one.document;
    const reason =
      kind === 'cancellation' && reference !== null
        ? reasons.get(`${reference.kind}/${reference.sourceId}`)
        : undefined;
    return reason === undefined ? one : { ...one, document: { ...one.document, reason } };
  });
}
