import type { BooksId, Failure } from '../../src-shared/model/index.ts';
import type { Clock, OutageStore } from '../core/ports/index.ts';
import { booksKeyOf } from './books/accounts.ts';
import type { LedgerDatabase, WriteTx } from './database/seam.ts';

/** Which books do not answer, so that a restart does not ask them again before their time. */
export function createOutageStore(db: LedgerDatabase, clock: Clock): OutageStore {
  return {
    async of(books) {
      const row = await db.read
        .selectFrom('books_outage')
        .innerJoin('books', 'books.id', 'books_outage.books_id')
        .select(['since', 'attempts', 'next_try_at', 'cause'])
        .where('books.public_id', '=', books)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { since, attempts, next_try_at: nextTryAt, cause } = row;
      return { since, attempts, nextTryAt, cause: JSON.parse(cause) as Failure };
    },
    park: (books, { attempts, nextTryAt, cause }) =>
      db.write(
        (tx) => {
          tx.prepare(
            `INSERT INTO books_outage (books_id, since, attempts, next_try_at, cause) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET attempts = excluded.attempts, next_try_at = excluded.next_try_at,
               cause = excluded.cause`,
          ).run(booksKeyOf(tx, books), clock.now(), attempts, nextTryAt, JSON.stringify(cause));
        },
        { durable: true },
      ),
    clear: (books) => db.write((tx) => clearOutage(tx, books), { durable: true }),
  };
}

/** The books are asked again at once. */
export function clearOutage(tx: WriteTx, books: BooksId): void {
  tx.prepare('DELETE FROM books_outage WHERE books_id = (SELECT id FROM books WHERE public_id = ?)').run(
    books,
  );
}
