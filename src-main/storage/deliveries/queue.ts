import { sql } from 'kysely';
import type {
  BooksId,
  DeliveryKey,
  DeliveryRow,
  DeliveryState,
  DigestId,
  Failure,
  FailureCode,
  StreamId,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import {
  type BookDocumentRow,
  type DeliveryJob,
  type DeliveryStore,
  type DigestFilter,
  MAX_PAGE_ROWS,
  type NumberedDelivery,
  type Page,
  type Paged,
} from '../../core/ports/index.ts';
import { readAccountingDocument } from '../accounting-document.ts';
import { historyOf } from '../books/history.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { filteredDigests } from '../digests/filter.ts';
import { hexOf } from '../hashes.ts';
import { fetchLimit, paged, startOf } from '../paging.ts';

type Read = LedgerDatabase['read'];

/** Where each state of a delivery is counted. */
const COUNTED_AS: Readonly<Record<DeliveryState, keyof Awaited<ReturnType<DeliveryStore['counts']>>>> = {
  waiting: 'waiting',
  sending: 'waiting',
  unknown: 'waiting',
  succeeded: 'succeeded',
  failed: 'failed',
  held: 'held',
};

/** A person has undone its posting before it came to the books: nobody waits for it any more. */
const IS_WITHDRAWN = sql<boolean>`(delivery.state <> 'succeeded' AND EXISTS (
  SELECT 1 FROM delivery_undone AS undone WHERE undone.delivery_id = delivery.id))`;

/** How many deliveries are where; they sum to all that are not withdrawn. */
export async function countStates(
  read: Read,
  stream: StreamId | null,
): Promise<Awaited<ReturnType<DeliveryStore['counts']>>> {
  const counts = { waiting: 0, succeeded: 0, failed: 0, held: 0 };
  const rows = await ofStream(read, stream)
    .select(({ fn }) => ['delivery.state', fn.countAll<number>().as('count')])
    .where(sql<boolean>`NOT ${IS_WITHDRAWN}`)
    .groupBy('delivery.state')
    .execute();
  for (const { state, count } of rows) counts[COUNTED_AS[state]] += count;
  return counts;
}

/** All deliveries by date, a page at a time. */
export async function listDeliveries(
  read: Read,
  stream: StreamId | null,
  page: Page,
): Promise<Paged<DeliveryRow>> {
  const after = startOf<[string, string]>(page, ['', '']);
  const { count } = await ofStream(read, stream)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  let query = ofStream(read, stream).select(ROW_COLUMNS);
  if (after !== null) query = query.where(sql<boolean>`(document_date, key) > (${after[0]}, ${after[1]})`);
  const rows = await query.orderBy('document_date').orderBy('key').limit(fetchLimit(page)).execute();
  return paged(rows, page, count, {
    key: (row) => [row.document_date, row.key],
    row: deliveryRow,
  });
}

/** Deliveries that wait for a person, oldest first. */
export async function refusedDeliveries(read: Read, stream: StreamId): Promise<readonly DeliveryRow[]> {
  const rows = await ofStream(read, stream)
    .select(ROW_COLUMNS)
    .where('delivery.state', 'in', ['failed', 'held'])
    .where(sql<boolean>`NOT ${IS_WITHDRAWN}`)
    .orderBy('document_date')
    .orderBy('key')
    .limit(MAX_PAGE_ROWS)
    .execute();
  return rows.map(deliveryRow);
}

/** See DeliveryStore.overtaken. */
export async function overtakenKeys(
  read: Read,
  stream: StreamId,
  lockedThrough: BusinessDate,
  of: DigestFilter,
): Promise<readonly DeliveryKey[]> {
  const code: FailureCode = 'period-locked';
  const rows = await ofStream(read, stream)
    .select('key')
    .where('delivery.state', 'in', ['failed', 'held'])
    .where('delivery.document_date', '<=', lockedThrough)
    .where('delivery.digest_id', 'in', filteredDigests(read, { ...of, stream }).select('digest.id'))
    .where(sql<boolean>`delivery.cause ->> '$.code' = ${code} AND NOT ${IS_WITHDRAWN} AND ${HAS_DOCUMENTS}`)
    .orderBy('document_date')
    .orderBy('key')
    .execute();
  return rows.map(({ key }) => key);
}

const HAS_DOCUMENTS = sql<0 | 1>`EXISTS (
  SELECT 1 FROM delivery_member AS member WHERE member.delivery_id = delivery.id)`;

/** The delivery of this number, whether or not it is in the books. */
export async function deliveryNumbered(
  read: Read,
  books: BooksId,
  number: string,
): Promise<NumberedDelivery | null> {
  const row = await read
    .selectFrom('delivery')
    .select([...ROW_COLUMNS, HAS_DOCUMENTS.as('ofDocuments')])
    .where('books_id', '=', (eb) =>
      eb.selectFrom('books').select('books.id').where('books.public_id', '=', books),
    )
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { ofDocuments, ...delivery } = row;
  return { ...deliveryRow(delivery), ofDocuments: ofDocuments === 1 };
}

/** See DeliveryStore.delivered. */
export async function deliveredDocument(
  read: Read,
  books: BooksId,
  number: string,
): Promise<BookDocumentRow | null> {
  const row = await read
    .selectFrom('delivery')
    .innerJoin('delivery_document', 'delivery_document.delivery_id', 'delivery.id')
    .leftJoin('digest', 'digest.id', 'delivery.digest_id')
    .select(['key', 'delivery_document.document', 'content_hash', 'revision', 'digest.public_id as digest'])
    .where('books_id', '=', (eb) =>
      eb.selectFrom('books').select('books.id').where('books.public_id', '=', books),
    )
    .where('number', '=', number)
    .where('delivery.state', '=', 'succeeded')
    .executeTakeFirst();
  if (row === undefined) return null;
  const { key, revision, digest } = row;
  return {
    document: jobOf(row).document,
    digest: digest === null || revision === null ? null : { id: digest, revision },
    history: await historyOf(read, books, key),
  };
}

/** What a digest's postings became, proved again as it is read. */
export async function jobsOfDigest(
  read: Read,
  digest: DigestId,
): Promise<Awaited<ReturnType<DeliveryStore['ofDigest']>>> {
  const rows = await read
    .selectFrom('delivery')
    .innerJoin('delivery_document', 'delivery_document.delivery_id', 'delivery.id')
    .innerJoin('digest', 'digest.id', 'delivery.digest_id')
    .leftJoin('delivery_undone', 'delivery_undone.delivery_id', 'delivery.id')
    .select(['key', 'delivery_document.document', 'content_hash', 'revision'])
    .select('delivery_undone.undone_at as undoneAt')
    .where('digest.public_id', '=', digest)
    .orderBy('revision')
    .orderBy('priority')
    .orderBy('key')
    .execute();
  return rows.map(({ revision, undoneAt, ...row }) => ({
    ...jobOf(row),
    revision: revision ?? 0,
    undone: undoneAt !== null,
  }));
}

/** Proved again as it is read. */
export function jobOf(row: {
  key: DeliveryJob['key'];
  document: string;
  content_hash: Uint8Array;
}): DeliveryJob {
  const contentHash = hexOf(row.content_hash);
  return { key: row.key, document: readAccountingDocument(row.document, contentHash), contentHash };
}

/** What a row of deliveries is read from. */
export const ROW_COLUMNS = [
  'key',
  'type',
  'number',
  'document_date',
  'location',
  'total',
  'state',
  'attempts',
  'last_tried_at',
  'cause',
] as const;

/** As the table has it. */
export interface StoredDeliveryRow extends Omit<DeliveryRow, 'date' | 'lastTriedAt' | 'cause'> {
  readonly document_date: DeliveryRow['date'];
  readonly last_tried_at: DeliveryRow['lastTriedAt'];
  readonly cause: string | null;
}

/** A row as the ports tell of it. */
export function deliveryRow(row: StoredDeliveryRow): DeliveryRow {
  const { document_date: date, last_tried_at: lastTriedAt, cause, ...rest } = row;
  return { ...rest, date, lastTriedAt, cause: cause === null ? null : (JSON.parse(cause) as Failure) };
}

function ofStream(read: Read, stream: StreamId | null) {
  const all = read.selectFrom('delivery');
  if (stream === null) return all;
  return all.where('stream_id', '=', (eb) =>
    eb.selectFrom('stream').select('stream.id').where('stream.public_id', '=', stream),
  );
}
