import type {
  Books,
  BooksCapabilities,
  CreateOutcome,
  DeliveryStore,
  FoundDocument,
  HeldPage,
  LookAlike,
  OutgoingDocument,
  OutageStore,
  Progress,
  Services,
} from '../../src-main/core/ports/index.ts';
import { silentLog } from '../../src-main/platform/index.ts';
import { createBudgetStore } from '../../src-main/storage/budgets.ts';
import { createOutageStore } from '../../src-main/storage/outages.ts';
import { createQuarantineStore } from '../../src-main/storage/quarantine/store.ts';
import { deliverBooks } from '../../src-main/sync/deliver.ts';
import {
  type Account,
  ACCOUNTING_DOCUMENT_TYPES,
  type AccountingDocument,
  type DeliveryKey,
  type DeliveryRow,
  type DeliveryState,
  ExpectedFailure,
  type Failure,
  failure,
} from '../../src-shared/model/index.ts';
import type { BusinessDate } from '../../src-shared/time/index.ts';
import { BOOKS, EMBEDDED, STREAM, TestLedger } from './test-ledger.ts';

/** Thrown where a program was killed; nothing may catch it. */
export class Killed extends Error {}

type Kill = readonly [step: number, when: 'before' | 'after'];

/** Counts the steps of a run and kills it at chosen ones, before or after the step has had its effect. */
export class Fate {
  #step = 0;
  readonly #kills: ReadonlyMap<number, 'before' | 'after'>;

  constructor(kills: Iterable<Kill> = []) {
    this.#kills = new Map(kills);
  }

  get steps(): number {
    return this.#step;
  }

  async step<T>(effect: () => T | Promise<T>): Promise<T> {
    this.#step += 1;
    const step = this.#step;
    const kill = this.#kills.get(step);
    if (kill === 'before') throw new Killed(`before step ${step}`);
    const result = await effect();
    if (kill === 'after') throw new Killed(`after step ${step}`);
    return result;
  }

  /** A store whose writes of these names are steps. */
  over<Store extends object>(store: Store, names: readonly (keyof Store & string)[]): Store {
    return stepsOf(store, names, () => this);
  }
}

function stepsOf<Store extends object>(
  store: Store,
  names: readonly (keyof Store & string)[],
  fate: () => Fate,
): Store {
  return new Proxy(store, {
    get: (target, name, receiver) => {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function' || !names.includes(name as keyof Store & string)) return member;
      return (...args: readonly unknown[]) =>
        fate().step(() => Reflect.apply(member, target, args) as Promise<unknown>);
    },
  });
}

/** What books do with a document that is sent to them. */
export type Answer =
  | 'created'
  | 'lost on the way there'
  | 'lost on the way back'
  | 'unheard'
  | { readonly refused: Failure }
  | { readonly notSent: Failure }
  | { readonly unknown: Failure };

/** Books that somebody else runs: they hold what they hold even when their answer is lost. */
export class FakeBooks implements Books {
  readonly system = 'memory';
  readonly held = new Map<DeliveryKey, FoundDocument>();
  /** Every document that was really made, to see that none was made twice. */
  readonly made: DeliveryKey[] = [];
  /** Keys in the order in which they were sent, call by call. */
  readonly calls: (readonly DeliveryKey[])[] = [];
  readonly lookedUp: DeliveryKey[] = [];
  locked: BusinessDate | null = null;
  accounts: readonly Account[] = [];
  /** What others have entered, by another way. */
  others: readonly Omit<LookAlike, 'key'>[] = [];
  /** Keys that were looked for among what others have entered, call by call. */
  readonly lookedFor: (readonly DeliveryKey[])[] = [];
  fate = new Fate();
  answer: (key: DeliveryKey) => Answer = () => 'created';
  /** What asking them at all comes to. */
  down: () => Failure | null = () => null;

  capabilities: BooksCapabilities = {
    types: new Set(ACCOUNTING_DOCUMENT_TYPES),
    accounts: 'ours',
    tax: 'as-sent',
    stock: 'values',
    dates: 'any',
    undo: true,
    limits: { batch: 50, requestsPerMinute: null, requestsPerDay: null },
  };

  readonly test = notNeeded;
  readonly list = notNeeded;
  readonly balances = notNeeded;
  readonly stockOnHand = notNeeded;

  async chart(): Promise<readonly Account[]> {
    this.#refuseWhenDown();
    return this.accounts;
  }

  async lockedThrough(): Promise<BusinessDate | null> {
    this.#refuseWhenDown();
    return this.locked;
  }

  get sent(): readonly DeliveryKey[] {
    return this.calls.flat();
  }

  takeAtOnce(batch: number): void {
    this.capabilities = { ...this.capabilities, limits: { ...this.capabilities.limits, batch } };
  }

  async find(keys: readonly DeliveryKey[]): Promise<ReadonlyMap<DeliveryKey, FoundDocument>> {
    this.#refuseWhenDown();
    this.lookedUp.push(...keys);
    return new Map([...this.held].filter(([key]) => keys.includes(key)));
  }

