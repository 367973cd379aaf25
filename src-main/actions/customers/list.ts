import type { BooksAccount, EmbeddedBooksStore, Page, Services } from '../../core/ports/index.ts';
import { findOwnBooks } from '../books/find.ts';

/** The customers of a set of books, and how many of them have which kind of code. */
export interface CustomerList {
  readonly books: BooksAccount;
  readonly customers: Awaited<ReturnType<EmbeddedBooksStore['contacts']>>;
  /** Of all customers, whatever the page, search and choice. */
  readonly counts: { readonly own: number; readonly generated: number };
}

/**
 * Customers by code: the POS's own id, or one that was generated for those who have none.
 * @throws ExpectedFailure books-not-found, books-choice-needed, bad-input for a cursor of another list
 */
export async function listCustomers(
  services: Services,
  input: {
    readonly books?: string | undefined;
    readonly search?: string | undefined;
    readonly generated?: boolean | undefined;
  },
  page: Page,
): Promise<CustomerList> {
  const books = await findOwnBooks(services, input.books);
  const { embedded } = services.ledger;
  const { search, generated } = input;
  const filter = {
    ...(search === undefined ? {} : { search }),
    ...(generated === undefined ? {} : { generated }),
  };
  const none = { cursor: null, limit: 1 };
  const [customers, own, made] = await Promise.all([
    embedded.contacts(books.id, filter, page),
    embedded.contacts(books.id, { generated: false }, none),
    embedded.contacts(books.id, { generated: true }, none),
  ]);
  return { books, customers, counts: { own: own.total.value, generated: made.total.value } };
}
