import type {
  Books,
  BooksCapabilities,
  CreateOutcome,
  FoundDocument,
  HeldPage,
  LookAlike,
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
  #feeds: Armed<'look-alike'>[] = [];
  /** What came to them by another way than Daybook. */
  readonly #fed: Omit<LookAlike, 'key'>[] = [];
  /** Ours of which they have said that there is one like it, and of those the ones that a person let go. */
  readonly #suspected = new Set<DeliveryKey>();
  readonly letGo = new Set<DeliveryKey>();
  /** A ledger that knows less than they hold was put back, and its comparing has not ended. */
  isAhead = false;
  /** What went out that should have waited for a person. */
  readonly tooEarly: string[] = [];
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

  /** The next document that they are searched for has one like it, which has come by another way. */
  feed(after: number, times: number): void {
    this.#feeds.push({ what: 'look-alike', after, times });
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
    this.#feeds = [];
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

  /** A few at a time, so that comparing has several pages to be interrupted between. */
  heldKeys(place: string | null): HeldPage {
    const from = Number(place ?? 0);
    const until = from + HELD_PAGE;
    const held = this.documents
      .slice(from, until)
      .map(({ document: { key, number } }) => ({ key, number, said: number }));
    return { held, next: until < this.documents.length ? String(until) : null };
  }

  lookAlikes(documents: readonly AccountingDocument[]): readonly LookAlike[] {
    return documents.flatMap((document): readonly LookAlike[] => {
      const { key, date, total } = document;
      if (dueOf(this.#feeds) !== null) {
        const number = `FEED-${this.#fed.length + 1}`;
        this.#fed.push({ number, date, contact: contactOf(document), total });
      }
      const alike = this.#alike(document);
      if (alike.length === 0) return [];
      this.#happened.note('look-alike');
      this.#suspected.add(key);
      return alike.map((one) => ({ key, ...one }));
    });
  }

  #alike(document: AccountingDocument): readonly Omit<LookAlike, 'key'>[] {
    const { date, total } = document;
    const contact = contactOf(document);
    return this.#fed.filter((one) => one.date === date && one.contact === contact && one.total === total);
  }

  /** What becomes of one document. Null: the books take it, and nobody hears of it. */
  take({ document, contentHash }: OutgoingDocument): CreateOutcome | null {
    const { key, number } = document;
    this.sent.set(key, (this.sent.get(key) ?? 0) + 1);
    if (this.isAhead) this.tooEarly.push(`${key} was sent before the restored ledger was compared`);
    // Made anew after a restore it may be of another date.
    if (this.#suspected.has(key) && this.#alike(document).length > 0 && !this.letGo.has(key)) {
      this.tooEarly.push(`${key} was sent though there is one like it`);
    }
    const fault = dueOf(this.#answers);
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

function contactOf(document: AccountingDocument): string {
  return ('customer' in document ? document.customer?.code : null) ?? '';
}

/** What of these the next document meets; null: nothing. */
function dueOf<What>(all: readonly Armed<What>[]): What | null {
  for (const armed of all) armed.after -= 1;
  const due = all.find(({ after, times }) => after < 0 && times > 0);
  if (due === undefined) return null;
  due.times -= 1;
  return due.what;
}

const HELD_PAGE = 3;
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
    heldKeys: (place) => ask(() => server.heldKeys(place)),
    lookAlikes: (documents) => ask(() => server.lookAlikes(documents)),
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
