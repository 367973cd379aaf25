import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalText } from '../../src-main/core/digest/canonical.ts';
import { KIND_RULES } from '../../src-main/core/digest/kinds.ts';
import { consolidateDay } from '../../src-main/core/digest/consolidate.ts';
import { contactsOf } from '../../src-main/core/mapping/contact.ts';
import { defaultRow } from '../../src-main/core/mapping/default-rows.ts';
import type { ResolvedMapping } from '../../src-main/core/mapping/resolve.ts';
import { postRevision } from '../../src-main/core/posting/post-revision.ts';
import type { PostingRules } from '../../src-main/core/posting/rules.ts';
import { createEmbeddedBooks } from '../../src-main/books/embedded/books.ts';
import type { Books, BooksAccount, DigestSave, PostingWrite } from '../../src-main/core/ports/index.ts';
import { createBooksDirectory } from '../../src-main/storage/books-directory.ts';
import { createEmbeddedBooksStore } from '../../src-main/storage/books/store.ts';
import { type CheckRules, checkLedger } from '../../src-main/storage/check/check.ts';
import { openDatabase } from '../../src-main/storage/database/open.ts';
import { createChangeStore } from '../../src-main/storage/changes/store.ts';
import { createDeliveryStore } from '../../src-main/storage/deliveries/store.ts';
import { createDigestStore } from '../../src-main/storage/digests/store.ts';
import { sha256 } from '../../src-main/storage/hashes.ts';
import { createImportStore } from '../../src-main/storage/import-store/index.ts';
import { createMappingStore } from '../../src-main/storage/mapping-store.ts';
import { createStreamStore } from '../../src-main/storage/stream-store.ts';
import {
  type Account,
  type AccountRole,
  POS_DOCUMENT_KINDS,
  type PosDocument,
  type Stream,
  type Subledger,
  accountNumber,
  booksId,
  streamId,
} from '../../src-shared/model/index.ts';
import { type BusinessDate, businessDate, instant, zoneId } from '../../src-shared/time/index.ts';
import { MONDAY, MYR } from './builders.ts';

const ZONE = zoneId('Asia/Kuala_Lumpur');
const RULE = { from: businessDate('2000-01-01'), zone: ZONE, cutOffMinutes: 0 };

/** What every ledger starts as: made once in a process, then copied, which is several times as fast. */
let templateBytes: Promise<Uint8Array> | null = null;

async function makeTemplate(): Promise<Uint8Array> {
  const ledger = new TestLedger();
  await createBooksDirectory(ledger.db, ledger.clock).create(EMBEDDED);
  await createStreamStore(ledger.db).create(STREAM, []);
  await ledger.embedded.addAccounts(BOOKS, CHART);
  await ledger.db.close();
  const bytes = readFileSync(ledger.file);
  rmSync(ledger.folder, { recursive: true });
  return bytes;
}

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
/** The books of every test ledger. */
export const EMBEDDED: BooksAccount = {
  id: BOOKS,
  name: 'Books',
  system: 'embedded',
  currency: MYR,
  connection: {},
};
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
    postingStyle: 'invoice-per-digest',
    customerIdAsCode: false,
    autoProcess: false,
    acceptSuggestions: false,
    timeZone: ZONE,
    cutOffMinutes: 0,
    lockedDays: 'next-open-day',
    autoSync: false,
    syncTimes: 'overnight',
    overnightMinutes: 360,
    syncHours: [780, 1320],
    transferTimes: 'with-sync',
    transferHours: [780, 1320],
    tellMissingMinutes: null,
    rereadDays: 14,
    changedDays: 'ask',
  },
};

export const CHECK_RULES: CheckRules = {
  canonicalText,
  tradeKinds: POS_DOCUMENT_KINDS.filter((kind) => KIND_RULES[kind].trade),
};

