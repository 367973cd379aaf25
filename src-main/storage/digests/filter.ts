import { type RawBuilder, sql } from 'kysely';
import type { DigestFilter, DigestQuery } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { foldCase } from './search-text.ts';

type Read = LedgerDatabase['read'];

/** The digests that a filter lets through, with their streams. */
export function filteredDigests(read: Read, filter: DigestFilter) {
  // The plus keeps the index of a stream's days out: it would make a list sort all of them.
  let digests = read
    .selectFrom('digest')
    .innerJoin('stream', (join) => join.on(sql<boolean>`stream.id = +digest.stream_id`));
  if (filter.stream !== undefined) digests = digests.where('stream.public_id', '=', filter.stream);
  if (filter.location !== undefined) digests = digests.where('digest.location', '=', filter.location);
  if (filter.from !== undefined) digests = digests.where('digest.business_date', '>=', filter.from);
  if (filter.to !== undefined) digests = digests.where('digest.business_date', '<=', filter.to);
  if (filter.ids !== undefined) digests = digests.where('digest.public_id', 'in', listOf(filter.ids));
  return digests;
}

/** Many values as one bound JSON list: one text of SQL whatever their number. */
export function listOf<Value extends string | number>(values: readonly Value[]): RawBuilder<Value> {
  return sql<Value>`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

/**
 * The same for a list, over digests alone, by columns that every index of the list carries.
 * @param openKeys integer keys of the digests whose day still runs
 */
export function queriedDigests(read: Read, query: DigestQuery, openKeys: readonly number[]) {
  let digests = read.selectFrom('digest');
  if (query.stream !== undefined) {
    // The plus as above.
    digests = digests.where(
      sql<boolean>`+digest.stream_id = (SELECT id FROM stream WHERE public_id = ${query.stream})`,
    );
  }
  if (query.location !== undefined) digests = digests.where('digest.location', '=', query.location);
  if (query.from !== undefined) digests = digests.where('digest.business_date', '>=', query.from);
  if (query.to !== undefined) digests = digests.where('digest.business_date', '<=', query.to);
  if (query.ids !== undefined) digests = digests.where('digest.public_id', 'in', listOf(query.ids));
  if (query.search !== undefined && query.search !== '') {
    digests = digests.where(sql<boolean>`instr(digest.search_text, ${foldCase(query.search)}) > 0`);
  }
  const { statuses = [], order } = query;
  if (statuses.length === 0) return digests;
  return digests.where(ofStatus(statuses, openKeys, order === undefined || order.by === 'date'));
}

/** A running day is `open` in the place of `ready`, which is where the ledger sees it. */
function ofStatus(
  statuses: NonNullable<DigestQuery['statuses']>,
  openKeys: readonly number[],
  byDate: boolean,
): RawBuilder<boolean> {
  const standings = [...new Set(statuses.map((status) => (status === 'open' ? 'ready' : status)))];
  const [only, ...others] = standings;
  // One standing by date has an index of its own; any other order keeps to that of the list.
  const stands =
    byDate && others.length === 0
      ? sql<boolean>`digest.standing = ${only}`
      : sql<boolean>`+digest.standing IN (${sql.join(standings)})`;
  const ready = statuses.includes('ready');
  if (ready === statuses.includes('open')) return stands;
  const running = sql`digest.id ${ready ? sql`NOT IN` : sql`IN`} ${listOf(openKeys)}`;
  return sql`${stands} AND (${others.length === 0 ? running : sql`digest.standing <> 'ready' OR ${running}`})`;
}
