import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { LedgerDatabase, WriteTx } from '../../../src-main/storage/database/seam.ts';
import { addBooks, booksIn, expectFailure, scratchDatabase, scratchFile } from '../scratch.ts';

function insert(tx: WriteTx, name: string): void {
  tx.prepare("INSERT INTO books (public_id, name, system, currency) VALUES (?, ?, 'e', 'MYR')").run(
    name,
    name,
  );
}

/** Some 1.6 MB. */
function fill(db: LedgerDatabase): Promise<void> {
  return db.write((tx) => {
    const statement = tx.prepare('INSERT INTO audit (at, action, subject, before) VALUES (0, ?, ?, ?)');
    for (let row = 0; row < 200; row += 1) statement.run('fill', 'log', 'x'.repeat(8000));
  });
}

test('writes come one after the other, in the order in which they were asked for', async () => {
  const db = scratchDatabase(scratchFile());
  const names = Array.from({ length: 30 }, (_, at) => `b${at}`);
  await Promise.all(names.map((name, at) => db.write((tx) => insert(tx, name), { durable: at % 3 === 0 })));
  expect(await booksIn(db)).toEqual(names);
});

test('a throw rolls everything back and does not stop the writes behind it', async () => {
  const db = scratchDatabase(scratchFile());
  const failing = db.write((tx) => {
    insert(tx, 'half');
    throw new Error('no');
  });
  const next = addBooks(db, 'next');
  await expect(failing).rejects.toThrow('no');
  await next;
  expect(await booksIn(db)).toEqual(['next']);
});

test('others get the loop between two writes', async () => {
  const db = scratchDatabase(scratchFile());
  const order: string[] = [];
  const writes = ['w1', 'w2', 'w3'].map((name) => db.write(() => void order.push(name)));
  const other = (async () => {
    for (let turn = 1; turn <= 3; turn += 1) {
      await setImmediate();
      order.push(`o${turn}`);
    }
  })();
  await Promise.all([...writes, other]);
  expect(order.join(' ')).not.toMatch(/w\d w\d/);
});

test('durable writes are synced in full, the others as usual', async () => {
  const db = scratchDatabase(scratchFile());
  const level = (tx: WriteTx) => tx.prepare('PRAGMA synchronous').get<{ synchronous: number }>()?.synchronous;
  expect(await db.write(level, { durable: true })).toBe(2);
  expect(await db.write(level)).toBe(1);
});

test('foreign keys are kept', async () => {
  const db = scratchDatabase(scratchFile());
  const orphan = db.write((tx) =>
    tx.prepare("INSERT INTO exclusion (document_id, reason, set_at) VALUES (1, '', 0)").run(),
  );
  await expect(orphan).rejects.toThrow('FOREIGN KEY');
});

test('a number beyond 2^53 is refused', async () => {
  const db = scratchDatabase(scratchFile());
  await addBooks(db, 'b');
  const tooLarge = db.write((tx) =>
    tx
      .prepare(
        `INSERT INTO book_document (books_id, key, type, number, document_date, total, document, content_hash,
           recorded_at) VALUES (1, 'k', 'invoice', 'n', '2026-01-01', 9007199254740992, '{}', zeroblob(32), 0)`,
      )
      .run(),
  );
  await expect(tooLarge).rejects.toThrow('CHECK constraint failed');
});

test('a reader sees the last commit, never what is being written', async () => {
  const db = scratchDatabase(scratchFile());
  const seen: (readonly string[])[] = [];
  const reader = scratchDatabase(db.file, { readonly: true });
  await addBooks(db, 'a');
  const during = db.write((tx) => insert(tx, 'b'));
  seen.push(await booksIn(reader));
  await during;
  seen.push(await booksIn(reader));
  expect(seen).toEqual([['a'], ['a', 'b']]);
  await expect(reader.write(() => null)).rejects.toThrow('reading only');
});

test('the log is cut while it grows', async () => {
  const db = scratchDatabase(scratchFile());
  const log = `${db.file}-wal`;
  let largest = 0;
  for (let round = 0; round < 12; round += 1) {
    await fill(db);
    largest = Math.max(largest, statSync(log).size);
  }
  expect(largest).toBeLessThan(12 * 1024 * 1024);
});

test('a reader that stays holds the log up, but no write', async () => {
  const db = scratchDatabase(scratchFile());
  await addBooks(db, 'a');
  const reader = new Database(db.file, { readonly: true });
  onTestFinished(() => void reader.close());
  reader.exec('BEGIN');
  reader.prepare('SELECT * FROM books').all();
  const startedMs = performance.now();
  for (let round = 0; round < 8; round += 1) await fill(db);
  expect(performance.now() - startedMs).toBeLessThan(5000);
  reader.exec('COMMIT');
  for (let round = 0; round < 8; round += 1) await fill(db);
  expect(statSync(`${db.file}-wal`).size).toBeLessThan(12 * 1024 * 1024);
});

test('a file held by somebody else for good is reported after one more try', async () => {
  const db = scratchDatabase(scratchFile());
  const other = new Database(db.file);
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  const startedMs = performance.now();
  await expectFailure(() => addBooks(db, 'a'), 'ledger-locked');
  expect(performance.now() - startedMs).toBeLessThan(3000);
  other.exec('ROLLBACK');
  await addBooks(db, 'b');
  expect(await booksIn(db)).toEqual(['b']);
});

test('a disk that is full ends the write as a person can be told, and nothing is half there', async () => {
  const db = scratchDatabase(scratchFile());
  await db.write((tx) => tx.prepare('SELECT 1').get());
  const full = db.write((tx) => {
    const pages = tx.prepare('PRAGMA page_count').get<{ page_count: number }>()?.page_count ?? 0;
    tx.prepare(`PRAGMA max_page_count = ${pages + 2}`).get();
    const statement = tx.prepare('INSERT INTO audit (at, action, subject, before) VALUES (0, ?, ?, ?)');
    for (let row = 0; row < 200; row += 1) statement.run('fill', 'disk', 'x'.repeat(8000));
  });
  const { failure } = await expectFailure(() => full, 'disk-full');
  expect(failure.cure.action).toBe('free-disk-space');
  await db.write((tx) => tx.prepare('PRAGMA max_page_count = 1000000').get());
  await addBooks(db, 'after');
  expect(await booksIn(db)).toEqual(['after']);
  expect(await db.read.selectFrom('audit').select('id').execute()).toEqual([]);
});
