import type { BooksId, DeliveryKey } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import { type ReleaseFilter, STUMBLED_OVER } from '../../core/ports/index.ts';
import { writeAudit } from '../audit.ts';
import type { SqlValue, WriteTx } from '../database/seam.ts';
import { MAY_COME_AGAIN } from './next.ts';
import { unmetBy } from './unmet.ts';

const OF_ANY_BOOKS = 'books_id IN (SELECT id FROM books)';
const OF_BOOKS = 'books_id = (SELECT id FROM books WHERE public_id = ?)';

/** Makes a new run of what the last one left; answers how many had been left without an answer. */
export function recoverAll(tx: WriteTx, books: BooksId, asked: boolean): number {
  if (asked) {
    tx.prepare(
      `UPDATE delivery SET next_try_at = NULL WHERE ${OF_BOOKS} AND state = 'waiting'
         AND next_try_at IS NOT NULL
         AND coalesce(cause ->> '$.code', '') NOT IN (SELECT value FROM json_each(?))`,
    ).run(books, JSON.stringify(STUMBLED_OVER));
  }
  return tx
    .prepare(`UPDATE delivery SET state = 'unknown' WHERE ${OF_BOOKS} AND state = 'sending'`)
    .run(books).changes;
}

/**
 * Lets the oldest failed delivery of each root cause wait again, with its cause, by which those that failed
 * of it are found when it goes in.
 */
export function retryCauses(
  tx: WriteTx,
  books: BooksId,
  {
    asked,
    except,
    now,
  }: { readonly asked: boolean; readonly except: readonly string[]; readonly now: Instant },
): readonly string[] {
  const probes = tx
    .prepare(
      `SELECT id, root FROM (
         SELECT id, cause_key AS root, row_number() OVER (PARTITION BY cause_key
           ORDER BY document_date, priority, location, key) AS nth
         FROM delivery WHERE ${OF_BOOKS} AND state = 'failed' AND cause_key IS NOT NULL
           AND coalesce(next_try_at, 0) <= ? AND cause_key NOT IN (SELECT value FROM json_each(?))
           AND ${MAY_COME_AGAIN} AND NOT EXISTS (${unmetBy('delivery.id')})
       ) WHERE nth = 1`,
    )
    .all<{ id: number; root: string }>(books, asked ? Number.MAX_SAFE_INTEGER : now, JSON.stringify(except));
  const wait = tx.prepare("UPDATE delivery SET state = 'waiting', next_try_at = NULL WHERE id = ?");
  for (const { id } of probes) wait.run(id);
  return probes.map(({ root }) => root);
}

/** What failed of the same root cause as one that is in the books now, or builds on it. */
export function releaseAfter(tx: WriteTx, id: number): void {
  tx.prepare(
    `UPDATE delivery SET ${WAITS_AFRESH}
     WHERE state = 'failed' AND ${MAY_COME_AGAIN}
       AND id IN (
         SELECT other.id FROM delivery AS gone CROSS JOIN delivery AS other
           ON other.books_id = gone.books_id AND other.cause_key = gone.cause_key AND other.state = 'failed'
         WHERE gone.id = ? AND gone.cause_key IS NOT NULL
         UNION ALL
         SELECT need.delivery_id FROM delivery_token AS give CROSS JOIN delivery_token AS need
           ON need.books_id = give.books_id AND need.token = give.token AND need.role = 'needs'
         WHERE give.delivery_id = ? AND give.role = 'gives')`,
  ).run(id, id);
}

/** What failed of the same root cause waits as long: trying each of them would tell nothing new. */
export function waitTogether(tx: WriteTx, id: number): void {
  tx.prepare(
    `UPDATE delivery SET next_try_at = probe.next_try_at
     FROM (SELECT books_id, cause_key, next_try_at FROM delivery WHERE id = ?) AS probe
     WHERE delivery.books_id = probe.books_id AND delivery.cause_key = probe.cause_key
       AND delivery.state = 'failed' AND probe.next_try_at > coalesce(delivery.next_try_at, 0)`,
  ).run(id);
}

const WAITS_AFRESH = "state = 'waiting', cause = NULL, cause_key = NULL, next_try_at = NULL";

/** A person's wish: their books are asked even when they did not answer lately. */
export function releaseByPerson(tx: WriteTx, filter: ReleaseFilter, now: Instant): number {
  const { where, values } = conditionOf(filter);
  tx.prepare(
    `DELETE FROM books_outage WHERE books_id IN (SELECT books_id FROM delivery
         WHERE state IN ('waiting', 'sending', 'unknown', 'failed', 'held') AND ${where})
       OR books_id = (SELECT id FROM books WHERE public_id = ?)`,
  ).run(...values, filter.books ?? '');
  const released = releaseMended(tx, filter);
  const { keys = [], causeKey } = filter;
  const [only = ''] = keys.length === 1 ? keys : [];
  const after = { released, ...(causeKey === undefined ? {} : { cause: causeKey }) };
  writeAudit(tx, { at: now, action: 'retry-asked', subject: only, before: null, after });
  return released;
}

/** Lets all of these wait again, each at once. Answers how many had failed or were held. */
export function releaseMended(tx: WriteTx, filter: ReleaseFilter, more = 'TRUE'): number {
  const { where, values } = conditionOf(filter);
  tx.prepare(
    `UPDATE delivery SET next_try_at = NULL
     WHERE state IN ('waiting', 'unknown') AND next_try_at IS NOT NULL AND ${where} AND ${more}`,
  ).run(...values);
  return tx
    .prepare(
      `UPDATE delivery SET ${WAITS_AFRESH} WHERE state IN ('failed', 'held') AND ${where} AND ${more}
         AND NOT EXISTS (SELECT 1 FROM delivery_undone WHERE delivery_id = delivery.id)`,
    )
    .run(...values).changes;
}

/**
 * Each question is asked only where the filter says something. Books are always named, so that with a state
 * beside them what is in the books already is not read.
 */
function conditionOf({ books, stream, keys, causeKey, codes }: ReleaseFilter): {
  readonly where: string;
  readonly values: readonly SqlValue[];
} {
  const parts: [string, SqlValue][] = [];
  if (books !== undefined) parts.push([OF_BOOKS, books]);
  if (stream !== undefined) {
    parts.push(['stream_id = (SELECT id FROM stream WHERE public_id = ?)', stream]);
  }
  if (keys !== undefined) parts.push(['key IN (SELECT value FROM json_each(?))', keyList(keys)]);
  if (causeKey !== undefined) parts.push(['cause_key = ?', causeKey]);
  if (codes !== undefined) {
    parts.push(["cause ->> '$.code' IN (SELECT value FROM json_each(?))", JSON.stringify(codes)]);
  }
  return {
    where: [...(books === undefined ? [OF_ANY_BOOKS] : []), ...parts.map(([part]) => part)].join(' AND '),
    values: parts.map(([, value]) => value),
  };
}

function keyList(keys: readonly DeliveryKey[]): string {
  return JSON.stringify(keys);
}