/** A chart with the accounts that MAPPING names: one of its own for every role. */
export const CHART: readonly Account[] = (
  [
    ['1010', 'asset', 'Cash'],
    ['1030', 'asset', 'Safe'],
    ['1140', 'asset', 'Card networks'],
    ['1150', 'asset', 'Tax on layby deposits'],
    ['1180', 'asset', 'Exchanges'],
    ['1200', 'asset', 'Receivable'],
    ['1400', 'asset', 'Inventory'],
    ['1410', 'asset', 'In transit'],
    ['1420', 'asset', 'Work in progress'],
    ['2010', 'liability', 'Not invoiced'],
    ['2020', 'liability', 'Supplier accrual'],
    ['2100', 'liability', 'Tax'],
    ['2200', 'liability', 'Tips'],
    ['2210', 'liability', 'Accrued labour'],
    ['2300', 'liability', 'Gift cards'],
    ['2310', 'liability', 'Store credit'],
    ['2320', 'liability', 'Deposits'],
    ['2330', 'liability', 'Layby deposits'],
    ['2340', 'liability', 'Contracts'],
    ['2360', 'liability', 'Owed to card networks'],
    ['3000', 'equity', 'Opening'],
    ['4000', 'income', 'Sales'],
    ['4010', 'income', 'Direct ship'],
    ['4020', 'income', 'Installed'],
    ['4100', 'income', 'Returns'],
    ['4200', 'income', 'Service charge'],
    ['4420', 'income', 'Commission'],
    ['4430', 'income', 'Forfeits'],
    ['4440', 'income', 'Expired cards'],
    ['4490', 'income', 'Other income'],
    ['4900', 'income', 'Discounts'],
    ['5000', 'expense', 'Cost of goods'],
    ['5010', 'expense', 'Cost of direct ship'],
    ['5020', 'expense', 'Cost of installed'],
    ['5100', 'expense', 'Cost adjustment'],
    ['5200', 'expense', 'Written off'],
    ['5300', 'expense', 'Stock differences'],
    ['6000', 'expense', 'Rounding'],
    ['6100', 'expense', 'Petty cash'],
    ['6210', 'expense', 'Promotions'],
    ['6300', 'expense', 'Fees'],
    ['6910', 'expense', 'Over and short'],
  ] as const
).map(([number, type, name]) => ({
  number: accountNumber(number),
  type,
  name,
  path: `${type}:${number}`,
}));

const ROLE_ACCOUNTS: Readonly<Record<AccountRole, string>> = {
  receivable: '1200',
  inventory: '1400',
  'in-transit': '1410',
  'work-in-progress': '1420',
  'goods-received-not-invoiced': '2010',
  'supplier-accrual': '2020',
  'tax-payable': '2100',
  'tips-payable': '2200',
  'labour-accrual': '2210',
  'gift-card-liability': '2300',
  'store-credit': '2310',
  deposits: '2320',
  'layby-deposits': '2330',
  'layby-tax': '1150',
  'contract-liability': '2340',
  'network-receivable': '1140',
  'network-payable': '2360',
  'network-commission': '4420',
  'opening-equity': '3000',
  'exchange-clearing': '1180',
  safe: '1030',
  revenue: '4000',
  'direct-sales': '4010',
  'installed-income': '4020',
  returns: '4100',
  'service-charge': '4200',
  'forfeit-income': '4430',
  'gift-card-expiry': '4440',
  'pay-in': '4490',
  discount: '4900',
  'cost-of-goods': '5000',
  'direct-cost': '5010',
  'installed-cost': '5020',
  'cost-adjustment': '5100',
  'write-off': '5200',
  'stock-adjustment': '5300',
  rounding: '6000',
  'pay-out': '6100',
  'gift-card-promotion': '6210',
  fees: '6300',
  'over-short': '6910',
};

/** Methods that pay from what the shop owes. */
const STORED_VALUE: Readonly<Record<string, { readonly account: string; readonly ledger: Subledger }>> = {
  'Gift card': { account: '2300', ledger: 'gift-card' },
  'Store credit': { account: '2310', ledger: 'store-credit' },
};

