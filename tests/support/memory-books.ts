import type {
  BookActionWrite,
  BookRecord,
  EmbeddedBooksStore,
  OpenDocument,
  OpenState,
  OrderLineState,
  RecordedEffects,
  StockState,
  TaxOfCase,
  TransitState,
} from '../../src-main/core/ports/index.ts';
import { writeAccountingDocument } from '../../src-main/storage/accounting-document.ts';
import { sha256 } from '../../src-main/storage/hashes.ts';
import {
  type Account,
  type AccountingDocument,
  type DeliveryKey,
  ExpectedFailure,
  accountNumber,
} from '../../src-shared/model/index.ts';
import { minor, quantity, ZERO } from '../../src-shared/money/index.ts';
import type { BusinessDate } from '../../src-shared/time/index.ts';
import { CHART } from './test-ledger.ts';

const NUMBERS = [...CHART.map((account) => account.number), '2010', '3900'];

function notKept(): never {
  throw new TypeError('The memory keeps no reports');
}

/** A document as the memory keeps it: what it did, and where it stands now. */
interface Kept extends BookRecord {
  readonly contentHash: string;
  readonly state: OpenState | null;
  readonly orderLines: readonly OrderLineState[];
}

/** What the embedded books keep, in memory: all or nothing, keys and numbers unique, as the ledger is. */
export class MemoryBooks implements EmbeddedBooksStore {
  #kept = new Map<DeliveryKey, Kept>();
  readonly items = new Map<string, string>();
  readonly states = new Map<string, StockState>();
  readonly transit = new Map<string, TransitState>();
  /** How often something was recorded, for tests of batches. */
  writes = 0;
  numbers: readonly string[] = NUMBERS;
  locked: BusinessDate | null = null;

  readonly addAccounts = notKept;
  readonly trialBalance = notKept;
  readonly accountLedger = notKept;
  readonly documents = notKept;
  readonly document = notKept;
  readonly journal = notKept;
  readonly entriesOf = notKept;
  readonly openDocuments = notKept;
  readonly onLayby = notKept;
  readonly subledger = notKept;
  readonly subledgerDays = notKept;
  readonly subledgerBalances = notKept;
  readonly allocate = notKept;
  readonly unallocate = notKept;
  readonly contacts = notKept;
  readonly openItems = notKept;
  readonly allocationsOf = notKept;
  readonly related = notKept;
  readonly lineage = notKept;
  readonly lastGoodsIn = notKept;
  readonly countedItems = notKept;
  readonly countSheet = notKept;
  readonly lookAlikes = notKept;

