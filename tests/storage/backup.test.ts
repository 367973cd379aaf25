import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { backUp } from '../../src-main/storage/backup.ts';
import type { OpenDatabase } from '../../src-main/storage/database/open.ts';
import { restoreLedger } from '../../src-main/storage/restore.ts';
import {
  addBooks,
  booksIn,
  closedLedger,
  expectFailure,
  OPTIONS,
  scratchDatabase,
  scratchFile,
} from './scratch.ts';

const generationOf = async (db: OpenDatabase): Promise<string> =>
  (await db.read.selectFrom('ledger').select('generation').executeTakeFirstOrThrow()).generation;

/** A backup of a ledger with one set of books called "first". */
async function aBackup(): Promise<string> {
  const db = scratchDatabase(await closedLedger(scratchFile()));
  const target = `${db.file}.backup`;
  await backUp(db, target);
  await db.close();
  return target;
}

describe('a backup', () => {
  test('has what is committed, also what lies in the log only', async () => {
    const db = scratchDatabase(scratchFile());
    await addBooks(db, 'in the log');
    const target = `${db.file}.backup`;
    await backUp(db, target);
    expect(await booksIn(scratchDatabase(target, { readonly: true }))).toEqual(['in the log']);
    expect(readdirSync(path.dirname(target)).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test('is written while writes go on', async () => {
    const db = scratchDatabase(await closedLedger(scratchFile()));
    const target = `${db.file}.backup`;
    await Promise.all([backUp(db, target), addBooks(db, 'meanwhile')]);
    expect(await booksIn(db)).toEqual(['first', 'meanwhile']);
    expect((await booksIn(scratchDatabase(target, { readonly: true })))[0]).toBe('first');
  });

  test('never overwrites', async () => {
    const db = scratchDatabase(scratchFile());
    const target = `${db.file}.backup`;
    writeFileSync(target, 'mine');
    await expectFailure(() => backUp(db, target), 'file-exists');
    expect(readFileSync(target, 'utf8')).toBe('mine');
  });

  test('is not begun on a disk without room', async () => {
    const db = scratchDatabase(scratchFile());
    const { failure } = await expectFailure(() => backUp(db, `${db.file}.backup`, () => 1000), 'disk-full');
    expect(failure.data['free']).toBe(1000);
    expect(existsSync(`${db.file}.backup`)).toBe(false);
  });

  test('wants a folder that is there', async () => {
    const db = scratchDatabase(scratchFile());
    await expectFailure(() => backUp(db, path.join(`${db.file}.none`, 'backup')), 'folder-missing');
  });
});

describe('restoring', () => {
  test('puts the backup in place under a new generation and keeps what was there', async () => {
    const backup = await aBackup();
    const file = scratchFile();
    const replaced = scratchDatabase(file);
    await addBooks(replaced, 'replaced');
    await replaced.close();
    const { kept } = restoreLedger(file, backup, OPTIONS);
    const restored = scratchDatabase(file);
    expect(await booksIn(restored)).toEqual(['first']);
    expect(kept).toBe(`${file}.replaced-2026-04-01T000000Z`);
    expect(await booksIn(scratchDatabase(kept ?? '', { readonly: true }))).toEqual(['replaced']);
    const original = scratchDatabase(backup, { readonly: true });
    expect(await generationOf(restored)).not.toBe(await generationOf(original));
  });

  test('works where there is no ledger', async () => {
    const file = scratchFile();
    expect(restoreLedger(file, await aBackup(), OPTIONS)).toEqual({ kept: null });
    expect(await booksIn(scratchDatabase(file))).toEqual(['first']);
  });

  test('keeps a broken ledger, with its log, and does not replay that log', async () => {
    const backup = await aBackup();
    const file = scratchFile();
    const running = scratchDatabase(file);
    await addBooks(running, 'logged');
    const broken = scratchFile();
    writeFileSync(broken, new Uint8Array(8192).fill(9));
    writeFileSync(`${broken}-wal`, readFileSync(`${file}-wal`));
    const { kept } = restoreLedger(broken, backup, OPTIONS);
    expect(await booksIn(scratchDatabase(broken))).toEqual(['first']);
    expect(readFileSync(kept ?? '')).toHaveLength(8192);
    expect(readFileSync(`${kept ?? ''}-wal`).equals(readFileSync(`${file}-wal`))).toBe(true);
  });

  test('twice in a second keeps both', async () => {
    const backup = await aBackup();
    const file = await closedLedger(scratchFile());
    const first = restoreLedger(file, backup, OPTIONS);
    const second = restoreLedger(file, backup, OPTIONS);
    expect(first.kept).not.toBe(second.kept);
    expect([first.kept, second.kept].every((name) => existsSync(name ?? ''))).toBe(true);
  });

  test('waits for nobody: an open ledger is not replaced', async () => {
    const db = scratchDatabase(scratchFile());
    const backup = await aBackup();
    await expectFailure(() => restoreLedger(db.file, backup, OPTIONS), 'ledger-locked');
    await addBooks(db, 'still here');
    expect(await booksIn(db)).toEqual(['still here']);
  });

  test.each([
    ['is missing', (file: string) => `${file}.none`],
    ['is cut short', (file: string) => (truncateSync(file, 20_000), file)],
    ['is a text', (file: string) => (writeFileSync(file, 'no'.repeat(500)), file)],
    ['is a folder', (file: string) => (mkdirSync(`${file}.d`), `${file}.d`)],
    ['belongs to another program', otherDatabase],
  ])('a backup that %s is refused before anything is touched', async (_what, spoil) => {
    const backup = spoil(await aBackup());
    const file = await closedLedger(scratchFile());
    const before = readFileSync(file);
    await expectFailure(() => restoreLedger(file, backup, OPTIONS), 'backup-unreadable');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a backup of a newer program says so', async () => {
    const backup = await aBackup();
    const newer = new Database(backup);
    newer.pragma('user_version = 99');
    newer.close();
    await expectFailure(() => restoreLedger(scratchFile(), backup, OPTIONS), 'ledger-newer');
  });
});

function otherDatabase(file: string): string {
  const other = new Database(`${file}.other`);
  other.exec('CREATE TABLE song (name TEXT)');
  other.close();
  return `${file}.other`;
}
