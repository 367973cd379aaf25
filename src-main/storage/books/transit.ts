import { sql } from 'kysely';
import type { BooksId } from '../../../src-shared/model/index.ts';
import type { ArrivalToCome, TransitState } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';

/** What of these transfers is on the way; rows of nothing are of goods that have all arrived. */
export async function transitOf(
  read: LedgerDatabase['read'],
  books: BooksId,
  caseIds: readonly string[],
): Promise<readonly TransitState[]> {
  const { rows } = await sql<TransitState>`
    SELECT transit.case_id AS caseId, item.sku, transit.quantity, transit.value
    FROM json_each(${JSON.stringify(caseIds)}) AS wanted
    CROSS JOIN book_in_transit AS transit
      ON transit.books_id = (SELECT id FROM books WHERE public_id = ${books})
      AND transit.case_id = wanted.value
    JOIN book_item AS item ON item.id = transit.item_id
    ORDER BY wanted.key, item.sku`.execute(read);
  return rows;
}

/** How long the departure of goods that have arrived is waited for, by the days that the till tells of. */
const WAITED_FOR = '+7 days';

/** The places of the books that a place of a till is or was mapped to. */
const MAPPED_TO = (place: string) => sql`LEFT JOIN mapping AS ${sql.raw(`of_${place}`)}
  ON ${sql.raw(`of_${place}.stream_id = told_of.stream_id AND of_${place}.type = 'location'
    AND of_${place}.key = told_of.${place} AND of_${place}.origin <> 'suggestion'`)}`;

/** See BookIntakeReads.departuresToCome. */
export async function departuresToComeOf(
  read: LedgerDatabase['read'],
  books: BooksId,
  arrivals: readonly ArrivalToCome[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ caseId: string }>`
    WITH our_stream AS (
      SELECT id FROM stream WHERE books_id = (SELECT id FROM books WHERE public_id = ${books})
    ), told AS (
      SELECT max(business_date) AS latest FROM digest WHERE stream_id IN (SELECT id FROM our_stream)
    ), told_of AS (
      SELECT pos.stream_id, coalesce(pos.details ->> '$.caseId', pos.reference_source_id, pos.source_id) AS number,
        pos.location AS place, pos.details ->> '$.otherLocation' AS other_place
      FROM our_stream CROSS JOIN pos_document AS pos
        ON pos.stream_id = our_stream.id AND pos.kind = 'transfer-out'
      LEFT JOIN digest_member AS member ON member.document_id = pos.id
      WHERE coalesce(member.state, 'waiting') <> 'excluded'
    ), departed AS MATERIALIZED (
      SELECT told_of.number, of_place.value ->> '$.booksLocation' AS "from",
        of_other_place.value ->> '$.booksLocation' AS "to"
      FROM told_of ${MAPPED_TO('place')} ${MAPPED_TO('other_place')}
    ), wanted AS (
      SELECT value ->> '$.caseId' AS case_id, value ->> '$.number' AS number, value ->> '$.from' AS "from",
        value ->> '$.to' AS "to", value ->> '$.date' AS date FROM json_each(${JSON.stringify(arrivals)})
    )
    SELECT wanted.case_id AS caseId FROM wanted
    CROSS JOIN departed ON departed.number = wanted.number
      AND coalesce(departed."from", wanted."from") = wanted."from"
      AND coalesce(departed."to", wanted."to") = wanted."to"
    UNION
    SELECT wanted.case_id FROM told CROSS JOIN wanted
    WHERE told.latest IS NULL OR told.latest <= date(wanted.date, ${WAITED_FOR})`.execute(read);
  return rows.map(({ caseId }) => caseId);
}
