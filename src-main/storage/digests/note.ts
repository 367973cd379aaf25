import { type DigestId, ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import { writeAudit } from '../audit.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';
import { touchIfEmpty } from './dirty.ts';

/** A person's remark on a digest, empty when there is none. */
export async function noteOf(read: LedgerDatabase['read'], id: DigestId): Promise<string> {
  const row = await read
    .selectFrom('digest_note')
    .innerJoin('digest', 'digest.id', 'digest_note.digest_id')
    .select('note')
    .where('digest.public_id', '=', id)
    .executeTakeFirst();
  return row?.note ?? '';
}

/**
 * Writes a remark in the place of the one there is; an empty one takes it away.
 * @throws ExpectedFailure digest-not-found
 */
export function writeNote(
  tx: WriteTx,
  { id, note, now }: { readonly id: DigestId; readonly note: string; readonly now: Instant },
): void {
  const row = tx
    .prepare(
      `SELECT digest.id AS key, note FROM digest LEFT JOIN digest_note ON digest_id = digest.id
       WHERE digest.public_id = ?`,
    )
    .get<{ key: number; note: string | null }>(id);
  if (row === undefined) throw new ExpectedFailure('digest-not-found', { where: id, data: { id } });
  const after = note === '' ? null : note;
  if (after === row.note) return;
  if (after === null) {
    tx.prepare('DELETE FROM digest_note WHERE digest_id = ?').run(row.key);
    touchIfEmpty(tx, row.key);
  } else {
    tx.prepare(
      `INSERT INTO digest_note (digest_id, note, written_at) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET note = excluded.note, written_at = excluded.written_at`,
    ).run(row.key, after, now);
  }
  writeAudit(tx, { at: now, action: 'digest-noted', subject: id, before: row.note, after });
}
