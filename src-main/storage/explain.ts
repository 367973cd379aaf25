import { type RawBuilder, sql } from 'kysely';
import type { Minor, Quantity } from '../../src-shared/money/index.ts';
import type {
  BooksId,
  DeliveryKey,
  DigestId,
  DocumentId,
  MemberState,
  StreamId,
} from '../../src-shared/model/index.ts';
import type { BusinessDate, Instant } from '../../src-shared/time/index.ts';
import type { ExplainStore, Origin, Receipt, StockMove } from '../core/ports/index.ts';
import { readAccountingDocument } from './accounting-document.ts';
import { identityOf } from './document-id.ts';
import { withLaybyTerms } from './digests/layby-terms.ts';
import { textToDocument } from './document-rows.ts';
import type { LedgerDatabase } from './database/seam.ts';
import { loadDocuments, type StoredDocument } from './documents.ts';
import { withReasonsTakenBack } from './digests/reasons-taken-back.ts';
import { bytesOf, hexOf } from './hashes.ts';

type Read = LedgerDatabase['read'];

/** Reads that follow a receipt into the books and back. */
export function createExplainStore({ read }: LedgerDatabase): ExplainStore {
  return {
    origins: (books, key) => originsOf(read, books, key),
    moves: (books, key) => movesOf(read, books, key),
    receiptsByNumber: (number, limit) => byNumber(read, number, limit),
    receipt: (id) => byId(read, id),
    documentsOf: (id) => documentsOf(read, id),
  };
}

/**
 * Whether a document of the books was delivered with receipts of its own: a completion closes the layby's
 * order, and is not made of it.
 */
const hasReceipts = (document: string): RawBuilder<boolean> => sql`EXISTS (
  SELECT 1 FROM book_document AS booked
  CROSS JOIN delivery AS sent ON sent.key = booked.key AND sent.books_id = booked.books_id
  CROSS JOIN delivery_member AS part_of ON part_of.delivery_id = sent.id
  WHERE booked.id = ${sql.ref(document)})`;

interface DeliveryRow {
  readonly id: number;
  readonly key: DeliveryKey;
  readonly document: string;
  readonly content_hash: Uint8Array;
  readonly stream: StreamId;
  readonly postedAt: Instant;
}

async function originsOf(read: Read, books: BooksId, key: DeliveryKey): Promise<readonly Origin[]> {
  const { rows } = await sql<DeliveryRow>`
    WITH RECURSIVE origin(id) AS (
      SELECT id FROM book_document
      WHERE books_id = (SELECT id FROM books WHERE public_id = ${books}) AND key = ${key}
      UNION
      SELECT made.source_document_id FROM origin
      CROSS JOIN book_made_of AS made ON made.document_id = origin.id
      WHERE NOT ${hasReceipts('origin.id')})
    SELECT delivery.id, delivery.key, sent.document, delivery.content_hash, stream.public_id AS stream,
      delivery.created_at AS postedAt
    FROM origin
    CROSS JOIN book_document AS document ON document.id = origin.id
    CROSS JOIN delivery ON delivery.key = document.key AND delivery.books_id = document.books_id
    CROSS JOIN delivery_document AS sent ON sent.delivery_id = delivery.id
    CROSS JOIN stream ON stream.id = delivery.stream_id
    ORDER BY delivery.id`.execute(read);
  const origins: Origin[] = [];
  for (const { id, key: ofDelivery, document, content_hash, stream, postedAt } of rows) {
    const receipts = await receiptsWhere(
      read,
      sql`pos.id IN (SELECT document_id FROM delivery_member WHERE delivery_id = ${id})`,
      sql`coalesce((SELECT adjustment.from_hash FROM digest_adjustment AS adjustment
        WHERE adjustment.document_id = pos.id AND adjustment.from_delivery_id = ${id}
        ORDER BY adjustment.id LIMIT 1), member.hash)`,
    );
    if (receipts.length === 0) continue;
    const sent = readAccountingDocument(document, hexOf(content_hash));
    origins.push({ key: ofDelivery, document: sent, stream, postedAt, receipts });
  }
  return origins;
}

async function movesOf(read: Read, books: BooksId, key: DeliveryKey): Promise<readonly StockMove[]> {
  const { rows } = await sql<{
    sku: string;
    location: string;
    kind: StockMove['kind'];
    quantity: Quantity;
    value: Minor;
    costUnknown: 0 | 1;
  }>`
    SELECT item.sku, move.location, move.kind, move.quantity, move.value, move.cost_unknown AS costUnknown
    FROM book_document AS document
    CROSS JOIN book_stock_move AS move ON move.document_id = document.id
    CROSS JOIN book_item AS item ON item.id = move.item_id
    WHERE document.books_id = (SELECT id FROM books WHERE public_id = ${books}) AND document.key = ${key}
    ORDER BY move.id`.execute(read);
  return rows.map((row) => ({ ...row, costUnknown: row.costUnknown === 1 }));
}

async function byNumber(read: Read, number: string, limit: number): Promise<readonly Receipt[]> {
  const receipts = await receiptsWhere(
    read,
    sql`pos.id IN (SELECT id FROM pos_document WHERE number = ${number} ORDER BY id LIMIT ${limit})`,
  );
  return receipts.toSorted((a, b) => a.document.occurredAt - b.document.occurredAt);
}

