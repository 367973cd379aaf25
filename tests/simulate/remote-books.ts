import type {
  Books,
  BooksCapabilities,
  CreateOutcome,
  FoundDocument,
  OutgoingDocument,
} from '../../src-main/core/ports/index.ts';
import {
  type Account,
  ACCOUNTING_DOCUMENT_TYPES,
  type AccountingDocument,
  type DeliveryKey,
  ExpectedFailure,
  type Failure,
  failure,
} from '../../src-shared/model/index.ts';
import { type BusinessDate, type Instant, instant } from '../../src-shared/time/index.ts';
import type { AnswerFault, CrashFault, Happened } from './faults.ts';
import type { Life } from './life.ts';

/** A document as the books have it. */
export interface Held {
  readonly document: AccountingDocument;
  readonly contentHash: string;
}

/** What the next documents meet: the one so many from now, and so many in a row. */
interface Armed<What> {
  readonly what: What;
  after: number;
  times: number;
}

/**
 * A set of books on a server of somebody else's. It outlives every crash of Daybook, and is as simple-minded
 * as the simplest: what is sent is made, and what is sent twice is made twice.
 */
export class RemoteServer {
  readonly accounts: readonly Account[];
  readonly documents: Held[] = [];
  /** How often each key was sent, and how often that came to nothing by a fault. */
  readonly sent = new Map<DeliveryKey, number>();
  readonly spoilt = new Map<DeliveryKey, number>();
  /** Documents on these accounts are refused. */
  readonly refused = new Set<string>();
  /** Of those the ones that nobody ever mends. */
  readonly refusedForGood = new Set<string>();
  lock: BusinessDate | null = null;
  /** What they say of their lock, which may be old. */
  shownLock: BusinessDate | null = null;
  #refusedOnce = false;
  #downUntil = 0;
  #busyUntil = 0;
  #answers: Armed<AnswerFault>[] = [];
  readonly #happened: Happened;
  /** The time as it is, whatever Daybook's computer shows. */
  readonly #time: () => Instant;

  constructor(parts: {
    readonly accounts: readonly Account[];
    readonly happened: Happened;
    readonly time: () => Instant;
  }) {
    this.accounts = parts.accounts;
    this.#happened = parts.happened;
    this.#time = parts.time;
  }

  arm(what: AnswerFault, after: number, times: number): void {
    this.#answers.push({ what, after, times });
  }

  outage(ms: number): void {
    this.#downUntil = this.#time() + ms;
  }

  askToWait(ms: number): void {
    this.#busyUntil = this.#time() + ms;
  }

  /** All faults are over; what is refused for good stays so. */
  calm(): void {
    this.mend();
    this.#answers = [];
    this.#downUntil = 0;
    this.#busyUntil = 0;
    this.shownLock = this.lock;
  }

