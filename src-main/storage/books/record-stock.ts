import type { StockMove, StockState, TransitState } from '../../core/ports/index.ts';
import type { WriteTx } from '../database/seam.ts';

/** An item comes into being; one that there is stays as it is. */
export function insertItem(tx: WriteTx, books: number, sku: string, name: string): void {
  tx.prepare('INSERT INTO book_item (books_id, sku, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
    books,
    sku,
    name,
  );
}

/** @throws RangeError when it is no item: a defect. */
export function insertMove(tx: WriteTx, books: number, document: number, move: StockMove): void {
  tx.prepare(
    `INSERT INTO book_stock_move (document_id, item_id, location, kind, quantity, value, cost_unknown)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    document,
    itemKeyOf(tx, books, move.sku),
    move.location,
    move.kind,
    move.quantity,
    move.value,
    move.costUnknown ? 1 : 0,
  );
}

/** The state of an item at a location after a write. */
export function putState(tx: WriteTx, books: number, state: StockState): void {
  tx.prepare(
    `INSERT INTO book_stock (item_id, location, quantity, value, last_cost_value, last_cost_quantity)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET quantity = excluded.quantity, value = excluded.value,
       last_cost_value = excluded.last_cost_value, last_cost_quantity = excluded.last_cost_quantity`,
  ).run(
    itemKeyOf(tx, books, state.sku),
    state.location,
    state.quantity,
    state.value,
    state.lastCost?.value ?? null,
    state.lastCost?.quantity ?? null,
  );
}

/** What of a transfer is on the way after a write; nothing stays as nothing, so that it is known to have left. */
export function putTransit(tx: WriteTx, books: number, state: TransitState): void {
  tx.prepare(
    `INSERT INTO book_in_transit (books_id, case_id, item_id, quantity, value) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET quantity = excluded.quantity, value = excluded.value`,
  ).run(books, state.caseId, itemKeyOf(tx, books, state.sku), state.quantity, state.value);
}

function itemKeyOf(tx: WriteTx, books: number, sku: string): number {
  const row = tx
    .prepare('SELECT id FROM book_item WHERE books_id = ? AND sku = ?')
    .get<{ id: number }>(books, sku);
  if (row === undefined) throw new RangeError(`"${sku}" moves and is no item of these books`);
  return row.id;
}
