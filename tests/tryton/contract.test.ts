import { describe } from 'vitest';
import { createTrytonBooks } from '../../src-main/books/tryton/books.ts';
import type { HttpClient } from '../../src-main/core/ports/index.ts';
import { createHttpClient, systemClock } from '../../src-main/platform/index.ts';
import { describeBooksContract } from '../contracts/books.ts';
import { MYR } from '../support/builders.ts';
import { requireTool } from '../support/requires.ts';
import { breakingHttp } from '../support/tryton/broken-connection.ts';
import { ADMIN_PASSWORD, clientOf, closeThrough, POS_USER } from '../support/tryton/company.ts';
import { enterLike } from '../support/tryton/entered.ts';
import { startTryton } from '../support/tryton/server.ts';

describe.skipIf(!requireTool('tryton').available)('Tryton', () => {
  describeBooksContract('tryton', async () => {
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
  });
});
