import { sql } from 'kysely';
import { type Minor, type Quantity, minor, quantity } from '../../../src-shared/money/index.ts';
import type { BooksId } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { StockState } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';

interface StateRow {
  readonly sku: string;
  readonly location: string;
  readonly quantity: Quantity | null;
  readonly value: Minor | null;
  readonly costValue: Minor | null;
  readonly costQuantity: Quantity | null;
}

/** Those of the wanted that are items of the books, with their state; one list in one question. */
export async function statesOf(
  read: LedgerDatabase['read'],
  books: BooksId,
  wanted: readonly { readonly sku: string; readonly location: string }[],
): Promise<readonly StockState[]> {
  const pairs = JSON.stringify(wanted.map(({ sku, location }) => [sku, location]));
  const { rows } = await sql<StateRow>`
    SELECT item.sku, wanted.value ->> 1 AS location, stock.quantity, stock.value,
      stock.last_cost_value AS costValue, stock.last_cost_quantity AS costQuantity
    FROM json_each(${pairs}) AS wanted
    CROSS JOIN book_item AS item
      ON item.books_id = (SELECT id FROM books WHERE public_id = ${books}) AND item.sku = wanted.value ->> 0
    LEFT JOIN book_stock AS stock ON stock.item_id = item.id AND stock.location = wanted.value ->> 1
    ORDER BY wanted.key`.execute(read);
  return rows.map(stateOf);
}

/** The last day on which any of these items came in at a location, what was only taken back left out. */
export async function lastGoodsInOf(
  read: LedgerDatabase['read'],
  books: BooksId,
  skus: readonly string[],
  location: string,
): Promise<BusinessDate | null> {
  const { rows } = await sql<{ date: BusinessDate | null }>`
    SELECT max(document.document_date) AS date
    FROM json_each(${JSON.stringify(skus)}) AS wanted
    CROSS JOIN book_item AS item
      ON item.books_id = (SELECT id FROM books WHERE public_id = ${books}) AND item.sku = wanted.value
    CROSS JOIN book_stock_move AS move ON move.item_id = item.id AND move.location = ${location}
    CROSS JOIN book_document AS document ON document.id = move.document_id
    WHERE move.quantity > 0 AND move.kind <> 'reversal'`.execute(read);
  return rows[0]?.date ?? null;
}

/** Every item at every location it has been at. */
export async function allStates(
  read: LedgerDatabase['read'],
  books: BooksId,
): Promise<readonly StockState[]> {
  const rows = await read
    .selectFrom('book_stock')
    .innerJoin('book_item', 'book_item.id', 'book_stock.item_id')
    .innerJoin('books', 'books.id', 'book_item.books_id')
    .select(['book_item.sku', 'book_stock.location', 'book_stock.quantity', 'book_stock.value'])
    .select(['book_stock.last_cost_value as costValue', 'book_stock.last_cost_quantity as costQuantity'])
    .where('books.public_id', '=', books)
    .orderBy('book_item.sku')
    .orderBy('book_stock.location')
    .execute();
  return rows.map(stateOf);
}

function stateOf({ sku, location, costValue, costQuantity, ...row }: StateRow): StockState {
  return {
    sku,
    location,
    quantity: row.quantity ?? quantity(0),
    value: row.value ?? minor(0),
    lastCost:
      costValue === null || costQuantity === null ? null : { value: costValue, quantity: costQuantity },
  };
}
