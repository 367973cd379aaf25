import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalText } from '../../src-main/core/digest/canonical.ts';
import { KIND_RULES } from '../../src-main/core/digest/kinds.ts';
import { consolidateDay } from '../../src-main/core/digest/consolidate.ts';
import type { ResolvedMapping } from '../../src-main/core/mapping/resolve.ts';
import { postRevision } from '../../src-main/core/posting/post-revision.ts';
import { createEmbeddedBooks } from '../../src-main/books/embedded/books.ts';
import type { Books, DigestSave, PostingWrite } from '../../src-main/core/ports/index.ts';
import { createBooksDirectory } from '../../src-main/storage/books-directory.ts';
import { createEmbeddedBooksStore } from '../../src-main/storage/books/store.ts';
import { type CheckRules, checkLedger } from '../../src-main/storage/check/check.ts';
import { openDatabase } from '../../src-main/storage/database/open.ts';
import { createDeliveryStore } from '../../src-main/storage/deliveries/store.ts';
import { createDigestStore } from '../../src-main/storage/digests/store.ts';
import { sha256 } from '../../src-main/storage/hashes.ts';
import { createImportStore } from '../../src-main/storage/import-store/index.ts';
import { createMappingStore } from '../../src-main/storage/mapping-store.ts';
import { createStreamStore } from '../../src-main/storage/stream-store.ts';
import {
  type Account,
  POS_DOCUMENT_KINDS,
  type PosDocument,
  type Stream,
  accountNumber,
  booksId,
  streamId,
} from '../../src-shared/model/index.ts';
import { type BusinessDate, businessDate, instant, zoneId } from '../../src-shared/time/index.ts';
import { MONDAY, MYR } from './builders.ts';

const ZONE = zoneId('Asia/Kuala_Lumpur');
const RULE = { from: businessDate('2000-01-01'), zone: ZONE, cutOffMinutes: 0 };

/** A clock that stands until a test moves it. */
export class TestClock {
  at = instant(Date.UTC(2026, 3, 1));
  now() {
    return this.at;
  }
  advance(ms: number): void {
    this.at = instant(this.at + ms);
  }
}

export const BOOKS = booksId('bks_test');
export const STREAM: Stream = {
  id: streamId('str_test'),
  name: 'Test shop',
  provider: 'sample',
  account: 'sample:test',
  books: BOOKS,
  currency: MYR,
  status: 'active',
  createdAt: instant(0),
  connection: {},
  settings: {
    startDate: null,
    autoInvoice: true,
    grouping: 'sku',
    acceptSuggestions: false,
    timeZone: ZONE,
    cutOffMinutes: 0,
  },
};

export const CHECK_RULES: CheckRules = {
  canonicalText,
  tradeKinds: POS_DOCUMENT_KINDS.filter((kind) => KIND_RULES[kind].trade),
};

/** A chart with the accounts that MAPPING names. */
export const CHART: readonly Account[] = (
  [
    ['1010', 'asset', 'Cash'],
    ['1200', 'asset', 'Receivable'],
    ['1400', 'asset', 'Inventory'],
    ['2010', 'liability', 'Not invoiced'],
    ['2100', 'liability', 'Tax'],
    ['2200', 'liability', 'Tips'],
    ['3000', 'equity', 'Opening'],
    ['4000', 'income', 'Sales'],
    ['4100', 'income', 'Returns'],
    ['4900', 'income', 'Discounts'],
    ['5000', 'expense', 'Cost of goods'],
    ['5100', 'expense', 'Cost adjustment'],
    ['6000', 'expense', 'Rounding'],
  ] as const
).map(([number, type, name]) => ({
  number: accountNumber(number),
  type,
  name,
  path: `${type}:${number}`,
}));

const ROLE_ACCOUNTS: Readonly<Record<string, string>> = {
  receivable: '1200',
  inventory: '1400',
  'goods-received-not-invoiced': '2010',
  'tips-payable': '2200',
  'opening-equity': '3000',
  revenue: '4000',
  returns: '4100',
  discount: '4900',
  'cost-of-goods': '5000',
  'cost-adjustment': '5100',
  rounding: '6000',
};

/** Everything is mapped but the tender "Voucher" and the tax code "XX". */
export const MAPPING: ResolvedMapping = {
  location: (id) => ({
    booksLocation: id,
    contact: 'POS sales customer',
    numberFormats: { invoice: '{LOC}-{YYYY}{MM}{DD}-{SEQ:4}', creditNote: 'CN-{LOC}-{SEQ:4}' },
    timeZone: ZONE,
    cutOffMinutes: 0,
  }),
  paymentMethod: (method) => (method === 'Voucher' ? null : accountNumber('1010')),
  tax: (code) => (code === 'XX' ? null : { booksTaxCode: code, account: accountNumber('2100') }),
  account: (role) => accountNumber(ROLE_ACCOUNTS[role] ?? '6000'),
  stockDecision: (reason) => (reason === 'damaged' ? 'written-off' : 'back-to-stock'),
};

