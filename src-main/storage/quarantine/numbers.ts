import { type DeliveryKey, sequenceAtBeginning } from '../../../src-shared/model/index.ts';
import type { WriteTx } from '../database/seam.ts';

/**
 * The number that a document has in the books already, where they hold it and this ledger does not know of it.
 * @param scope what the number is made of, so that it is told from what stands behind it
 */
export function numberInBooks(
  tx: WriteTx,
  books: number,
  scope: string,
  key: DeliveryKey,
): { readonly number: string; readonly sequence: number } | null {
  const row = tx
    .prepare("SELECT said FROM books_finding WHERE books_id = ? AND key = ? AND finding = 'unknown-here'")
    .get<{ said: string }>(books, key);
  if (row === undefined) return null;
  const found = sequenceAtBeginning(scope, row.said);
  if (found === null) return null;
  tx.prepare(
    `INSERT INTO number_sequence (books_id, scope, last) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET last = max(last, excluded.last)`,
  ).run(books, scope, found.sequence);
  return found;
}

/**
 * Whether a document of the books that this ledger does not know of has this number. What comparing has found
 * outlives the quarantine: until the books are compared again the number is given to nothing else.
 */
export function isInBooks(tx: WriteTx, books: number, number: string): boolean {
  const row = tx
    .prepare(
      `SELECT 1 FROM books_finding WHERE books_id = ? AND finding = 'unknown-here'
       AND (said = ? OR (said > ? AND said < ?))`,
    )
    // What stands behind a number is parted by a space; the sign after that is an exclamation mark.
    .get(books, number, `${number} `, `${number}!`);
  return row !== undefined;
}
