import type { BooksId } from '../../../src-shared/model/index.ts';
import type { Clock, Quarantine, QuarantineStore } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { booksSentTo, findingNumbers, nextToCompare, quarantines, standingOf } from './read.ts';
import {
  beginComparing,
  beginQuarantines,
  endComparing,
  endQuarantine,
  noteCompared,
  noteHeld,
} from './write.ts';

/** Whether anything is posted hangs on it. */
const DURABLE = { durable: true };

/** Which books a ledger may not post to, and how comparing it with them gets on. */
export function createQuarantineStore(db: LedgerDatabase, clock: Clock): QuarantineStore {
  const of = async (books: BooksId): Promise<Quarantine | null> =>
    (await quarantines(db.read)).find((one) => one.books === books) ?? null;
  const known = async (books: BooksId): Promise<Quarantine> => {
    const found = await of(books);
    if (found === null) throw new RangeError(`${books} are in no quarantine`);
    return found;
  };
  return {
    standing: () => standingOf(db.read),
    sentTo: () => booksSentTo(db.read),
    list: () => quarantines(db.read),
    of,
    begin: (causes) => db.write((tx) => beginQuarantines(tx, causes, clock.now()), DURABLE),
    beginComparing: (books) => db.write((tx) => beginComparing(tx, books), DURABLE),
    nextToCompare: (books, limit) => nextToCompare(db.read, books, limit),
    noteCompared: (books, page) => db.write((tx) => noteCompared(tx, books, page), DURABLE),
    async placeInBooks(books) {
      const row = await db.read
        .selectFrom('books_quarantine')
        .innerJoin('books', 'books.id', 'books_quarantine.books_id')
        .select('place')
        .where('books.public_id', '=', books)
        .executeTakeFirst();
      return row?.place ?? null;
    },
    noteHeld: (books, page) => db.write((tx) => noteHeld(tx, books, page), DURABLE),
    async endComparing(books) {
      await db.write((tx) => endComparing(tx, books, clock.now()), DURABLE);
      const { findings } = await known(books);
      if (findings === null) throw new RangeError(`${books} were not compared`);
      return findings;
    },
    numbers: (books) => findingNumbers(db.read, books),
    async end(books, how) {
      const quarantine = await known(books);
      await db.write((tx) => endQuarantine(tx, quarantine, { ...how, now: clock.now() }), DURABLE);
    },
  };
}
