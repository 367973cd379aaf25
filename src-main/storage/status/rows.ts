import { type RawBuilder, sql } from 'kysely';
import { ExpectedFailure, type StatusRow, type StreamId } from '../../../src-shared/model/index.ts';
import type { Page, Paged, StatusQuery, StatusSortBy } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { bindingOf, fetchLimit, paged, type SortKey, startOf } from '../paging.ts';
import { BY_STATUS_INDEX } from './conditions.ts';
import { planReading } from './plan.ts';
import { type ShownRow, shownRows, statusRows } from './shown.ts';

type Read = LedgerDatabase['read'];

/** An order's columns, a key of their types, and the place of a row in it. */
interface Ordering {
  readonly columns: readonly RawBuilder<unknown>[];
  readonly like: SortKey;
  readonly key: (row: ShownRow) => SortKey;
}

const ID = sql`id`;

const ORDERINGS: Readonly<Record<StatusSortBy, Ordering>> = {
  date: { columns: [sql`document_date`, ID], like: ['', 0], key: (row) => [row.date, row.id] },
  number: {
    columns: [sql`number COLLATE NOCASE`, ID],
    like: ['', 0],
    key: (row) => [row.number, row.id],
  },
  location: {
    columns: [sql`location`, sql`document_date`, ID],
    like: ['', '', 0],
    key: (row) => [row.location, row.date, row.id],
  },
  amount: { columns: [sql`total`, ID], like: [0, 0], key: (row) => [row.total, row.id] },
  tried: { columns: [sql`tried_at`, ID], like: [0, 0], key: (row) => [row.triedAt, row.id] },
};

/** A page of everything on its way to the books, however many there are. */
export async function listStatus(read: Read, query: StatusQuery, page: Page): Promise<Paged<StatusRow>> {
  const { order, startAt, ...filter } = query;
  const { columns, like, key } = ORDERINGS[order.by];
  const binding = bindingOf([order.by, order.descending, filter]);
  const after = startOf<SortKey>(page, like, binding);
  const { from, where, total } = await planReading(read, query);
  const place = after ?? (startAt === undefined ? null : await placeOf(read, startAt, key));
  const than = sql.raw(`${order.descending ? '<' : '>'}${after === null ? '=' : ''}`);
  // The bound on the first column alone is what an index begins to read at, also where it has a collation.
  const bound = sql.raw(order.descending ? '<=' : '>=');
  const rest: RawBuilder<boolean> =
    place === null
      ? sql`TRUE`
      : sql`${columns[0]} ${bound} ${place[0]} AND (${sql.join(columns)}) ${than} (${sql.join(place)})`;
  const way = sql.raw(order.descending ? ' DESC' : ' ASC');
  const orderBy = sql.join(columns.map((column) => sql`${column}${way}`));
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM ${from} WHERE ${where} AND ${rest} ORDER BY ${orderBy}
    LIMIT ${fetchLimit(page)}`.execute(read);
  const found = await shownRows(
    read,
    rows.map(({ id }) => id),
  );
  const result = paged(found, page, total.value, { key, row: (row) => row, binding });
  return { rows: await statusRows(read, result.rows), next: result.next, total };
}

/** @throws ExpectedFailure document-not-found */
async function placeOf(read: Read, key: string, placed: Ordering['key']): Promise<SortKey> {
  const { rows } = await sql<{ id: number }>`SELECT id FROM delivery WHERE key = ${key}`.execute(read);
  const [row] = await shownRows(
    read,
    rows.map(({ id }) => id),
  );
  if (row === undefined)
    throw new ExpectedFailure('document-not-found', { where: key, data: { number: key } });
  return placed(row);
}

/** The row that failed last. */
export async function lastFailedRow(read: Read, stream: StreamId | null): Promise<StatusRow | null> {
  const ofStream: RawBuilder<boolean> =
    stream === null
      ? sql`TRUE`
      : sql`stream_id = (SELECT stream.id FROM stream WHERE stream.public_id = ${stream})`;
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM delivery INDEXED BY status_by_failure
    WHERE ${BY_STATUS_INDEX} AND state = 'failed' AND undone = 0 AND ${ofStream}
    ORDER BY tried_at DESC, id DESC LIMIT 1`.execute(read);
  const found = await shownRows(
    read,
    rows.map(({ id }) => id),
  );
  return (await statusRows(read, found))[0] ?? null;
}
