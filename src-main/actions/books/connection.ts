import type { BooksAccount, BooksIdentity, Services } from '../../core/ports/index.ts';
import { rememberChart } from '../../sync/chart.ts';
import {
  BOOKS_SYSTEMS,
  booksId,
  type BooksSystem,
  ExpectedFailure,
  isBooksAddress,
  isBooksSystem,
} from '../../../src-shared/model/index.ts';
import { currencyCode } from '../../../src-shared/money/index.ts';
import { findBooks } from './find.ts';

/** How books are to be reached, as a person says it; what is left out stays as it is. */
export interface ConnectionRequest {
  readonly books?: string | undefined;
  readonly system?: string | undefined;
  readonly url?: string | undefined;
  readonly database?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

/** All of it, read and found good. */
interface Reached {
  readonly url: string;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/** The currency is not known before the books say it, and testing does not need it. */
export const ANY_CURRENCY = currencyCode('EUR');

/** @throws ExpectedFailure bad-input with the name of the part that is missing or wrong */
export function readConnection(request: Omit<ConnectionRequest, 'books' | 'system'>): Reached {
  const url = needed(request.url, 'url');
  if (!isBooksAddress(url)) throw new ExpectedFailure('bad-input', { where: 'url' });
  return {
    url: url.replace(/\/+$/u, ''),
    database: needed(request.database, 'database'),
    user: needed(request.user, 'user'),
    password: needed(request.password, 'password'),
  };
}

function needed(given: string | undefined, where: string): string {
  const value = given?.trim() ?? '';
  if (value === '') throw new ExpectedFailure('bad-input', { where });
  return value;
}

/**
 * Logs in and looks around. The chart is remembered as it is now, and the books are asked again at once: a
 * person has seen that they answer.
 * @throws ExpectedFailure as Books
 */
export async function testBooks(services: Services, name: string | undefined): Promise<BooksIdentity> {
  const account = await findBooks(services, name);
  const books = services.openBooks(account);
  const found = await books.test();
  await rememberChart(services, account, await books.chart());
  if ((await services.ledger.outages.of(account.id)) !== null) {
    await services.ledger.outages.clear(account.id);
  }
  return found;
}

/** What would be found by a connection that is not kept. @throws ExpectedFailure bad-input, and as Books */
export async function tryConnection(services: Services, request: ConnectionRequest): Promise<BooksIdentity> {
  if (request.books === undefined) {
    return tried(services, systemOf(request.system), readConnection(request));
  }
  const account = await findBooks(services, request.books);
  return tried(services, systemOf(account.system), await completed(services, account, request));
}

/**
 * Reaches books in another way, or with another password. It is tried before it is kept; then the books are
 * asked again at once, and what waited for it goes out with the next run.
 * @throws ExpectedFailure bad-input, currency-differs where these are other books, and as Books
 */
export async function changeConnection(
  services: Services,
  request: ConnectionRequest,
): Promise<{ readonly account: BooksAccount; readonly found: BooksIdentity }> {
  const account = await findBooks(services, request.books);
  const reached = await completed(services, account, request);
  const found = await tried(services, systemOf(account.system), reached);
  if (found.currency !== account.currency) {
    const data = { currency: account.currency, books: found.currency };
    throw new ExpectedFailure('currency-differs', { where: account.name, data });
  }
  const { password, ...connection } = reached;
  const secret = account.connection.secret ?? `books/${account.id}`;
  await services.host.secrets.set(secret, password);
  await services.ledger.books.setConnection(account.id, { ...connection, secret });
  const changed = { ...account, connection: { ...connection, secret } };
  await rememberChart(services, changed, await services.openBooks(changed).chart());
  return { account: changed, found };
}

/**
 * What is left out is as it was; a password goes to another server only when a person enters it for that.
 * @throws ExpectedFailure bad-input, secret-missing
 */
async function completed(
  services: Services,
  { connection, system }: BooksAccount,
  request: ConnectionRequest,
): Promise<Reached> {
  systemOf(system);
  const url = request.url ?? connection.url;
  const isSameServer = url !== undefined && originOf(url) === originOf(connection.url ?? '');
  const password =
    request.password ??
    (isSameServer && connection.secret !== undefined
      ? await services.host.secrets.get(connection.secret)
      : undefined);
  const { database = connection.database, user = connection.user } = request;
  return readConnection({ url, database, user, password });
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

/** The password lies in the host's store while it is tried, under a name of its own. */
async function tried(
  services: Services,
  system: BooksSystem,
  { password, ...connection }: Reached,
): Promise<BooksIdentity> {
  const { secrets } = services.host;
  const secret = `trial/${services.ids.uuid()}`;
  await secrets.set(secret, password);
  try {
    const trial = { id: booksId('books_trial'), name: connection.url, system, currency: ANY_CURRENCY };
    return await services.openBooks({ ...trial, connection: { ...connection, secret } }).test();
  } finally {
    await secrets.remove(secret);
  }
}

/** Only books over a network are reached at all. @throws ExpectedFailure books-system-unknown */
function systemOf(system: string | undefined): BooksSystem {
  if (system !== undefined && isBooksSystem(system) && system !== 'embedded') return system;
  const names = BOOKS_SYSTEMS.filter((name) => name !== 'embedded').join(', ');
  throw new ExpectedFailure('books-system-unknown', {
    where: system ?? 'system',
    data: { name: system ?? '', names },
  });
}
