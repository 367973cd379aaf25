import { sql } from 'kysely';
import { type BooksId, ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../../src-shared/time/index.ts';
import { writeAudit } from '../audit.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';
import { releaseMended } from '../deliveries/again.ts';
import { booksKeyOf } from './accounts.ts';

/** The last day of the locked periods; null: none is locked. */
export async function lockedThroughOf(
  read: LedgerDatabase['read'],
  books: BooksId,
): Promise<BusinessDate | null> {
  const { rows } = await sql<{ through: BusinessDate }>`
    SELECT locked_through AS through FROM book_lock
    WHERE books_id = (SELECT id FROM books WHERE public_id = ${books})`.execute(read);
  return rows[0]?.through ?? null;
}

/** Locks everything up to a day, or with null opens all of it again; written down as a person's action. */
export function putLock(tx: WriteTx, books: BooksId, through: BusinessDate | null, now: Instant): void {
  const key = booksKeyOf(tx, books);
  const before = lockIn(tx, key);
  if (before === through) return;
  if (through === null) tx.prepare('DELETE FROM book_lock WHERE books_id = ?').run(key);
  else {
    tx.prepare(
      `INSERT INTO book_lock (books_id, locked_through) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET locked_through = excluded.locked_through`,
    ).run(key, through);
  }
  const action = through === null ? 'books-unlocked' : 'books-locked';
  writeAudit(tx, { at: now, action, subject: books, before, after: through });
  releaseMended(tx, { books, codes: ['period-locked'] });
}

/**
 * Refuses what is dated in a locked period, in the transaction that would record it.
 * @throws ExpectedFailure period-locked
 */
export function refuseLocked(
  tx: WriteTx,
  books: number,
  dated: readonly { readonly number: string; readonly date: BusinessDate }[],
): void {
  const through = lockIn(tx, books);
  if (through === null) return;
  const locked = dated.find(({ date }) => date <= through);
  if (locked === undefined) return;
  const { number } = locked;
  throw new ExpectedFailure('period-locked', { where: number, data: { number, lockedThrough: through } });
}

function lockIn(tx: WriteTx, books: number): BusinessDate | null {
  const row = tx
    .prepare('SELECT locked_through AS through FROM book_lock WHERE books_id = ?')
    .get<{ through: BusinessDate }>(books);
  return row?.through ?? null;
}
