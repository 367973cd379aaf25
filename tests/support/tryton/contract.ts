import { createTrytonBooks } from '../../../src-main/books/tryton/books.ts';
import type { HttpClient } from '../../../src-main/core/ports/index.ts';
import { createHttpClient, systemClock } from '../../../src-main/platform/index.ts';
import type { BreakableBooks } from '../../contracts/broken-connection.ts';
import { MYR } from '../builders.ts';
import { breakingHttp } from './broken-connection.ts';
import { ADMIN_PASSWORD, clientOf, closeThrough, POS_USER } from './company.ts';
import { enterLike } from './entered.ts';
import { startTryton } from './server.ts';

/** A Tryton of its own for a suite of the contract, with nothing in it yet. */
export async function trytonUnderContract(): Promise<BreakableBooks> {
  const server = await startTryton();
  const http = createHttpClient();
  const booksOver = (connection: HttpClient) =>
    createTrytonBooks({
      http: connection,
      clock: systemClock({}),
      url: server.url,
      database: server.database,
      user: POS_USER.user,
      password: () => Promise.resolve(POS_USER.password),
      currency: MYR,
    });
  const admin = clientOf(server, { user: 'admin', password: ADMIN_PASSWORD });
  let entered = 0;
  return {
    books: booksOver(http),
    enter: (like) => enterLike(admin, like, `FEED-${(entered += 1)}`),
    breaking: (at) => booksOver(breakingHttp(http, at)),
    lockThrough: (day) => closeThrough(admin, day),
    close: () => server.remove(),
  };
}
