import { sql } from 'kysely';
import { ExpectedFailure, type StreamId } from '../../src-shared/model/index.ts';
import { addDays, type BusinessDate } from '../../src-shared/time/index.ts';
import type { SeenStore, SeenThing } from '../core/ports/index.ts';
import type { LedgerDatabase } from './database/seam.ts';

type Read = LedgerDatabase['read'];

/** What documents name, counted from their rows. */
export function createSeenStore(db: LedgerDatabase): SeenStore {
  return {
    async seen(stream, days) {
      const key = await streamKeyOf(db.read, stream);
      const last = await lastDay(db.read, key);
      if (last === null) return [];
      return thingsSince(db.read, key, addDays(last, 1 - days));
    },
  };
}

async function streamKeyOf(read: Read, stream: StreamId): Promise<number> {
  const row = await read.selectFrom('stream').select('id').where('public_id', '=', stream).executeTakeFirst();
  if (row === undefined) throw new ExpectedFailure('stream-not-found', { where: stream });
  return row.id;
}

/** Digests are few; a day that is not consolidated yet is seen with the next one. */
async function lastDay(read: Read, stream: number): Promise<BusinessDate | null> {
  const { last } = await read
    .selectFrom('digest')
    .select(({ fn }) => fn.max('business_date').as('last'))
    .where('stream_id', '=', stream)
    .executeTakeFirstOrThrow();
  return last;
}

/**
 * One walk over the days' documents by their index, location by location, each with its lines and tenders
 * beside it.
 */
async function thingsSince(read: Read, stream: number, since: BusinessDate): Promise<readonly SeenThing[]> {
  const { rows } = await sql<Omit<SeenThing, 'cancels'> & { readonly cancels: 0 | 1 }>`
    WITH place AS (SELECT DISTINCT location FROM digest WHERE stream_id = ${stream}),
    wanted AS MATERIALIZED (
      SELECT document.id, document.location, document.reason,
        document.kind = 'cancellation' AS cancels,
        CASE document.kind WHEN 'cancellation' THEN coalesce(document.reference_kind, 'return')
          ELSE document.kind END AS kind
      FROM place CROSS JOIN pos_document AS document
        ON document.stream_id = ${stream} AND document.location = place.location
          AND document.business_date >= ${since}
      JOIN import ON import.id = document.import_id
      WHERE import.state = 'complete')
    SELECT kind, cancels, 'location' AS "by", location AS name, count(*) AS count
      FROM wanted GROUP BY kind, cancels, location
    UNION ALL
    SELECT kind, cancels, 'reason', reason, count(*)
      FROM wanted WHERE trim(reason) <> '' GROUP BY kind, cancels, reason
    UNION ALL
    SELECT kind, cancels, 'payment-method', method, count(*)
      FROM wanted JOIN pos_tender ON document_id = id GROUP BY kind, cancels, method
    UNION ALL
    SELECT kind, cancels, 'tax-code', tax_code, count(*)
      FROM wanted JOIN pos_line ON document_id = id GROUP BY kind, cancels, tax_code
    UNION ALL
    SELECT kind, cancels, 'product-group', product_group, count(*)
      FROM wanted JOIN pos_line ON document_id = id WHERE product_group IS NOT NULL
      GROUP BY kind, cancels, product_group
    ORDER BY 1, 2, 3, 4`.execute(read);
  return rows.map((row) => ({ ...row, cancels: row.cancels === 1 }));
}
