import { sql } from 'kysely';
import type { BooksId } from '../../../src-shared/model/index.ts';
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
