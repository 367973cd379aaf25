import type { WriteTx } from './database/seam.ts';

/**
 * Marks every day of a stream that has something unposted: a mapping or a setting has changed, and
 * what it decides (held, excluded, what goes back to stock) is looked at again. Where all that is left has
 * nothing to post, no mapping makes it more.
 */
export function touchUnpostedDays(tx: WriteTx, stream: number): void {
  tx.prepare(
    `INSERT INTO dirty_day (stream_id, location, business_date)
     SELECT stream_id, location, business_date FROM digest
     WHERE stream_id = ?
       AND EXISTS (SELECT 1 FROM digest_member WHERE digest_id = digest.id AND posted_revision IS NULL
         AND NOT (state = 'excluded' AND reason ->> '$.code' = 'nothing-to-post'))`,
  ).run(stream);
}
