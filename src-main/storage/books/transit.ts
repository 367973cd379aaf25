import { sql } from 'kysely';
import type { BooksId } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { TransitState } from '../../core/ports/index.ts';
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

const escaped = (part: string) => sql.raw(`replace(replace(${part}, '%', '%25'), '/', '%2F')`);

/** See BookIntakeReads.departuresToCome. */
export async function departuresToComeOf(
  read: LedgerDatabase['read'],
  books: BooksId,
  arrivals: readonly { readonly caseId: string; readonly date: BusinessDate }[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ caseId: string }>`
    WITH our_stream AS (
      SELECT id, account FROM stream WHERE books_id = (SELECT id FROM books WHERE public_id = ${books})
    ), told AS (
      SELECT max(business_date) AS latest FROM digest WHERE stream_id IN (SELECT id FROM our_stream)
    ), departed AS (
      -- as caseName writes it
      SELECT ${escaped('our_stream.account')} || '/transfer/' || ${escaped(
        "coalesce(pos.details ->> '$.caseId', pos.reference_source_id, pos.source_id)",
      )} AS case_id
      FROM our_stream CROSS JOIN pos_document AS pos
        ON pos.stream_id = our_stream.id AND pos.kind = 'transfer-out'
      LEFT JOIN digest_member AS member ON member.document_id = pos.id
      WHERE coalesce(member.state, 'waiting') <> 'excluded'
    )
    SELECT DISTINCT wanted.value ->> '$.caseId' AS caseId
    FROM told CROSS JOIN json_each(${JSON.stringify(arrivals)}) AS wanted
    WHERE wanted.value ->> '$.caseId' IN (SELECT case_id FROM departed)
      OR told.latest IS NULL OR told.latest <= date(wanted.value ->> '$.date', ${WAITED_FOR})`.execute(read);
  return rows.map(({ caseId }) => caseId);
}
