import {
  type BooksConnection,
  ExpectedFailure,
  type FailureCode,
  isBooksSystem,
} from '../../src-shared/model/index.ts';
import type { BooksAccount, BooksDirectory } from '../core/ports/index.ts';
import { addMissingAccounts, replaceChart } from './books/accounts.ts';
import type { LedgerDatabase, WriteTx } from './database/seam.ts';
import type { BooksTable } from './database/tables/ledger.ts';
import { releaseMended } from './deliveries/again.ts';
import { clearOutage } from './outages.ts';

/** What another address or password can mend. */
const MENDED_BY_CONNECTION: readonly FailureCode[] = [
  'books-unreachable',
  'books-failed',
  'books-not-understood',
  'credentials-expired',
  'secret-missing',
];

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
      return rows.map(booksOf);
    },
    rememberChart: (id, chart) => db.write((tx) => replaceChart(tx, id, chart), { durable: true }),
    setConnection: (id, connection) =>
      db.write(
        (tx) => {
          const { changes } = tx
            .prepare('UPDATE books SET connection = ? WHERE public_id = ?')
            .run(JSON.stringify(connection), id);
          if (changes !== 1) throw new ExpectedFailure('books-not-found', { where: id });
          clearOutage(tx, id);
          releaseMended(tx, { books: id, codes: MENDED_BY_CONNECTION });
        },
        { durable: true },
      ),
  };
}

/** @throws RangeError for a system that this program does not know */
function booksOf({ public_id, name, system, currency, connection }: BooksTable): BooksAccount {
  if (!isBooksSystem(system)) throw new RangeError(`There are no books of the kind ${system}`);
  return { id: public_id, name, system, currency, connection: JSON.parse(connection) as BooksConnection };
}

function insertBooks(tx: WriteTx, books: BooksAccount): void {
  const taken = tx.prepare('SELECT 1 FROM books WHERE name = ?').get(books.name);
  if (taken !== undefined) throw new ExpectedFailure('books-name-taken', { where: books.name });
  tx.prepare('INSERT INTO books (public_id, name, system, currency, connection) VALUES (?, ?, ?, ?, ?)').run(
    books.id,
    books.name,
    books.system,
    books.currency,
    JSON.stringify(books.connection),
  );
}
