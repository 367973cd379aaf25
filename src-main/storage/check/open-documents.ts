import { sql } from 'kysely';
import type { AccountingDocumentType } from '../../../src-shared/model/index.ts';
import type { OpenState } from '../../core/ports/index.ts';
import { problemsIn, type Read } from './findings.ts';

/** Where documents that people act on can stand; all others stand nowhere unless they are reversed. */
const STATES: Partial<Record<AccountingDocumentType, readonly OpenState[]>> = {
  'sales-order': ['open', 'processed', 'closed', 'reversed'],
  receipt: ['inactive', 'active', 'reversed'],
  journal: ['pending', 'normal', 'reversed'],
  'stock-count': ['counted', 'confirmed', 'reversed'],
};

/** Every document that people act on stands where one of its type can, and its order says how much is done. */
export async function checkOpenDocuments(read: Read): Promise<string[]> {
  return [...(await wrongStates(read)), ...(await wrongOrderLines(read))];
}

function wrongStates(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ number: string }>`
      WITH allowed AS (
        SELECT type.key AS type, state.value AS state
        FROM json_each(${JSON.stringify(STATES)}) AS type, json_each(type.value) AS state
      )
      SELECT document.number
      FROM book_document AS document
      LEFT JOIN book_open_document AS open ON open.document_id = document.id
      WHERE iif(document.type IN (SELECT type FROM allowed),
          open.state IS NULL OR (document.type, open.state) NOT IN (SELECT type, state FROM allowed),
          coalesce(open.state, 'reversed') <> 'reversed')
        OR open.type <> document.type OR open.books_id <> document.books_id`,
    (row) => `${row.number} stands where no document of its type can stand.`,
  );
}

/** Lines have the quantities of their order; a processed order is delivered, one without an invoice is not. */
function wrongOrderLines(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ number: string }>`
      SELECT document.number
      FROM book_order_line AS line
      JOIN book_document AS document ON document.id = line.document_id
      JOIN book_open_document AS open ON open.document_id = line.document_id
      WHERE line.quantity <> coalesce(
          document.document ->> ('$.lines[' || line.ordinal || '].quantity'), line.quantity)
        OR (line.quantity > 0 AND (line.back_ordered < 0 OR line.delivered < 0
          OR line.back_ordered + line.delivered > line.quantity))
        OR (open.state = 'processed' AND (line.delivered <> line.quantity OR line.back_ordered <> 0))
        OR (open.state = 'open' AND line.delivered <> 0 AND NOT EXISTS (
          SELECT 1 FROM book_made_of AS made WHERE made.source_document_id = line.document_id))`,
    (row) => `The order ${row.number} does not say what of it is delivered.`,
  );
}
