import { sql } from 'kysely';
import {
  type AccountingDocumentType,
  type BooksId,
  type DeliveryKey,
} from '../../../src-shared/model/index.ts';
import type {
  OpenDocument,
  OpenDocumentSummary,
  OpenState,
  OrderLineState,
  Page,
  Paged,
} from '../../core/ports/index.ts';
import { readAccountingDocument } from '../accounting-document.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { hexOf } from '../hashes.ts';
import { bindingOf, fetchLimit, paged, startOf } from '../paging.ts';
import { ourBooks } from './subledger.ts';

type Read = LedgerDatabase['read'];

interface OpenRow {
  readonly id: number;
  readonly document: string;
  readonly content_hash: Uint8Array;
  readonly state: OpenState;
}

/** Documents open to actions, in the order of the keys; those that are not are left out. */
export async function openByKey(
  read: Read,
  books: BooksId,
  keys: readonly DeliveryKey[],
): Promise<readonly OpenDocument[]> {
  const { rows } = await sql<OpenRow>`
    SELECT document.id, document.document, document.content_hash, opened.state
    FROM json_each(${JSON.stringify(keys)}) AS wanted
    CROSS JOIN book_document AS document
      ON document.books_id = ${ourBooks(books)} AND document.key = wanted.value
    CROSS JOIN book_open_document AS opened ON opened.document_id = document.id
    ORDER BY wanted.key`.execute(read);
  const lines = await orderLinesOf(
    read,
    rows.map((row) => row.id),
  );
  return rows.map(({ id, document, content_hash, state }) => {
    const contentHash = hexOf(content_hash);
    const orderLines = lines.get(id) ?? [];
    return { document: readAccountingDocument(document, contentHash), contentHash, state, orderLines };
  });
}

async function orderLinesOf(
  read: Read,
  documents: readonly number[],
): Promise<ReadonlyMap<number, readonly OrderLineState[]>> {
  const { rows } = await sql<OrderLineState & { readonly document: number }>`
    SELECT line.document_id AS document, line.ordinal, line.sku, line.quantity,
      line.back_ordered AS backOrdered, line.delivered
    FROM json_each(${JSON.stringify(documents)}) AS wanted
    CROSS JOIN book_order_line AS line ON line.document_id = wanted.value
    ORDER BY line.document_id, line.ordinal`.execute(read);
  const lines = new Map<number, OrderLineState[]>();
  for (const { document, ...line } of rows) {
    const ofDocument = lines.get(document) ?? [];
    lines.set(document, ofDocument);
    ofDocument.push(line);
  }
  return lines;
}

/** Which open documents a list shows. */
export interface OpenFilter {
  readonly type: AccountingDocumentType;
  /** None: all of them. */
  readonly states: readonly OpenState[];
  /** Part of a number, contact or location, upper and lower case alike. */
  readonly search?: string;
}

type SummaryRow = Omit<OpenDocumentSummary, 'backOrdered'> & { readonly backOrdered: 0 | 1 };

/** Documents of one type by date and number, a page at a time, with where they stand. */
export async function listOpen(
  read: Read,
  books: BooksId,
  filter: OpenFilter,
  page: Page,
): Promise<Paged<OpenDocumentSummary>> {
  const binding = bindingOf([books, filter]);
  const [date, number] = startOf<[string, string]>(page, ['', ''], binding) ?? ['', ''];
  const { type, states, search = '' } = filter;
  const ofStates =
    states.length === 0
      ? sql`TRUE`
      : sql`opened.state IN (SELECT value FROM json_each(${JSON.stringify(states)}))`;
  const found =
    search === ''
      ? sql`TRUE`
      : sql`instr(lower(document.number || char(10) || (document.document ->> '$.location') || char(10)
          || coalesce(document.document ->> '$.customer.name', document.document ->> '$.contact', '')),
          lower(${search})) > 0`;
  const wanted = sql`FROM book_open_document AS opened
    CROSS JOIN book_document AS document ON document.id = opened.document_id
    WHERE opened.books_id = ${ourBooks(books)} AND opened.type = ${type} AND ${ofStates} AND ${found}`;
  const { rows: counts } = await sql<{ count: number }>`SELECT count(*) AS count ${wanted}`.execute(read);
  const { rows } = await sql<SummaryRow>`
    SELECT document.key, document.type, document.number, document.document_date AS date, document.total,
      coalesce(document.document ->> '$.customer.name', document.document ->> '$.contact') AS contact,
      document.document ->> '$.location' AS location, opened.state,
      document.document ->> '$.order' AS "order",
      EXISTS (SELECT 1 FROM book_order_line AS line WHERE line.document_id = opened.document_id
        AND line.back_ordered > 0 AND line.delivered < line.quantity) AS backOrdered
    ${wanted} AND (document.document_date, document.number) > (${date}, ${number})
    ORDER BY document.document_date, document.number LIMIT ${fetchLimit(page)}`.execute(read);
  return paged(rows, page, counts[0]?.count ?? 0, {
    binding,
    key: (row) => [row.date, row.number],
    row: (row) => ({ ...row, backOrdered: row.backOrdered === 1 }),
  });
}
