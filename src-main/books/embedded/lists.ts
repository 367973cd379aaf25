import type { BooksId } from '../../../src-shared/model/index.ts';
import {
  type BooksList,
  type BooksListRow,
  type EmbeddedBooksStore,
  MAX_PAGE_ROWS,
  type Paged,
} from '../../core/ports/index.ts';

/**
 * What the books know by a code. They keep no lists of tax codes, payment methods and locations: they
 * take those that a document names.
 */
export async function listOf(
  books: BooksId,
  store: EmbeddedBooksStore,
  what: BooksList,
): Promise<readonly BooksListRow[]> {
  switch (what) {
    case 'contacts':
      return contactsOf(books, store);
    case 'items': {
      const skus = new Set((await store.stockOnHand(books)).map(({ sku }) => sku));
      return [...skus].map((sku) => ({ code: sku, name: sku }));
    }
    case 'taxes':
    case 'payment-methods':
    case 'locations':
      return [];
  }
}

async function contactsOf(books: BooksId, store: EmbeddedBooksStore): Promise<readonly BooksListRow[]> {
  const rows: BooksListRow[] = [];
  let cursor: string | null = null;
  do {
    const page: Paged<BooksListRow> = await store.contacts(books, {}, { cursor, limit: MAX_PAGE_ROWS });
    rows.push(...page.rows.map(({ code, name }) => ({ code, name })));
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}
