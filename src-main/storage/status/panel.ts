import { sql } from 'kysely';
import type { Failure, StreamId } from '../../../src-shared/model/index.ts';
import { MAX_STATUS_CAUSES, type StatusPanel } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { quarantines } from '../quarantine/read.ts';
import { BY_STATUS_INDEX } from './conditions.ts';

type Read = LedgerDatabase['read'];

/** What the panel shows; deliveries are read for the causes alone, by their index. */
export async function statusPanel(read: Read, stream: StreamId | null): Promise<StatusPanel> {
  let tallies = read.selectFrom('delivery_tally').where('count', '>', 0);
  if (stream !== null) {
    tallies = tallies.where('stream_id', '=', (eb) =>
      eb.selectFrom('stream').select('stream.id').where('stream.public_id', '=', stream),
    );
  }
  const counts = await tallies
    .select(({ fn }) => ['type', 'status', fn.sum<number>('count').as('count')])
    .groupBy(['type', 'status'])
    .execute();
  const places = await tallies.select('location').distinct().orderBy('location').execute();
  return {
    tallies: counts,
    locations: places.map(({ location }) => location),
    causes: await causesOf(read, stream),
    parked: await parkedBooks(read),
    quarantined: await quarantines(read),
  };
}

async function causesOf(read: Read, stream: StreamId | null): Promise<StatusPanel['causes']> {
  const ofStream =
    stream === null
      ? sql`TRUE`
      : sql`stream_id = (SELECT stream.id FROM stream WHERE stream.public_id = ${stream})`;
  const { rows } = await sql<{ causeKey: string; count: number; cause: string | null }>`
    SELECT causes.cause_key AS causeKey, causes.count, delivery.cause
    FROM (
      SELECT cause_key, count(*) AS count, min(id) AS first
      FROM delivery INDEXED BY status_by_cause
      WHERE ${BY_STATUS_INDEX} AND cause_key IS NOT NULL AND state <> 'succeeded' AND undone = 0 AND ${ofStream}
      GROUP BY cause_key ORDER BY count(*) DESC, cause_key LIMIT ${MAX_STATUS_CAUSES}
    ) AS causes
    JOIN delivery ON delivery.id = causes.first
    ORDER BY causes.count DESC, causes.cause_key`.execute(read);
  return rows.flatMap(({ cause, ...row }) =>
    cause === null ? [] : [{ ...row, failure: JSON.parse(cause) as Failure }],
  );
}

async function parkedBooks(read: Read): Promise<StatusPanel['parked']> {
  const rows = await read
    .selectFrom('books_outage')
    .innerJoin('books', 'books.id', 'books_outage.books_id')
    .select(['books.name as books', 'since', 'next_try_at', 'cause'])
    .orderBy('books.name')
    .execute();
  return rows.map(({ books, since, next_try_at: until, cause }) => ({
    books,
    since,
    until,
    cause: JSON.parse(cause) as Failure,
  }));
}
