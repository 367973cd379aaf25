import type { BookRecord, EmbeddedBooksStore, StockState } from '../../src-main/core/ports/index.ts';
import { type Account, ExpectedFailure, accountNumber } from '../../src-shared/model/index.ts';
import { quantity, ZERO } from '../../src-shared/money/index.ts';

const NUMBERS = ['1010', '1400', '2010', '3900', '4000', '4100', '5000', '5100'];

function notKept(): never {
  throw new TypeError('The memory keeps no reports');
}

/** What the embedded books keep, in memory: all or nothing, keys and numbers unique, as the ledger is. */
export class MemoryBooks implements EmbeddedBooksStore {
  readonly records: BookRecord[] = [];
  readonly items = new Map<string, string>();
  readonly states = new Map<string, StockState>();
  /** How often something was recorded, for tests of batches. */
  writes = 0;
  numbers: readonly string[] = NUMBERS;

  readonly addAccounts = notKept;
  readonly trialBalance = notKept;
  readonly accountLedger = notKept;
  readonly documents = notKept;
  readonly document = notKept;
  readonly journal = notKept;
  readonly entriesOf = notKept;

  async chart(): Promise<readonly Account[]> {
    return this.numbers.map((number) => ({
      number: accountNumber(number),
      name: number,
      type: 'asset',
      path: number,
    }));
  }

  async find(_books: unknown, keys: Parameters<EmbeddedBooksStore['find']>[1]) {
    const wanted = this.records.filter(({ document }) => keys.includes(document.key));
    return new Map(
      wanted.map(({ document, contentHash }) => [document.key, { number: document.number, contentHash }]),
    );
  }

  /** As the ledger answers: only items, wherever they came into being, and once for each time asked. */
  async stock(
    _books: unknown,
    wanted: Parameters<EmbeddedBooksStore['stock']>[1],
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

  async record(
    _books: unknown,
    records: readonly BookRecord[],
    states: readonly StockState[],
  ): Promise<void> {
    const before = this.records.length;
    for (const record of records) {
      const { key, number } = record.document;
      const clash = this.records.find(({ document }) => document.key === key || document.number === number);
      if (clash !== undefined) {
        this.records.length = before;
        const code = clash.document.key === key ? 'duplicate-with-other-content' : 'number-taken';
        throw new ExpectedFailure(code, { where: key, data: { number } });
      }
      this.records.push(record);
    }
    for (const { sku, name } of records.flatMap(({ items }) => items)) {
      if (!this.items.has(sku)) this.items.set(sku, name);
    }
    for (const { sku } of records.flatMap(({ moves }) => moves)) {
      if (!this.items.has(sku)) throw new RangeError(`"${sku}" moves and is no item of these books`);
    }
    for (const state of states) this.states.set(`${state.sku}/${state.location}`, state);
    this.writes += 1;
  }

  async stockOnHand(): Promise<readonly StockState[]> {
    return [...this.states.values()].toSorted((a, b) =>
      `${a.sku}/${a.location}` < `${b.sku}/${b.location}` ? -1 : 1,
    );
  }
}
