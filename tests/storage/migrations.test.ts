import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { checkLedger } from '../../src-main/storage/check/check.ts';
import { APPLICATION_ID } from '../../src-main/storage/database/migrate.ts';
import { LATEST_VERSION, MIGRATIONS } from '../../src-main/storage/migrations/index.ts';
import { createDigestStore } from '../../src-main/storage/digests/store.ts';
import { BACKUP_FOLDER } from '../../src-shared/model/index.ts';
import { CHECK_RULES } from '../support/test-ledger.ts';
import { expectFailure, OPTIONS, scratchDatabase, scratchFile } from './scratch.ts';
import { openDatabase } from '../../src-main/storage/database/open.ts';

/**
 * The text of each migration, by its sha-256. Ledgers out there have been made by that text: once a
 * version is released its line here never changes, and a change is a new migration.
 */
const FROZEN: readonly string[] = [
  'de86c8e998b30fe13e67e3206cf20095513f18574f129ab9b3f18865d741dd90',
  '6dd29977cfa5c8ec0576216ebc16efbff36c970258c325911b238e461e5c2f78',
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
function firstLedger(file = scratchFile()): { readonly file: string; readonly contentHash: string } {
  const rows = readFileSync(path.join(import.meta.dirname, 'fixtures', 'ledger-v1.sql'), 'utf8');
  const raw = new Database(file);
  raw.pragma('foreign_keys = OFF');
  raw.exec(MIGRATIONS[0]?.sql ?? '');
  raw.exec(rows);
  raw.pragma(`application_id = ${APPLICATION_ID}`);
  raw.pragma('user_version = 1');
  raw.close();
  return { file, contentHash: /^-- ([0-9a-f]{64})$/m.exec(rows)?.[1] ?? '' };
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
  test('walks to the latest, is in order, and says what it said', async () => {
    const { file, contentHash } = firstLedger();
    const db = scratchDatabase(file);
    const result = await checkLedger(db, CHECK_RULES);
    expect(result).toEqual({ ok: true, problems: [], contentHash });
    expect(versionOf(file)).toBe(LATEST_VERSION);
    expect(await db.read.selectFrom('ledger').select('min_reader').executeTakeFirstOrThrow()).toEqual({
      min_reader: 1,
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
    expect(kept).toEqual(['shop.before-v2-20260401T000000Z.daybook']);
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

test('a new ledger has nothing to keep', async () => {
  const file = scratchFile();
  await scratchDatabase(file).close();
  expect(backupsOf(file)).toEqual([]);
});
