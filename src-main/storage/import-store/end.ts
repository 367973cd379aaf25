import type { ImportNotice } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';
import type { RunningImport } from './running.ts';
import { takeBack } from './versions.ts';

/** Documents taken back in one transaction. */
const TAKEN_BACK_AT_ONCE = 200;

/** Makes an import visible. Counts come from rows, so they hold however often it was interrupted. */
export function flipComplete(
  tx: WriteTx,
  { key, streamKey, seen }: RunningImport,
  notices: readonly ImportNotice[],
  now: Instant,
): void {
  const brought = count(
    tx,
    'SELECT count(*) AS n FROM pos_document WHERE import_id = ? AND version = 1',
    key,
  );
  const changed = count(
    tx,
    'SELECT count(*) AS n FROM pos_document_version WHERE replaced_by_import_id = ?',
    key,
  );
  const rejected = count(tx, 'SELECT count(*) AS n FROM import_rejection WHERE import_id = ?', key);
  tx.prepare(
    `UPDATE import SET state = 'complete', completed_at = ?,
       completed_seq = (SELECT coalesce(max(completed_seq), 0) + 1 FROM import), new_count = ?, changed_count = ?,
       unchanged_count = ?, rejected_count = ?, notices = ?
     WHERE id = ?`,
  ).run(now, brought, changed, seen - brought - changed, rejected, JSON.stringify(notices), key);
  touchCancellations(tx, streamKey, key);
}

/**
 * What is cancelled decides what its cancellation posts, whichever of the two comes first, and the other may be
 * of another day: what became of the goods of a return, or which deposit a refund gave back.
 */
function touchCancellations(tx: WriteTx, stream: number, key: number): void {
  tx.prepare(
    `INSERT OR IGNORE INTO dirty_day (stream_id, location, business_date, import_id)
     SELECT cancellation.stream_id, cancellation.location, cancellation.business_date, ?
     FROM pos_document AS cancellation CROSS JOIN pos_document AS cancelled
       ON cancelled.stream_id = cancellation.stream_id AND cancelled.kind = cancellation.reference_kind
         AND cancelled.source_id = cancellation.reference_source_id
     WHERE cancellation.stream_id = ? AND cancellation.kind = 'cancellation' AND cancelled.import_id = ?`,
  ).run(key, stream, key);
}

/**
 * Takes an interrupted import back: what it brought goes, what it changed stands as before. In short
 * transactions; the import stays `running` until the last, so a crash on the way only repeats some.
 */
export async function abandon(db: LedgerDatabase, key: number): Promise<void> {
  // Each round begins after the last one's documents, so that it ends whatever taking back does.
  let after: number | undefined = 0;
  while (after !== undefined) {
    const begin: number = after;
    after = await db.write((tx) => {
      const documents = tx
        .prepare('SELECT id FROM pos_document WHERE import_id = ? AND id > ? ORDER BY id LIMIT ?')
        .all<{ id: number }>(key, begin, TAKEN_BACK_AT_ONCE);
      for (const { id } of documents) takeBack(tx, id);
      if (documents.length === TAKEN_BACK_AT_ONCE) return documents.at(-1)?.id;
      flipAbandoned(tx, key);
      return undefined;
    });
  }
}

function flipAbandoned(tx: WriteTx, key: number): void {
  tx.prepare('DELETE FROM dirty_day WHERE import_id = ?').run(key);
  tx.prepare('DELETE FROM import_rejection WHERE import_id = ?').run(key);
  // The rows stay, because finding out that nothing refers to them would read every document.
  tx.prepare("UPDATE raw_batch SET bytes = x'' WHERE import_id = ?").run(key);
  tx.prepare("UPDATE import SET state = 'abandoned' WHERE id = ?").run(key);
}

function count(tx: WriteTx, sql: string, key: number): number {
  return tx.prepare(sql).get<{ n: number }>(key)?.n ?? 0;
}
