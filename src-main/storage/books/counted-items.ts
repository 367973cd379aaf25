import { sql } from 'kysely';
import type { BooksId, DeliveryKey } from '../../../src-shared/model/index.ts';
import type { CountedItem } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { IS_LAYBY } from './actions.ts';

interface CountedRow extends Omit<CountedItem, 'movedSince'> {
  readonly movedSince: 0 | 1;
}

/** Kinds of the till whose goods leave (a positive quantity) with them, and those whose goods come. */
const GOODS_LEAVE = sql.raw(`'sale','return','exchange','account-sale','charge-return',
  'layby-completion','gift-card-redeemed','transfer-out','installed-issue'`);
const GOODS_COME = sql.raw(`'goods-received','transfer-in','stock-adjustment'`);

/** What is cancelled moves goods as its kind does, with the sign of its lines. */
const KIND = sql`iif(pos.kind = 'cancellation', coalesce(pos.reference_kind, 'sale'), pos.kind)`;

/** The half of an exchange that is in a document. */
const OF_THIS_HALF = sql`(pos.kind <> 'exchange' OR CASE
  WHEN source.type = 'credit-note' OR source.document ->> '$.order' = 'credit' THEN line.quantity < 0
  WHEN source.type IN ('invoice', 'sales-order') THEN line.quantity > 0
  ELSE 1 END)`;

/** What of the wanted items moved after the count, as `later`. */
const LATER = sql`moved AS (
      SELECT wanted.id, wanted.sku, document.id AS document_id, document.document_date AS date,
        sum(move.quantity) AS quantity
      FROM counted CROSS JOIN wanted
      JOIN book_stock_move AS move ON move.item_id = wanted.id AND move.location = wanted.location
      JOIN book_document AS document ON document.id = move.document_id
      WHERE document.document_date >= counted.document_date
      GROUP BY wanted.id, document.id
    ), same_day AS (
      SELECT moved.*, document.id AS source_id FROM counted CROSS JOIN moved
      JOIN book_document AS document ON document.id = moved.document_id
      WHERE moved.date = counted.document_date AND counted.counted_at IS NOT NULL
      UNION
      -- an invoice was delivered as its order; a reversal takes back what was delivered
      SELECT same_day.id, same_day.sku, same_day.document_id, same_day.date, same_day.quantity,
        link.source_document_id
      FROM same_day JOIN book_made_of AS link ON link.document_id = same_day.source_id
    ), by_hour AS (
      SELECT same_day.id, same_day.document_id, same_day.quantity,
        sum(iif(${KIND} IN (${GOODS_COME}), line.quantity, -line.quantity)) AS whole,
        sum(iif(pos.occurred_at > counted.counted_at,
          iif(${KIND} IN (${GOODS_COME}), line.quantity, -line.quantity), 0)) AS after
      FROM counted CROSS JOIN same_day
      JOIN book_document AS source ON source.id = same_day.source_id
      JOIN delivery ON delivery.key = source.key
      JOIN delivery_member AS member ON member.delivery_id = delivery.id
      JOIN pos_document AS pos ON pos.id = member.document_id
      JOIN pos_line AS line ON line.document_id = pos.id AND line.sku = same_day.sku AND line.type = 'item'
      WHERE ${KIND} IN (${GOODS_LEAVE}, ${GOODS_COME}) AND ${OF_THIS_HALF}
      GROUP BY same_day.id, same_day.document_id
    ), later AS (
      SELECT id, sum(quantity) AS quantity FROM (
        SELECT moved.id, moved.quantity FROM counted CROSS JOIN moved WHERE moved.date > counted.document_date
        UNION ALL
        -- in proportion where only a part of it moved, turned where it is taken back
        SELECT id, CASE WHEN quantity = whole THEN after WHEN quantity = -whole THEN -after
          WHEN whole = 0 THEN 0 ELSE quantity * after / whole END FROM by_hour
      ) GROUP BY id`;

/** What of them had left on orders that are still open, as `gone`. */
const GONE = sql`waiting AS (
      -- what was paid at the counter left with the customer, whatever the books had of it
      SELECT source.id AS order_id, item.id, item.sku, sum(line.quantity - line.delivered
        - iif(source.kind = 'cash', 0, line.back_ordered)) AS quantity
      FROM orders AS source
      JOIN book_order_line AS line ON line.document_id = source.id
      JOIN wanted AS item ON item.sku = line.sku AND item.location = line.location
      WHERE source.state = 'open' AND source.kind IN ('cash', 'account', 'layby')
        AND (source.document ->> '$.caseId' IS NULL OR json_array_length(source.document, '$.entries') > 0)
      GROUP BY source.id, item.id
      UNION ALL
      SELECT source.id, item.id, item.sku, sum(line.value ->> '$.quantity')
      FROM orders AS source CROSS JOIN json_each(source.document, '$.stock') AS line
      JOIN wanted AS item ON item.sku = line.value ->> '$.sku'
        AND item.location = source.document ->> '$.location'
      WHERE source.state = 'open' AND source.kind = 'credit'
      GROUP BY source.id, item.id
    ), gone AS (
      SELECT waiting.id, max(waiting.order_id) AS last_order, sum(waiting.quantity - iif(waiting.quantity < 0,
        max(waiting.quantity, -abs(coalesce(after.quantity, 0))),
        min(waiting.quantity, coalesce(after.quantity, 0)))) AS quantity
      FROM waiting LEFT JOIN (
        SELECT waiting.order_id, waiting.id, sum(line.quantity) AS quantity
        FROM counted CROSS JOIN waiting
        JOIN book_document AS source ON source.id = waiting.order_id
        JOIN delivery ON delivery.key = source.key
        JOIN delivery_member AS member ON member.delivery_id = delivery.id
        JOIN pos_document AS pos ON pos.id = member.document_id AND pos.occurred_at > counted.counted_at
        JOIN pos_line AS line ON line.document_id = pos.id AND line.sku = waiting.sku AND line.type = 'item'
        WHERE ${OF_THIS_HALF}
        GROUP BY waiting.order_id, waiting.id
      ) AS after ON after.order_id = waiting.order_id AND after.id = waiting.id
      GROUP BY waiting.id`;

