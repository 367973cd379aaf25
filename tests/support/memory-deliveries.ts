import type {
  Books,
  CreateOutcome,
  DeliveryJob,
  DeliveryStore,
  FoundDocument,
  OutgoingDocument,
  Services,
  Settlement,
  BooksCapabilities,
} from '../../src-main/core/ports/index.ts';
import {
  type DeliveryKey,
  type DeliveryState,
  type Failure,
  failure,
  ACCOUNTING_DOCUMENT_TYPES,
} from '../../src-shared/model/index.ts';

/** Thrown where a program was killed; nothing may catch it. */
export class Killed extends Error {}

/** Counts the steps of a run and kills it at chosen ones, before or after the step has had its effect. */
export class Fate {
  #step = 0;
  readonly #kills: ReadonlyMap<number, 'before' | 'after'>;

  constructor(kills: Iterable<readonly [number, 'before' | 'after']> = []) {
    this.#kills = new Map(kills);
  }

  get steps(): number {
    return this.#step;
  }

  async step<T>(effect: () => T): Promise<T> {
    this.#step += 1;
    const kill = this.#kills.get(this.#step);
    if (kill === 'before') throw new Killed(`before step ${this.#step}`);
    const result = effect();
    if (kill === 'after') throw new Killed(`after step ${this.#step}`);
    return result;
  }
}

interface Row {
  readonly job: DeliveryJob;
  readonly state: DeliveryState;
  readonly cause: Failure | null;
  readonly attempts: number;
}

function notNeeded(): never {
  throw new TypeError('Delivering does not ask this');
}

/** The queue as the ledger keeps it: each call is a transaction, in the order in which jobs were given. */
export class MemoryDeliveries implements DeliveryStore {
  readonly rows = new Map<DeliveryKey, Row>();
  fate = new Fate();

  readonly post = notNeeded;
  readonly counts = notNeeded;
  readonly list = notNeeded;
  readonly refused = notNeeded;
  readonly ofDigest = notNeeded;
  readonly undoPosting = notNeeded;
  readonly bringBack = notNeeded;
  readonly keptOut = notNeeded;
  readonly sharing = notNeeded;
  readonly postAnew = notNeeded;
  readonly numbered = notNeeded;

  constructor(jobs: readonly DeliveryJob[], state: DeliveryState = 'waiting') {
    for (const job of jobs) this.rows.set(job.key, { job, state, cause: null, attempts: 0 });
  }

  states(): DeliveryState[] {
    return [...this.rows.values()].map(({ state }) => state);
  }

  recover(): Promise<number> {
    return this.fate.step(() => {
      const sending = [...this.rows].filter(([, { state }]) => state === 'sending');
      for (const [key, row] of sending) this.rows.set(key, { ...row, state: 'unknown' });
      return sending.length;
    });
  }

  async next(_books: unknown, wanted: 'waiting' | 'unknown', limit: number): Promise<readonly DeliveryJob[]> {
    const rows = [...this.rows.values()].filter(({ state }) => state === wanted);
    return rows.slice(0, limit).map(({ job }) => job);
  }

  markSending(keys: readonly DeliveryKey[]): Promise<void> {
    return this.fate.step(() => {
      for (const key of keys) {
        const row = this.rows.get(key);
        if (row?.state !== 'waiting') throw new RangeError(`${key} is not waiting to be sent`);
        this.rows.set(key, { ...row, state: 'sending', attempts: row.attempts + 1 });
      }
    });
  }

  settle(settlements: readonly Settlement[]): Promise<void> {
    return this.fate.step(() => {
      for (const settlement of settlements) {
        const row = this.rows.get(settlement.key);
        if (row === undefined || row.state === 'succeeded')
          throw new RangeError(`${settlement.key} is settled`);
        const cause = 'cause' in settlement ? settlement.cause : null;
        this.rows.set(settlement.key, { ...row, state: settlement.state, cause });
      }
    });
  }
}

/** What books do with a document that is sent to them. */
export type Answer = 'created' | 'refused' | 'lost on the way there' | 'lost on the way back';

/** Books that somebody else runs: they hold what they hold even when their answer is lost. */
export class MemoryLedgerBooks implements Books {
  readonly system = 'memory';
  readonly held = new Map<DeliveryKey, FoundDocument>();
  /** Every document that was really made, to see that none was made twice. */
  readonly made: DeliveryKey[] = [];
  /** Keys in the order in which they were sent. */
  readonly sent: DeliveryKey[] = [];
  readonly lookedUp: DeliveryKey[] = [];
  fate = new Fate();
  answer: (key: DeliveryKey) => Answer = () => 'created';

  readonly capabilities: BooksCapabilities = {
    types: new Set(ACCOUNTING_DOCUMENT_TYPES),
    accounts: 'ours',
    tax: 'as-sent',
    stock: 'values',
    dates: 'any',
    undo: true,
    limits: { batch: 50, requestsPerMinute: null, requestsPerDay: null },
  };

  readonly chart = notNeeded;
  readonly test = notNeeded;
  readonly list = notNeeded;
  readonly lockedThrough = notNeeded;
  readonly balances = notNeeded;
  readonly stockOnHand = notNeeded;

  async find(keys: readonly DeliveryKey[]): Promise<ReadonlyMap<DeliveryKey, FoundDocument>> {
    this.lookedUp.push(...keys);
    return new Map([...this.held].filter(([key]) => keys.includes(key)));
  }

  async create(documents: readonly OutgoingDocument[]): Promise<readonly CreateOutcome[]> {
    const outcomes: CreateOutcome[] = [];
    // Each document is a step of its own: a program can die between any two of them.
    for (const one of documents) outcomes.push(await this.fate.step(() => this.#take(one)));
    return outcomes;
  }

  #take({ document, contentHash }: OutgoingDocument): CreateOutcome {
    const { key, number } = document;
    this.sent.push(key);
    const answer = this.answer(key);
    if (answer === 'refused') return { key, kind: 'refused', cause: failure('books-refused') };
    if (answer === 'lost on the way there')
      return { key, kind: 'unknown', cause: failure('books-unreachable') };
    this.made.push(key);
    this.held.set(key, { number, contentHash });
    if (answer === 'lost on the way back')
      return { key, kind: 'unknown', cause: failure('books-unreachable') };
    return { key, kind: 'created', number };
  }
}

/** As much of the services as delivering needs. */
export function deliveryServices(deliveries: MemoryDeliveries, books: Books): Services {
  const services: Pick<Services, 'openBooks' | 'onProgress'> & {
    readonly ledger: Pick<Services['ledger'], 'deliveries'>;
  } = { ledger: { deliveries }, openBooks: () => books, onProgress: () => {} };
  return services as Services;
}
