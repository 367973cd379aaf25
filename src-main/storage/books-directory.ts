import { ExpectedFailure } from '../../src-shared/model/index.ts';
import type { BooksAccount, BooksDirectory } from '../core/ports/index.ts';
import { addMissingAccounts } from './books/accounts.ts';
import type { LedgerDatabase, WriteTx } from './database/seam.ts';

/** The sets of books that streams post to. */
export function createBooksDirectory(db: LedgerDatabase): BooksDirectory {
  return {
    create: (books, chart = []) =>
      db.write(
        (tx) => {
          insertBooks(tx, books);
          addMissingAccounts(tx, books.id, chart);
        },
        { durable: true },
      ),
    async list() {
      const rows = await db.read.selectFrom('books').selectAll().orderBy('id').execute();
      return rows.map(({ public_id, name, system, currency }) => ({ id: public_id, name, system, currency }));
    },
  };
}

function insertBooks(tx: WriteTx, books: BooksAccount): void {
  const taken = tx.prepare('SELECT 1 FROM books WHERE name = ?').get(books.name);
  if (taken !== undefined) throw new ExpectedFailure('books-name-taken', { where: books.name });
  tx.prepare('INSERT INTO books (public_id, name, system, currency) VALUES (?, ?, ?, ?)').run(
    books.id,
    books.name,
    books.system,
    books.currency,
  );
}
