import { EMBEDDED } from '../../support/test-ledger.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEmbeddedBooks } from '../../../src-main/books/embedded/books.ts';
import type { CreateOutcome, EmbeddedBooksStore } from '../../../src-main/core/ports/index.ts';
import { writeAccountingDocument } from '../../../src-main/storage/accounting-document.ts';
import { createBooksDirectory } from '../../../src-main/storage/books-directory.ts';
import { createEmbeddedBooksStore } from '../../../src-main/storage/books/store.ts';
import { openDatabase } from '../../../src-main/storage/database/open.ts';
import { sha256 } from '../../../src-main/storage/hashes.ts';
import {
  type AccountingDocument,
  accountNumber,
  type DeliveryKey,
  type Entry,
} from '../../../src-shared/model/index.ts';
import { instant } from '../../../src-shared/time/index.ts';
import { journalText } from '../../support/journal-text.ts';

const BOOKS = EMBEDDED.id;

const ACCOUNTS = [
  ...['1010', '1200', '1400', '1410', '1420'].map((number) => [number, 'asset'] as const),
  ...['2010', '2100', '2320', '2330'].map((number) => [number, 'liability'] as const),
  ...['3900'].map((number) => [number, 'equity'] as const),
  ...['4000', '4100', '4430', '4900'].map((number) => [number, 'income'] as const),
  ...['5000', '5020', '5100', '5300', '6910'].map((number) => [number, 'expense'] as const),
];

/** The embedded books as they are: their rules over the ledger file, in a folder of its own. */
export class RealBooks {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'daybook-books-'));
  readonly clock = { at: instant(1_000), now: () => this.clock.at };
  readonly db = openDatabase(path.join(this.#folder, 'books.ledger'), {
    clock: this.clock,
    ids: { uuid: () => '00000000-0000-7000-8000-000000000001' },
    programVersion: 'test',
  });
  readonly id = BOOKS;
  readonly store: EmbeddedBooksStore = createEmbeddedBooksStore(this.db, this.clock);
  readonly books = createEmbeddedBooks(EMBEDDED, this.store);

  static async open(): Promise<RealBooks> {
    const books = new RealBooks();
    await createBooksDirectory(books.db, books.clock).create(EMBEDDED);
    await books.store.addAccounts(
      BOOKS,
      ACCOUNTS.map(([number, type]) => ({
        number: accountNumber(number),
        name: number,
        type,
        path: `${type}:${number}`,
      })),
    );
    return books;
  }

  async close(): Promise<void> {
    await this.db.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** Offers documents in one batch. */
  offer(...documents: readonly AccountingDocument[]): Promise<readonly CreateOutcome[]> {
    return this.books.create(
      documents.map((document) => ({ document, contentHash: sha256(writeAccountingDocument(document)) })),
    );
  }

  /** Takes documents in, each in a batch of its own; every one must go in. */
  async take(...documents: readonly AccountingDocument[]): Promise<void> {
    for (const document of documents) {
      const [outcome] = await this.offer(document);
      if (outcome?.kind !== 'created') throw new Error(JSON.stringify(outcome));
    }
  }

  /** Why a document is not taken in. */
  async refusal(document: AccountingDocument): Promise<string> {
    const [outcome] = await this.offer(document);
    return outcome?.kind === 'refused' ? outcome.cause.code : 'created';
  }

  async effects(key: string) {
    const [effects] = await this.store.effectsOf(BOOKS, [key as DeliveryKey]);
    if (effects === undefined) throw new Error(`${key} is not in the books`);
    return effects;
  }

  /** What a document did, in an accountant's shorthand. */
  async journal(key: string): Promise<readonly string[]> {
    return journalText((await this.effects(key)).entries satisfies readonly Entry[]);
  }

  /** The lines of a document's sub-ledgers. */
  async owners(key: string): Promise<readonly string[]> {
    const { subledger } = await this.effects(key);
    return subledger.map(
      ({ ledger, subject, movement, amount }) => `${ledger} ${subject} ${movement} ${amount}`,
    );
  }

  /** Quantity in pieces and value of an item at a location. */
  async onHand(sku: string, location = 'KL'): Promise<readonly [number, number]> {
    const [state] = await this.store.stock(BOOKS, [{ sku, location }]);
    return state === undefined ? [0, 0] : [state.quantity / 1_000, state.value];
  }

  /** Quantity in pieces and value of what is on the way. */
  async onTheWay(caseId: string, sku: string): Promise<readonly [number, number]> {
    const states = await this.store.inTransit(BOOKS, [caseId]);
    const state = states.find((each) => each.sku === sku);
    return state === undefined ? [0, 0] : [state.quantity / 1_000, state.value];
  }

  /** Balance of an account, debits positive. */
  async balance(number: string): Promise<number> {
    const row = (await this.store.trialBalance(BOOKS, null)).find(({ account }) => account.number === number);
    return row === undefined ? 0 : row.debit - row.credit;
  }

  /** State and, of each order line, how much is ordered, back-ordered and delivered, in pieces. */
  async standing(key: string) {
    const [open] = await this.store.open(BOOKS, [key as DeliveryKey]);
    return open === undefined
      ? null
      : {
          state: open.state,
          lines: open.orderLines.map(({ sku, quantity, backOrdered, delivered }) => [
            sku,
            quantity / 1_000,
            backOrdered / 1_000,
            delivered / 1_000,
          ]),
        };
  }
}
