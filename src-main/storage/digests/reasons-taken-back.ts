import { sql } from 'kysely';
import {
  GOODS_COME_BACK,
  type PosDocument,
  type PosDocumentKind,
  type PosReference,
} from '../../../src-shared/model/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import type { StoredDocument } from '../documents.ts';

interface TakenBack extends PosReference {
  readonly reason: string | null;
  readonly ofKind: PosDocumentKind | null;
  readonly ofSourceId: string | null;
}

/**
 * Cancellations with what they need to know of what they take back, which may be of any day. Of a return it is
 * the reason: goods that were written off do not leave the shop when the return is taken back, whatever the word
 * for that; where the return is not here yet, they say so. Of a refund it is the deposit that it gave back: it is
 * one of the same case again.
 */
export async function withReasonsTakenBack(
  read: LedgerDatabase['read'],
  stream: number,
  stored: readonly StoredDocument[],
): Promise<readonly StoredDocument[]> {
  const wanted = stored.flatMap(({ document: { kind, reference } }) =>
    kind === 'cancellation' &&
    reference !== null &&
    (GOODS_COME_BACK.has(reference.kind) || reference.kind === 'deposit-refund')
      ? [reference]
      : [],
  );
  if (wanted.length === 0) return stored;
  const { rows } = await sql<TakenBack>`
    SELECT pos.kind, pos.source_id AS sourceId, pos.reason, pos.reference_kind AS ofKind,
      pos.reference_source_id AS ofSourceId
    FROM json_each(${JSON.stringify(wanted)}) AS wanted
    CROSS JOIN pos_document AS pos ON pos.stream_id = ${stream}
      AND pos.kind = wanted.value ->> '$.kind' AND pos.source_id = wanted.value ->> '$.sourceId'`.execute(
    read,
  );
  const known = new Map(rows.map((row) => [`${row.kind}/${row.sourceId}`, row]));
  return stored.map((one) => {
    const { kind, reference } = one.document;
    if (kind !== 'cancellation' || reference === null) return one;
    const taken = known.get(`${reference.kind}/${reference.sourceId}`);
    if (taken !== undefined) return { ...one, document: { ...one.document, ...learned(taken) } };
    if (!GOODS_COME_BACK.has(reference.kind)) return one;
    const details = { ...one.document.details, cancelsUnseen: true as const };
    return { ...one, document: { ...one.document, details } };
  });
}

function learned({ kind, sourceId, reason, ofKind, ofSourceId }: TakenBack): Partial<PosDocument> {
  if (kind !== 'deposit-refund') return { reason };
  const of = ofKind === null || ofSourceId === null ? {} : { of: { kind: ofKind, sourceId: ofSourceId } };
  return { reference: { kind, sourceId, ...of } };
}
