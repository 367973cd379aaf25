/** Runs the work and says how long it took. */
export async function timed<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly ms: number; readonly value: T }> {
  const begun = performance.now();
  const value = await work();
  return { ms: performance.now() - begun, value };
}

/** The middle one: a single slow run, because the machine did something else, says nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The smallest value that so much of all the others are not above. @param share 0.95 for the 95th percentile */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Durations by stage, from as many runs as there are. */
export class Laps {
  readonly #byStage = new Map<string, number[]>();

  add(stage: string, ms: number): number {
    this.#byStage.set(stage, [...(this.#byStage.get(stage) ?? []), ms]);
    return ms;
  }

  /** Measures the work as a stage. */
  async time<T>(stage: string, work: () => T | Promise<T>): Promise<T> {
    const { ms, value } = await timed(work);
    this.add(stage, ms);
    return value;
  }

  all(stage: string): readonly number[] {
    return this.#byStage.get(stage) ?? [];
  }

  median(stage: string): number {
    return median(this.all(stage));
  }

  stages(): readonly Stage[] {
    return [...this.#byStage].map(([name, all]) => ({ name, ms: median(all), all }));
  }
}

/** How long one part of a case took. */
export interface Stage {
  readonly name: string;
  /** Median of the runs. */
  readonly ms: number;
  readonly all: readonly number[];
}

/** One promise of the issue and how it came out. */
export interface Limit {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: '×' | 's' | 'ms' | 'MB' | 'documents';
}

/** What a case has measured. */
export interface CaseResult {
  readonly title: string;
  readonly stages: readonly Stage[];
  readonly limits: readonly Limit[];
}

/** How much a case does. */
export interface Scale {
  /** How often it measures. */
  readonly runs: number;
  readonly orders: number;
  /** Days that are consolidated and posted, with `ordersPerDay` each. */
  readonly days: number;
  readonly ordersPerDay: number;
  readonly memoryRows: readonly [small: number, large: number];
  readonly demoDays: number;
  /** Rows that the window's queries run beside: as many are in the ledger, as many come in. */
  readonly windowRows: number;
  /** Deliveries that the status is asked about. */
  readonly statusRows: number;
  /** Of each shop, in the year that is looked through for what is missing. */
  readonly receiptsPerDay: number;
  /** Whether the amounts are those that the window's promises are about. */
  readonly isFull: boolean;
}

/** A case by its name, for `--only`. */
export interface BenchCase {
  readonly name: string;
  run(scale: Scale): Promise<CaseResult>;
}

/** A count that must be exactly so, as a limit from both sides. */
export function exactly(what: string, value: number, wanted: number): Limit {
  return { what: `${what}: exactly ${wanted}`, value: Math.abs(value - wanted), limit: 0, unit: 'documents' };
}
