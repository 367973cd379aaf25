import { type RawBuilder, sql } from 'kysely';
import type { Quantity } from '../../../src-shared/money/index.ts';
import type { BooksId, DeliveryKey } from '../../../src-shared/model/index.ts';
import type { OpenDocument } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { openByKey } from './open-documents.ts';
import { ourBooks } from './subledger.ts';

type Read = LedgerDatabase['read'];

/** Quantities of an item at a location. */
export interface QuantityAt {
  readonly sku: string;
  readonly location: string;
  readonly quantity: Quantity;
}

/** Open sales orders of any of these cases or groups, in the order in which they were recorded. */
export async function openOrdersOf(
  read: Read,
  books: BooksId,
  of: { readonly caseIds: readonly string[]; readonly groups: readonly string[] },
): Promise<readonly OpenDocument[]> {
  const keys = await keysOf(read, books, of);
  const open = await openByKey(read, books, keys);
  return open.filter(({ document, state }) => document.type === 'sales-order' && state === 'open');
}

/** Closed sales orders of any of these cases, in the order in which they were recorded. */
export async function closedOrdersOf(
  read: Read,
  books: BooksId,
  caseIds: readonly string[],
): Promise<readonly OpenDocument[]> {
  const found = await openByKey(read, books, await keysOf(read, books, { caseIds, groups: [] }));
  return found.filter(({ document, state }) => document.type === 'sales-order' && state === 'closed');
}

/** Documents of a case or group that are open to actions, whatever they are, as they were recorded. */
export async function openOfOne(
  read: Read,
  books: BooksId,
  of: { readonly caseId: string } | { readonly group: string },
): Promise<readonly OpenDocument[]> {
  const lists = 'caseId' in of ? { caseIds: [of.caseId], groups: [] } : { caseIds: [], groups: [of.group] };
  return openByKey(read, books, await keysOf(read, books, lists));
}

async function keysOf(
  read: Read,
  books: BooksId,
  of: { readonly caseIds: readonly string[]; readonly groups: readonly string[] },
): Promise<readonly DeliveryKey[]> {
  // Two questions of one index each: asked as one, SQLite would walk all that is open.
  const { rows } = await sql<{ key: DeliveryKey }>`
    SELECT document.key FROM (
      SELECT opened.document_id FROM json_each(${JSON.stringify(of.caseIds)}) AS wanted
      CROSS JOIN book_open_document AS opened
        ON opened.books_id = ${ourBooks(books)} AND opened.case_id = wanted.value
      UNION
      SELECT opened.document_id FROM json_each(${JSON.stringify(of.groups)}) AS wanted
      CROSS JOIN book_open_document AS opened
        ON opened.books_id = ${ourBooks(books)} AND opened.group_key = wanted.value
    ) AS found CROSS JOIN book_document AS document ON document.id = found.document_id
    ORDER BY document.id`.execute(read);
  return rows.map(({ key }) => key);
}

const NO_CREDIT = sql`document.document ->> '$.order' <> 'credit'`;
const LAYBY = sql`document.document ->> '$.order' = 'layby'`;

/** What open orders have set aside of the goods on hand. */
export function setAsideOf(read: Read, books: BooksId): Promise<readonly QuantityAt[]> {
  return setAside(read, books, NO_CREDIT);
}

/** Of it, what is on layby. */
export function onLaybyOf(read: Read, books: BooksId): Promise<readonly QuantityAt[]> {
  return setAside(read, books, LAYBY);
}

async function setAside(
  read: Read,
  books: BooksId,
  which: RawBuilder<unknown>,
): Promise<readonly QuantityAt[]> {
  const { rows } = await sql<QuantityAt>`
    SELECT line.sku, line.location, sum(line.quantity - line.back_ordered - line.delivered) AS quantity
    FROM book_open_document AS opened
    CROSS JOIN book_document AS document ON document.id = opened.document_id
    CROSS JOIN book_order_line AS line ON line.document_id = opened.document_id
    WHERE opened.books_id = ${ourBooks(books)} AND opened.type = 'sales-order' AND opened.state = 'open'
      AND line.sku IS NOT NULL AND ${which}
    GROUP BY line.sku, line.location
    HAVING sum(line.quantity - line.back_ordered - line.delivered) <> 0
    ORDER BY line.sku, line.location`.execute(read);
  return rows;
}
