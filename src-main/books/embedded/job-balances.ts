import { minor } from '../../../src-shared/money/index.ts';
import {
  type AccountNumber,
  balancedEntry,
  type DeliveryKey,
  type Entry,
  shownSubject,
  type SubledgerLine,
  type WorkRelease,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { WorkOfJob } from '../../core/ports/index.ts';

/** What a document adds to the entries and sub-ledger lines that it brings. */
export interface JobEffect {
  readonly entries: readonly Entry[];
  readonly subledger: readonly SubledgerLine[];
}

/** Jobs' work in progress, and what of it was released, while a batch of documents is taken in. */
export class JobBalances {
  readonly #balances = new Map<string, number>();
  /** By document: a job may be completed more than once, and each completion is taken back by itself. */
  readonly #released = new Map<string, number>();

  constructor(work: readonly WorkOfJob[]) {
    for (const { job, account, key, moved, released } of work) {
      add(this.#balances, keyOf(job, account), moved);
      add(this.#released, keyOf(job, account, key), released);
    }
  }

  /** Follows what a document moves, so that a later one of the batch releases it, or takes it back, too. */
  follow(document: DeliveryKey, subledger: readonly SubledgerLine[]): void {
    for (const { ledger, subject, account, movement, amount } of subledger) {
      if (ledger !== 'work-in-progress') continue;
      add(this.#balances, keyOf(subject, account), amount);
      if (movement === 'used') add(this.#released, keyOf(subject, account, document), -amount);
    }
  }

  /**
   * All of a job's balance goes to cost: nothing when the job has none. Where a completion is taken back, what
   * that one released comes back from there.
   * @param completions the documents of the books that post what is taken back, none of them undone
   */
  release(
    { subject, from, to, back }: WorkRelease,
    date: BusinessDate,
    completions: readonly DeliveryKey[],
  ): JobEffect {
    const takenBack = back !== undefined;
    const moved = minor(
      takenBack
        ? -completions.reduce((all, key) => all + (this.#released.get(keyOf(subject, from, key)) ?? 0), 0)
        : (this.#balances.get(keyOf(subject, from)) ?? 0),
    );
    const title = takenBack ? 'Work taken back' : 'Work completed';
    const entry = balancedEntry(date, `${title} ${shownSubject(subject)} ${date}`, [
      { account: to, amount: moved, memo: 'Cost of the job' },
      { account: from, amount: minor(-moved), memo: 'Work in progress' },
    ]);
    if (entry === null) return { entries: [], subledger: [] };
    const used = { account: from, subject, movement: 'used', amount: minor(-moved) } as const;
    return { entries: [entry], subledger: [{ ledger: 'work-in-progress', ...used }] };
  }
}

function keyOf(job: string, account: AccountNumber, document = ''): string {
  return [job, account, document].join('\u0000');
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
