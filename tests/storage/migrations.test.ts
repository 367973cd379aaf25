import { hash } from 'node:crypto';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { LATEST_VERSION, MIGRATIONS } from '../../src-main/storage/migrations/index.ts';
import { scratchDatabase, scratchFile } from './scratch.ts';

/**
 * The text of each migration, by its sha-256. Ledgers out there have been made by that text: once a
 * version is released its line here never changes, and a change is a new migration.
 */
const FROZEN: readonly string[] = ['de86c8e998b30fe13e67e3206cf20095513f18574f129ab9b3f18865d741dd90'];

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
