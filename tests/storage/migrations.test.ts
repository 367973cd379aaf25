import { hash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkLedger } from '../../src-main/storage/check/check.ts';
import { APPLICATION_ID } from '../../src-main/storage/database/migrate.ts';
import { LATEST_VERSION, MIGRATIONS } from '../../src-main/storage/migrations/index.ts';
import { createDigestStore } from '../../src-main/storage/digests/store.ts';
import { BACKUP_FOLDER } from '../../src-shared/model/index.ts';
import { createStreamStore } from '../../src-main/storage/stream-store.ts';
import {
  readAccountingDocument,
  writeAccountingDocument,
} from '../../src-main/storage/accounting-document.ts';
import { minor } from '../../src-shared/money/index.ts';
import { between, journalOf } from '../support/accounting-documents.ts';
import { MONDAY } from '../support/builders.ts';
import { BOOKS, CHART, CHECK_RULES, STREAM, TestLedger } from '../support/test-ledger.ts';
import { expectFailure, OPTIONS, scratchDatabase, scratchFile } from './scratch.ts';
import { openDatabase } from '../../src-main/storage/database/open.ts';

/**
 * The text of each migration, by its sha-256. Ledgers out there have been made by that text: once a
 * version is released its line here never changes, and a change is a new migration.
 */
const FROZEN: readonly string[] = [
  'de86c8e998b30fe13e67e3206cf20095513f18574f129ab9b3f18865d741dd90',
  '6dd29977cfa5c8ec0576216ebc16efbff36c970258c325911b238e461e5c2f78',
  '260072f59e79dd94de1f4a2a9c759f14f49feef89c6281d937e181cbb041314f',
  '4ede3c403d8d860ac1d9027b80043026a95e2dd0b9b13d35330ad58516475080',
  'c3ca6f6bfa4d58462c8ca14061c69b21204b9184edfd36085703693a103690bc',
  '3cfd2d4c550b3b65be3514d1ccf4977a54d8b113192665b8ed2d850a07abd596',
  '7fd1ed32545130a582e12f58f3d6d6db95fd27b0dd9cca57e6c73799931036d6',
  '35be2e87eb7b6c488df8468ee3aacd1376f3aca2e716a10831b44c03b45abfe4',
  '212776ec6d1570ebb9823354647e378af630492dd9cc32796349e83f951fbac4',
  '6be8208063827905a42042c479529f9faa574fc1c20f6cc5de8e5984c179e90e',
];

test('migrations are numbered without gaps', () => {
  expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, at) => at + 1));
  expect(MIGRATIONS.at(-1)?.version).toBe(LATEST_VERSION);
});

test('the text of every migration is frozen', () => {
  expect(MIGRATIONS.map(({ sql }) => hash('sha256', sql, 'hex'))).toEqual(FROZEN);
});

