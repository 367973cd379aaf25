import { minor } from '../../../src-shared/money/index.ts';
import {
  type AccountNumber,
  balancedEntry,
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
  readonly #released = new Map<string, number>();

  constructor(work: readonly WorkOfJob[]) {
    for (const { job, account, balance, released } of work) {
      this.#balances.set(keyOf(job, account), balance);
      this.#released.set(keyOf(job, account), released);
    }
  }

  /** Follows what a document moves, so that a later one of the batch releases it too. */
  follow(subledger: readonly SubledgerLine[]): void {
    for (const { ledger, subject, account, movement, amount } of subledger) {
      if (ledger !== 'work-in-progress') continue;
      const key = keyOf(subject, account);
      this.#balances.set(key, (this.#balances.get(key) ?? 0) + amount);
      if (movement === 'used') this.#released.set(key, (this.#released.get(key) ?? 0) - amount);
    }
  }

  /**
   * All of a job's balance goes to cost: nothing when the job has none. Where a completion is taken back, what
   * was released comes back from there.
   */
  release({ subject, from, to, back }: WorkRelease, date: BusinessDate): JobEffect {
    const key = keyOf(subject, from);
    const takenBack = back === true;
    const moved = minor((takenBack ? -1 : 1) * ((takenBack ? this.#released : this.#balances).get(key) ?? 0));
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

function keyOf(job: string, account: AccountNumber): string {
  return `${job}\u0000${account}`;
}
