import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { LATEST_VERSION } from '../../../src-main/storage/migrations/index.ts';
import { openDatabase } from '../../../src-main/storage/database/open.ts';
import { lockFileOf } from '../../../src-main/storage/database/lock.ts';
import {
  addBooks,
  booksIn,
  closedLedger,
  expectFailure,
  OPTIONS,
  scratchDatabase,
  scratchFile,
  scratchFolder,
} from '../scratch.ts';

const open = (file: string, readonly = false) => openDatabase(file, { ...OPTIONS, readonly });

/** Changes a closed file as nobody should. */
function damage(file: string, at: number, bytes: Uint8Array): void {
  const content = readFileSync(file);
  content.set(bytes, at);
  writeFileSync(file, content);
}

describe('a new ledger', () => {
  test('comes into being with its marks and pragmas', async () => {
    const file = scratchFile();
    const db = scratchDatabase(file);
    await addBooks(db, 'one');
    await db.close();
    const raw = new Database(file, { readonly: true });
    expect(raw.pragma('application_id', { simple: true })).toBe(0x44426b31);
    expect(raw.pragma('user_version', { simple: true })).toBe(LATEST_VERSION);
    expect(raw.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(raw.prepare('SELECT created_by, created_at, min_reader, hash_version FROM ledger').get()).toEqual({
      created_by: 'test',
      created_at: Date.UTC(2026, 3, 1),
      min_reader: 3,
      hash_version: 1,
    });
    raw.close();
  });

  test('leaves nothing but itself and its lock behind', async () => {
    const file = await closedLedger(scratchFile());
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(existsSync(`${file}.creating`)).toBe(false);
  });

  test('takes no notice of one that was never finished', async () => {
    const file = scratchFile();
    writeFileSync(`${file}.creating`, 'half a ledger');
    expect(await booksIn(scratchDatabase(file))).toEqual([]);
  });

  test('has a generation of its own', async () => {
    const generations = await Promise.all(
      [scratchFile(), scratchFile()].map((file) =>
        scratchDatabase(file).read.selectFrom('ledger').select('generation').executeTakeFirstOrThrow(),
      ),
    );
    expect(generations[0]).not.toEqual(generations[1]);
  });

  test('is not made where a folder is missing, unless it is the default place', async () => {
    const file = path.join(scratchFolder(), 'no', 'such', 'shop.daybook');
    await expectFailure(() => open(file), 'ledger-folder-missing');
    expect(existsSync(path.dirname(file))).toBe(false);
    expect(await booksIn(scratchDatabase(file, { createFolder: true }))).toEqual([]);
  });

  test('is not made for reading', () => expectFailure(() => open(scratchFile(), true), 'file-not-found'));
});

describe('the ladder of a file that is not a good ledger', () => {
  test('an empty file was a ledger once', async () => {
    const file = scratchFile();
    writeFileSync(file, '');
    const { failure } = await expectFailure(() => open(file), 'ledger-corrupt');
    expect(failure.cure.action).toBe('restore-backup');
    expect(readFileSync(file)).toHaveLength(0);
  });

  test('a text file never was one, and gets no lock beside it', async () => {
    const file = scratchFile();
    writeFileSync(file, 'milk, bread, butter\n'.repeat(50));
    await expectFailure(() => open(file), 'ledger-not-a-ledger');
    await expectFailure(() => open(file), 'ledger-not-a-ledger');
    expect(existsSync(lockFileOf(file))).toBe(false);
  });

  test("another program's database is left as it is", async () => {
    const file = scratchFile();
    const other = new Database(file);
    other.exec('CREATE TABLE song (name TEXT)');
    other.close();
    const before = readFileSync(file);
    await expectFailure(() => open(file), 'ledger-not-a-ledger');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a newer ledger wants a newer program', async () => {
    const file = await closedLedger(scratchFile());
    const newer = new Database(file);
    newer.pragma('user_version = 99');
    newer.close();
    const { failure } = await expectFailure(() => open(file), 'ledger-newer');
    expect(failure.data).toEqual({ version: 99, known: LATEST_VERSION });
    expect(failure.cure.action).toBe('update-daybook');
  });

  test('a newer ledger may still be read when it says so', async () => {
    const file = await closedLedger(scratchFile());
    const newer = new Database(file);
    newer.pragma('user_version = 99');
    newer.close();
    expect(await booksIn(scratchDatabase(file, { readonly: true }))).toEqual(['first']);
    const evenNewer = new Database(file);
    evenNewer.exec(`UPDATE ledger SET min_reader = ${LATEST_VERSION + 1}`);
    evenNewer.close();
    await expectFailure(() => open(file, true), 'ledger-newer');
  });

  test.each([
    ['its beginning', 0, 100],
    ['a page of a table', 4096 * 3, 4096],
  ])('a ledger that has lost %s is corrupt', async (_what, at, length) => {
    const file = await closedLedger(scratchFile());
    damage(file, at, new Uint8Array(length).fill(0xee));
    await expectFailure(() => open(file), 'ledger-corrupt');
  });

  test('a ledger that was cut short is corrupt, and is kept as it is', async () => {
    const file = await closedLedger(scratchFile());
    truncateSync(file, 4096 * 10);
    await expectFailure(() => open(file), 'ledger-corrupt');
    expect(readFileSync(file)).toHaveLength(4096 * 10);
  });

  test('damage found while reading is told as such', async () => {
    const file = await closedLedger(scratchFile());
    const reader = scratchDatabase(file, { readonly: true });
    truncateSync(file, 4096);
    await expectFailure(() => booksIn(reader), 'ledger-corrupt');
  });
});

test('closing twice is closing once', async () => {
  const db = scratchDatabase(scratchFile());
  await Promise.all([db.close(), db.close()]);
  await expect(addBooks(db, 'late')).rejects.toThrow('not open');
});

test('the log of a killed writer is taken in', async () => {
  const file = scratchFile();
  const killed = scratchDatabase(file);
  await addBooks(killed, 'in the log');
  const copy = scratchFile();
  writeFileSync(copy, readFileSync(file));
  writeFileSync(`${copy}-wal`, readFileSync(`${file}-wal`));
  expect(await booksIn(scratchDatabase(copy))).toEqual(['in the log']);
});

test('a log with rubbish at its end gives what was committed before', async () => {
  const file = scratchFile();
  const killed = scratchDatabase(file);
  await addBooks(killed, 'whole');
  const copy = scratchFile();
  writeFileSync(copy, readFileSync(file));
  writeFileSync(`${copy}-wal`, readFileSync(`${file}-wal`));
  appendFileSync(`${copy}-wal`, new Uint8Array(9000).fill(7));
  expect(await booksIn(scratchDatabase(copy))).toEqual(['whole']);
});

test('a question that is asked again is answered by what there is now', async () => {
  const db = scratchDatabase(scratchFile());
  expect(await booksIn(db)).toEqual([]);
  await addBooks(db, 'one');
  expect(await booksIn(db)).toEqual(['one']);
  const names = db.read.selectFrom('books').select('name');
  for await (const { name } of names.stream()) expect(name).toBe('one');
  await addBooks(db, 'two');
  expect(await names.execute()).toHaveLength(2);
  await db.close();
});
