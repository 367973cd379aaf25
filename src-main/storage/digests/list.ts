import { type RawBuilder, sql } from 'kysely';
import type { DigestId, DigestRow, DigestStatus, StreamId } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import {
  type DigestOrder,
  type DigestQuery,
  type DigestStore,
  MAX_PAGE_ROWS,
  type Page,
  type Paged,
} from '../../core/ports/index.ts';
import type { DigestTermTable } from '../database/schema.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { bindingOf, fetchLimit, paged, type SortKey, startOf } from '../paging.ts';
import { listOf, queriedDigests } from './filter.ts';
import { identityOfTerms } from './identity.ts';

type Read = LedgerDatabase['read'];

/** Documents of a digest that a row of a list names; a busy day makes hundreds. */
const LISTED_DOCUMENTS = 3;

/** How a list is ordered: its columns, each order's own index, and the place of a row in it. */
interface Ordering {
  readonly columns: readonly ('business_date' | 'location' | 'amount' | 'created_at' | 'id')[];
  /** A key of the same types as those of the rows. */
  readonly like: SortKey;
  readonly key: (row: Shown) => SortKey;
}

const ORDERINGS: Readonly<Record<DigestOrder['by'], Ordering>> = {
  date: {
    columns: ['business_date', 'location', 'id'],
    like: ['', '', 0],
    key: (row) => [row.date, row.location, row.key],
  },
  location: {
    columns: ['location', 'business_date', 'id'],
    like: ['', '', 0],
    key: (row) => [row.location, row.date, row.key],
  },
  amount: { columns: ['amount', 'id'], like: [0, 0], key: (row) => [row.amount, row.key] },
  created: { columns: ['created_at', 'id'], like: [0, 0], key: (row) => [row.createdAt, row.key] },
};

const OLDEST_FIRST: DigestOrder = { by: 'date', descending: false };

/** Digests as a person asks for them, a page at a time; members are never read. */
export async function listDigests(read: Read, query: DigestQuery, page: Page): Promise<Paged<DigestRow>> {
  const { order = OLDEST_FIRST, open = [], counted = true, ...filter } = query;
  const { columns, like, key } = ORDERINGS[order.by];
  const binding = bindingOf([order.by, order.descending, filter]);
  const after = startOf<SortKey>(page, like, binding);
  const openKeys = await keysOf(read, open);
  const digests = queriedDigests(read, query, openKeys);
  const total = counted ? await countOf(digests) : 0;
  let rows = shown(digests);
  if (after !== null) {
    const place = sql.join(columns.map((column) => sql.ref(`digest.${column}`)));
    const than = order.descending ? sql`<` : sql`>`;
    rows = rows.where(sql<boolean>`(${place}) ${than} (${sql.join(after)})`);
  }
  for (const column of columns) rows = rows.orderBy(`digest.${column}`, order.descending ? 'desc' : 'asc');
  const found = await rows.limit(fetchLimit(page)).execute();
  const complete = await completing(read, found, new Set(openKeys), LISTED_DOCUMENTS);
  const result = paged(found, page, total, { key, row: complete, binding });
  return counted ? result : { ...result, total: { value: 0, exact: false } };
}

/** Those of these digests that there are, in no order. */
export async function digestRows(read: Read, ids: readonly DigestId[]): Promise<readonly DigestRow[]> {
  const rows = await shown(queriedDigests(read, { ids }, [])).execute();
  return rows.map(await completing(read, rows, new Set()));
}

/** The digests of a stream whose posted documents read differently now. */
export async function changedDigests(read: Read, stream: StreamId): Promise<readonly DigestRow[]> {
  const rows = await shown(read.selectFrom('digest'))
    .where('digest.stream_id', '=', (eb) =>
      eb.selectFrom('stream').select('stream.id').where('stream.public_id', '=', stream),
    )
    // In so many words, because that is how its index is found.
    .where(sql<boolean>`digest.changed_since_posted = 1`)
    .orderBy('digest.business_date')
    .orderBy('digest.location')
    .limit(MAX_PAGE_ROWS)
    .execute();
  return rows.map(await completing(read, rows, new Set()));
}

/** What is ready by the ledger and not older than a date. */
export async function readyDigestsSince(
  read: Read,
  date: BusinessDate,
  stream: StreamId | null,
): ReturnType<DigestStore['readySince']> {
  let digests = read
    .selectFrom('digest')
    // The plus lets the dates lead and the streams follow.
    .innerJoin('stream', (join) => join.on(sql<boolean>`stream.id = +digest.stream_id`))
    .where('digest.business_date', '>=', date)
    .where('digest.standing', '=', 'ready');
  if (stream !== null) digests = digests.where('stream.public_id', '=', stream);
  return digests
    .select(['digest.public_id as id', 'stream.public_id as stream', 'digest.location'])
    .select('digest.business_date as date')
    .execute();
}

async function keysOf(read: Read, ids: readonly DigestId[]): Promise<readonly number[]> {
  if (ids.length === 0) return [];
  const rows = await read.selectFrom('digest').select('id').where('public_id', 'in', listOf(ids)).execute();
  return rows.map(({ id }) => id);
}

