import { type RawBuilder, sql } from 'kysely';
import { shownSubject } from '../../../src-shared/model/index.ts';
import { problemsIn, type Read } from './findings.ts';

/** Stock is the sum of its movements, at locations and between them, and its value that of its accounts. */
export async function checkStock(read: Read): Promise<string[]> {
  return [
    ...(await wrongStock(read)),
    ...(await wrongLastCosts(read)),
    ...(await wrongInventory(read)),
    ...(await wrongTransit(read)),
    ...(await wrongTransitValue(read)),
  ];
}

function wrongStock(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ sku: string; location: string }>`
      WITH moved AS (
        SELECT item_id, location, sum(quantity) AS quantity, sum(value) AS value
        FROM book_stock_move GROUP BY item_id, location
      )
      SELECT item.sku, coalesce(stock.location, moved.location) AS location
      FROM book_stock AS stock
      FULL JOIN moved ON moved.item_id = stock.item_id AND moved.location = stock.location
      JOIN book_item AS item ON item.id = coalesce(stock.item_id, moved.item_id)
      WHERE stock.quantity IS NOT moved.quantity OR stock.value IS NOT moved.value`,
    (row) => `Stock of ${row.sku} at ${row.location} is not the sum of its movements.`,
  );
}

/** A last cost is the state after some movement, or the cost of one: how it is chosen the books decide. */
function wrongLastCosts(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ sku: string; location: string }>`
      WITH states AS (
        SELECT item_id, location, value, quantity FROM book_stock_move
        UNION ALL
        SELECT item_id, location, sum(value) OVER moves, sum(quantity) OVER moves FROM book_stock_move
        WINDOW moves AS (PARTITION BY item_id, location ORDER BY id)
      )
      SELECT item.sku, stock.location
      FROM book_stock AS stock JOIN book_item AS item ON item.id = stock.item_id
      WHERE (stock.last_cost_value IS NULL) <> (stock.last_cost_quantity IS NULL)
        OR (stock.last_cost_value IS NOT NULL
          AND (stock.item_id, stock.location, stock.last_cost_value, stock.last_cost_quantity)
            NOT IN (SELECT item_id, location, value, quantity FROM states))`,
    (row) => `The last cost of ${row.sku} at ${row.location} never was its cost.`,
  );
}

/**
 * Per document, what moved in the inventory account is what moved in stock. A reversal moves the account
 * of what it takes back; opening balances that name no account state the value of their goods.
 */
function wrongInventory(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ number: string }>`
      SELECT document.number
      FROM book_document AS document
      LEFT JOIN book_document AS reversed ON document.type = 'reversal'
        AND reversed.books_id = document.books_id
        AND reversed.key = document.document ->> '$.reverses.key'
      WHERE (SELECT coalesce(sum(move.value), 0) FROM book_stock_move AS move
          WHERE move.document_id = document.id)
        <> CASE 'opening-balance'
          WHEN iif(document.document ->> '$.stockAccounts' IS NULL, document.type, '') THEN ${openingValue('document')}
          WHEN iif(reversed.document ->> '$.stockAccounts' IS NULL, reversed.type, '') THEN -${openingValue('reversed')}
          ELSE (
            SELECT coalesce(sum(line.amount), 0)
            FROM book_entry AS entry
            JOIN book_entry_line AS line ON line.entry_id = entry.id
            JOIN book_account AS account ON account.id = line.account_id
            WHERE entry.document_id = document.id AND account.number = coalesce(
              document.document ->> '$.stockAccounts.inventory',
              reversed.document ->> '$.stockAccounts.inventory'))
          END`,
    (row) => `${row.number} moved another value in the inventory account than in stock.`,
  );
}

function openingValue(document: 'document' | 'reversed'): RawBuilder<unknown> {
  return sql`(SELECT coalesce(sum(line.value ->> '$.value'), 0)
    FROM json_each(${sql.ref(`${document}.document`)}, '$.stock') AS line)`;
}

/** By transfer and item, what is on the way is what has left and not arrived. */
function wrongTransit(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ sku: string; transfer: string }>`
      WITH moved AS (
        -- what arrived beyond what left is an adjustment; what is taken back comes to nothing
        SELECT document.books_id, move.item_id, -sum(move.quantity) AS quantity,
          document.document ->> '$.caseId' AS case_id
        FROM book_stock_move AS move
        JOIN book_document AS document ON document.id = move.document_id
        WHERE document.type IN ('transfer-out', 'transfer-in') AND move.kind = document.type
          AND NOT EXISTS (SELECT 1 FROM book_open_document AS opened
            WHERE opened.document_id = document.id AND opened.state = 'reversed')
        GROUP BY document.books_id, case_id, move.item_id
      )
      SELECT item.sku, coalesce(transit.case_id, moved.case_id) AS transfer
      FROM book_in_transit AS transit
      FULL JOIN moved ON moved.books_id = transit.books_id AND moved.case_id = transit.case_id
        AND moved.item_id = transit.item_id
      JOIN book_item AS item ON item.id = coalesce(transit.item_id, moved.item_id)
      WHERE coalesce(transit.quantity, 0) <> coalesce(moved.quantity, 0)
        OR (transit.quantity = 0 AND transit.value <> 0)`,
    (row) =>
      `What is on the way of ${row.sku} in the transfer ${shownSubject(row.transfer)} is not what left it.`,
  );
}

/** What all goods on the way are worth is the balance of the accounts that transfers go through. */
function wrongTransitValue(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ name: string }>`
      WITH through AS (
        SELECT DISTINCT account.books_id, account.id
        FROM book_document AS document JOIN book_account AS account
          ON account.books_id = document.books_id AND account.number = document.document ->> '$.inTransit'
        WHERE document.type IN ('transfer-out', 'transfer-in')
      )
      SELECT books.name FROM books
      WHERE (SELECT coalesce(sum(value), 0) FROM book_in_transit WHERE books_id = books.id)
        <> (SELECT coalesce(sum(line.amount), 0) FROM through
          JOIN book_entry_line AS line ON line.account_id = through.id WHERE through.books_id = books.id)`,
    (row) => `The goods in transit of ${row.name} are worth another value than their account has.`,
  );
}
