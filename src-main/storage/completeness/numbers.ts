import { type Counter, COUNTER_SCOPES, type CounterScope, type NumberGap } from '../../core/ports/index.ts';
import type { Breathe } from './order.ts';
import { type Group, ordersOf, presentIn, type Scoped, scoped } from './runs.ts';
import type { Receipts } from './receipts.ts';

const MAX_GAPS = 10_000;
/** So many receipts are looked at before others have their turn. */
const ROWS_AT_ONCE = 100_000;

/** What the numbers of one reading say: the counters, and what some of them have passed over. */
export interface Numbers {
  readonly counters: readonly Counter[];
  readonly gaps: (of: readonly Counter[]) => Promise<readonly NumberGap[]>;
}

/** Who counts with whom is found out beside the database, which would sort the receipts for each question. */
export async function numbersOf(receipts: Receipts, breathe: Breathe): Promise<Numbers> {
  const orders = await ordersOf(receipts, breathe);
  const scopes: { readonly scope: CounterScope; readonly own: Scoped }[] = [];
  const counters: Counter[] = [];
  for (const scope of COUNTER_SCOPES) {
    const own = await scoped(receipts, orders, scope, breathe);
    scopes.push({ scope, own });
    counters.push(...(await countersOf(receipts, own, scope, breathe)));
  }
  return {
    counters,
    gaps: async (of) => {
      const gaps: NumberGap[] = [];
      for (const { scope, own } of scopes) {
        const wanted = of.filter((counter) => counter.scope === scope);
        if (wanted.length > 0) gaps.push(...(await gapsOf(receipts, { own, scope }, wanted, breathe)));
      }
      return gaps;
    },
  };
}

/** How everything of a scope that might be a counter has run. */
async function countersOf(
  receipts: Receipts,
  own: Scoped,
  scope: CounterScope,
  breathe: Breathe,
): Promise<readonly Counter[]> {
  const counters = new Map<
    string,
    { -readonly [Key in keyof Counter]: Counter[Key] } & { prefixes: string[] }
  >();
  await eachGroup(own.groups, breathe, (group) => {
    const { location, register, prefix } = group;
    const shape = shapeOf(prefix);
    const key = keyOf(location, register, shape);
    let counter = counters.get(key);
    if (counter === undefined) {
      const none = { receipts: 0, reused: 0, present: 0, span: 0, runs: 0 };
      counter = { scope, location, register, shape, prefixes: [], ...none };
      counters.set(key, counter);
    }
    const { present, span, runs } = countsOf(receipts, own, group);
    counter.prefixes.push(prefix);
    counter.receipts += group.receipts;
    counter.reused += group.receipts - present;
    counter.present += present;
    counter.span += span;
    counter.runs += runs;
  });
  return [...counters.values()];
}

/** Different numbers, how many there would be without gaps, and how often it began anew. */
function countsOf(receipts: Receipts, own: Scoped, group: Group): Pick<Counter, 'present' | 'span' | 'runs'> {
  let [present, span, runs, earlier, run] = [0, 0, 0, 0, -1];
  for (const step of presentIn(receipts, own, group)) {
    const isNew = step.run !== run;
    if (isNew) runs += 1;
    present += 1;
    span += isNew ? 1 : step.n - earlier;
    earlier = step.n;
    run = step.run;
  }
  return { present, span, runs };
}

/** What the counters have passed over, oldest first. */
async function gapsOf(
  receipts: Receipts,
  { own, scope }: { readonly own: Scoped; readonly scope: CounterScope },
  counters: readonly Counter[],
  breathe: Breathe,
): Promise<readonly NumberGap[]> {
  const wanted = new Set(
    counters.flatMap(({ location, register, prefixes }) =>
      prefixes.map((prefix) => keyOf(location, register, prefix)),
    ),
  );
  const groups = own.groups.filter(({ location, register, prefix }) =>
    wanted.has(keyOf(location, register, prefix)),
  );
  let gaps: NumberGap[] = [];
  await eachGroup(groups, breathe, (group) => {
    for (const gap of gapsIn(receipts, own, group)) {
      gaps.push({ scope, register: group.register, prefix: group.prefix, ...gap });
    }
    if (gaps.length > 2 * MAX_GAPS) gaps = oldest(gaps);
  });
  return oldest(gaps);
}

function oldest(gaps: readonly NumberGap[]): NumberGap[] {
  return gaps
    .toSorted(
      (a, b) =>
        compare(a.after, b.after) ||
        compare(a.location, b.location) ||
        compare(a.prefix, b.prefix) ||
        a.from - b.from,
    )
    .slice(0, MAX_GAPS);
}

type Gap = Omit<NumberGap, 'scope' | 'register' | 'prefix'>;

function gapsIn(receipts: Receipts, own: Scoped, group: Group): readonly Gap[] {
  const gaps: Gap[] = [];
  let earlier: {
    readonly run: number;
    readonly n: number;
    readonly date: Gap['after'];
    readonly location: string;
  } | null = null;
  let runs = 0;
  for (const step of presentIn(receipts, own, group)) {
    if (earlier?.run !== step.run) runs += 1;
    else if (step.n - earlier.n > 1 && step.date >= earlier.date) {
      const { location, date: after } = earlier;
      gaps.push({
        location,
        from: earlier.n + 1,
        to: step.n - 1,
        digits: step.digits,
        after,
        before: step.date,
      });
    }
    earlier = step;
  }
  // Receipts out of their order may have parted a run: a number that is there is not missing.
  return runs < 2 ? gaps : gaps.filter((gap) => !isThere(receipts, own.byNumber, group, gap));
}

/** Whether a receipt of those days has one of the numbers. */
function isThere(
  receipts: Receipts,
  byNumber: Uint32Array,
  { from: begin, receipts: size }: Group,
  { from, to, after, before }: Gap,
): boolean {
  const end = begin + size;
  let low = begin;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (receipts.n(byNumber[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < end; at += 1) {
    const row = byNumber[at] ?? 0;
    if (receipts.n(row) > to) return false;
    const date = receipts.date(row);
    if (date >= after && date <= before) return true;
  }
  return false;
}

/** Lets others have their turn after so many receipts, and before a group that is large itself. */
async function eachGroup(
  groups: readonly Group[],
  breathe: Breathe,
  look: (group: Group) => void,
): Promise<void> {
  let seen = 0;
  for (const group of groups) {
    seen += group.receipts;
    if (seen > ROWS_AT_ONCE) {
      await breathe();
      seen = group.receipts;
    }
    look(group);
  }
}

/** Digits as #, so that a date in what stands before the number makes no other kind of number. */
function shapeOf(prefix: string): string {
  return prefix.replaceAll(/\d/gu, '#');
}

function keyOf(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
