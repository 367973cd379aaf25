import { type JournalEntry, MAX_PAGE_ROWS, type Services } from '../../core/ports/index.ts';
import type { BooksId } from '../../../src-shared/model/index.ts';

/** Every entry of the books, oldest first, page by page: exports never hold the whole journal. */
export async function* allEntries(services: Services, books: BooksId): AsyncGenerator<JournalEntry> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof services.ledger.embedded.journal>> =
      await services.ledger.embedded.journal(books, { cursor, limit: MAX_PAGE_ROWS });
    yield* page.rows;
    await services.breathe();
    cursor = page.next;
  } while (cursor !== null);
}
