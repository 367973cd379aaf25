import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { CounterScope } from '../../core/ports/index.ts';
import { type Breathe, sortedBy } from './order.ts';
import type { Receipts } from './receipts.ts';

/** A counter that leaps further is another one: a till was replaced, or set to a new range. */
const MAX_LEAP = 1_000;

/** All receipts in two orders that hold for every scope. */
export interface Orders {
  readonly byTime: Uint32Array;
  readonly byNumber: Uint32Array;
}

/** Receipts that may have been counted together; parts that the scope is wider than are null. */
export interface Group {
  readonly location: string | null;
  readonly register: string | null;
  readonly prefix: string;
  readonly receipts: number;
  /** Where its receipts stand in `byNumber` and `byRun`. */
  readonly from: number;
}

/** The groups of a scope, with their receipts: all of a group stand together, in both orders. */
export interface Scoped {
  readonly groups: readonly Group[];
  readonly byNumber: Uint32Array;
  /** By the times that a counter began anew, and by number. */
  readonly byRun: Uint32Array;
  /** Of each receipt the number of its run, counted through all groups. */
  readonly runOf: Uint32Array;
}

/** A number that is there in a run, by the first of its receipts. */
export interface Present {
  readonly run: number;
  readonly n: number;
  readonly date: BusinessDate;
  readonly digits: number;
  readonly location: string;
}

/** All receipts by when they were made, and by number; equal ones by the other of the two. */
export async function ordersOf(receipts: Receipts, breathe: Breathe): Promise<Orders> {
  const rows = new Uint32Array(receipts.count);
  let least = Infinity;
  for (let row = 0; row < rows.length; row += 1) {
    rows[row] = row;
    least = Math.min(least, receipts.times[row] ?? 0);
  }
  const times = { values: receipts.times, least };
  const byNumber = await sortedBy(
    await sortedBy(rows, times, breathe),
    { values: receipts.numbers },
    breathe,
  );
  return { byTime: await sortedBy(byNumber, times, breathe), byNumber };
}

/** Who may have counted together in this scope, and how they have run. */
export async function scoped(
  receipts: Receipts,
  orders: Orders,
  scope: CounterScope,
  breathe: Breathe,
): Promise<Scoped> {
  const { groups, groupOf } = groupsOf(receipts, scope);
  await breathe();
  const byTime = await sortedBy(orders.byTime, { values: groupOf }, breathe);
  const byNumber = await sortedBy(orders.byNumber, { values: groupOf }, breathe);
  await breathe();
  const runOf = runsOf(receipts, groupOf, { byTime, byNumber });
  await breathe();
  const byRun = await sortedBy(byNumber, { values: runOf }, breathe);
  await breathe();
  return { groups, byNumber, byRun, runOf };
}

/** Receipts of other parts, or with something else before their digits, are other counters. */
function groupsOf(
  receipts: Receipts,
  scope: CounterScope,
): { readonly groups: readonly Group[]; readonly groupOf: Uint32Array } {
  const places = [...new Set(receipts.tills.map(({ location }) => location))];
  const placeIds = new Map(places.map((place, id) => [place, id]));
  const parts = receipts.tills.map(({ location }, id) =>
    scope === 'register' ? id : scope === 'location' ? (placeIds.get(location) ?? 0) : 0,
  );
  const ids = new Map<number, number>();
  const sizes: number[] = [];
  const firsts: number[] = [];
  const groupOf = new Uint32Array(receipts.count);
  for (let row = 0; row < receipts.count; row += 1) {
    const key = (parts[receipts.till(row)] ?? 0) * receipts.prefixes.length + receipts.prefix(row);
    let id = ids.get(key);
    if (id === undefined) {
      id = sizes.push(0) - 1;
      firsts.push(row);
      ids.set(key, id);
    }
    sizes[id] = (sizes[id] ?? 0) + 1;
    groupOf[row] = id;
  }
  let from = 0;
  const groups = firsts.map((row, id): Group => {
    const till = receipts.tills[receipts.till(row)];
    const group = {
      location: scope === 'stream' ? null : (till?.location ?? ''),
      register: scope === 'register' ? (till?.register ?? '') : null,
      prefix: receipts.prefixes[receipts.prefix(row)] ?? '',
      receipts: sizes[id] ?? 0,
      from,
    };
    from += group.receipts;
    return group;
  });
  return { groups, groupOf };
}

/**
 * The run of each receipt. A run ends where the counter begins anew: it falls to less than half, to a number that
 * was used before, and stays there; or it leaps. Receipts out of their order end none.
 */
function runsOf(receipts: Receipts, groupOf: Uint32Array, { byTime, byNumber }: Orders): Uint32Array {
  const { numbers } = receipts;
  // Equal numbers stand in the order in which they were used.
  const isAgain = new Uint8Array(receipts.count);
  for (let at = 1; at < byNumber.length; at += 1) {
    const row = byNumber[at] ?? 0;
    const before = byNumber[at - 1] ?? 0;
    if (groupOf[row] === groupOf[before] && numbers[row] === numbers[before]) isAgain[row] = 1;
  }
  const runOf = new Uint32Array(receipts.count);
  let run = 0;
  for (let at = 1; at < byTime.length; at += 1) {
    const row = byTime[at] ?? 0;
    const before = byTime[at - 1] ?? 0;
    const after = byTime[at + 1];
    const group = groupOf[row];
    const isNew =
      group !== groupOf[before] ||
      beginsAnew(numbers[row] ?? 0, {
        earlier: numbers[before] ?? 0,
        later: after !== undefined && groupOf[after] === group ? numbers[after] : undefined,
        again: isAgain[row] === 1,
      });
    if (isNew) run += 1;
    runOf[row] = run;
  }
  return runOf;
}

function beginsAnew(
  n: number,
  {
    earlier,
    later,
    again,
  }: { readonly earlier: number; readonly later: number | undefined; readonly again: boolean },
): boolean {
  if (Math.abs(n - earlier) > MAX_LEAP) return true;
  return again && n * 2 < earlier && (later === undefined || later < earlier);
}

/** The different numbers of a group's runs from the lowest on, run by run. */
export function* presentIn(
  receipts: Receipts,
  { byRun, runOf }: Scoped,
  { from, receipts: size }: Group,
): Generator<Present, void, undefined> {
  const end = from + size;
  for (let at = from; at < end;) {
    const first = byRun[at] ?? 0;
    const run = runOf[first] ?? 0;
    const n = receipts.n(first);
    let earliest = first;
    let digits = receipts.digits(first);
    for (at += 1; at < end; at += 1) {
      const row = byRun[at] ?? 0;
      if (runOf[row] !== run || receipts.n(row) !== n) break;
      if (receipts.date(row) < receipts.date(earliest)) earliest = row;
      digits = Math.max(digits, receipts.digits(row));
    }
    const location = receipts.tills[receipts.till(earliest)]?.location ?? '';
    yield { run, n, date: receipts.date(earliest), digits, location };
  }
}