async function countOf(digests: ReturnType<typeof queriedDigests>): Promise<number> {
  const { count } = await digests
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function shown(digests: ReturnType<typeof queriedDigests>) {
  return digests
    .select(['digest.id as key', 'digest.public_id as id', 'digest.stream_id as streamKey'])
    .select(['digest.location', 'digest.business_date as date', 'digest.standing'])
    .select(['digest.currency', 'digest.amount'])
    .select(['digest.created_at as createdAt', 'digest.synced_at as syncedAt'])
    .select((eb) => [
      eb
        .selectFrom('digest_revision')
        .whereRef('digest_revision.digest_id', '=', 'digest.id')
        .select(({ fn }) => fn.max('digest_revision.revision').as('revision'))
        .as('revision'),
      // A review of another content than there is now is none.
      eb
        .selectFrom('digest_review as review')
        .whereRef('review.digest_id', '=', 'digest.id')
        .whereRef('review.content_hash', '=', 'digest.review_hash')
        .select('review.reviewed_at')
        .as('reviewedAt'),
    ]);
}

type Shown = Awaited<ReturnType<ReturnType<typeof shown>['execute']>>[number];

/** Reads streams, terms and documents of these digests as sets, and answers how to complete a row. */
async function completing(
  read: Read,
  rows: readonly Shown[],
  open: ReadonlySet<number>,
  documentsAtMost: number | null = null,
): Promise<(row: Shown) => DigestRow> {
  const keys = listOf(rows.map((row) => row.key));
  const streams = await read
    .selectFrom('stream')
    .innerJoin('books', 'books.id', 'stream.books_id')
    .select(['stream.id', 'stream.public_id', 'stream.name', 'books.name as booksName'])
    .where('stream.id', 'in', listOf([...new Set(rows.map((row) => row.streamKey))]))
    .execute();
  const terms = await read.selectFrom('digest_term').selectAll().where('digest_id', 'in', keys).execute();
  const documents = await documentsOfDigests(read, keys, documentsAtMost);
  const streamOf = new Map(streams.map((stream) => [stream.id, stream]));
  const termsOf = Map.groupBy(terms, (term) => term.digest_id);
  const documentsOf = Map.groupBy(documents, (document) => document.digest_id);
  return ({ key, streamKey, standing, revision, ...row }) => {
    const stream = streamOf.get(streamKey);
    if (stream === undefined) throw new RangeError(`The stream of ${row.id} is not there`);
    const ofDigest: readonly DigestTermTable[] = termsOf.get(key) ?? [];
    const status: DigestStatus = standing === 'ready' && open.has(key) ? 'open' : standing;
    return {
      ...row,
      stream: stream.public_id,
      streamName: stream.name,
      booksName: stream.booksName,
      identity: identityOfTerms(ofDigest),
      revision: revision ?? 0,
      status,
      documents: (documentsOf.get(key) ?? []).map(({ type, number, amount }) => ({ type, number, amount })),
      documentCount: documentsOf.get(key)?.[0]?.of ?? 0,
    };
  };
}

/**
 * What posting has made of digests and what processing has made of their orders, without what is undone.
 * Invoices before what moves money alone, and as they were made: what the counter sold comes first.
 */
function documentsOfDigests(read: Read, digests: RawBuilder<number>, atMost: number | null) {
  const standing = read
    .selectFrom('delivery')
    .select(['digest_id', 'type', 'number', 'total', 'revision', 'priority', 'id'])
    .where('digest_id', 'in', digests)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM delivery_undone AS undone WHERE undone.delivery_id = delivery.id)`,
    )
    .unionAll(processedOrders(read, digests));
  const numbered = read
    .selectFrom(standing.as('made'))
    .select(['digest_id', 'type', 'number', 'total as amount'])
    .select([
      sql<number>`row_number() OVER (PARTITION BY digest_id ORDER BY type <> 'invoice', revision, priority, id)`.as(
        'place',
      ),
      sql<number>`count(*) OVER (PARTITION BY digest_id)`.as('of'),
    ]);
  const rows = read.selectFrom(numbered.as('numbered')).selectAll().orderBy('digest_id').orderBy('place');
  return (atMost === null ? rows : rows.where('place', '<=', atMost)).execute();
}

/** The invoices and credit notes that orders of digests have become, those that were reversed left out. */
function processedOrders(read: Read, digests: RawBuilder<number>) {
  return (
    read
      .selectFrom('delivery')
      .innerJoin('book_document as ordered', (join) =>
        join.onRef('ordered.books_id', '=', 'delivery.books_id').onRef('ordered.key', '=', 'delivery.key'),
      )
      .innerJoin('book_made_of as link', 'link.source_document_id', 'ordered.id')
      .innerJoin('book_document as made', 'made.id', 'link.document_id')
      .select(['delivery.digest_id', 'made.type', 'made.number', 'made.total'])
      .select(['delivery.revision', 'delivery.priority', 'delivery.id'])
      .where('delivery.digest_id', 'in', digests)
      .where('delivery.type', '=', 'sales-order')
      .where('made.type', 'in', ['invoice', 'credit-note'])
      // What closes an order that was only noted, such as a layby, is posted by a digest of its own.
      .where(sql<boolean>`(ordered.document ->> '$.caseId' IS NULL
        OR json_array_length(ordered.document, '$.entries') > 0)`)
      .where(
        sql<boolean>`NOT EXISTS (SELECT 1 FROM book_made_of AS taken
          JOIN book_document AS reversal ON reversal.id = taken.document_id
          WHERE taken.source_document_id = made.id AND reversal.type = 'reversal')`,
      )
      // Orders of one shift may have become one invoice: it is named once.
      .where(
        sql<boolean>`link.source_document_id = (SELECT min(other.source_document_id)
          FROM book_made_of AS other WHERE other.document_id = made.id)`,
      )
  );
}
