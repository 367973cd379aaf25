import {
  type BooksConnection,
  ExpectedFailure,
  type FailureCode,
  isBooksSystem,
} from '../../src-shared/model/index.ts';
import type { BooksAccount, BooksDirectory, Clock } from '../core/ports/index.ts';
import { writeAudit } from './audit.ts';
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
export function createBooksDirectory(db: LedgerDatabase, clock: Clock): BooksDirectory {
  return {
    create: (books, chart = []) =>
      db.write(
        (tx) => {
          insertBooks(tx, books);
          addMissingAccounts(tx, books.id, chart);
          const { id: subject, name, system, currency } = books;
          const after = { name, system, currency, ...shownOf(books.connection) };
          writeAudit(tx, { at: clock.now(), action: 'books-connected', subject, before: null, after });
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
          const stored = tx
            .prepare('SELECT connection FROM books WHERE public_id = ?')
            .get<{ connection: string }>(id);
          if (stored === undefined) throw new ExpectedFailure('books-not-found', { where: id });
          tx.prepare('UPDATE books SET connection = ? WHERE public_id = ?').run(
            JSON.stringify(connection),
            id,
          );
          const before = shownOf(JSON.parse(stored.connection) as BooksConnection);
          const after = shownOf(connection);
          writeAudit(tx, { at: clock.now(), action: 'books-changed', subject: id, before, after });
          clearOutage(tx, id);
          releaseMended(tx, { books: id, codes: MENDED_BY_CONNECTION });
        },
        { durable: true },
      ),
  };
}

/** How they are reached, without what opens them. A new password alone leaves it as it is. */
function shownOf({ url, database, user }: BooksConnection): Readonly<Record<string, string>> {
  return {
    ...(url === undefined ? {} : { url }),
    ...(database === undefined ? {} : { database }),
    ...(user === undefined ? {} : { user }),
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
