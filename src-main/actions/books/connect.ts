import type { BooksAccount, Services } from '../../core/ports/index.ts';
import { booksId, ExpectedFailure } from '../../../src-shared/model/index.ts';
import { type CurrencyCode, currencyCode, isCurrencyCode } from '../../../src-shared/money/index.ts';

/** Books without a stated currency; the sample chart has none of its own. */
const DEFAULT_NAME = 'Books';

/**
 * Opens a set of embedded books with the default chart.
 * @throws ExpectedFailure books-system-unknown, books-name-taken, currency-needed
 */
export async function connectBooks(
  services: Services,
  request: { readonly system: string; readonly name: string; readonly currency?: string | undefined },
): Promise<BooksAccount> {
  const { system, name } = request;
  if (system !== 'embedded') {
    throw new ExpectedFailure('books-system-unknown', {
      where: system,
      data: { name: system, names: 'embedded' },
    });
  }
  const books: BooksAccount = {
    id: booksId(`books_${services.sha256(`embedded/${name.toLowerCase()}`).slice(0, 20)}`),
    name,
    system,
    connection: {},
    currency: readCurrency(request.currency),
  };
  await services.ledger.books.create(books, services.defaultChart);
  return books;
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
