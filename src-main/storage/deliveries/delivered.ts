import { type RawBuilder, sql } from 'kysely';
import type { BooksId } from '../../../src-shared/model/index.ts';
import type { BookDocumentFilter, BookDocumentSummary, Page, Paged } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { isOfPriorPeriod } from '../books/prior-period.ts';
import { bindingOf, COUNTED_ROWS, fetchLimit, paged, type SortKey, startOf } from '../paging.ts';

type Read = LedgerDatabase['read'];

/**
 * What has come to some books, by date and number. They are met in the order of the queue's index, which has
 * a date's deliveries together: a page sorts no more than one date.
 */
export async function listDelivered(
  read: Read,
  books: BooksId,
  filter: BookDocumentFilter,
  page: Page,
): Promise<Paged<BookDocumentSummary>> {
  const { type, search = '', newestFirst = false, priorPeriod = false } = filter;
  const binding = bindingOf([type, search, newestFirst, priorPeriod]);
  const after = startOf<[string, string]>(page, ['', ''], binding);
  const than = sql.raw(newestFirst ? '<' : '>');
  const beyond = after === null ? sql`TRUE` : sql`(document_date, number) ${than} (${sql.join(after)})`;
  const way = sql.raw(newestFirst ? 'DESC' : 'ASC');
  const { rows } = await sql<BookDocumentSummary>`
    SELECT delivery.key, type, delivery.number, document_date AS date, total, delivery.location,
      document.document ->> '$.contact' AS contact
    FROM (SELECT id FROM delivery INDEXED BY delivery_queue
      WHERE ${cameTo(books)} AND ${fits(filter)} AND ${beyond}
      ORDER BY document_date ${way}, number ${way} LIMIT ${fetchLimit(page)}) AS shown
    JOIN delivery ON delivery.id = shown.id
    JOIN delivery_document AS document ON document.delivery_id = shown.id
    ORDER BY document_date ${way}, number ${way}`.execute(read);
  const total = await countOf(read, books, filter);
  const result = paged(rows, page, total.value, {
    key: ({ date, number }): SortKey => [date, number],
    row: (row) => row,
    binding,
  });
  return { ...result, total };
}

const ours = (books: BooksId) => sql`(SELECT books.id FROM books WHERE books.public_id = ${books})`;

/** Undone ones too: what took them back came there as a document of its own. */
const cameTo = (books: BooksId): RawBuilder<boolean> =>
  sql`books_id = ${ours(books)} AND state = 'succeeded'`;

function fits({ type, search = '', priorPeriod = false }: BookDocumentFilter): RawBuilder<boolean> {
  const ofType = type === null ? sql`TRUE` : sql`type = ${type}`;
  const ofDay = priorPeriod ? isOfPriorPeriod('delivery.key', 'delivery.document_date') : sql`TRUE`;
  if (search === '') return sql`${ofType} AND ${ofDay}`;
  return sql`${ofType} AND ${ofDay} AND (instr(lower(number), lower(${search})) > 0
    OR instr(lower(location), lower(${search})) > 0)`;
}

/** By the tallies where they tell it; only a search and a filter by day look at the deliveries, and count no further. */
async function countOf(
  read: Read,
  books: BooksId,
  filter: BookDocumentFilter,
): Promise<Paged<never>['total']> {
  const { type, search = '', priorPeriod = false } = filter;
  if (search === '' && !priorPeriod) {
    const { rows } = await sql<{ count: number }>`
      SELECT coalesce(sum(count), 0) AS count FROM delivery_tally
      WHERE books_id = ${ours(books)} AND status = 'succeeded'
        AND ${type === null ? sql`TRUE` : sql`type = ${type}`}`.execute(read);
    return { value: rows[0]?.count ?? 0, exact: true };
  }
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (
      SELECT 1 FROM delivery WHERE ${cameTo(books)} AND ${fits(filter)} LIMIT ${COUNTED_ROWS + 1})`.execute(
    read,
  );
  const count = rows[0]?.count ?? 0;
  return { value: Math.min(count, COUNTED_ROWS), exact: count <= COUNTED_ROWS };
}
