import { type RawBuilder, sql } from 'kysely';
import type { Minor } from '../../../src-shared/money/index.ts';
import {
  type AccountingDocumentType,
  type BooksId,
  type DeliveryKey,
  type DigestId,
  ExpectedFailure,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type {
  BookDocumentFilter,
  BookDocumentRow,
  BookDocumentSummary,
  FoundDocument,
  Page,
  Paged,
} from '../../core/ports/index.ts';
import { readAccountingDocument } from '../accounting-document.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { hexOf } from '../hashes.ts';
import { fetchLimit, paged, startOf } from '../paging.ts';
import { historyOf } from './history.ts';
import { isOfPriorPeriod } from './prior-period.ts';

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

interface SummaryRow {
  readonly key: DeliveryKey;
  readonly type: AccountingDocumentType;
  readonly number: string;
  readonly date: BusinessDate;
  readonly total: Minor;
  readonly contact: string | null;
  readonly location: string;
}

/** The documents by date and number, a page at a time, without what is in them. */
export async function listDocuments(
  read: Read,
  books: BooksId,
  filter: BookDocumentFilter,
  page: Page,
): Promise<Paged<BookDocumentSummary>> {
  const wanted = wantedBy(books, filter);
  const { rows: counts } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM book_document AS document WHERE ${wanted}`.execute(read);
  // The direction is part of the cursor: one of the other order would skip rows without a word.
  const direction = filter.newestFirst === true ? 'newest' : 'oldest';
  const after = startOf<[string, string, string]>(page, ['', '', '']);
  if (after !== null && after[0] !== direction) throw new ExpectedFailure('bad-input', { where: 'cursor' });
  const order = filter.newestFirst === true ? sql.raw('DESC') : sql.raw('ASC');
  const beyond =
    after === null
      ? sql`TRUE`
      : filter.newestFirst === true
        ? sql`(document.document_date, document.number) < (${after[1]}, ${after[2]})`
        : sql`(document.document_date, document.number) > (${after[1]}, ${after[2]})`;
  const { rows } = await sql<SummaryRow>`
    SELECT key, type, number, document_date AS date, total,
      document ->> '$.contact' AS contact, document ->> '$.location' AS location
    FROM book_document AS document WHERE ${wanted} AND ${beyond}
    ORDER BY document.document_date ${order}, document.number ${order}
    LIMIT ${fetchLimit(page)}`.execute(read);
  return paged(rows, page, counts[0]?.count ?? 0, {
    key: (row) => [direction, row.date, row.number],
    row: (row) => row,
  });
}

/**
 * Which documents a filter wants. Locations are searched in the deliveries, which have them beside
 * the document: to look for them inside would be to read the whole books.
 */
function wantedBy(books: BooksId, { type, search, priorPeriod }: BookDocumentFilter): RawBuilder<unknown> {
  const ours = sql`(SELECT id FROM books WHERE public_id = ${books})`;
  const ofType = type === null ? sql`TRUE` : sql`document.type = ${type}`;
  const ofDay = priorPeriod === true ? isOfPriorPeriod('document.key', 'document.document_date') : sql`TRUE`;
  const wanted = sql`document.books_id = ${ours} AND ${ofType} AND ${ofDay}`;
  if (search === undefined || search === '') return wanted;
  // Found once for the whole list, and by indices alone up to the numbers of those that fit.
  const atLocation = sql`SELECT number FROM delivery WHERE id IN (
    SELECT id FROM delivery WHERE books_id = ${ours} AND instr(lower(location), lower(${search})) > 0)`;
  return sql`${wanted} AND (
    instr(lower(document.number), lower(${search})) > 0 OR document.number IN (${atLocation}))`;
}

/** The document of this number with its digest and its history, proved again. */
export async function readDocument(
  read: Read,
  books: BooksId,
  number: string,
): Promise<BookDocumentRow | null> {
  const { rows } = await sql<{
    key: DeliveryKey;
    document: string;
    content_hash: Uint8Array;
    digest: DigestId | null;
    revision: number | null;
  }>`
    SELECT document.key, document.document, document.content_hash, digest.public_id AS digest, delivery.revision
    FROM book_document AS document
    LEFT JOIN delivery ON delivery.key = document.key AND delivery.books_id = document.books_id
    LEFT JOIN digest ON digest.id = delivery.digest_id
    WHERE document.books_id = (SELECT id FROM books WHERE public_id = ${books})
      AND document.number = ${number}`.execute(read);
  const [row] = rows;
  if (row === undefined) return null;
  const { key, document, content_hash, digest, revision } = row;
  return {
    document: readAccountingDocument(document, hexOf(content_hash)),
    digest: digest === null || revision === null ? null : { id: digest, revision },
    history: await historyOf(read, books, key),
  };
}