/** A ledger in a folder of its own, with one stream, one set of books and the verbs in small. */
export class TestLedger {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'daybook-ledger-'));
  readonly file = path.join(this.folder, 'test.ledger');
  readonly clock = new TestClock();
  #uuids = 0;
  readonly #ids = { uuid: () => `00000000-0000-7000-8000-${String((this.#uuids += 1)).padStart(12, '0')}` };
  readonly db = openDatabase(this.file, { clock: this.clock, ids: this.#ids, programVersion: 'test' });
  readonly imports = createImportStore(this.db, this.clock, this.#ids);
  readonly digests = createDigestStore(this.db, this.clock);
  readonly deliveries = createDeliveryStore(this.db, this.clock);
  readonly embedded = createEmbeddedBooksStore(this.db, this.clock);
  readonly mappings = createMappingStore(this.db);
  readonly books: Books = createEmbeddedBooks(BOOKS, this.embedded);

  static async open(): Promise<TestLedger> {
    const ledger = new TestLedger();
    await createBooksDirectory(ledger.db).create({
      id: BOOKS,
      name: 'Books',
      system: 'embedded',
      currency: MYR,
    });
    await createStreamStore(ledger.db).create(STREAM, []);
    await ledger.embedded.addAccounts(BOOKS, CHART);
    return ledger;
  }

  async close(): Promise<void> {
    await this.db.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Imports documents of one date. An import that is not completed stays running. */
  async import(documents: readonly PosDocument[], date: BusinessDate = MONDAY, complete = true) {
    const content = sha256(JSON.stringify([date, documents]));
    const unit = { locator: `${date}-${content}`, fingerprint: content };
    const begun = await this.imports.begin(STREAM.id, unit);
    if (begun.kind === 'already') return null;
    await this.imports.write(begun.id, {
      documents: documents.map((document, ordinal) => ({
        document,
        hash: sha256(canonicalText(document)),
        businessDate: date,
        rule: RULE,
        ordinal,
        line: ordinal + 2,
      })),
      rejections: [],
      raw: null,
    });
    if (complete) await this.imports.complete(begun.id, []);
    return begun.id;
  }

  /** What consolidation makes of one day, ready to be saved. */
  async consolidated(date: BusinessDate = MONDAY, location = 'KL'): Promise<DigestSave> {
    const day = await this.digests.load(STREAM.id, location, date);
    return {
      digest: day.digest,
      stream: STREAM.id,
      location,
      date,
      currency: MYR,
      revision: day.postedRevisions + 1,
      dirtyMark: day.dirtyMark,
      ...consolidateDay(day, { startDate: null, currency: MYR, mapping: MAPPING }),
    };
  }

  /** Consolidates every dirty day, one by one. */
  async consolidate() {
    const sums = { built: 0, changed: 0 };
    for (const { location, date } of await this.digests.dirtyDays(STREAM.id)) {
      const { built, changed } = await this.digests.save([await this.consolidated(date, location)]);
      sums.built += built;
      sums.changed += changed;
    }
    return sums;
  }

  /** What posting every open revision would write. */
  async postings(): Promise<readonly PostingWrite[]> {
    const open = await this.digests.openRevisions({}, 1000, null);
    return open.map((revision) => ({
      books: BOOKS,
      stream: STREAM.id,
      digest: { id: revision.digest, revision: revision.revision },
      drafts: postRevision(revision, { account: STREAM.account, grouping: 'sku', mapping: MAPPING }),
    }));
  }

  /** Sends everything that waits to the embedded books. */
  async deliver(): Promise<void> {
    const jobs = await this.deliveries.next(BOOKS, 'waiting', 1000);
    if (jobs.length === 0) return;
    await this.deliveries.markSending(jobs.map((job) => job.key));
    const outcomes = await this.books.create(jobs);
    await this.deliveries.settle(outcomes.map(({ key }) => ({ key, state: 'succeeded' })));
  }

  /** Re-adds everything. */
  check() {
    return checkLedger(this.db, CHECK_RULES);
  }

  /** Import, consolidate, post, deliver. */
  async run(documents: readonly PosDocument[], date: BusinessDate = MONDAY): Promise<void> {
    await this.import(documents, date);
    await this.consolidate();
    await this.deliveries.post(await this.postings());
    await this.deliver();
  }
}
