import { type RawBuilder, sql } from 'kysely';
import type { PosDocumentKind, StreamId } from '../../../src-shared/model/index.ts';
import type { Counter, CounterScope, DayRange, NumberGap } from '../../core/ports/index.ts';
import { COUNTER_SCOPES } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { listOf } from '../digests/filter.ts';

type Read = LedgerDatabase['read'];

/** What tills do not number with their receipts. Voids are receipts: a number that was voided is there. */
const NOT_RECEIPTS: readonly PosDocumentKind[] = [
  'shift-open',
  'shift-close',
  'transfer-out',
  'transfer-in',
  'goods-received',
  'stock-adjustment',
  'stock-count',
  'customer',
  'fee',
];
export const IS_RECEIPT = sql<boolean>`kind NOT IN ${listOf(NOT_RECEIPTS)}`;

/** A counter that leaps further is another one: a till was replaced, or set to a new range. */
const MAX_LEAP = 1_000;
/** Longer ones are no running numbers. */
const MAX_DIGITS = 12;
const MAX_GAPS = 10_000;

/** What a scope counts by: receipts of other parts are other counters. */
const PARTS: Readonly<Record<CounterScope, RawBuilder<unknown>>> = {
  register: sql`location, register, prefix`,
  location: sql`location, prefix`,
  stream: sql`prefix`,
};

/**
 * Different numbers with their runs. A run ends where the counter begins anew: it falls to less than half, to a
 * number that was used before, and stays there; or it leaps. Receipts out of their order end none.
 */
function numbersOf(stream: StreamId, { from, to }: DayRange, scope: CounterScope): RawBuilder<unknown> {
  const parts = PARTS[scope];
  return sql`
    receipt AS (
      SELECT location, coalesce(register, '') AS register, business_date AS date, occurred_at AS at,
        rtrim(number, '0123456789') AS prefix,
        length(number) - length(rtrim(number, '0123456789')) AS digits,
        CAST(substr(number, length(rtrim(number, '0123456789')) + 1) AS INTEGER) AS n
      FROM pos_document
      WHERE stream_id = (SELECT id FROM stream WHERE public_id = ${stream})
        AND location IN (SELECT DISTINCT location FROM digest
          WHERE stream_id = (SELECT id FROM stream WHERE public_id = ${stream}))
        AND business_date BETWEEN ${from} AND ${to} AND ${IS_RECEIPT}
    ), beside AS (
      SELECT *, lag(n) OVER along AS earlier, lead(n) OVER along AS later,
        row_number() OVER (PARTITION BY ${parts}, n ORDER BY at) > 1 AS again
      FROM receipt WHERE digits BETWEEN 1 AND ${sql.lit(MAX_DIGITS)}
      WINDOW along AS (PARTITION BY ${parts} ORDER BY at, n)
    ), numbered AS (
      SELECT *, sum(earlier IS NULL OR abs(n - earlier) > ${sql.lit(MAX_LEAP)}
          OR (again AND n * 2 < earlier AND coalesce(later < earlier, TRUE)))
        OVER (PARTITION BY ${parts} ORDER BY at, n ROWS UNBOUNDED PRECEDING) AS run
      FROM beside
    )`;
}

/** Of a run, its numbers once each, with the one before. */
function stepsOf(scope: CounterScope): RawBuilder<unknown> {
  const parts = PARTS[scope];
  return sql`
    once AS (
      SELECT location, register, prefix, run, n, max(digits) AS digits, min(date) AS date, count(*) AS receipts
      FROM numbered GROUP BY ${parts}, run, n
    ), step AS (
      SELECT *, lag(n) OVER up AS earlier, lag(date) OVER up AS earlierDate, lag(location) OVER up AS earlierLocation
      FROM once WINDOW up AS (PARTITION BY ${parts}, run ORDER BY n)
    )`;
}

/** How everything that might be a counter has run. */
export async function countersOf(read: Read, stream: StreamId, range: DayRange): Promise<readonly Counter[]> {
  const found = await Promise.all(COUNTER_SCOPES.map((scope) => countersOfScope(read, stream, range, scope)));
  return found.flat();
}

