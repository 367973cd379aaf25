import { sql } from 'kysely';
import type { PosDocumentKind, StreamId } from '../../../src-shared/model/index.ts';
import {
  type Counter,
  COUNTER_SCOPES,
  type CounterScope,
  type DayRange,
  type NumberGap,
} from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { listOf } from '../digests/filter.ts';
import { type CountedBy, countedBy, type Receipt, runningNumber } from './runs.ts';

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

const MAX_GAPS = 10_000;

/** Each receipt once: who counts with whom is found out beside the database, which would sort them for each question. */
async function receiptsOf(read: Read, stream: StreamId, { from, to }: DayRange): Promise<readonly Receipt[]> {
  const { rows } = await sql<Omit<Receipt, 'prefix' | 'digits' | 'n'> & { readonly number: string }>`
    SELECT location, coalesce(register, '') AS register, business_date AS date, occurred_at AS at, number
    FROM pos_document
    WHERE stream_id = (SELECT id FROM stream WHERE public_id = ${stream})
      AND location IN (SELECT DISTINCT location FROM digest
        WHERE stream_id = (SELECT id FROM stream WHERE public_id = ${stream}))
      AND business_date BETWEEN ${from} AND ${to} AND ${IS_RECEIPT}`.execute(read);
  return rows.flatMap(({ number, ...receipt }) => {
    const running = runningNumber(number);
    return running === null ? [] : [{ ...receipt, ...running }];
  });
}

/** How everything that might be a counter has run. */
export async function countersOf(read: Read, stream: StreamId, range: DayRange): Promise<readonly Counter[]> {
  const receipts = await receiptsOf(read, stream, range);
  return COUNTER_SCOPES.flatMap((scope) => countersOfScope(countedBy(receipts, scope), scope));
}

function countersOfScope(counted: readonly CountedBy[], scope: CounterScope): readonly Counter[] {
  const byShape = Map.groupBy(counted, (one) =>
    JSON.stringify([one.location, one.register, shapeOf(one.prefix)]),
  );
  return [...byShape.values()].flatMap((same): Counter[] => {
    const [first] = same;
    if (first === undefined) return [];
    const sum = (of: (one: CountedBy) => number): number => same.reduce((total, one) => total + of(one), 0);
    const receipts = sum((one) => one.receipts);
    const present = sum(({ runs }) => runs.reduce((all, run) => all + run.length, 0));
    return [
      {
        scope,
        location: first.location,
        register: first.register,
        shape: shapeOf(first.prefix),
        prefixes: same.map(({ prefix }) => prefix),
        receipts,
        reused: receipts - present,
        present,
        span: sum(({ runs }) => runs.reduce((all, run) => all + spanOf(run), 0)),
        runs: sum(({ runs }) => runs.length),
      },
    ];
  });
}

/** How many numbers there would be without gaps. */
function spanOf(run: CountedBy['runs'][number]): number {
  return (run.at(-1)?.n ?? 0) - (run[0]?.n ?? 0) + 1;
}

/** Digits as #, so that a date in what stands before the number makes no other kind of number. */
function shapeOf(prefix: string): string {
  return prefix.replaceAll(/\d/gu, '#');
}

/** What the counters have passed over, oldest first. */
export async function gapsOf(
  read: Read,
  stream: StreamId,
  range: DayRange,
  of: readonly Counter[],
): Promise<readonly NumberGap[]> {
  const receipts = await receiptsOf(read, stream, range);
  return [...Map.groupBy(of, ({ scope }) => scope)].flatMap(([scope, counters]) => {
    const key = (...parts: readonly (string | null)[]): string => JSON.stringify(parts);
    const wanted = new Set(
      counters.flatMap(({ location, register, prefixes }) =>
        prefixes.map((prefix) => key(location, register, prefix)),
      ),
    );
    return countedBy(receipts, scope)
      .filter(({ location, register, prefix }) => wanted.has(key(location, register, prefix)))
      .flatMap((one) => gapsIn(one, scope))
      .toSorted(
        (a, b) =>
          compare(a.after, b.after) ||
          compare(a.location, b.location) ||
          compare(a.prefix, b.prefix) ||
          a.from - b.from,
      )
      .slice(0, MAX_GAPS);
  });
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function gapsIn({ runs, register, prefix }: CountedBy, scope: CounterScope): readonly NumberGap[] {
  const gaps = runs.flatMap((run) =>
    run.flatMap((step, at): NumberGap[] => {
      const earlier = run[at - 1];
      if (earlier === undefined || step.n - earlier.n <= 1 || step.date < earlier.date) return [];
      const { digits, date: before } = step;
      const { location, date: after } = earlier;
      return [
        { scope, location, register, prefix, from: earlier.n + 1, to: step.n - 1, digits, after, before },
      ];
    }),
  );
  if (runs.length < 2) return gaps;
  // Receipts out of their order may have parted a run: a number that is there is not missing.
  const all = runs.flat().toSorted((a, b) => a.n - b.n);
  return gaps.filter(({ from, to, after, before }) => {
    for (let at = firstFrom(all, from); (all[at]?.n ?? Infinity) <= to; at += 1) {
      const date = all[at]?.date ?? '';
      if (date >= after && date <= before) return false;
    }
    return true;
  });
}

/** Where the first number stands that is not below this one. */
function firstFrom(all: readonly { readonly n: number }[], from: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.n ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
