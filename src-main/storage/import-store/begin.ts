import { ExpectedFailure, type ImportId, importId, type StreamId } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { WriteTx } from '../database/seam.ts';

export interface Unit {
  readonly locator: string;
  readonly fingerprint: string;
}

/** What there is of a unit already. */
export type Beginning =
  | { readonly kind: 'already'; readonly id: ImportId }
  | {
      readonly kind: 'open';
      readonly id: ImportId;
      readonly key: number;
      readonly streamKey: number;
      /** Running imports of the same place with other content: their content is gone. */
      readonly outdated: readonly number[];
    };

interface ImportRow {
  readonly id: number;
  readonly public_id: ImportId;
  readonly locator: string;
  readonly completed_seq: number | null;
}

/** Finds or makes the import of a unit. */
export function openImport(
  tx: WriteTx,
  stream: StreamId,
  unit: Unit,
  fresh: { readonly uuid: string; readonly now: Instant },
): Beginning {
  const streamRow = tx.prepare('SELECT id FROM stream WHERE public_id = ?').get<{ id: number }>(stream);
  if (streamRow === undefined) throw new ExpectedFailure('stream-not-found', { where: stream });
  const streamKey = streamRow.id;
  const complete = find(tx, streamKey, unit, 'complete');
  if (complete !== undefined && !isSuperseded(tx, streamKey, unit, complete)) {
    return { kind: 'already', id: complete.public_id };
  }
  const outdated = tx
    .prepare(
      "SELECT id FROM import WHERE stream_id = ? AND locator = ? AND state = 'running' AND fingerprint <> ?",
    )
    .all<{ id: number }>(streamKey, unit.locator, unit.fingerprint)
    .map((row) => row.id);
  const interrupted = find(tx, streamKey, unit, 'running');
  const opened =
    interrupted === undefined ? insertImport(tx, streamKey, unit, fresh) : resume(tx, interrupted, unit);
  return { kind: 'open', ...opened, streamKey, outdated };
}

function find(
  tx: WriteTx,
  streamKey: number,
  { fingerprint }: Unit,
  state: 'complete' | 'running',
): ImportRow | undefined {
  return tx
    .prepare(
      `SELECT id, public_id, locator, completed_seq FROM import
       WHERE stream_id = ? AND fingerprint = ? AND state = ?
       ORDER BY completed_seq DESC, id LIMIT 1`,
    )
    .get<ImportRow>(streamKey, fingerprint, state);
}

/**
 * A file that went back to what it was once must be read again: other content of the same place has
 * come in since, and the ledger stands at that.
 */
function isSuperseded(tx: WriteTx, streamKey: number, unit: Unit, complete: ImportRow): boolean {
  const later = tx
    .prepare(
      `SELECT 1 FROM import
       WHERE stream_id = ? AND locator IN (?, ?) AND state = 'complete' AND completed_seq > ? AND fingerprint <> ?`,
    )
    .get(streamKey, unit.locator, complete.locator, complete.completed_seq, unit.fingerprint);
  return later !== undefined;
}

/** An interrupted import begins again from the start of its unit, so its rejections are met again. */
function resume(tx: WriteTx, { id, public_id }: ImportRow, { locator }: Unit) {
  tx.prepare('DELETE FROM import_rejection WHERE import_id = ?').run(id);
  tx.prepare('UPDATE import SET locator = ? WHERE id = ?').run(locator, id);
  return { id: public_id, key: id };
}

function insertImport(
  tx: WriteTx,
  streamKey: number,
  { locator, fingerprint }: Unit,
  { uuid, now }: { readonly uuid: string; readonly now: Instant },
) {
  const id = importId(`imp_${uuid}`);
  const { lastId } = tx
    .prepare(
      `INSERT INTO import (public_id, stream_id, locator, fingerprint, state, started_at)
       VALUES (?, ?, ?, ?, 'running', ?)`,
    )
    .run(id, streamKey, locator, fingerprint, now);
  return { id, key: lastId };
}
