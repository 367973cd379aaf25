import { sql } from 'kysely';
import { problemsIn, type Read } from './findings.ts';

/** What the status panel counts is what there is, and what was undone is marked so. */
export async function checkTallies(read: Read): Promise<string[]> {
  return [
    ...(await problemsIn(
      read,
      sql<{ type: string; location: string; status: string }>`
        WITH actual AS (
          SELECT books_id, stream_id, type, location, status, count(*) AS count FROM delivery
          GROUP BY books_id, stream_id, type, location, status
        )
        SELECT coalesce(actual.type, tally.type) AS type, coalesce(actual.location, tally.location) AS location,
          coalesce(actual.status, tally.status) AS status
        FROM actual FULL JOIN delivery_tally AS tally
          ON tally.books_id = actual.books_id AND tally.stream_id = actual.stream_id
          AND tally.type = actual.type AND tally.location = actual.location AND tally.status = actual.status
        WHERE coalesce(actual.count, 0) <> coalesce(tally.count, 0)`,
      (row) => `The count of ${row.type} ${row.status} at ${row.location} is not what there is.`,
    )),
    ...(await problemsIn(
      read,
      sql<{ type: string; number: string }>`
        SELECT type, number FROM delivery
        WHERE undone <> EXISTS (SELECT 1 FROM delivery_undone WHERE delivery_id = delivery.id)`,
      (row) => `${row.type} ${row.number} does not know whether it was undone.`,
    )),
  ];
}
