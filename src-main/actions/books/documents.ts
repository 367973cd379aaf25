import type {
  BookDocumentFilter,
  BookDocumentSummary,
  BooksAccount,
  Page,
  Paged,
  Services,
} from '../../core/ports/index.ts';
import { isOverNetwork } from '../../../src-shared/model/index.ts';
import { findBooks } from './find.ts';

/**
 * A page of what some books hold; of books over a network what Daybook has posted to them, as it came there.
 * @throws ExpectedFailure books-not-found, books-choice-needed
 */
export async function listDocuments(
  services: Services,
  books: string | undefined,
  filter: BookDocumentFilter,
  page: Page,
): Promise<Paged<BookDocumentSummary> & { readonly account: BooksAccount }> {
  const account = await findBooks(services, books);
  const { id, system } = account;
  const { deliveries, embedded } = services.ledger;
  const found = isOverNetwork(system)
    ? await deliveries.listDelivered(id, filter, page)
    : await embedded.documents(id, filter, page);
  return { ...found, account };
}
