import { sql } from 'kysely';
import type { AccountingDocument } from '../../../src-shared/model/index.ts';
import { problemsIn, type Read, rowsOf, Findings } from './findings.ts';
import { readOrNull } from './deliveries.ts';

/** The embedded books hold what was delivered, once, and their entries and stock add up. */
export async function checkBooks(read: Read): Promise<string[]> {
  return [
    ...(await notDelivered(read)),
    ...(await unbalancedEntries(read)),
    ...(await wrongEntries(read)),
    ...(await wrongStock(read)),
    ...(await wrongLastCosts(read)),
    ...(await wrongInventory(read)),
  ];
}

/**
 * A delivery that was confirmed is in the books, and what is in the books was delivered. While it is
 * being sent or its answer was lost, it may be in the books already.
 */
function notDelivered(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ number: string }>`
      SELECT coalesce(book.number, delivery.number) AS number
      FROM (
        SELECT delivery.*, document FROM delivery
        LEFT JOIN delivery_document ON delivery_id = delivery.id
        WHERE books_id IN (SELECT id FROM books WHERE system = 'embedded')
      ) AS delivery
      FULL JOIN book_document AS book ON book.books_id = delivery.books_id AND book.key = delivery.key
      WHERE delivery.id IS NULL
        OR (book.id IS NULL AND delivery.state = 'succeeded')
        OR (book.id IS NOT NULL AND delivery.state NOT IN ('succeeded', 'sending', 'unknown'))
        OR (book.id IS NOT NULL AND (book.document <> delivery.document
          OR book.content_hash <> delivery.content_hash OR book.number <> delivery.number
          OR book.type <> delivery.type OR book.document_date <> delivery.document_date
          OR book.total <> delivery.total))`,
    (row) => `${row.number} in the books is not what was delivered.`,
  );
}

function unbalancedEntries(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ number: string; narration: string }>`
      SELECT document.number, entry.narration
      FROM book_entry AS entry
      JOIN book_document AS document ON document.id = entry.document_id
      LEFT JOIN book_entry_line AS line ON line.entry_id = entry.id
      GROUP BY entry.id HAVING coalesce(sum(line.amount), 1) <> 0`,
    (row) => `The entry "${row.narration}" of ${row.number} does not balance.`,
  );
}

interface EntryRow {
  readonly number: string;
  readonly document: string;
  readonly content_hash: Uint8Array;
  readonly entries: string | null;
}

/** The entries that a document carries are the first of those that the books made of it. */
async function wrongEntries(read: Read): Promise<string[]> {
  const findings = new Findings();
  const documents = sql<EntryRow>`
    SELECT document.number, document.document, document.content_hash, (
      SELECT json_group_array(json_array(ordinal, entry_date, narration, json(lines))) FROM (
        SELECT entry.ordinal, entry.entry_date, entry.narration,
          (SELECT json_group_array(json_array(number, amount, memo)) FROM (
            SELECT account.number, line.amount, line.memo FROM book_entry_line AS line
            JOIN book_account AS account ON account.id = line.account_id
            WHERE line.entry_id = entry.id ORDER BY line.ordinal)) AS lines
        FROM book_entry AS entry WHERE entry.document_id = document.id ORDER BY entry.ordinal)
    ) AS entries
    FROM book_document AS document ORDER BY document.id`;
  for await (const { number, entries, ...row } of rowsOf(read, documents)) {
    const carried = readOrNull(row);
    const recorded: unknown = JSON.parse(entries ?? '[]');
    findings.expect(
      carried !== null && Array.isArray(recorded) && isBeginningOf(entriesOf(carried), recorded),
      () => `The entries of ${number} in the books are not those of the document.`,
    );
  }
  return findings.problems;
}

function entriesOf(document: AccountingDocument): readonly unknown[] {
  return document.entries.map((entry, ordinal) => [
    ordinal,
    entry.date,
    entry.narration,
    entry.lines.map((line) => [line.account, line.side === 'debit' ? line.amount : -line.amount, line.memo]),
  ]);
}

function isBeginningOf(carried: readonly unknown[], recorded: readonly unknown[]): boolean {
  return JSON.stringify(carried) === JSON.stringify(recorded.slice(0, carried.length));
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

/** Per document, what moved in the inventory account is what moved in stock. */
function wrongInventory(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ number: string }>`
      SELECT document.number FROM book_document AS document
      WHERE (SELECT coalesce(sum(move.value), 0) FROM book_stock_move AS move
          WHERE move.document_id = document.id)
        <> iif(document.type = 'opening-balance', document.total, (
          SELECT coalesce(sum(line.amount), 0)
          FROM book_entry AS entry
          JOIN book_entry_line AS line ON line.entry_id = entry.id
          JOIN book_account AS account ON account.id = line.account_id
          WHERE entry.document_id = document.id
            AND account.number = document.document ->> '$.stockAccounts.inventory'))`,
    (row) => `${row.number} moved another value in the inventory account than in stock.`,
  );
}
