import { sql } from 'kysely';
import type { BooksId, DeliveryKey } from '../../../src-shared/model/index.ts';
import type { CountSheetRow, OpenState, RecordedDocument, RelatedDocument } from '../../core/ports/index.ts';
import { readAccountingDocument } from '../accounting-document.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { PARTED_BY_MOVE } from '../deliveries/parted.ts';
import { hexOf } from '../hashes.ts';

type Read = LedgerDatabase['read'];

/** A layby that is kept for its customer; the order of its completion, which has entries, sets nothing aside. */
export const IS_LAYBY = sql`layby.document ->> '$.order' = 'layby'
  AND json_array_length(layby.document, '$.entries') = 0`;

const booksKey = (books: BooksId) => sql`(SELECT id FROM books WHERE public_id = ${books})`;

/**
 * The document with all that it was made of, that was made of it, or that posts the same POS documents,
 * as they were recorded.
 */
export async function relatedTo(
  read: Read,
  books: BooksId,
  key: DeliveryKey,
): Promise<readonly RelatedDocument[]> {
  const { rows } = await sql<RelatedRow>`
    WITH RECURSIVE made AS (
      -- an order without entries was only noted: what closes it is not made of it; and what is written off
      -- of a transfer is undone by itself
      SELECT link.* FROM book_made_of AS link
      JOIN book_document AS source ON source.id = link.source_document_id
      JOIN book_document AS result ON result.id = link.document_id
      WHERE NOT (source.type = 'sales-order' AND source.document ->> '$.caseId' IS NOT NULL
          AND json_array_length(source.document, '$.entries') = 0)
        AND result.document -> '$.lost' IS NULL
    ), family(id) AS (
      SELECT id FROM book_document WHERE books_id = ${booksKey(books)} AND key = ${key}
      UNION
      SELECT made.source_document_id FROM family JOIN made ON made.document_id = family.id
      UNION
      SELECT made.document_id FROM family JOIN made ON made.source_document_id = family.id
      UNION
      -- an order and the receipt beside it are made of the same POS documents; CROSS: by key, from one to
      -- the next, since the documents of the books are all that there are
      SELECT other.id FROM family
      JOIN book_document AS document ON document.id = family.id
      JOIN delivery ON delivery.key = document.key AND delivery.books_id = document.books_id
      JOIN delivery_member AS member ON member.delivery_id = delivery.id
      JOIN delivery_member AS shared ON shared.document_id = member.document_id
      CROSS JOIN delivery AS beside ON beside.id = shared.delivery_id
        AND NOT EXISTS (SELECT 1 FROM delivery_undone AS undone
          WHERE undone.delivery_id IN (delivery.id, beside.id))
        AND NOT ${PARTED_BY_MOVE}
      CROSS JOIN book_document AS other ON other.key = beside.key AND other.books_id = document.books_id
    )
    ${FAMILY_MEMBERS}`.execute(read);
  return rows.map(relatedDocument);
}

/** These documents with all that was made of them and of that: an order's invoice, the reversal of either. */
export async function lineageOf(
  read: Read,
  books: BooksId,
  keys: readonly DeliveryKey[],
): Promise<readonly RelatedDocument[]> {
  const { rows } = await sql<RelatedRow>`
    WITH RECURSIVE family(id) AS (
      SELECT document.id FROM json_each(${JSON.stringify(keys)}) AS wanted
      CROSS JOIN book_document AS document ON document.key = wanted.value
        AND document.books_id = ${booksKey(books)}
      UNION
      SELECT made.document_id FROM family
      CROSS JOIN book_made_of AS made ON made.source_document_id = family.id
    )
    ${FAMILY_MEMBERS}`.execute(read);
  return rows.map(relatedDocument);
}

type RelatedRow = Omit<RelatedDocument, 'madeOf'> & { readonly madeOf: string };

function relatedDocument(row: RelatedRow): RelatedDocument {
  return { ...row, madeOf: JSON.parse(row.madeOf) as DeliveryKey[] };
}

const FAMILY_MEMBERS = sql`
  SELECT document.key, document.type, document.number, document.document_date AS date, document.total,
    opened.state, (
      SELECT json_group_array(source.key) FROM book_made_of AS made
      JOIN book_document AS source ON source.id = made.source_document_id
      WHERE made.document_id = document.id) AS madeOf
  FROM family CROSS JOIN book_document AS document ON document.id = family.id
  LEFT JOIN book_open_document AS opened ON opened.document_id = document.id
  ORDER BY document.id`;

/** Documents of any type by key, each proved again. */
export async function recordedOf(
  read: Read,
  books: BooksId,
  keys: readonly DeliveryKey[],
): Promise<readonly RecordedDocument[]> {
  const { rows } = await sql<{ document: string; content_hash: Uint8Array; state: OpenState | null }>`
    SELECT document.document, document.content_hash, opened.state
    FROM json_each(${JSON.stringify(keys)}) AS wanted
    CROSS JOIN book_document AS document ON document.key = wanted.value
      AND document.books_id = ${booksKey(books)}
    LEFT JOIN book_open_document AS opened ON opened.document_id = document.id
    ORDER BY wanted.key`.execute(read);
  return rows.map(({ document, content_hash, state }) => {
    const contentHash = hexOf(content_hash);
    return { document: readAccountingDocument(document, contentHash), contentHash, state };
  });
}

/**
 * Every item with its stock at the locations where it is or was, by location and SKU; what is set aside on
 * open laybys is not to be counted.
 */
export async function countSheetOf(
  read: Read,
  books: BooksId,
  location: string | null,
): Promise<readonly CountSheetRow[]> {
  const { rows } = await sql<CountSheetRow>`
    WITH aside AS (
      SELECT line.sku, line.location, sum(line.quantity - line.back_ordered - line.delivered) AS quantity
      FROM book_open_document AS opened
      JOIN book_document AS layby ON layby.id = opened.document_id
      JOIN book_order_line AS line ON line.document_id = layby.id
      WHERE opened.books_id = ${booksKey(books)} AND opened.type = 'sales-order' AND opened.state = 'open'
        AND ${IS_LAYBY}
      GROUP BY line.sku, line.location
    )
    SELECT item.sku, item.name, stock.location, stock.quantity AS onHand,
      coalesce(aside.quantity, 0) AS setAside,
      stock.quantity - coalesce(aside.quantity, 0) AS toCount
    FROM book_item AS item JOIN book_stock AS stock ON stock.item_id = item.id
    LEFT JOIN aside ON aside.sku = item.sku AND aside.location = stock.location
    WHERE item.books_id = ${booksKey(books)} AND (${location} IS NULL OR stock.location = ${location})
    ORDER BY stock.location, item.sku`.execute(read);
  return rows;
}
