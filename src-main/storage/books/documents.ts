import { sql } from 'kysely';
import type { AccountingDocumentType, BooksId, DeliveryKey } from '../../../src-shared/model/index.ts';
import type { BookDocumentRow, FoundDocument, Page, Paged } from '../../core/ports/index.ts';
import { readAccountingDocument } from '../accounting-document.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { hexOf } from '../hashes.ts';
import { fetchLimit, paged, startOf } from '../paging.ts';
import { historiesOf } from './history.ts';

type Read = LedgerDatabase['read'];

/** What the books hold under these keys. */
export async function findDocuments(
  read: Read,
  books: BooksId,
  keys: readonly DeliveryKey[],
): Promise<ReadonlyMap<DeliveryKey, FoundDocument>> {
  const { rows } = await sql<{ key: DeliveryKey; number: string; content_hash: Uint8Array }>`
    SELECT document.key, document.number, document.content_hash
    FROM json_each(${JSON.stringify(keys)}) AS wanted
    CROSS JOIN book_document AS document
      ON document.books_id = (SELECT id FROM books WHERE public_id = ${books})
      AND document.key = wanted.value`.execute(read);
  return new Map(
    rows.map(({ key, number, content_hash }) => [key, { number, contentHash: hexOf(content_hash) }]),
  );
}

/** The documents by date and number, a page at a time, with their history. */
export async function listDocuments(
  read: Read,
  books: BooksId,
  type: AccountingDocumentType | null,
  page: Page,
): Promise<Paged<BookDocumentRow>> {
  let wanted = read
    .selectFrom('book_document as document')
    .where('document.books_id', '=', (eb) =>
      eb.selectFrom('books').select('books.id').where('books.public_id', '=', books),
    );
  if (type !== null) wanted = wanted.where('document.type', '=', type);
  const { count } = await wanted
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const after = startOf<[string, string]>(page, ['', '']) ?? ['', ''];
  const rows = await wanted
    .select(['document.key', 'document.document', 'document.document_date', 'document.number'])
    .select('document.content_hash')
    .where(sql<boolean>`(document.document_date, document.number) > (${after[0]}, ${after[1]})`)
    .orderBy('document.document_date')
    .orderBy('document.number')
    .limit(fetchLimit(page))
    .execute();
  const histories = await historiesOf(
    read,
    rows.map((row) => row.key),
  );
  return paged(rows, page, count, {
    key: (row) => [row.document_date, row.number],
    row: ({ key, document, content_hash }) => ({
      document: readAccountingDocument(document, hexOf(content_hash)),
      history: histories.get(key) ?? [],
    }),
  });
}