test('every table is strict, and everything that has amounts bounds them', async () => {
  const db = scratchDatabase(scratchFile());
  await db.close();
  const raw = new Database(db.file, { readonly: true });
  const tables = raw
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all();
  raw.close();
  expect(tables.length).toBeGreaterThan(25);
  const amounts =
    /^\s+(amount|total|net|tax|discount|rounding|tip|value|quantity|unit_price|cost) INTEGER.*$/gm;
  for (const { name, sql } of tables) {
    expect(sql, name).toMatch(/STRICT(, WITHOUT ROWID)?$/);
    for (const [column] of sql.matchAll(amounts)) {
      expect(column, name).toMatch(/CHECK|abs\(|total = net \+ tax/);
    }
  }
});

/** A ledger as version 1 left it: its own schema, and rows that it wrote. */
function firstLedger(file = scratchFile()): { readonly file: string } {
  const rows = readFileSync(path.join(import.meta.dirname, 'fixtures', 'ledger-v1.sql'), 'utf8');
  const raw = new Database(file);
  raw.pragma('foreign_keys = OFF');
  raw.exec(MIGRATIONS[0]?.sql ?? '');
  raw.exec(rows);
  raw.pragma(`application_id = ${APPLICATION_ID}`);
  raw.pragma('user_version = 1');
  raw.close();
  return { file };
}

/** A ledger as version 2 left it, with what only a window could write. */
function secondLedger(file = scratchFile()): string {
  firstLedger(file);
  const raw = new Database(file);
  raw.function('fold_case', (text) => String(text).toLowerCase());
  raw.exec(MIGRATIONS[1]?.sql ?? '');
  raw.exec(`
    UPDATE digest SET review_hash = zeroblob(32) WHERE id = 1;
    INSERT INTO digest_review VALUES (1, zeroblob(32), 1775001600000);
    INSERT INTO digest_note VALUES (1, 'Looks right.', 1775001600000)`);
  raw.pragma('user_version = 2');
  raw.close();
  return file;
}

/** All rows of the tables of a ledger, as text that can be compared. */
function tablesOf(file: string): ReadonlyMap<string, readonly string[]> {
  const raw = new Database(file, { readonly: true });
  const names = raw
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all();
  const tables = names.map(({ name }) => {
    const rows = raw.prepare<[], Record<string, unknown>>(`SELECT * FROM ${name}`).all();
    return [name, rows.map((row) => JSON.stringify(row)).toSorted()] as const;
  });
  raw.close();
  return new Map(tables);
}

function versionOf(file: string): unknown {
  const raw = new Database(file, { readonly: true });
  const version = raw.pragma('user_version', { simple: true });
  raw.close();
  return version;
}

const backupsOf = (file: string): string[] => {
  const folder = path.join(path.dirname(file), BACKUP_FOLDER);
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe('a ledger of version 1', () => {
  test('walks to the latest, and is in order', async () => {
    const { file } = firstLedger();
    const db = scratchDatabase(file);
    expect((await checkLedger(db, CHECK_RULES)).problems).toEqual([]);
    expect(versionOf(file)).toBe(LATEST_VERSION);
    expect(await db.read.selectFrom('ledger').select('min_reader').executeTakeFirstOrThrow()).toEqual({
      min_reader: 3,
    });
  });

  test('has its digests in their places, and found by their numbers', async () => {
    const db = scratchDatabase(firstLedger().file);
    const digests = createDigestStore(db, OPTIONS.clock);
    const page = { cursor: null, limit: 10 };
    const standing = async (query: Parameters<typeof digests.list>[0]) =>
      (await digests.list(query, page)).rows.map(({ location, date, status }) => [location, date, status]);
    expect(await standing({})).toEqual([
      ['KL', '2026-03-02', 'held'],
      ['Penang', '2026-03-02', 'ready'],
      ['KL', '2026-03-03', 'changed-since-posted'],
      ['Penang', '2026-03-04', 'ready'],
    ]);
    expect(await standing({ statuses: ['held'] })).toEqual([['KL', '2026-03-02', 'held']]);
    expect(await standing({ search: 'penANG' })).toHaveLength(2);
    const [first] = (await digests.list({}, page)).rows;
    const number = first?.documents[0]?.number.toUpperCase() ?? '';
    expect(await standing({ search: number })).toEqual([['KL', '2026-03-02', 'held']]);
    // Nothing was hashed before, so a review makes up for it; consolidating again does not void it.
    const ids = (await digests.list({}, page)).rows.map(({ id }) => id);
    await digests.review(ids, true);
    expect((await digests.rows(ids)).map((row) => row.reviewedAt !== null)).toEqual([true, true, true, true]);
    expect((await checkLedger(db, CHECK_RULES)).problems).toEqual([]);
  });

  test('has locations found whatever letters they are written in', async () => {
    const { file } = firstLedger();
    const raw = new Database(file);
    raw.exec("UPDATE digest SET location = 'CAFÉ ΣΑΝ' WHERE location = 'Penang'");
    raw.close();
    const db = scratchDatabase(file);
    const digests = createDigestStore(db, OPTIONS.clock);
    for (const search of ['Café', 'café σαν']) {
      const { rows } = await digests.list({ search }, { cursor: null, limit: 10 });
      expect(rows.map(({ location }) => location)).toEqual(['CAFÉ ΣΑΝ', 'CAFÉ ΣΑΝ']);
    }
    expect((await checkLedger(db, CHECK_RULES)).problems.join()).not.toContain('is not found by');
  });

  test('is kept as it was, whole, before anything is changed', async () => {
    const { file } = firstLedger();
    await scratchDatabase(file).close();
    const kept = backupsOf(file);
    expect(kept).toEqual([`shop.before-v${LATEST_VERSION}-20260401T000000Z.daybook`]);
    const copy = path.join(path.dirname(file), BACKUP_FOLDER, kept[0] ?? '');
    expect(versionOf(copy)).toBe(1);
    const raw = new Database(copy, { readonly: true });
    expect(raw.prepare('SELECT count(*) AS n FROM digest').get()).toEqual({ n: 4 });
    raw.close();
    // Once it is of the latest version there is nothing to keep.
    await scratchDatabase(file).close();
    expect(backupsOf(file)).toEqual(kept);
  });

  test('stays as it is when it cannot be kept', async () => {
    const { file } = firstLedger();
    writeFileSync(path.join(path.dirname(file), BACKUP_FOLDER), 'a file in the place of the folder');
    await expectFailure(() => openDatabase(file, OPTIONS), 'file-not-writable');
    expect(versionOf(file)).toBe(1);
  });

  test('is brought up to date by who only reads, unless somebody has it', async () => {
    const { file } = firstLedger();
    const lock = new Database(`${file}.lock`);
    lock.exec('BEGIN EXCLUSIVE');
    await expectFailure(() => openDatabase(file, { ...OPTIONS, readonly: true }), 'ledger-locked');
    lock.close();
    const db = scratchDatabase(file, { readonly: true });
    expect((await checkLedger(db, CHECK_RULES)).problems).toEqual([]);
    expect(backupsOf(file)).toHaveLength(1);
  });
});

describe('a ledger of version 2', () => {
  /** What later versions turn into something else; all the rest stays to the letter. */
  const TURNED = new Set([
    'ledger',
    'books',
    'digest_member',
    'digest_revision',
    'delivery',
    'dirty_day',
    'audit',
  ]);

  test('loses nothing on its way to the latest', async () => {
    const file = secondLedger();
    const before = tablesOf(file);
    await scratchDatabase(file).close();
    const after = tablesOf(file);
    const count = (name: string) => before.get(name)?.length ?? 0;
    for (const name of ['digest_note', 'digest_review', 'book_stock_move', 'delivery', 'digest_member']) {
      expect(count(name), name).toBeGreaterThan(0);
    }
    for (const [name, rows] of before) if (!TURNED.has(name)) expect(after.get(name), name).toEqual(rows);
    const turned = (name: string, change: (row: Record<string, unknown>) => object) =>
      (before.get(name) ?? [])
        .map((row) => JSON.stringify(change(JSON.parse(row) as Record<string, unknown>)))
        .toSorted();
    expect(after.get('ledger')).toEqual(
      turned('ledger', (row) => ({ ...row, min_reader: 3, unrecorded: 1 })),
    );
    expect(after.get('delivery')).toEqual(
      turned('delivery', (row) => ({
        ...row,
        priority: Number(row['priority']) * 10,
        next_try_at: null,
        cause_key: null,
        undone: 0,
        status: row['state'],
        tried_at: row['last_tried_at'] ?? 0,
        post_anyway: 0,
      })),
    );
    expect(after.get('audit')).toEqual(turned('audit', (row) => ({ ...row, who: 'person', area: '' })));
    expect(after.get('books')).toEqual(turned('books', (row) => ({ ...row, connection: '{}' })));
    const member = (row: Record<string, unknown>) => ({
      ...row,
      section: row['section'] === 'goods-received' ? 'single' : row['section'],
      goods_back: null,
    });
    expect(after.get('digest_member')).toEqual(turned('digest_member', member));
    const isPosted = (row: string) => row.includes('"posted":1');
    expect(after.get('digest_revision')).toEqual(before.get('digest_revision')?.filter(isPosted));
    expect(after.get('dirty_day')).toEqual(expect.arrayContaining([...(before.get('dirty_day') ?? [])]));
  });

  test('knows which documents its deliveries are made of, and looks again at all that is not posted', async () => {
    const file = secondLedger();
    await scratchDatabase(file).close();
    const raw = new Database(file, { readonly: true });
    const parts = raw.prepare('SELECT delivery_id, document_id FROM delivery_member ORDER BY 1, 2').all();
    expect(parts.length).toBeGreaterThan(0);
    expect(parts).toEqual(
      raw
        .prepare(
          'SELECT delivery_id, document_id FROM digest_member WHERE delivery_id IS NOT NULL ORDER BY 1, 2',
        )
        .all(),
    );
    const clean = raw
      .prepare(
        `SELECT count(*) AS count FROM digest JOIN digest_member AS member ON member.digest_id = digest.id
         WHERE member.delivery_id IS NULL AND NOT EXISTS (SELECT 1 FROM dirty_day AS dirty
           WHERE (dirty.stream_id, dirty.location, dirty.business_date)
             = (digest.stream_id, digest.location, digest.business_date))`,
      )
      .get();
    expect(clean).toEqual({ count: 0 });
    raw.close();
  });

  test('goes on: what waited is consolidated anew, posted and delivered, and all adds up', async () => {
    const ledger = new TestLedger(secondLedger);
    onTestFinished(() => ledger.close());
    await ledger.embedded.addAccounts(BOOKS, CHART);
    expect((await ledger.check()).problems).toEqual([]);
    expect(await ledger.postings()).toEqual([]);
    await ledger.consolidate();
    expect((await ledger.check()).problems).toEqual([]);
    const postings = await ledger.postings();
    expect(postings.length).toBeGreaterThan(0);
    await ledger.deliveries.post(postings);
    await ledger.deliver();
    expect((await ledger.check()).problems).toEqual([]);
    const page = { cursor: null, limit: 50 };
    expect((await ledger.digests.list({}, page)).rows.every((row) => row.identity.waiting.count === 0)).toBe(
      true,
    );
  });

  test('has what old documents move on control accounts in a sub-ledger, also of those still on their way', async () => {
    const file = secondLedger();
    const raw = new Database(file);
    raw.exec("INSERT INTO book_account VALUES (50, 1, '2300', 'Gift cards', 'liability', 'liability:2300')");
    const [old, late] = ['old', 'late'].map((key) => {
      const written = writeAccountingDocument(
        journalOf(key, { date: MONDAY, entries: between('2300', '4000', minor(2_000)) }),
      );
      const { subledger: _, ...rest } = JSON.parse(written) as Record<string, unknown>;
      const text = JSON.stringify(rest);
      return { text, hash: hash('sha256', text, 'buffer') };
    });
    raw
      .prepare("INSERT INTO book_document VALUES (50, 1, 'old', 'journal', 'N-old', ?, 2000, ?, ?, 1)")
      .run(MONDAY, old?.text, old?.hash);
    raw.prepare("INSERT INTO book_entry VALUES (50, 50, 0, ?, 'x')").run(MONDAY);
    raw.exec("INSERT INTO book_entry_line VALUES (50, 0, 50, 2000, 'x'), (50, 1, 8, -2000, 'x')");
    raw.close();
    const ledger = new TestLedger((place) => copyFileSync(file, place));
    onTestFinished(() => ledger.close());
    const kept = () =>
      ledger.db.read
        .selectFrom('book_subledger_line as line')
        .innerJoin('book_document as document', 'document.id', 'line.document_id')
        .select(['document.number', 'line.ledger', 'line.movement', 'line.line_date', 'line.amount'])
        .execute();
    const line = { ledger: 'gift-card', movement: 'opening', line_date: MONDAY, amount: 2_000 };
    expect(await kept()).toEqual([{ number: 'N-old', ...line }]);
    const document = readAccountingDocument(late?.text ?? '', late?.hash.toString('hex') ?? '');
    const [taken] = await ledger.books.create([{ document, contentHash: late?.hash.toString('hex') ?? '' }]);
    expect(taken).toMatchObject({ kind: 'created' });
    expect(await kept()).toEqual([
      { number: 'N-old', ...line },
      { number: 'N-late', ...line },
    ]);
    expect((await ledger.check()).problems.filter((problem) => problem.includes('2300'))).toEqual([]);
  });

  test('has streams, locations and contents read with what they were without a word', async () => {
    const ledger = new TestLedger(secondLedger);
    onTestFinished(() => ledger.close());
    const [stream] = await createStreamStore(ledger.db).list();
    expect(stream?.settings).toEqual(STREAM.settings);
    const location = { booksLocation: 'KL', contact: 'POS sales customer', cutOffMinutes: 0 };
    await ledger.db.write((tx) =>
      tx
        .prepare(
          `INSERT INTO mapping (stream_id, type, key, value, origin, set_at)
           VALUES (1, 'location', 'KL', ?, 'default', 1)`,
        )
        .run(JSON.stringify(location)),
    );
    const mapped = (await ledger.mappings.list(STREAM.id)).find(({ type }) => type === 'location');
    expect(mapped?.value).toEqual({ ...location, department: null, cashDebtor: 'POSCASH' });
    const rows = (await ledger.digests.list({}, { cursor: null, limit: 50 })).rows;
    const revisions = (await Promise.all(rows.map(({ id }) => ledger.digests.revisions(id)))).flat();
    expect(revisions.length).toBeGreaterThan(0);
    for (const { content } of revisions) {
      expect(content.singles).toEqual([]);
      for (const item of content.sales.items) expect(item.productGroup).toBeNull();
    }
  });
});

test('a new ledger has nothing to keep', async () => {
  const file = scratchFile();
  await scratchDatabase(file).close();
  expect(backupsOf(file)).toEqual([]);
});

describe('a ledger of version 4', () => {
  test('is counted as it stands, and keeps why its documents are not in the books', async () => {
    const file = secondLedger();
    const raw = new Database(file);
    raw.exec(MIGRATIONS[2]?.sql ?? '');
    raw.exec(MIGRATIONS[3]?.sql ?? '');
    raw.exec(`
      UPDATE delivery SET state = 'failed', attempts = 3, cause = '{"code":"books-refused"}' WHERE id = 3;
      UPDATE delivery SET state = 'held', cause = '{"code":"excluded-by-person"}' WHERE id = 4;
      INSERT INTO delivery_undone VALUES (4, 'wrong day', 1775001600000), (5, 'twice', 1775001600000)`);
    raw.pragma('user_version = 4');
    raw.close();
    const db = scratchDatabase(file);
    const tallies = await db.read.selectFrom('delivery_tally').select(['status', 'count']).execute();
    const sums = new Map<string, number>();
    for (const { status, count } of tallies) sums.set(status, (sums.get(status) ?? 0) + count);
    expect(Object.fromEntries(sums)).toEqual({ succeeded: 4, failed: 1, withdrawn: 1 });
    const attempts = await db.read.selectFrom('delivery_attempt').selectAll().execute();
    expect(attempts).toMatchObject([{ delivery_id: 3, attempt: 3, state: 'failed' }]);
    const places = await db.read.selectFrom('delivery').select(['tried_at', 'last_tried_at']).execute();
    expect(places.every((row) => row.tried_at === (row.last_tried_at ?? 0))).toBe(true);
  });
});
