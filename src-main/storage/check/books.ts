import { sql } from 'kysely';
import type { AccountingDocument } from '../../../src-shared/model/index.ts';
import type { OpenState } from '../../core/ports/index.ts';
import { readOrNull } from './deliveries.ts';
import { Findings, problemsIn, type Read, rowsOf } from './findings.ts';
import { checkOpenDocuments } from './open-documents.ts';
import { checkStock } from './stock.ts';
import { checkSubledgers } from './subledgers.ts';

/** The embedded books hold what was delivered, once, and all that they keep of it adds up. */
export async function checkBooks(read: Read): Promise<string[]> {
  return [
    ...(await notDelivered(read)),
    ...(await unbalancedEntries(read)),
    ...(await wrongEffects(read)),
    ...(await checkStock(read)),
    ...(await checkSubledgers(read)),
    ...(await checkOpenDocuments(read)),
  ];
}

/**
 * A delivery that was confirmed is in the books, and what is in the books was delivered or made there of
 * something else. While it is being sent or its answer was lost, it may be in the books already.
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
      WHERE (delivery.id IS NULL
          AND NOT EXISTS (SELECT 1 FROM book_made_of AS made WHERE made.document_id = book.id))
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

interface EffectsRow {
  readonly number: string;
  readonly document: string;
  readonly content_hash: Uint8Array;
  readonly state: OpenState | null;
  readonly entries: string;
  readonly subledger: string;
}

/** An entry as it is compared: ordinal, date, narration and lines (account, signed amount, memo). */
type Recorded = readonly [number, string, string, readonly (readonly [string, number, string])[]];

/**
 * The entries and sub-ledger lines that a document carries are the first of those that the books made of
 * it; what waits for a person has made none.
 */
async function wrongEffects(read: Read): Promise<string[]> {
  const findings = new Findings();
  const documents = sql<EffectsRow>`
    SELECT document.number, document.document, document.content_hash, (
      SELECT json_group_array(json_array(ordinal, entry_date, narration, json(lines))) FROM (
        SELECT entry.ordinal, entry.entry_date, entry.narration,
          (SELECT json_group_array(json_array(number, amount, memo)) FROM (
            SELECT account.number, line.amount, line.memo FROM book_entry_line AS line
            JOIN book_account AS account ON account.id = line.account_id
            WHERE line.entry_id = entry.id ORDER BY line.ordinal)) AS lines
        FROM book_entry AS entry WHERE entry.document_id = document.id ORDER BY entry.ordinal)
    ) AS entries, (
      SELECT json_group_array(json_array(ledger, number, subject, movement, amount)) FROM (
        SELECT line.ledger, account.number, line.subject, line.movement, line.amount
        FROM book_subledger_line AS line JOIN book_account AS account ON account.id = line.account_id
        WHERE line.document_id = document.id ORDER BY line.id)
    ) AS subledger, open.state
    FROM book_document AS document LEFT JOIN book_open_document AS open ON open.document_id = document.id
    ORDER BY document.id`;
  for await (const row of rowsOf(read, documents)) {
    const carried = readOrNull(row);
    findings.expect(
      carried !== null && isAsCarried(carried, row),
      () => `The entries of ${row.number} in the books are not those of the document.`,
    );
  }
  return findings.problems;
}

function isAsCarried(document: AccountingDocument, row: EffectsRow): boolean {
  const entries = JSON.parse(row.entries) as readonly Recorded[];
  const subledger = JSON.parse(row.subledger) as readonly unknown[];
  const waits = waitsForPerson(document, row.state);
  // What was never activated and is undone has made none; once it has made any, it has made all.
  if (waits === true || (waits === null && entries.length === 0)) {
    return entries.length + subledger.length === 0;
  }
  const carried = entriesOf(document);
  // A person may have let it count on a later day, and then its entries say so.
  const sameDay = waits === false;
  return (
    isBeginningOf(sameDay ? carried : carried.map(undated), sameDay ? entries : entries.map(undated)) &&
    isBeginningOf(subledgerOf(document), subledger)
  );
}

/**
 * Whether a document makes no entries of its own: true; false: it made them when it was taken in; null:
 * when a person let it, if one did.
 */
function waitsForPerson(document: AccountingDocument, state: OpenState | null): boolean | null {
  if (document.type === 'receipt') {
    return document.state === 'active' ? false : state === 'inactive' ? true : null;
  }
  if (document.type === 'journal') {
    return document.state === 'normal' ? false : state === 'pending' ? true : null;
  }
  return ['sales-order', 'stock-count', 'contact'].includes(document.type);
}

function entriesOf(document: AccountingDocument): readonly Recorded[] {
  return document.entries.map((entry, ordinal) => [
    ordinal,
    entry.date,
    entry.narration,
    entry.lines.map((line) => [line.account, line.side === 'debit' ? line.amount : -line.amount, line.memo]),
  ]);
}

function undated([ordinal, , , lines]: Recorded): unknown {
  return [ordinal, lines];
}

function subledgerOf({ subledger }: AccountingDocument): readonly unknown[] {
  return subledger.map(({ ledger, account, subject, movement, amount }) => [
    ledger,
    account,
    subject,
    movement,
    amount,
  ]);
}

function isBeginningOf(carried: readonly unknown[], recorded: readonly unknown[]): boolean {
  return JSON.stringify(carried) === JSON.stringify(recorded.slice(0, carried.length));
}
