import { sql } from 'kysely';
import type { StreamId } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';

type Read = LedgerDatabase['read'];

/** A day as the tables know it. */
export interface DayKey {
  readonly stream: number;
  readonly location: string;
  readonly date: BusinessDate;
}

/** Days with a mark whose cause is in sight: a mapping, or an import that is complete. */
export async function dirtyDaysOf(
  read: Read,
  stream: StreamId,
): Promise<readonly { readonly location: string; readonly date: BusinessDate }[]> {
  return read
    .selectFrom('dirty_day as dirty')
    .innerJoin('stream', 'stream.id', 'dirty.stream_id')
    .leftJoin('import', 'import.id', 'dirty.import_id')
    .select(['dirty.location', 'dirty.business_date as date'])
    .distinct()
    .where('stream.public_id', '=', stream)
    .where((eb) => eb.or([eb('dirty.import_id', 'is', null), eb('import.state', '=', 'complete')]))
    .orderBy('dirty.business_date')
    .orderBy('dirty.location')
    .execute();
}

/**
 * The highest mark up to which everything about a day is in sight. Marks beyond that of a running
 * import stay: it may complete between this reading and the deletion of what it has covered.
 */
export async function dirtyMarkOf(read: Read, day: DayKey): Promise<number> {
  const { rows } = await sql<{ mark: number | null }>`
    WITH marks AS (
      SELECT dirty.mark, coalesce(import.state, 'complete') AS state
      FROM dirty_day AS dirty LEFT JOIN import ON import.id = dirty.import_id
      WHERE dirty.stream_id = ${day.stream} AND dirty.location = ${day.location}
        AND dirty.business_date = ${day.date}
    )
    SELECT max(mark) AS mark FROM marks WHERE state = 'complete'
      AND mark < coalesce((SELECT min(mark) FROM marks WHERE state = 'running'), ${Number.MAX_SAFE_INTEGER})
  `.execute(read);
  return rows[0]?.mark ?? 0;
}

/** Forgets the marks that a reading has covered. */
export function cleanDay(tx: WriteTx, day: DayKey, upTo: number): void {
  tx.prepare(
    `DELETE FROM dirty_day WHERE stream_id = ? AND location = ? AND business_date = ? AND mark <= ?
       AND (import_id IS NULL OR (SELECT state FROM import WHERE id = import_id) = 'complete')`,
  ).run(day.stream, day.location, day.date, upTo);
}

/** Marks the day of a digest without documents: the note that is taken away may be all that kept it. */
export function touchIfEmpty(tx: WriteTx, digest: number): void {
  tx.prepare(
    `INSERT INTO dirty_day (stream_id, location, business_date)
     SELECT stream_id, location, business_date FROM digest
     WHERE id = ? AND NOT EXISTS (SELECT 1 FROM digest_member WHERE digest_id = digest.id)`,
  ).run(digest);
}
