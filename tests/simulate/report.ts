import { type Fault, FAULTS } from './faults.ts';
import type { Outcome } from './simulate.ts';

/** A story that ended otherwise than it should have. */
export interface Failed {
  readonly seed: number;
  readonly wrong: readonly string[];
  /** The fewest of its first steps that fail as well; null: nobody has looked. */
  readonly steps: number | null;
}

export interface Report {
  readonly runs: number;
  readonly seconds: number;
  readonly runsPerSecond: number;
  readonly faults: Readonly<Record<Fault, number>>;
  /** Of a call that is large enough, what has happened in none of its stories. */
  readonly missing: readonly Fault[];
  readonly failed: readonly Failed[];
}

/** From so many runs on, whatever can go wrong has gone wrong at least once. */
const ENOUGH_RUNS = 100;

export class Tally {
  readonly #faults = new Map<Fault, number>();
  readonly failed: Failed[] = [];
  runs = 0;

  add({ seed, wrong, faults }: Outcome, steps: number | null): void {
    this.runs += 1;
    for (const [fault, times] of faults) this.#faults.set(fault, (this.#faults.get(fault) ?? 0) + times);
    if (wrong.length > 0) this.failed.push({ seed, wrong, steps });
  }

  report(ms: number): Report {
    const counts = FAULTS.map((fault) => [fault, this.#faults.get(fault) ?? 0] as const);
    const missing = counts.flatMap(([fault, times]) => (times === 0 ? [fault] : []));
    return {
      runs: this.runs,
      seconds: Math.round(ms / 100) / 10,
      runsPerSecond: Math.round((this.runs * 10_000) / ms) / 10,
      faults: Object.fromEntries(counts) as Report['faults'],
      missing: this.runs < ENOUGH_RUNS ? [] : missing,
      failed: this.failed.toSorted((a, b) => a.seed - b.seed),
    };
  }
}

/** Seeds of a call: the first as it was asked for, the others far from it and from one another. */
export function seedsOf(first: number, runs: number): readonly number[] {
  return Array.from({ length: runs }, (_, at) => (first + Math.imul(at, 0x9e37_79b1)) >>> 0);
}

/** How a story is had again. */
export function replayOf({ seed, steps }: Pick<Failed, 'seed' | 'steps'>): string {
  const first = steps === null ? '' : ` --steps ${steps}`;
  return `npm run simulate -- --seed ${seed} --runs 1${first} --trace`;
}

export function isGood({ failed, missing }: Report): boolean {
  return failed.length === 0 && missing.length === 0;
}

export function inWords(report: Report): string {
  const width = Math.max(...FAULTS.map((fault) => fault.length));
  const faults = FAULTS.map((fault) => `  ${fault.padEnd(width)}  ${report.faults[fault]}`);
  const failed = report.failed.flatMap((one) => [
    `seed ${one.seed}:`,
    ...one.wrong.slice(0, 8).map((text) => `  ${text}`),
    `  ${replayOf(one)}`,
  ]);
  const missing = report.missing.map((fault) => `${fault} has not happened in any story`);
  const { runs, seconds, runsPerSecond } = report;
  const end = `${runs} runs in ${seconds} s, ${runsPerSecond} a second: ${report.failed.length} failed`;
  return [...faults, ...failed, ...missing, end].join('\n');
}
