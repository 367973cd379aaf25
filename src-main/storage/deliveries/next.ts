import { sql } from 'kysely';
import type { BooksId, DeliveryKey, DeliveryState, Failure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { DeliveryPick, Queue, QueuedJob } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { isPicked } from './pick.ts';
import { jobOf } from './queue.ts';
import { unmetBy } from './unmet.ts';

type Read = LedgerDatabase['read'];

/** What is asked of the line. */
export interface Asked {
  readonly books: BooksId;
  readonly queue: Queue;
  readonly limit: number;
  readonly after: DeliveryKey | null;
  /** Only those that a run takes; null: all. */
  readonly pick: DeliveryPick | null;
  readonly now: Instant;
}

interface Candidate {
  readonly id: number;
  readonly key: DeliveryKey;
  /** Keys of what it waits for, as JSON. */
  readonly unmet: string | null;
}

/**
 * The oldest deliveries of a queue, each proved again before it goes out. A delivery that builds on one of
 * these ends the batch, so that it goes next, in its place in the order; one that builds on anything else
 * is passed over.
 */
export async function nextJobs(read: Read, asked: Asked): Promise<readonly QueuedJob[]> {
  const ids: number[] = [];
  const chosen = new Set<DeliveryKey>();
  let { after } = asked;
  while (ids.length < asked.limit) {
    const candidates = await candidatesAfter(read, asked, after);
    for (const { id, key, unmet } of candidates) {
      const waitsFor = unmet === null ? [] : (JSON.parse(unmet) as readonly DeliveryKey[]);
      if (waitsFor.some((giver) => chosen.has(giver))) return jobsOf(read, ids);
      if (waitsFor.length > 0) continue;
      ids.push(id);
      chosen.add(key);
      if (ids.length === asked.limit) break;
    }
    if (candidates.length < asked.limit) break;
    after = candidates.at(-1)?.key ?? null;
  }
  return jobsOf(read, ids);
}

/** Without their documents, which only those that go out need. */
async function candidatesAfter(
  read: Read,
  { books, queue, limit, pick, now }: Asked,
  after: DeliveryKey | null,
): Promise<readonly Candidate[]> {
  const later =
    after === null
      ? sql`TRUE`
      : sql`(document_date, priority, location, key) > (
          SELECT document_date, priority, location, key FROM delivery WHERE key = ${after})`;
  const unmet =
    queue === 'waiting'
      ? sql`iif(EXISTS (SELECT 1 FROM delivery_token AS need
            WHERE need.delivery_id = delivery.id AND need.role = 'needs'),
          (SELECT json_group_array(key) FROM (${sql.raw(unmetBy('delivery.id'))})), NULL)`
      : sql`NULL`;
  const { rows } = await sql<Candidate>`
    SELECT id, key, ${unmet} AS unmet FROM delivery
    WHERE books_id = (SELECT id FROM books WHERE public_id = ${books}) AND ${inQueue(queue, now)}
      AND ${isPicked(pick)} AND ${later}
    ORDER BY document_date, priority, location, key LIMIT ${limit}`.execute(read);
  return rows;
}

function inQueue(queue: Queue, now: Instant) {
  switch (queue) {
    case 'waiting':
      return sql`state = 'waiting' AND coalesce(next_try_at, 0) <= ${now}`;
    case 'unknown':
      return sql`state = 'unknown'`;
    case 'by-hand':
      return sql`state = 'held' AND cause ->> '$.code' = 'do-by-hand'
        AND NOT EXISTS (SELECT 1 FROM delivery_undone WHERE delivery_id = delivery.id)`;
    default:
      return queue satisfies never;
  }
}

async function jobsOf(read: Read, ids: readonly number[]): Promise<readonly QueuedJob[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<
    Parameters<typeof jobOf>[0] &
      Pick<QueuedJob, 'attempts' | 'nextTryAt'> & { cause: string | null; post_anyway: 0 | 1 }
  >`
    SELECT delivery.key, content_hash, attempts, next_try_at AS nextTryAt, cause, post_anyway, stored.document
    FROM json_each(${JSON.stringify(ids)}) AS wanted
    CROSS JOIN delivery ON delivery.id = wanted.value
    JOIN delivery_document AS stored ON stored.delivery_id = delivery.id
    ORDER BY wanted.key`.execute(read);
  return rows.map(({ attempts, nextTryAt, cause, post_anyway, ...row }) => ({
    ...jobOf(row),
    attempts,
    nextTryAt,
    cause: cause === null ? null : (JSON.parse(cause) as Failure),
    postAnyway: post_anyway === 1,
  }));
}

/** See DeliveryStore.waitingFor. */
export async function waitingForOf(
  read: Read,
  keys: readonly DeliveryKey[],
): Promise<ReadonlyMap<DeliveryKey, string>> {
  const { rows } = await sql<{ key: DeliveryKey; number: string | null }>`
    SELECT delivery.key, (SELECT number FROM (${sql.raw(unmetBy('delivery.id'))})
      ORDER BY document_date, number LIMIT 1) AS number
    FROM json_each(${JSON.stringify(keys)}) AS wanted
    CROSS JOIN delivery ON delivery.key = wanted.value WHERE delivery.state = 'waiting'`.execute(read);
  return new Map(rows.flatMap(({ key, number }) => (number === null ? [] : [[key, number] as const])));
}

/** See DeliveryStore.dueAt. Books in quarantine wait for a person. What failed for good waits for a person, and what builds on something for that. */
export async function dueAtOf(
  read: Read,
  books: BooksId,
  pick: DeliveryPick | null,
): Promise<Instant | null> {
  // One question for each state, so that what is in the books already is not read.
  const of = (state: DeliveryState) =>
    sql`books_id = (SELECT id FROM books WHERE public_id = ${books} AND id NOT IN (
      SELECT books_id FROM books_quarantine)) AND state = ${state}`;
  const { rows } = await sql<{ at: Instant | null }>`
    SELECT max(min(at), coalesce((SELECT outage.next_try_at FROM books_outage AS outage
      JOIN books ON books.id = outage.books_id WHERE books.public_id = ${books}), 0)) AS at
    FROM (
      SELECT 0 AS at FROM delivery WHERE ${of('sending')}
      UNION ALL SELECT 0 FROM delivery WHERE ${of('unknown')}
      UNION ALL SELECT min(coalesce(next_try_at, 0)) FROM delivery
        WHERE ${of('waiting')} AND ${isPicked(pick)} AND NOT EXISTS (${sql.raw(unmetBy('delivery.id'))})
      UNION ALL SELECT min(coalesce(next_try_at, 0)) FROM delivery
        WHERE ${of('failed')} AND ${sql.raw(MAY_COME_AGAIN)}
    )`.execute(read);
  return rows[0]?.at ?? null;
}

/** What a person must look at is not tried again by itself, and what was undone never comes. */
export const MAY_COME_AGAIN = `coalesce(delivery.cause ->> '$.code', '') NOT IN
    ('duplicate-with-other-content', 'duplicate-suspected')
  AND NOT EXISTS (SELECT 1 FROM delivery_undone WHERE delivery_id = delivery.id)`;
