import { type Minor, minor } from '../../../src-shared/money/index.ts';
import {
  type AccountNumber,
  balancedEntry,
  type Entry,
  shownSubject,
  type SubledgerLine,
  type WorkRelease,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';

/** What a document adds to the entries and sub-ledger lines that it brings. */
export interface JobEffect {
  readonly entries: readonly Entry[];
  readonly subledger: readonly SubledgerLine[];
}

/** Balances of jobs' work in progress while a batch of documents is taken in. */
export class JobBalances {
  readonly #balances = new Map<string, number>();

  constructor(
    balances: readonly { readonly job: string; readonly account: AccountNumber; readonly balance: Minor }[],
  ) {
    for (const { job, account, balance } of balances) this.#balances.set(keyOf(job, account), balance);
  }

  /** Follows what a document moves, so that a later one of the batch releases it too. */
  follow(subledger: readonly SubledgerLine[]): void {
    for (const { ledger, subject, account, amount } of subledger) {
      if (ledger !== 'work-in-progress') continue;
      const key = keyOf(subject, account);
      this.#balances.set(key, (this.#balances.get(key) ?? 0) + amount);
    }
  }

  /** All of a job's balance goes to cost: nothing when the job has none. */
  release({ subject, from, to }: WorkRelease, date: BusinessDate): JobEffect {
    const balance = minor(this.#balances.get(keyOf(subject, from)) ?? 0);
    const entry = balancedEntry(date, `Work completed ${shownSubject(subject)} ${date}`, [
      { account: to, amount: balance, memo: 'Cost of the job' },
      { account: from, amount: minor(-balance), memo: 'Work in progress' },
    ]);
    if (entry === null) return { entries: [], subledger: [] };
    const used = { account: from, subject, movement: 'used', amount: minor(-balance) } as const;
    return { entries: [entry], subledger: [{ ledger: 'work-in-progress', ...used }] };
  }
}

function keyOf(job: string, account: AccountNumber): string {
  return `${job}\u0000${account}`;
}