  /** @throws ExpectedFailure when they are out of reach or ask to wait; `now` is the caller's clock. */
  answerAtAll(now: Instant): void {
    const time = this.#time();
    if (time < this.#downUntil) {
      this.#happened.note('outage');
      throw new ExpectedFailure('books-unreachable');
    }
    if (time < this.#busyUntil) {
      this.#happened.note('asked-to-wait');
      const after = instant(now + this.#busyUntil - time);
      throw new ExpectedFailure('books-busy', { retry: { after } });
    }
  }

  /** Somebody has made the accounts that were missing. */
  mend(): void {
    if (this.#refusedOnce) this.#happened.note('refused-then-mended');
    this.#refusedOnce = false;
    for (const account of this.refused) if (!this.refusedForGood.has(account)) this.refused.delete(account);
  }

  held(keys: ReadonlySet<DeliveryKey>): ReadonlyMap<DeliveryKey, FoundDocument> {
    return new Map(
      this.documents
        .filter(({ document: { key } }) => keys.has(key))
        .map(({ document: { key, number }, contentHash }) => [key, { number, contentHash }]),
    );
  }

  /** What becomes of one document. Null: the books take it, and nobody hears of it. */
  take({ document, contentHash }: OutgoingDocument): CreateOutcome | null {
    const { key, number } = document;
    this.sent.set(key, (this.sent.get(key) ?? 0) + 1);
    const fault = this.#nextFault();
    if (fault !== null) {
      this.#happened.note(fault);
      this.spoil(key);
    }
    if (fault === 'not-sent') return { key, kind: 'not-sent', cause: failure('books-failed') };
    if (fault === 'no-answer-without-effect') {
      return { key, kind: 'unknown', cause: failure('books-unreachable') };
    }
    const cause = this.#refusalOf(document);
    if (cause !== null) {
      this.spoil(key);
      return fault === null
        ? { key, kind: 'refused', cause }
        : { key, kind: 'unknown', cause: failure('books-unreachable') };
    }
    this.documents.push({ document, contentHash });
    if (fault === 'no-answer-with-effect') {
      return { key, kind: 'unknown', cause: failure('books-failed') };
    }
    if (fault === 'not-spoken-of') return null;
    if (fault === 'call-breaks-off') throw new ExpectedFailure('books-unreachable');
    return { key, kind: 'created', number };
  }

  spoil(key: DeliveryKey): void {
    this.spoilt.set(key, (this.spoilt.get(key) ?? 0) + 1);
  }

  #nextFault(): AnswerFault | null {
    for (const armed of this.#answers) armed.after -= 1;
    const due = this.#answers.find(({ after, times }) => after < 0 && times > 0);
    if (due === undefined) return null;
    due.times -= 1;
    return due.what;
  }

  #refusalOf({ key, type, date, number, entries }: AccountingDocument): Failure | null {
    if (this.lock !== null && date <= this.lock && type !== 'contact') {
      this.#happened.note('period-locked-in-between');
      return failure('period-locked', { where: number, data: { date, through: this.lock } });
    }
    const account = entries
      .flatMap(({ lines }) => lines)
      .find((line) => this.refused.has(line.account))?.account;
    if (account !== undefined) {
      if (this.refusedForGood.has(account)) this.#happened.note('refused-for-good');
      else this.#refusedOnce = true;
      return failure('account-unknown', {
        target: `account:${account}`,
        data: { name: account, books: 'Remote' },
      });
    }
    const other = this.documents.find(({ document }) => document.number === number && document.key !== key);
    return other === undefined ? null : failure('number-taken', { where: number, data: { number } });
  }
}

const TYPES = new Set(ACCOUNTING_DOCUMENT_TYPES);

/** The adapter of one life of Daybook: dead, it sends nothing any more. */
export function clientOf(server: RemoteServer, life: Life, batch: number): Books {
  const capabilities: BooksCapabilities = {
    types: TYPES,
    accounts: 'ours',
    tax: 'as-sent',
    stock: 'values',
    dates: 'any',
    undo: true,
    limits: { batch, requestsPerMinute: null, requestsPerDay: null },
  };
  const ask = async <T>(answer: () => T): Promise<T> => {
    await Promise.resolve();
    life.mustBeAlive();
    server.answerAtAll(life.now());
    return answer();
  };
  const notAsked = (): never => {
    throw new TypeError('A sync does not ask this');
  };
  return {
    system: 'tryton',
    capabilities,
    test: notAsked,
    list: notAsked,
    balances: notAsked,
    stockOnHand: notAsked,
    chart: () => ask(() => server.accounts),
    lockedThrough: () => ask(() => server.shownLock),
    find: (keys) => ask(() => server.held(new Set(keys))),
    create: (documents) =>
      ask(() => {
        const outcomes: CreateOutcome[] = [];
        for (const one of documents) {
          life.call('crash-before-call' satisfies CrashFault, () => server.spoil(one.document.key));
          const outcome = server.take(one);
          life.call('crash-before-answer' satisfies CrashFault, () => server.spoil(one.document.key));
          if (outcome !== null) outcomes.push(outcome);
        }
        return outcomes;
      }),
  };
}
