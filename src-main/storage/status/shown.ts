import { sql } from 'kysely';
import type { DeliveryKey, Failure, StatusRow, StatusState } from '../../../src-shared/model/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { listOf } from '../digests/filter.ts';

type Read = LedgerDatabase['read'];

/** A row as it is read, with what a page is sorted by. */
export interface ShownRow extends Omit<StatusRow, 'cause' | 'waitsFor'> {
  readonly id: number;
  readonly cause: string | null;
  readonly triedAt: number;
  readonly causeKey: string | null;
}

/** These deliveries in the order of the ids. */
export async function shownRows(read: Read, ids: readonly number[]): Promise<readonly ShownRow[]> {
  if (ids.length === 0) return [];
  const rows = await read
    .selectFrom('delivery')
    .innerJoin('stream', 'stream.id', 'delivery.stream_id')
    .innerJoin('books', 'books.id', 'delivery.books_id')
    .select(['delivery.id', 'delivery.key', 'delivery.document_date as date', 'delivery.number'])
    .select(['delivery.type', 'stream.name as stream', 'books.name as books', 'delivery.location'])
    .select(['delivery.total', 'books.currency', 'delivery.status', 'delivery.attempts'])
    .select(['delivery.last_tried_at as lastTriedAt', 'delivery.next_try_at as nextTryAt'])
    .select(['delivery.cause', 'delivery.tried_at as triedAt', 'delivery.cause_key as causeKey'])
    .where('delivery.id', 'in', listOf(ids))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What is not in the books and holds others up, by the delivery that waits for it. */
interface Blocker {
  readonly id: number;
  readonly key: DeliveryKey;
  readonly number: string;
  readonly status: StatusState;
}

/** Of these deliveries, what they need and the books do not have: only those hold them up. */
export async function blockersOf(read: Read, ids: readonly number[]): Promise<readonly Blocker[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Blocker>`
    SELECT DISTINCT needs.delivery_id AS id, giver.key, giver.number, giver.status
    FROM json_each(${JSON.stringify(ids)}) AS wanted
    CROSS JOIN delivery_token AS needs ON needs.delivery_id = wanted.value AND needs.role = 'needs'
    CROSS JOIN delivery_token AS gives ON gives.books_id = needs.books_id AND gives.token = needs.token
      AND gives.role = 'gives' AND gives.delivery_id <> needs.delivery_id
    CROSS JOIN delivery AS giver ON giver.id = gives.delivery_id
    WHERE giver.status NOT IN ('succeeded', 'withdrawn')
    ORDER BY needs.delivery_id, giver.document_date, giver.priority, giver.id`.execute(read);
  return rows;
}

/** Rows as the ports tell of them; the first thing that holds each up is read for all together. */
export async function statusRows(read: Read, rows: readonly ShownRow[]): Promise<readonly StatusRow[]> {
  const waiting = rows.filter(({ status }) => status === 'waiting').map(({ id }) => id);
  const blockers = Map.groupBy(await blockersOf(read, waiting), ({ id }) => id);
  return rows.map(({ id, cause, triedAt: _triedAt, causeKey: _causeKey, ...row }) => ({
    ...row,
    cause: cause === null ? null : (JSON.parse(cause) as Failure),
    waitsFor: blockers.get(id)?.[0]?.number ?? null,
  }));
}
