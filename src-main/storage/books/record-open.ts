import {
  type AccountingDocument,
  type ContactReference,
  looksGenerated,
} from '../../../src-shared/model/index.ts';
import type { BookRecord, OpenChange, OpenState, OrderLineState } from '../../core/ports/index.ts';
import type { WriteTx } from '../database/seam.ts';
import { rebuildTerms } from '../digests/terms.ts';
import type { WritePlace } from './write-place.ts';

/**
 * The customer of a document becomes a contact, or has its name followed. How a code came about only a
 * contact document says; until then its form tells.
 */
export function insertContacts(tx: WriteTx, books: number, document: AccountingDocument): void {
  if (document.type === 'contact') {
    const { code, name } = document.customer;
    tx.prepare(
      `INSERT INTO book_contact (books_id, code, name, generated) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET name = excluded.name, generated = excluded.generated`,
    ).run(books, code, name, document.generated ? 1 : 0);
    return;
  }
  const customer = customerOf(document);
  const named =
    document.type === 'journal' ? (document.customers ?? []) : customer === null ? [] : [customer];
  if (named.length === 0) return;
  const insert = tx.prepare(
    `INSERT INTO book_contact (books_id, code, name, generated) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET name = excluded.name WHERE excluded.name NOT IN ('', name)`,
  );
  for (const { code, name } of named) insert.run(books, code, name, looksGenerated(code) ? 1 : 0);
}

function customerOf(document: AccountingDocument): ContactReference | null {
  return 'customer' in document ? document.customer : null;
}

/** A document that a person can still do something about. */
export function insertOpen(
  tx: WriteTx,
  place: WritePlace,
  { id, document }: { readonly id: number; readonly document: AccountingDocument },
  open: NonNullable<BookRecord['open']>,
): void {
  putOpen(tx, place, { id, document }, open.state);
  insertOrderLines(tx, id, document.location, open.orderLines);
}

function putOpen(
  tx: WriteTx,
  { books, now }: WritePlace,
  { id, document }: { readonly id: number; readonly document: AccountingDocument },
  state: OpenState,
): void {
  const grouped = document.type === 'sales-order' || document.type === 'receipt' ? document : null;
  tx.prepare(
    `INSERT INTO book_open_document
       (document_id, books_id, type, state, group_key, case_id, contact_code, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    books,
    document.type,
    state,
    grouped?.group ?? null,
    grouped?.caseId ?? null,
    customerOf(document)?.code ?? null,
    now,
  );
}

function insertOrderLines(
  tx: WriteTx,
  document: number,
  location: string,
  lines: readonly OrderLineState[],
): void {
  const insert = tx.prepare(
    `INSERT INTO book_order_line
       (document_id, ordinal, sku, location, quantity, back_ordered, delivered)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET back_ordered = excluded.back_ordered, delivered = excluded.delivered`,
  );
  for (const { ordinal, sku, quantity, backOrdered, delivered } of lines) {
    insert.run(document, ordinal, sku, location, quantity, backOrdered, delivered);
  }
}

/** What a document was made of in the books. */
export function insertMadeOf(tx: WriteTx, document: number, source: number): void {
  tx.prepare(
    'INSERT INTO book_made_of (document_id, source_document_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  ).run(document, source);
}

interface Changed {
  readonly id: number;
  readonly type: AccountingDocument['type'];
  readonly location: string;
  readonly contact: string | null;
}

/**
 * Where a document stands from now on, with its history. One that nobody could do anything about gets a
 * place among those that are known to have changed.
 * @throws RangeError when the books do not have it: a defect.
 */
export function applyChange(tx: WriteTx, place: WritePlace, change: OpenChange): void {
  const { books, now } = place;
  const { key, state, orderLines, action, detail } = change;
  const document = tx
    .prepare(
      `SELECT id, type, document ->> '$.location' AS location, document ->> '$.customer.code' AS contact
       FROM book_document WHERE books_id = ? AND key = ?`,
    )
    .get<Changed>(books, key);
  if (document === undefined) throw new RangeError(`The books have no document ${key}`);
  tx.prepare(
    `INSERT INTO book_open_document (document_id, books_id, type, state, contact_code, changed_at)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at`,
  ).run(document.id, books, document.type, state, document.contact, now);
  insertOrderLines(tx, document.id, document.location, orderLines);
  tx.prepare('INSERT INTO book_action (document_id, action, detail, at) VALUES (?, ?, ?, ?)').run(
    document.id,
    action,
    detail,
    now,
  );
}

/** POS documents stand where their order does: posted with its invoice, on order while it is open. */
export function followMembers(tx: WriteTx, books: number, changes: readonly OpenChange[]): void {
  const states = [...new Map(changes.map(({ key, state }) => [key, state]))];
  const keysIn = (...wanted: readonly OpenState[]) =>
    states.filter(([, state]) => wanted.includes(state)).map(([key]) => key);
  moveMembers(tx, books, keysIn('processed', 'closed'), { from: 'on-order', to: 'posted' });
  moveMembers(tx, books, keysIn('open'), { from: 'posted', to: 'on-order' });
}

function moveMembers(
  tx: WriteTx,
  books: number,
  orders: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): void {
  if (orders.length === 0) return;
  const members = tx
    .prepare(
      `UPDATE digest_member SET state = ? WHERE state = ? AND delivery_id IN (
         SELECT delivery.id FROM json_each(?) AS wanted
         CROSS JOIN delivery ON delivery.books_id = ? AND delivery.key = wanted.value)
       RETURNING digest_id`,
    )
    .all<{ digest_id: number }>(to, from, JSON.stringify(orders), books);
  for (const digest of new Set(members.map((member) => member.digest_id))) rebuildTerms(tx, digest);
}
