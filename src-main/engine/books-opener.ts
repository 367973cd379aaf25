import { openBooks } from '../books/registry.ts';
import type {
  Books,
  BooksAccount,
  Clock,
  HttpClient,
  LedgerStore,
  SecretStore,
} from '../core/ports/index.ts';
import { limitedHttp } from '../sync/limited-http.ts';

export interface OpenerParts {
  readonly ledger: Pick<LedgerStore, 'embedded' | 'budgets'>;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly secrets: SecretStore;
}

/**
 * Opens books so that every request to them is counted against what they take, whoever makes it.
 * @param open for tests that bring books of their own
 */
export function booksOpener(
  { ledger, http, clock, secrets }: OpenerParts,
  open: typeof openBooks = openBooks,
) {
  return (account: BooksAccount, own: HttpClient = http): Books => {
    const { embedded, budgets } = ledger;
    const counted: HttpClient = {
      // The limits are what the books say, and they are opened with what they are reached by.
      send: (request) => limitedHttp(own, budgets, limitsOf()).send(request),
    };
    const books = open(account, { embedded, http: counted, clock, secrets });
    const limitsOf = () => ({ books: account.id, name: account.name, limits: books.capabilities.limits });
    return books;
  };
}