async function countersOfScope(
  read: Read,
  stream: StreamId,
  range: DayRange,
  scope: CounterScope,
): Promise<readonly Counter[]> {
  const location = scope === 'stream' ? sql`NULL` : sql`location`;
  const register = scope === 'register' ? sql`register` : sql`NULL`;
  const { rows } = await sql<PrefixRow>`
    WITH ${numbersOf(stream, range, scope)}, ${stepsOf(scope)}
    SELECT ${location} AS location, ${register} AS register, prefix, sum(receipts) AS receipts,
      sum(receipts) - count(*) AS reused, count(*) AS present, sum(coalesce(n - earlier, 1)) AS span,
      sum(earlier IS NULL) AS runs
    FROM step GROUP BY 1, 2, 3`.execute(read);
  const byShape = Map.groupBy(rows, (row) =>
    JSON.stringify([row.location, row.register, shapeOf(row.prefix)]),
  );
  return [...byShape.values()].flatMap((same): Counter[] => {
    const [first] = same;
    if (first === undefined) return [];
    const sum = (of: (row: PrefixRow) => number): number => same.reduce((total, row) => total + of(row), 0);
    return [
      {
        scope,
        location: first.location,
        register: first.register,
        shape: shapeOf(first.prefix),
        prefixes: same.map(({ prefix }) => prefix),
        receipts: sum(({ receipts }) => receipts),
        reused: sum(({ reused }) => reused),
        present: sum(({ present }) => present),
        span: sum(({ span }) => span),
        runs: sum(({ runs }) => runs),
      },
    ];
  });
}

type PrefixRow = Omit<Counter, 'scope' | 'shape' | 'prefixes'> & { readonly prefix: string };

/** Digits as #, so that a date in what stands before the number makes no other kind of number. */
function shapeOf(prefix: string): string {
  return prefix.replaceAll(/\d/gu, '#');
}

const samePart = (scope: CounterScope): RawBuilder<boolean> =>
  ({
    register: sql<boolean>`other.location = step.location AND other.register = step.register
      AND other.prefix = step.prefix`,
    location: sql<boolean>`other.location = step.location AND other.prefix = step.prefix`,
    stream: sql<boolean>`other.prefix = step.prefix`,
  })[scope];

/** What the counters have passed over, oldest first. */
export async function gapsOf(
  read: Read,
  stream: StreamId,
  range: DayRange,
  of: readonly Counter[],
): Promise<readonly NumberGap[]> {
  const byScope = Map.groupBy(of, ({ scope }) => scope);
  const found = await Promise.all(
    [...byScope].map(async ([scope, counters]) => {
      const wanted = JSON.stringify(
        counters.flatMap(({ location, register, prefixes }) =>
          prefixes.map((prefix) => [location, register, prefix]),
        ),
      );
      const isOf = {
        register: sql`(location, register, prefix) IN
          (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${wanted}))`,
        location: sql`(location, prefix) IN (SELECT value ->> 0, value ->> 2 FROM json_each(${wanted}))`,
        stream: sql`prefix IN (SELECT value ->> 2 FROM json_each(${wanted}))`,
      }[scope];
      const register = scope === 'register' ? sql`register` : sql`NULL`;
      const { rows } = await sql<Omit<NumberGap, 'scope'>>`
        WITH ${numbersOf(stream, range, scope)}, ${stepsOf(scope)}
        SELECT earlierLocation AS location, ${register} AS register, prefix, earlier + 1 AS "from", n - 1 AS "to",
          digits, earlierDate AS after, date AS before
        FROM step
        WHERE n - earlier > 1 AND date >= earlierDate
          -- receipts out of their order may have parted a run: a number that is there is not missing
          AND NOT EXISTS (SELECT 1 FROM once AS other WHERE ${samePart(scope)}
            AND other.n > step.earlier AND other.n < step.n
            AND other.date BETWEEN step.earlierDate AND step.date)
          AND ${isOf}
        ORDER BY earlierDate, location, prefix, n LIMIT ${MAX_GAPS}`.execute(read);
      return rows.map((row) => ({ scope, ...row }));
    }),
  );
  return found.flat();
}
