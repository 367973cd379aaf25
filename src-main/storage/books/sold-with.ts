import { sql } from 'kysely';
import type { BooksId, SaleReference } from '../../../src-shared/model/index.ts';
import type { SoldGoods } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';

type Truth = 0 | 1;
type SoldRow = Omit<SoldGoods, 'writtenOff' | 'done'> & { readonly writtenOff: Truth; readonly done: Truth };

/** See BookIntakeReads.soldWith. */
export async function soldWithOf(
  read: LedgerDatabase['read'],
  books: BooksId,
  sales: readonly SaleReference[],
): Promise<readonly SoldGoods[]> {
  const { rows } = await sql<SoldRow>`
    WITH wanted AS (
      SELECT DISTINCT value ->> '$.kind' AS kind, value ->> '$.sourceId' AS source_id
      FROM json_each(${JSON.stringify(sales)})
    ), sent AS (
      SELECT wanted.kind, wanted.source_id, delivery.key, delivery.books_id
      FROM wanted CROSS JOIN stream
        ON stream.books_id = (SELECT id FROM books WHERE public_id = ${books})
      CROSS JOIN pos_document AS pos ON pos.stream_id = stream.id
        AND pos.kind = wanted.kind AND pos.source_id = wanted.source_id
      CROSS JOIN delivery_member AS member ON member.document_id = pos.id
      CROSS JOIN delivery ON delivery.id = member.delivery_id
      WHERE NOT EXISTS (SELECT 1 FROM delivery_undone AS undone WHERE undone.delivery_id = delivery.id)
    ), made AS (
      SELECT sent.kind, sent.source_id, sent.key, document.id
      FROM sent CROSS JOIN book_document AS document
        ON document.books_id = sent.books_id AND document.key = sent.key
      UNION
      -- what is on an order is sold with its invoice
      SELECT sent.kind, sent.source_id, sent.key, link.document_id
      FROM sent CROSS JOIN book_document AS document
        ON document.books_id = sent.books_id AND document.key = sent.key
      CROSS JOIN book_made_of AS link ON link.source_document_id = document.id
    )
    SELECT kind, source_id AS sourceId, key, NULL AS sku, 0 AS quantity, 0 AS value, 0 AS writtenOff,
      EXISTS (SELECT 1 FROM made CROSS JOIN book_document AS document ON document.id = made.id
        WHERE made.key = sent.key AND document.type <> 'sales-order') AS done
    FROM sent
    UNION ALL
    SELECT made.kind, made.source_id, made.key, item.sku, sum(move.quantity), sum(move.value),
      move.kind = 'adjustment', 1
    FROM made
    CROSS JOIN book_stock_move AS move ON move.document_id = made.id AND move.kind IN ('sale', 'adjustment')
    CROSS JOIN book_item AS item ON item.id = move.item_id
    WHERE NOT EXISTS (SELECT 1 FROM book_open_document AS opened
      WHERE opened.document_id = made.id AND opened.state = 'reversed')
    GROUP BY made.kind, made.source_id, made.key, item.sku, move.kind`.execute(read);
  return rows.map((row) => ({ ...row, writtenOff: row.writtenOff === 1, done: row.done === 1 }));
}
