import { type DocumentId, type StreamId, documentId } from '../../src-shared/model/index.ts';
import type { WriteTx } from './database/seam.ts';

const PREFIX = 'doc_';

/** What makes a POS document itself, on every machine. */
export interface DocumentIdentity {
  readonly stream: StreamId;
  readonly kind: string;
  readonly sourceId: string;
}

/**
 * The public id of a document. Computed, never stored: it is the identity itself in a form that
 * survives URLs and command lines, so that it can be turned back into a look-up by the unique key.
 */
export function documentIdOf({ stream, kind, sourceId }: DocumentIdentity): DocumentId {
  return documentId(PREFIX + Buffer.from(`${stream}\n${kind}\n${sourceId}`).toString('base64url'));
}

/** The identity behind a public id, null when the text is none. */
export function identityOf(id: string): DocumentIdentity | null {
  if (!id.startsWith(PREFIX)) return null;
  const text = Buffer.from(id.slice(PREFIX.length), 'base64url').toString('utf8');
  // Neither a stream's id nor a kind has a line break; a source id is the rest, whatever is in it.
  const [stream, kind] = text.split('\n', 2);
  if (stream === undefined || kind === undefined) return null;
  const sourceId = text.slice(stream.length + kind.length + 2);
  return { stream: stream as StreamId, kind, sourceId };
}

/**
 * The integer key of a document of this stream.
 * @throws RangeError when there is none: ids come from this ledger, so that is a defect.
 */
export function documentRowOf(tx: WriteTx, streamKey: number, id: DocumentId): number {
  const identity = identityOf(id);
  const row =
    identity === null
      ? undefined
      : tx
          .prepare('SELECT id FROM pos_document WHERE stream_id = ? AND kind = ? AND source_id = ?')
          .get<{ id: number }>(streamKey, identity.kind, identity.sourceId);
  if (row === undefined) throw new RangeError(`There is no document ${id}`);
  return row.id;
}