  async create(documents: readonly OutgoingDocument[]): Promise<readonly CreateOutcome[]> {
    this.#refuseWhenDown();
    this.calls.push(documents.map(({ document }) => document.key));
    const outcomes: CreateOutcome[] = [];
    // Each document is a step of its own: a program can die between any two of them.
    for (const one of documents) outcomes.push(...(await this.fate.step(() => this.#take(one))));
    return outcomes;
  }

  async lookAlikes(documents: readonly AccountingDocument[]): Promise<readonly LookAlike[]> {
    this.#refuseWhenDown();
    this.lookedFor.push(documents.map(({ key }) => key));
    return documents.flatMap((document) =>
      this.others
        .filter(({ date, total }) => date === document.date && total === document.total)
        .filter(({ contact }) => 'contact' in document && contact === document.contact)
        .map((other) => ({ key: document.key, ...other })),
    );
  }

  /** Two at a time, so that there is more than one page of a few. */
  async heldKeys(place: string | null): Promise<HeldPage> {
    this.#refuseWhenDown();
    const from = Number(place ?? 0);
    const all = [...this.held];
    const held = all.slice(from, from + 2).map(([key, { number }]) => ({ key, number, said: number }));
    return { held, next: from + 2 < all.length ? String(from + 2) : null };
  }

  #refuseWhenDown(): void {
    const cause = this.down();
    if (cause !== null) throw new ExpectedFailure(cause.code, { retry: cause.retry, data: cause.data });
  }

  #take({ document, contentHash }: OutgoingDocument): CreateOutcome[] {
    const { key, number } = document;
    const answer = this.answer(key);
    if (typeof answer === 'object') {
      if ('refused' in answer) return [{ key, kind: 'refused', cause: answer.refused }];
      if ('notSent' in answer) return [{ key, kind: 'not-sent', cause: answer.notSent }];
      return [{ key, kind: 'unknown', cause: answer.unknown }];
    }
    const cause = failure('books-unreachable');
    if (answer === 'lost on the way there') return [{ key, kind: 'unknown', cause }];
    this.made.push(key);
    this.held.set(key, { number, contentHash });
    if (answer === 'unheard') return [];
    return answer === 'lost on the way back'
      ? [{ key, kind: 'unknown', cause }]
      : [{ key, kind: 'created', number }];
  }
}

function notNeeded(): never {
  throw new TypeError('Delivering does not ask this');
}

/** A real ledger with documents on their way to books that a test owns. */
export class DeliveryShop {
  readonly ledger: TestLedger;
  readonly books = new FakeBooks();
  readonly budgets;
  readonly told: Progress[] = [];
  #fate = new Fate();
  readonly #outages;
  #random: () => number = () => 0.5;

  private constructor(ledger: TestLedger) {
    this.ledger = ledger;
    this.#outages = createOutageStore(ledger.db, ledger.clock);
    this.budgets = createBudgetStore(ledger.db, ledger.clock);
  }

  static async open(documents: readonly AccountingDocument[] = []): Promise<DeliveryShop> {
    const shop = new DeliveryShop(await TestLedger.open());
    await shop.post(documents);
    return shop;
  }

  close(): Promise<void> {
    return this.ledger.close();
  }

  /** What is drawn from now on. */
  draw(random: () => number): void {
    this.#random = random;
  }

  /** What kills the program from now on; the books die with it. */
  meet(fate: Fate): void {
    this.#fate = fate;
    this.books.fate = fate;
  }

  async post(documents: readonly AccountingDocument[]): Promise<void> {
    const drafts = documents.map((draft) => ({
      draft,
      numberScope: 'N-{SEQ:4}',
      covers: null,
    }));
    await this.ledger.deliveries.post([{ books: BOOKS, stream: STREAM.id, digest: null, drafts }]);
  }

  deliver(
    options: { readonly asked?: boolean; readonly signal?: AbortSignal } = {},
  ): Promise<Failure | null> {
    const { signal = new AbortController().signal, ...rest } = options;
    return deliverBooks(this.services(), EMBEDDED, signal, rest);
  }

  outage(): ReturnType<OutageStore['of']> {
    return this.#outages.of(BOOKS);
  }

  /** As much of the services as delivering needs; each write to the ledger is a step. */
  services(): Services {
    const steps = <Store extends object>(store: Store, ...names: readonly (keyof Store & string)[]): Store =>
      stepsOf(store, names, () => this.#fate);
    const services = {
      ledger: {
        deliveries: steps<DeliveryStore>(this.ledger.deliveries, 'recover', 'retry', 'markSending', 'settle'),
        outages: steps<OutageStore>(this.#outages, 'park', 'clear'),
        budgets: this.budgets,
        quarantine: createQuarantineStore(this.ledger.db, this.ledger.clock),
      },
      clock: this.ledger.clock,
      random: () => this.#random(),
      postingRecord: null,
      log: silentLog,
      openBooks: () => this.books,
      onProgress: (progress: Progress) => this.told.push(progress),
    };
    return services as unknown as Services;
  }

  async rows(): Promise<readonly DeliveryRow[]> {
    return (await this.ledger.deliveries.list(null, { cursor: null, limit: 200 })).rows;
  }

  /** By key. */
  async states(): Promise<Readonly<Record<string, DeliveryState>>> {
    return Object.fromEntries((await this.rows()).map(({ key, state }) => [key, state]));
  }

  async row(key: string): Promise<DeliveryRow | undefined> {
    return (await this.rows()).find((row) => row.key === key);
  }
}