async function byId(read: Read, id: DocumentId): Promise<Receipt | null> {
  const [receipt] = await receiptsWhere(read, sql`pos.id = ${keyOf(id)}`);
  return receipt ?? null;
}

/** The integer key behind a public id, as a question; null for text that is none. */
function keyOf(id: DocumentId): RawBuilder<unknown> {
  const identity = identityOf(id);
  if (identity === null) return sql`NULL`;
  const { stream, kind, sourceId } = identity;
  return sql`(SELECT wanted.id FROM pos_document AS wanted
    WHERE wanted.stream_id = (SELECT id FROM stream WHERE public_id = ${stream})
      AND wanted.kind = ${kind} AND wanted.source_id = ${sourceId})`;
}

async function documentsOf(
  read: Read,
  id: DocumentId,
): Promise<readonly { readonly books: BooksId; readonly number: string }[]> {
  const { rows } = await sql<{ books: BooksId; number: string }>`
    WITH RECURSIVE part(id) AS (
      SELECT document.id FROM delivery_member AS member
      CROSS JOIN delivery ON delivery.id = member.delivery_id
      CROSS JOIN book_document AS document
        ON document.books_id = delivery.books_id AND document.key = delivery.key
      WHERE member.document_id = ${keyOf(id)}
      UNION
      SELECT made.document_id FROM part CROSS JOIN book_made_of AS made ON made.source_document_id = part.id
      WHERE NOT ${hasReceipts('made.document_id')})
    SELECT books.public_id AS books, document.number
    FROM part CROSS JOIN book_document AS document ON document.id = part.id
    CROSS JOIN books ON books.id = document.books_id
    ORDER BY document.id`.execute(read);
  return rows;
}

interface ReceiptRow {
  readonly key: number;
  readonly streamKey: number;
  readonly stream: StreamId;
  readonly streamName: string;
  readonly date: BusinessDate;
  readonly digest: DigestId | null;
  readonly state: MemberState | null;
  /** Of the version that the digest counted; null before it is in one. */
  readonly hash: Uint8Array | null;
  /** That version was adjusted since. */
  readonly isOlder: 0 | 1;
}

/**
 * Receipts with what they were when their digest counted them, by kind and source id.
 * @param version hash of what they were, where that is another: they may have been adjusted since
 */
async function receiptsWhere(
  read: Read,
  wanted: RawBuilder<unknown>,
  version: RawBuilder<unknown> = sql`member.hash`,
): Promise<readonly Receipt[]> {
  const { rows } = await sql<ReceiptRow>`
    SELECT pos.id AS key, pos.stream_id AS streamKey, stream.public_id AS stream, stream.name AS streamName,
      coalesce(digest.business_date, pos.business_date) AS date, digest.public_id AS digest, member.state,
      ${version} AS hash, ${version} IS NOT member.hash AS isOlder
    FROM pos_document AS pos
    CROSS JOIN stream ON stream.id = pos.stream_id
    LEFT JOIN digest_member AS member ON member.document_id = pos.id
    LEFT JOIN digest ON digest.id = member.digest_id
    WHERE ${wanted} ORDER BY pos.kind, pos.source_id`.execute(read);
  const stored = new Map<number, StoredDocument>();
  for (const [key, ofStream] of Map.groupBy(rows, (row) => row.streamKey)) {
    const [first] = ofStream;
    if (first === undefined) continue;
    const keys = ofStream.map((row) => row.key);
    const loaded = await loadDocuments(read, { key, id: first.stream }, keys);
    const asPosted = await Promise.all(
      ofStream.flatMap((row) => {
        const found = loaded.get(row.key);
        return found === undefined ? [] : [asCounted(read, row, found)];
      }),
    );
    // As the day had them, so that their goods are followed to where they went, and their tax to when it was due.
    const older = new Set(ofStream.filter(({ isOlder }) => isOlder === 1).map((row) => row.key));
    const withReasons = await withReasonsTakenBack(read, key, asPosted, (one) => !older.has(one.key));
    for (const one of await withLaybyTerms(read, key, withReasons)) stored.set(one.key, one);
  }
  const receipts: Receipt[] = [];
  for (const row of rows) {
    const found = stored.get(row.key);
    if (found === undefined) continue;
    const { stream, streamName, date, digest, state } = row;
    receipts.push({ id: found.id, stream, streamName, date, digest, state, document: found.document });
  }
  return receipts;
}

/** A document as its digest counted it, whatever it has become since. */
async function asCounted(
  read: Read,
  { key, hash }: Pick<ReceiptRow, 'key' | 'hash'>,
  found: StoredDocument,
): Promise<StoredDocument> {
  if (hash === null || hexOf(hash) === found.hash) return found;
  return { ...found, document: (await versionOf(read, key, hash)) ?? found.document };
}

/** What a document was before an import changed it; few documents have changed at all. */
async function versionOf(read: Read, key: number, hash: Uint8Array): Promise<Receipt['document'] | null> {
  const { rows } = await sql<{ content: string }>`
    SELECT content FROM pos_document_version
    WHERE document_id = ${key} AND hash = ${bytesOf(hexOf(hash))}
    ORDER BY version DESC LIMIT 1`.execute(read);
  const [row] = rows;
  return row === undefined ? null : textToDocument(row.content);
}
