import { type RawBuilder, sql } from 'kysely';
import type { StatusQuery, StatusSortBy } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { listOf } from '../digests/filter.ts';
import { COUNTED_ROWS } from '../paging.ts';
import {
  allOf,
  BY_STATUS_INDEX,
  type Conditions,
  conditionsOf,
  numberBegins,
  ofTally,
  partsOf,
  sequenceIs,
} from './conditions.ts';

type Read = LedgerDatabase['read'];

/** So many rows are looked at one by one and sorted sooner than they are met in the order of the table. */
const FEW_ROWS = 2_000;
/** So many numbers that begin alike are sorted; more are met soon enough in the order of the table. */
const MANY_NUMBERS = 100_000;

/** How a page of the table is read. */
export interface ReadingPlan {
  /** A delivery and the index that finds it. */
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<boolean>;
  readonly total: { readonly value: number; readonly exact: boolean };
}

/** Something that finds rows without reading the others. */
interface Way {
  readonly index: string;
  /** About how many it finds; counted no further than it matters. */
  readonly rows: number;
  /** It finds them in the order that is asked for. */
  readonly isOrdered: boolean;
}

/** The index of each order. Whatever a filter can ask stands in it too. */
const INDEX_OF_SORT: Readonly<Record<StatusSortBy, string>> = {
  date: 'status_by_date',
  number: 'status_by_number',
  location: 'status_by_location',
  amount: 'status_by_amount',
  tried: 'status_by_tried',
};

/**
 * Decides how rows are found. With a million of them the choice is not left to chance: a narrow filter is
 * read by its own index and sorted, a wide one is met soon enough in the order of the table.
 */
export async function planReading(read: Read, query: StatusQuery): Promise<ReadingPlan> {
  const asked = conditionsOf(query);
  const tally = await tallied(read, query, asked);
  const numbers = await fewNumbers(read, query.text ?? '');
  if (numbers !== null) {
    const where = allOf([sql`id IN ${listOf(numbers)}`, ...partsOf({ ...asked, text: null })]);
    return counted(read, { from: sql`delivery`, where }, null);
  }
  const where = allOf([BY_STATUS_INDEX, ...partsOf(asked)]);
  const way = bestWay(query, await waysOf(read, query, asked, tally));
  const from = sql`delivery INDEXED BY ${sql.ref(way?.index ?? INDEX_OF_SORT[query.order.by])}`;
  const isTallied = asked.dates === null && asked.cause === null && asked.text === null;
  if (isTallied) return { from, where, total: { value: tally.all, exact: true } };
  return counted(read, { from, where }, COUNTED_ROWS);
}

/** A narrow way if there is one, else one that needs no sorting, else none. */
function bestWay({ order }: StatusQuery, ways: readonly Way[]): Way | null {
  const sorted = ways.toSorted((a, b) => a.rows - b.rows);
  const [narrowest] = sorted;
  if (narrowest !== undefined && narrowest.rows <= FEW_ROWS) return narrowest;
  // They may all stand at one end of another order; their own index has all it takes to sort them.
  const byNumber = ways.find(({ index }) => index === 'status_by_number');
  if (byNumber !== undefined && byNumber.rows <= MANY_NUMBERS) return byNumber;
  return order.by === 'date' ? (sorted.find(({ isOrdered }) => isOrdered) ?? null) : null;
}

type Tally = Readonly<Record<'all' | 'statuses' | 'types' | 'location', number>>;

async function tallied(read: Read, query: StatusQuery, asked: Conditions): Promise<Tally> {
  const { types, location, stream } = asked;
  const statuses = ofTally(query.statuses);
  const sum = (condition: RawBuilder<boolean> | null) =>
    sql<number>`coalesce(sum(count) FILTER (WHERE ${condition ?? sql`TRUE`}), 0)`;
  const { rows } = await sql<Tally>`
    SELECT ${sum(allOf([statuses, types, location, stream]))} AS "all", ${sum(statuses)} AS statuses,
      ${sum(types)} AS types, ${sum(location)} AS location
    FROM delivery_tally`.execute(read);
  return rows[0] ?? { all: 0, statuses: 0, types: 0, location: 0 };
}

async function waysOf(read: Read, query: StatusQuery, asked: Conditions, tally: Tally): Promise<Way[]> {
  const byDate = query.order.by === 'date';
  const ways: Way[] = [];
  const one = (values: readonly unknown[] | undefined): boolean => values?.length === 1;
  if (asked.statuses !== null) {
    const isOrdered = byDate && one(query.statuses) && query.statuses?.[0] !== 'withdrawn';
    ways.push({ index: 'status_by_state', rows: tally.statuses, isOrdered });
  }
  if (asked.types !== null) {
    ways.push({ index: 'status_by_type', rows: tally.types, isOrdered: byDate && one(query.types) });
  }
  if (asked.location !== null) {
    ways.push({ index: 'status_by_location', rows: tally.location, isOrdered: byDate });
  }
  if (asked.dates !== null) {
    const rows = await countUpTo(read, sql`delivery INDEXED BY status_by_date`, asked.dates, FEW_ROWS + 1);
    ways.push({ index: 'status_by_date', rows, isOrdered: byDate });
  }
  if (asked.text !== null) {
    const numbers = sql`delivery INDEXED BY status_by_number`;
    const rows = await countUpTo(read, numbers, asked.text, MANY_NUMBERS + 1);
    ways.push({ index: 'status_by_number', rows, isOrdered: false });
  }
  if (asked.cause !== null) {
    const rows = await countUpTo(read, sql`delivery INDEXED BY status_by_cause`, asked.cause, FEW_ROWS + 1);
    ways.push({ index: 'status_by_cause', rows, isOrdered: byDate });
  }
  return ways;
}

/** The rows that a text means by their number or running number; null where there is no text, or it says too little. */
async function fewNumbers(read: Read, text: string): Promise<readonly number[] | null> {
  if (text === '') return null;
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM (SELECT id FROM delivery INDEXED BY status_by_number
      WHERE ${BY_STATUS_INDEX} AND ${numberBegins(text)}
      LIMIT ${FEW_ROWS + 1})
    UNION
    SELECT id FROM (SELECT id FROM delivery INDEXED BY status_by_sequence
      WHERE ${BY_STATUS_INDEX} AND ${sequenceIs(text)}
      LIMIT ${FEW_ROWS + 1})`.execute(read);
  return rows.length > FEW_ROWS ? null : rows.map(({ id }) => id);
}

async function counted(
  read: Read,
  { from, where }: Pick<ReadingPlan, 'from' | 'where'>,
  atMost: number | null,
): Promise<ReadingPlan> {
  const value = await countUpTo(read, from, where, atMost === null ? null : atMost + 1);
  const exact = atMost === null || value <= atMost;
  return { from, where, total: { value: exact ? value : atMost, exact } };
}

async function countUpTo(
  read: Read,
  from: RawBuilder<unknown>,
  where: RawBuilder<boolean>,
  atMost: number | null,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (SELECT 1 FROM ${from} WHERE ${BY_STATUS_INDEX} AND ${where} LIMIT ${atMost ?? -1})`.execute(
    read,
  );
  return rows[0]?.count ?? 0;
}
