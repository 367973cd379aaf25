import type { IncomingDocument } from '../../core/ports/index.ts';
import type { WriteTx } from '../database/seam.ts';
import { bytesOf } from '../hashes.ts';

/** A document that the stream has already. */
export interface Found {
  readonly id: number;
  readonly version: number;
  readonly import_id: number;
  /** Whether its content is the one that comes in. */
  readonly same: 0 | 1;
}

// CROSS JOIN keeps the order: left to itself SQLite reads the stream's whole index instead.
const FIND_ALL = `
  SELECT wanted.key AS at, pos_document.id, version, import_id, hash = unhex(wanted.value ->> 2) AS same
  FROM json_each(?) AS wanted
  CROSS JOIN pos_document
  WHERE stream_id = ? AND kind = wanted.value ->> 0 AND source_id = wanted.value ->> 1`;

const FIND_ONE = `
  SELECT id, version, import_id, hash = ? AS same FROM pos_document
  WHERE stream_id = ? AND kind = ? AND source_id = ?`;

/** Looks one document up. */
export function findOne(
  tx: WriteTx,
  streamKey: number,
  { document, hash }: IncomingDocument,
): Found | undefined {
  return tx.prepare(FIND_ONE).get<Found>(bytesOf(hash), streamKey, document.kind, document.sourceId);
}

/**
 * Looks all documents of a chunk up in one query, which takes a third of the time of one query each
 * where none is there yet.
 * @returns by place in the chunk, in the order of the chunk
 */
export function findAll(
  tx: WriteTx,
  streamKey: number,
  chunk: readonly IncomingDocument[],
): ReadonlyMap<number, Found> {
  const wanted = JSON.stringify(chunk.map(({ document, hash }) => [document.kind, document.sourceId, hash]));
  const rows = tx.prepare(FIND_ALL).all<Found & { readonly at: number }>(wanted, streamKey);
  return new Map(rows.map((row) => [row.at, row]));
}