  /** In the order in which they were recorded, with what they did later as well. */
  get records(): readonly Kept[] {
    return [...this.#kept.values()];
  }

  async chart(): Promise<readonly Account[]> {
    return this.numbers.map((number) => ({
      number: accountNumber(number),
      name: number,
      type: 'asset',
      path: number,
    }));
  }

  async find(_books: unknown, keys: readonly DeliveryKey[]) {
    return new Map(
      this.#of(keys).map(({ document, contentHash }) => [
        document.key,
        { number: document.number, contentHash },
      ]),
    );
  }

  async recorded(_books: unknown, keys: readonly DeliveryKey[]) {
    return this.#of(keys).map(({ document, contentHash, state }) => ({ document, contentHash, state }));
  }

  async effectsOf(_books: unknown, keys: readonly DeliveryKey[]): Promise<readonly RecordedEffects[]> {
    return this.#of(keys).map((kept) => ({ ...kept, allocated: false }));
  }

  async open(_books: unknown, keys: readonly DeliveryKey[]): Promise<readonly OpenDocument[]> {
    return this.#of(keys).flatMap(openDocument);
  }

  async openOf(_books: unknown, of: Parameters<EmbeddedBooksStore['openOf']>[1]) {
    return this.records
      .filter(({ document }) =>
        'caseId' in of ? caseOf(document) === of.caseId : groupOf(document) === of.group,
      )
      .flatMap(openDocument);
  }

  async openOrders(_books: unknown, of: Parameters<EmbeddedBooksStore['openOrders']>[1]) {
    return this.records
      .filter(
        ({ document, state }) =>
          document.type === 'sales-order' &&
          state === 'open' &&
          (of.caseIds.includes(document.caseId ?? '') || of.groups.includes(document.group ?? '')),
      )
      .flatMap(openDocument);
  }

  async closedOrders(_books: unknown, caseIds: readonly string[]) {
    return this.records
      .filter(
        ({ document, state }) =>
          document.type === 'sales-order' && state === 'closed' && caseIds.includes(document.caseId ?? ''),
      )
      .flatMap(openDocument);
  }

  async setAside() {
    return this.records.flatMap(({ document, state, orderLines }) =>
      document.type !== 'sales-order' || document.order === 'credit' || state !== 'open'
        ? []
        : orderLines.flatMap(({ sku, quantity: ordered, backOrdered, delivered }) =>
            sku === null
              ? []
              : [{ sku, location: document.location, quantity: quantity(ordered - backOrdered - delivered) }],
          ),
    );
  }

  async workInProgress(_books: unknown, jobs: readonly string[]) {
    return this.records.flatMap(({ document: { key }, subledger }) =>
      subledger
        .filter(({ ledger, subject }) => ledger === 'work-in-progress' && jobs.includes(subject))
        .map(({ subject: job, account, movement, amount: moved }) => {
          return { job, account, key, moved, released: movement === 'used' ? minor(-moved) : ZERO };
        }),
    );
  }

  async taxOnDeposits(_books: unknown, cases: readonly string[]) {
    const taxes = new Map<string, TaxOfCase>();
    for (const { subject, account, against, movement, amount } of this.records.flatMap((r) => r.subledger)) {
      if (against === undefined || !cases.includes(subject)) continue;
      const key = `${subject}/${account}/${against}`;
      const known = taxes.get(key) ?? { balance: 0, added: 0, released: 0 };
      taxes.set(key, {
        case: subject,
        account,
        against,
        balance: minor(known.balance + amount),
        added: minor(known.added + (movement === 'added' ? amount : 0)),
        released: minor(known.released - (movement === 'used' ? amount : 0)),
      });
    }
    return [...taxes.values()];
  }

  /** As the ledger answers: only items, wherever they came into being, and once for each time asked. */
  async stock(
    _books: unknown,
    wanted: readonly { sku: string; location: string }[],
  ): Promise<readonly StockState[]> {
    return wanted
      .filter(({ sku }) => this.items.has(sku))
      .map(
        ({ sku, location }) =>
          this.states.get(`${sku}/${location}`) ?? {
            sku,
            location,
            quantity: quantity(0),
            value: ZERO,
            lastCost: null,
          },
      );
  }

  async inTransit(_books: unknown, caseIds: readonly string[]): Promise<readonly TransitState[]> {
    return [...this.transit.values()].filter(({ caseId }) => caseIds.includes(caseId));
  }

  /** Whatever arrives is worth waiting for. */
  async departuresToCome(
    _books: unknown,
    arrivals: readonly { readonly caseId: string }[],
  ): Promise<readonly string[]> {
    return arrivals.map(({ caseId }) => caseId);
  }

  /** They know of no sale of a till. */
  async soldWith(): Promise<readonly []> {
    return [];
  }

  async lockedThrough(): Promise<BusinessDate | null> {
    return this.locked;
  }

  async setLock(_books: unknown, through: BusinessDate | null): Promise<void> {
    this.locked = through;
  }

  async record(_books: unknown, write: BookActionWrite): Promise<void> {
    const after = new Map(this.#kept);
    for (const record of write.records) this.#add(after, record);
    for (const { key, entries, subledger, moves } of write.late) {
      const kept = keptIn(after, key);
      after.set(key, {
        ...kept,
        entries: [...kept.entries, ...entries],
        subledger: [...kept.subledger, ...subledger],
        moves: [...kept.moves, ...moves],
      });
    }
    for (const { key, state, orderLines } of [
      ...write.records.flatMap(({ changes }) => changes),
      ...write.changes,
    ]) {
      after.set(key, { ...keptIn(after, key), state, orderLines });
    }
    for (const { sku, name } of write.records.flatMap(({ items }) => items)) {
      if (!this.items.has(sku)) this.items.set(sku, name);
    }
    for (const { sku } of [...write.records, ...write.late].flatMap(({ moves }) => moves)) {
      if (!this.items.has(sku)) throw new RangeError(`"${sku}" moves and is no item of these books`);
    }
    for (const state of write.states) this.states.set(`${state.sku}/${state.location}`, state);
    for (const state of write.transit) this.transit.set(`${state.caseId}/${state.sku}`, state);
    this.#kept = after;
    this.writes += 1;
  }

  async stockOnHand(): Promise<readonly StockState[]> {
    return [...this.states.values()].toSorted((a, b) =>
      `${a.sku}/${a.location}` < `${b.sku}/${b.location}` ? -1 : 1,
    );
  }

  #add(after: Map<DeliveryKey, Kept>, record: BookRecord): void {
    const { key, number, date } = record.document;
    const clash = [...after.values()].find(
      ({ document }) => document.key === key || document.number === number,
    );
    if (clash !== undefined) {
      const code = clash.document.key === key ? 'duplicate-with-other-content' : 'number-taken';
      throw new ExpectedFailure(code, { where: key, data: { number } });
    }
    if (this.locked !== null && date <= this.locked) {
      throw new ExpectedFailure('period-locked', { where: key, data: { date, through: this.locked } });
    }
    after.set(key, {
      ...record,
      contentHash: record.contentHash ?? sha256(writeAccountingDocument(record.document)),
      state: record.open?.state ?? null,
      orderLines: record.open?.orderLines ?? [],
    });
  }

  #of(keys: readonly DeliveryKey[]): readonly Kept[] {
    return this.records.filter(({ document }) => keys.includes(document.key));
  }
}

function keptIn(all: ReadonlyMap<DeliveryKey, Kept>, key: DeliveryKey): Kept {
  const kept = all.get(key);
  if (kept === undefined) throw new RangeError(`${key} is not in these books`);
  return kept;
}

function openDocument({ document, contentHash, state, orderLines }: Kept): OpenDocument[] {
  return state === null ? [] : [{ document, contentHash, state, orderLines }];
}

function caseOf(document: AccountingDocument): string | null {
  return 'caseId' in document ? document.caseId : null;
}

function groupOf(document: AccountingDocument): string | null {
  return 'group' in document ? document.group : null;
}