/** Everything is mapped but the tender "Voucher", the tax code "XX" and the pay-out reason "Bribe". */
export const MAPPING: ResolvedMapping = {
  location: (id) => ({
    booksLocation: id,
    contact: 'POS sales customer',
    numberFormats: { invoice: '{LOC}-{YYYY}{MM}{DD}-{SEQ:4}', creditNote: 'CN-{LOC}-{SEQ:4}' },
    timeZone: ZONE,
    cutOffMinutes: 0,
    department: null,
    cashDebtor: 'POSCASH',
  }),
  paymentMethod: (method) =>
    method === 'Voucher' ? null : accountNumber(STORED_VALUE[method]?.account ?? '1010'),
  tax: (code) =>
    code === 'XX' ? null : { booksTaxCode: code, account: accountNumber('2100'), taxPoint: 'completion' },
  account: (role) => accountNumber(ROLE_ACCOUNTS[role]),
  journalRow: defaultRow,
  journalDetail: (row, detail) =>
    row === 'pay-outs.expense' && detail !== 'Bribe' ? accountNumber('6100') : null,
  stockDecision: (reason) => (reason === 'damaged' ? 'written-off' : 'back-to-stock'),
  storedValue: (method) => STORED_VALUE[method]?.ledger ?? null,
};

/** What the test's stream posts by. */
export const POSTING: PostingRules = {
  account: STREAM.account,
  grouping: 'sku',
  style: 'invoice-per-digest',
  mapping: MAPPING,
  chart: new Set(CHART.map((account) => account.number)),
  autoProcess: false,
  contactOf: contactsOf({ account: STREAM.account, idAsCode: false, sha256 }),
};

/** A ledger in a folder of its own, with one stream, one set of books and the verbs in small. */
export class TestLedger {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'daybook-ledger-'));
  readonly file = path.join(this.folder, 'test.ledger');
  readonly clock = new TestClock();
  #uuids = 0;
  readonly #ids = { uuid: () => `00000000-0000-7000-8000-${String((this.#uuids += 1)).padStart(12, '0')}` };
  readonly db;
  readonly imports;
  readonly digests;
  readonly changes;
  readonly deliveries;
  readonly embedded;
  readonly mappings;
  readonly books: Books;
  /** What this ledger's stream posts by; a test may change it. */
  posting: PostingRules = POSTING;

  /** @param prepare puts an older ledger in the place of a new one */
  constructor(prepare: (file: string) => void = () => {}) {
    prepare(this.file);
    this.db = openDatabase(this.file, { clock: this.clock, ids: this.#ids, programVersion: 'test' });
    this.imports = createImportStore(this.db, this.clock, this.#ids);
    this.digests = createDigestStore(this.db, this.clock);
    this.changes = createChangeStore(this.db, this.clock);
    this.deliveries = createDeliveryStore(this.db, this.clock);
    this.embedded = createEmbeddedBooksStore(this.db, this.clock);
    this.mappings = createMappingStore(this.db);
    this.books = createEmbeddedBooks(EMBEDDED, this.embedded);
  }

  /** A ledger with the books, their chart and the stream, and nothing else. */
  static async open(): Promise<TestLedger> {
    const template = await (templateBytes ??= makeTemplate());
    return new TestLedger((file) => {
      writeFileSync(file, template);
    });
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
      ...consolidateDay(day, { startDate: null, currency: MYR, posting: this.posting }),
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
      digest: {
        id: revision.digest,
        revision: revision.revision,
        contentHash: revision.contentHash,
      },
      drafts: postRevision(revision, this.posting),
    }));
  }

  /** Sends everything that waits to the embedded books. */
  async deliver(): Promise<void> {
    // What builds on another delivery comes after it, in a batch of its own.
    for (;;) {
      const jobs = await this.deliveries.next(BOOKS, 'waiting', 1000);
      if (jobs.length === 0) return;
      await this.deliveries.markSending(jobs.map((job) => job.key));
      const outcomes = await this.books.create(jobs);
      await this.deliveries.settle(outcomes.map(({ key }) => ({ key, state: 'succeeded' })));
    }
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
