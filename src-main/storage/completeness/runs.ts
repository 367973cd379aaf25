import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { CounterScope } from '../../core/ports/index.ts';

/** A counter that leaps further is another one: a till was replaced, or set to a new range. */
const MAX_LEAP = 1_000;
/** Longer ones are no running numbers. */
const MAX_DIGITS = 12;

/** A number by what stands before its last digits, and by how many these are. */
interface RunningNumber {
  readonly prefix: string;
  readonly digits: number;
  readonly n: number;
}

/** A receipt whose number may be running. */
export interface Receipt extends RunningNumber {
  readonly location: string;
  /** Empty for a till without a name. */
  readonly register: string;
  readonly date: BusinessDate;
  /** When it was made, in milliseconds. */
  readonly at: number;
}

/** A number that is there, by the first of its receipts. */
export type Present = Pick<Receipt, 'n' | 'date' | 'location'> & { readonly digits: number };

/** Receipts that may have been counted together; parts that the scope is wider than are null. */
export interface CountedBy {
  readonly location: string | null;
  readonly register: string | null;
  readonly prefix: string;
  readonly receipts: number;
  /** Different numbers from the lowest on, of each time that it began anew. */
  readonly runs: readonly (readonly Present[])[];
}

/** Null for what does not end in digits, or in too many. */
export function runningNumber(number: string): RunningNumber | null {
  let begin = number.length;
  while (begin > 0 && isDigit(number.charCodeAt(begin - 1))) begin -= 1;
  const digits = number.length - begin;
  if (digits < 1 || digits > MAX_DIGITS) return null;
  return { prefix: number.slice(0, begin), digits, n: Number(number.slice(begin)) };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Receipts of other parts are other counters. */
export function countedBy(receipts: readonly Receipt[], scope: CounterScope): readonly CountedBy[] {
  const byPart = Map.groupBy(receipts, ({ location, register, prefix }) =>
    scope === 'register'
      ? `${location}\n${register}\n${prefix}`
      : scope === 'location'
        ? `${location}\n${prefix}`
        : prefix,
  );
  return [...byPart.values()].flatMap((own): CountedBy[] => {
    const [first] = own;
    if (first === undefined) return [];
    return [
      {
        location: scope === 'stream' ? null : first.location,
        register: scope === 'register' ? first.register : null,
        prefix: first.prefix,
        receipts: own.length,
        runs: runsOf(own),
      },
    ];
  });
}

/**
 * Different numbers with their runs. A run ends where the counter begins anew: it falls to less than half, to a
 * number that was used before, and stays there; or it leaps. Receipts out of their order end none.
 */
function runsOf(receipts: readonly Receipt[]): readonly (readonly Present[])[] {
  const along = receipts.toSorted((a, b) => a.at - b.at || a.n - b.n);
  const runs: Map<number, Present>[] = [];
  const used = new Set<number>();
  let earlier: number | null = null;
  for (const [at, receipt] of along.entries()) {
    const { n } = receipt;
    const later = along[at + 1]?.n;
    if (earlier === null || beginsAnew(n, { earlier, later, again: used.has(n) })) runs.push(new Map());
    const run = runs.at(-1);
    if (run !== undefined) run.set(n, firstOf(run.get(n), receipt));
    used.add(n);
    earlier = n;
  }
  return runs.map((run) => [...run.values()].toSorted((a, b) => a.n - b.n));
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

function firstOf(known: Present | undefined, { n, date, location, digits }: Receipt): Present {
  if (known === undefined) return { n, date, location, digits };
  const most = Math.max(known.digits, digits);
  return date < known.date ? { n, date, location, digits: most } : { ...known, digits: most };
}
