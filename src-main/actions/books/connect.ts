import type { BooksAccount, Services } from '../../core/ports/index.ts';
import { BOOKS_SYSTEMS, booksId, ExpectedFailure, isBooksSystem } from '../../../src-shared/model/index.ts';
import { type CurrencyCode, currencyCode, isCurrencyCode } from '../../../src-shared/money/index.ts';
import { ANY_CURRENCY, readConnection } from './connection.ts';

/** Books without a stated currency; the sample chart has none of its own. */
const DEFAULT_NAME = 'Books';

/** How books are to be reached; the password goes to the host's store, never into the ledger. */
export interface BooksRequest {
  readonly system: string;
  readonly name: string;
  readonly currency?: string | undefined;
  readonly url?: string | undefined;
  readonly database?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

/**
 * Opens a set of embedded books with the default chart, or connects books over a network, whose chart is
 * their own.
 * @throws ExpectedFailure books-system-unknown, books-name-taken, currency-needed, bad-input,
 *   currency-differs, secrets-unavailable, and what a test of the connection is refused for
 */
export async function connectBooks(services: Services, request: BooksRequest): Promise<BooksAccount> {
  const { system, name } = request;
  if (!isBooksSystem(system)) {
    throw new ExpectedFailure('books-system-unknown', {
      where: system,
      data: { name: system, names: BOOKS_SYSTEMS.join(', ') },
    });
  }
  const id = booksId(`books_${services.sha256(`${system}/${name.toLowerCase()}`).slice(0, 20)}`);
  if (system !== 'embedded') return connectOverNetwork(services, { ...request, system, id });
  const currency = readCurrency(request.currency);
  const books: BooksAccount = { id, name, system, connection: {}, currency };
  await services.ledger.books.create(books, services.defaultChart);
  return books;
}

/**
 * The connection is tried before anything is kept: what cannot be reached is not connected. Whoever
 * states a currency means these books in it.
 */
async function connectOverNetwork(
  services: Services,
  request: BooksRequest & Pick<BooksAccount, 'id' | 'system'>,
): Promise<BooksAccount> {
  const { id, name, system } = request;
  const { password, ...reached } = readConnection(request);
  const taken = (await services.ledger.books.list()).some(
    (other) => other.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw new ExpectedFailure('books-name-taken', { where: name });
  const connection = { ...reached, secret: `books/${id}` };
  await services.host.secrets.set(connection.secret, password);
  try {
    const stated = request.currency === undefined ? null : readCurrency(request.currency);
    // The currency is not known before they say it, and testing does not need it.
    const untested = { id, name, system, connection, currency: stated ?? ANY_CURRENCY };
    const opened = services.openBooks(untested);
    const { currency: said } = await opened.test();
    const currency = readCurrency(said);
    if (stated !== null && stated !== currency) {
      throw new ExpectedFailure('currency-differs', { where: name, data: { currency: stated, books: said } });
    }
    const books: BooksAccount = { ...untested, currency };
    await services.ledger.books.create(books, await opened.chart());
    return books;
  } catch (error) {
    await services.host.secrets.remove(connection.secret);
    throw error;
  }
}

/**
 * The books a new stream posts to: those named, else the only ones of its currency, else new ones.
 * @throws ExpectedFailure books-not-found, books-choice-needed
 */
export async function booksForStream(
  services: Services,
  name: string | undefined,
  currency: CurrencyCode,
): Promise<BooksAccount> {
  const all = await services.ledger.books.list();
  const names = all.map((books) => books.name).join(', ');
  if (name !== undefined) {
    const named = all.find((books) => books.name.toLowerCase() === name.toLowerCase());
    if (named === undefined)
      throw new ExpectedFailure('books-not-found', { where: name, data: { name, names } });
    return named;
  }
  const [only, ...others] = all.filter((books) => books.currency === currency);
  if (others.length > 0) throw new ExpectedFailure('books-choice-needed', { data: { names } });
  if (only !== undefined) return only;
  const freeName = all.length === 0 ? DEFAULT_NAME : `${DEFAULT_NAME} ${currency}`;
  return connectBooks(services, { system: 'embedded', name: freeName, currency });
}

/** @throws ExpectedFailure currency-needed */
export function readCurrency(text: string | undefined): CurrencyCode {
  if (text === undefined || !isCurrencyCode(text)) {
    throw new ExpectedFailure('currency-needed', {
      where: text ?? 'currency',
      data: { currency: text ?? '' },
    });
  }
  return currencyCode(text);
}