/**
 * What of a count's items should have been there when it was counted. On hand now is less what moved
 * later: on a later day, or on the same by what the till says happened after the count. Goods that left
 * the shop on an order of before the count are gone, though the books have them until it is processed.
 */
export async function countedItemsOf(
  read: LedgerDatabase['read'],
  books: BooksId,
  count: DeliveryKey,
): Promise<readonly CountedItem[]> {
  const { rows } = await sql<CountedRow>`
    WITH RECURSIVE counted AS (
      SELECT document.*, (
        SELECT max(pos.occurred_at) FROM delivery
        JOIN delivery_member AS member ON member.delivery_id = delivery.id
        JOIN pos_document AS pos ON pos.id = member.document_id
        WHERE delivery.key = document.key) AS counted_at
      FROM book_document AS document
      WHERE document.books_id = (SELECT id FROM books WHERE public_id = ${books}) AND document.key = ${count}
    ), wanted AS (
      SELECT DISTINCT item.id, item.sku, counted.document ->> '$.location' AS location
      FROM counted CROSS JOIN json_each(counted.document, '$.lines') AS line
      CROSS JOIN book_item AS item ON item.books_id = counted.books_id AND item.sku = line.value ->> '$.sku'
    ), ${LATER}), since AS (
      SELECT DISTINCT wanted.id FROM counted CROSS JOIN wanted
      JOIN book_stock_move AS move ON move.item_id = wanted.id AND move.location = wanted.location
      WHERE move.document_id > counted.id OR EXISTS (
        SELECT 1 FROM book_action AS action WHERE action.document_id = move.document_id
          AND action.at >= counted.recorded_at AND action.document_id <> counted.id)
    ), orders AS (
      SELECT document.*, opened.state, document.document ->> '$.order' AS kind,
        opened.state = 'open' OR opened.changed_at > counted.recorded_at OR EXISTS (
          SELECT 1 FROM book_made_of AS link JOIN book_document AS closer ON closer.id = link.document_id
          JOIN delivery ON delivery.key = closer.key
          JOIN delivery_member AS member ON member.delivery_id = delivery.id
          JOIN pos_document AS pos ON pos.id = member.document_id
          WHERE link.source_document_id = document.id AND pos.occurred_at > counted.counted_at
        ) AS was_open
      FROM counted CROSS JOIN book_open_document AS opened ON opened.books_id = counted.books_id
        AND opened.type = 'sales-order' AND opened.state IN ('open', 'processed', 'closed')
      JOIN book_document AS document ON document.id = opened.document_id
      WHERE document.document_date <= counted.document_date
    ), aside AS (
      SELECT item.id, sum(line.quantity - line.back_ordered - line.delivered) AS quantity
      FROM counted CROSS JOIN orders AS layby
      JOIN book_order_line AS line ON line.document_id = layby.id
      JOIN wanted AS item ON item.sku = line.sku AND item.location = line.location
      WHERE ${IS_LAYBY} AND layby.was_open AND NOT EXISTS (
        SELECT 1 FROM delivery JOIN delivery_member AS member ON member.delivery_id = delivery.id
        JOIN pos_document AS pos ON pos.id = member.document_id
        WHERE delivery.key = layby.key AND pos.occurred_at > counted.counted_at)
      GROUP BY item.id
    ), ${GONE}    )
    SELECT wanted.sku,
      coalesce(stock.quantity, 0) - coalesce(later.quantity, 0) - coalesce(gone.quantity, 0) AS onHand,
      coalesce(aside.quantity, 0) AS setAside,
      since.id IS NOT NULL OR coalesce(gone.last_order > counted.id, 0) AS movedSince
    FROM counted CROSS JOIN wanted
    LEFT JOIN book_stock AS stock ON stock.item_id = wanted.id AND stock.location = wanted.location
    LEFT JOIN later ON later.id = wanted.id
    LEFT JOIN since ON since.id = wanted.id
    LEFT JOIN aside ON aside.id = wanted.id
    LEFT JOIN gone ON gone.id = wanted.id`.execute(read);
  return rows.map(({ movedSince, ...row }) => ({ ...row, movedSince: movedSince === 1 }));
}
