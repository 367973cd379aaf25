import { sql } from 'kysely';
import {
  GOODS_COME_BACK,
  type GoodsBack,
  type PosDocument,
  type PosDocumentKind,
  type PosReference,
} from '../../../src-shared/model/index.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';
import type { StoredDocument } from '../documents.ts';
import { HASH_IN_SIGHT } from './reviewed-content.ts';

type Read = LedgerDatabase['read'];

interface TakenBack extends PosReference {
  readonly reason: string | null;
  readonly ofKind: PosDocumentKind | null;
  readonly ofSourceId: string | null;
  /** What its digest says became of its goods, as JSON; null: no digest has it yet, or nothing came back. */
  readonly goodsBack: string | null;
}

/**
 * Returns and cancellations with what they need to know of each other, which may be of any day. A return and the
 * cancellation of it come to nothing, so whichever is posted first settles what became of the goods: those that
 * were written off do not leave the shop when the return is taken back, whatever reason or mapping there is by
 * then. A cancellation of a return that is not here yet says so. Of a refund it is the deposit that it gave back:
 * taking it back is one of the same case again.
 * @param settles whether what a cancellation has settled concerns a return: not one as it was before
 */
export async function withReasonsTakenBack(
  read: Read,
  stream: number,
  stored: readonly StoredDocument[],
  settles: (one: StoredDocument) => boolean = () => true,
): Promise<readonly StoredDocument[]> {
  const taken = await takenBackBy(read, stream, stored);
  const settled = await settledBy(read, stream, stored.filter(settles));
  if (taken === null && settled === null) return stored;
  return stored.map((one) => {
    const { document } = one;
    const learned =
      document.kind === 'cancellation'
        ? learnedOf(document, taken ?? new Map())
        : settledOf(document, settles(one) ? (settled?.get(nameOf(document)) ?? null) : null);
    return learned === null ? one : { ...one, document: { ...document, ...learned } };
  });
}

/** Marks the days of what cancels a return when it comes to be known, or differs, what became of its goods. */
export function touchCancellationsOf(tx: WriteTx, document: number): void {
  tx.prepare(
    `INSERT INTO dirty_day (stream_id, location, business_date)
     SELECT cancellation.stream_id, cancellation.location, cancellation.business_date
     FROM pos_document AS cancelled CROSS JOIN pos_document AS cancellation
       ON cancellation.stream_id = cancelled.stream_id AND cancellation.reference_kind = cancelled.kind
         AND cancellation.reference_source_id = cancelled.source_id AND cancellation.kind = 'cancellation'
     WHERE cancelled.id = ?`,
  ).run(document);
}

/** What the cancellations take back, by its name; null: nothing that says more of them. */
async function takenBackBy(
  read: Read,
  stream: number,
  stored: readonly StoredDocument[],
): Promise<ReadonlyMap<string, TakenBack> | null> {
  const wanted = stored.flatMap(({ document: { kind, reference } }) =>
    kind === 'cancellation' && reference !== null && saysMore(reference.kind) ? [reference] : [],
  );
  if (wanted.length === 0) return null;
  const { rows } = await sql<TakenBack>`
    SELECT document.kind, document.source_id AS sourceId, document.reason, document.reference_kind AS ofKind,
      document.reference_source_id AS ofSourceId, member.goods_back AS goodsBack
    FROM json_each(${JSON.stringify(wanted)}) AS wanted
    CROSS JOIN pos_document AS document ON document.stream_id = ${stream}
      AND document.kind = wanted.value ->> '$.kind' AND document.source_id = wanted.value ->> '$.sourceId'
    LEFT JOIN digest_member AS member ON member.document_id = document.id
    WHERE ${sql.raw(HASH_IN_SIGHT)} IS NOT NULL`.execute(read);
  return new Map(rows.map((row) => [nameOf(row), row]));
}

/** What posted cancellations say became of the goods of returns, as JSON by the name of the return. */
async function settledBy(
  read: Read,
  stream: number,
  stored: readonly StoredDocument[],
): Promise<ReadonlyMap<string, string> | null> {
  const wanted = stored.flatMap(({ document: { kind, sourceId } }) =>
    GOODS_COME_BACK.has(kind) ? [{ kind, sourceId }] : [],
  );
  if (wanted.length === 0) return null;
  const { rows } = await sql<PosReference & { readonly goodsBack: string }>`
    SELECT cancellation.reference_kind AS kind, cancellation.reference_source_id AS sourceId,
      member.goods_back AS goodsBack
    FROM json_each(${JSON.stringify(wanted)}) AS wanted
    CROSS JOIN pos_document AS cancellation ON cancellation.stream_id = ${stream}
      AND cancellation.reference_kind = wanted.value ->> '$.kind'
      AND cancellation.reference_source_id = wanted.value ->> '$.sourceId' AND cancellation.kind = 'cancellation'
    CROSS JOIN digest_member AS member ON member.document_id = cancellation.id
    WHERE member.posted_revision IS NOT NULL
      AND member.goods_back ->> '$.of.kind' = cancellation.reference_kind
      AND member.goods_back ->> '$.of.sourceId' = cancellation.reference_source_id
    ORDER BY cancellation.id DESC`.execute(read);
  return rows.length === 0 ? null : new Map(rows.map((row) => [nameOf(row), row.goodsBack]));
}

function saysMore(kind: PosDocumentKind): boolean {
  return GOODS_COME_BACK.has(kind) || kind === 'deposit-refund';
}

function learnedOf(
  { reference, details }: PosDocument,
  taken: ReadonlyMap<string, TakenBack>,
): Partial<PosDocument> | null {
  if (reference === null || !saysMore(reference.kind)) return null;
  const cancelled = taken.get(nameOf(reference));
  if (!GOODS_COME_BACK.has(reference.kind)) return cancelled === undefined ? null : refunded(cancelled);
  if (cancelled === undefined) return { details: { ...details, cancelsUnseen: true } };
  const goodsBack = parsed(cancelled.goodsBack);
  if (goodsBack === null) return { reason: cancelled.reason };
  return { reason: goodsBack.reason, details: { ...details, goodsBack } };
}

function refunded({ kind, sourceId, ofKind, ofSourceId }: TakenBack): Partial<PosDocument> {
  const of = ofKind === null || ofSourceId === null ? {} : { of: { kind: ofKind, sourceId: ofSourceId } };
  return { reference: { kind, sourceId, ...of } };
}

/** Its own reason stays, so that a person sees what the till says. */
function settledOf({ details }: PosDocument, settled: string | null): Partial<PosDocument> | null {
  const goodsBack = parsed(settled);
  return goodsBack === null ? null : { details: { ...details, goodsBack } };
}

function parsed(goodsBack: string | null): GoodsBack | null {
  if (goodsBack === null) return null;
  const { fate, reason } = JSON.parse(goodsBack) as GoodsBack;
  return { fate, reason };
}

function nameOf({ kind, sourceId }: PosReference): string {
  return `${kind}/${sourceId}`;
}
