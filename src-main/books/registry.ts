import { assertNever } from '../../src-shared/model/index.ts';
import type {
  Books,
  BooksAccount,
  Clock,
  EmbeddedBooksStore,
  HttpClient,
  SecretStore,
} from '../core/ports/index.ts';
import { createEmbeddedBooks } from './embedded/books.ts';
import { createTrytonBooks } from './tryton/books.ts';

/** What adapters work with; each takes what it needs. */
export interface BooksParts {
  readonly embedded: EmbeddedBooksStore;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly secrets: SecretStore;
}

/** Opens the adapter of a set of books. Nothing is asked of anybody yet. */
export function openBooks(account: BooksAccount, { embedded, http, clock, secrets }: BooksParts): Books {
  switch (account.system) {
    case 'embedded':
      return createEmbeddedBooks(account, embedded);
    case 'tryton': {
      const { url = '', database = '', user = '', secret = '' } = account.connection;
      return createTrytonBooks({
        http,
        clock,
        url,
        database,
        user,
        password: () => secrets.get(secret),
        currency: account.currency,
      });
    }
    default:
      return assertNever(account.system);
  }
}
