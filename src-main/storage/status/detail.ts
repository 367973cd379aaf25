import { sql } from 'kysely';
import type { DeliveryKey, Failure } from '../../../src-shared/model/index.ts';
import type { StatusDetail } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { BY_STATUS_INDEX } from './conditions.ts';
import { blockersOf, shownRows, statusRows } from './shown.ts';

type Read = LedgerDatabase['read'];

/** Rows of the same cause that are named beside one. */
const OTHERS = 5;
/** What is kept for support of one row. */
const EXCHANGES = 5;

/** Everything about one row: its cause, whom it also concerns, what was tried and what was said. */
export async function statusDetail(read: Read, key: DeliveryKey): Promise<StatusDetail | null> {
  const { rows } = await sql<{ id: number }>`SELECT id FROM delivery WHERE key = ${key}`.execute(read);
  const [shown] = await shownRows(
    read,
    rows.map(({ id }) => id),
  );
  if (shown === undefined) return null;
  const { id, causeKey } = shown;
  const [row] = await statusRows(read, [shown]);
  if (row === undefined) return null;
  const blockers = shown.status === 'waiting' ? await blockersOf(read, [id]) : [];
  return {
    row,
    causeKey,
    ...(await withSameCause(read, id, causeKey)),
    waitsFor: blockers.map(({ id: _id, ...blocker }) => blocker),
    attempts: await attemptsOf(read, id),
    exchanges: await exchangesOf(read, id),
  };
}

async function withSameCause(
  read: Read,
  id: number,
  causeKey: string | null,
): Promise<Pick<StatusDetail, 'sameCause' | 'others'>> {
  if (causeKey === null) return { sameCause: 0, others: [] };
  const concerned = sql`FROM delivery INDEXED BY status_by_cause
    WHERE ${BY_STATUS_INDEX} AND cause_key = ${causeKey} AND state <> 'succeeded' AND undone = 0`;
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count ${concerned}`.execute(read);
  const others = await sql<{ id: number }>`
    SELECT id ${concerned} AND id <> ${id} ORDER BY document_date, id LIMIT ${OTHERS}`.execute(read);
  const shown = await shownRows(
    read,
    others.rows.map((other) => other.id),
  );
  return { sameCause: rows[0]?.count ?? 0, others: await statusRows(read, shown) };
}

async function attemptsOf(read: Read, id: number): Promise<StatusDetail['attempts']> {
  const rows = await read
    .selectFrom('delivery_attempt')
    .select(['attempt', 'at', 'state', 'cause'])
    .where('delivery_id', '=', id)
    .orderBy('attempt', 'desc')
    .execute();
  return rows.map(({ cause, ...row }) => ({ ...row, cause: JSON.parse(cause) as Failure }));
}

async function exchangesOf(read: Read, id: number): Promise<StatusDetail['exchanges']> {
  return read
    .selectFrom('exchange_delivery')
    .innerJoin('exchange', 'exchange.id', 'exchange_delivery.exchange_id')
    .select(['at', 'method', 'target', 'status', 'duration_ms as durationMs', 'request', 'answer'])
    .where('exchange_delivery.delivery_id', '=', id)
    .orderBy('exchange.id', 'desc')
    .limit(EXCHANGES)
    .execute();
}
