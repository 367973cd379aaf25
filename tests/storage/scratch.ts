import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { type OpenDatabase, type OpenOptions, openDatabase } from '../../src-main/storage/database/open.ts';
import { ExpectedFailure, type FailureCode } from '../../src-shared/model/index.ts';
import { instant } from '../../src-shared/time/index.ts';

/** Options of a test's ledger; every uuid is a new one. */
export const OPTIONS: OpenOptions = {
  clock: { now: () => instant(Date.UTC(2026, 3, 1)) },
  ids: { uuid: () => crypto.randomUUID() },
  programVersion: 'test',
};

/** A folder that goes with the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-storage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The name of a ledger that does not exist yet. */
export function scratchFile(): string {
  return path.join(scratchFolder(), 'shop.daybook');
}

/** Opens a ledger and closes it with the test. */
export function scratchDatabase(file: string, options: Partial<OpenOptions> = {}): OpenDatabase {
  const db = openDatabase(file, { ...OPTIONS, ...options });
  onTestFinished(() => db.close());
  return db;
}

/** Makes a ledger with one set of books in it and closes it. */
export async function closedLedger(file: string): Promise<string> {
  const db = openDatabase(file, OPTIONS);
  await addBooks(db, 'first');
  await db.close();
  return file;
}

/** One row, to see whether a transaction is there. */
export function addBooks(db: OpenDatabase, name: string): Promise<unknown> {
  return db.write((tx) =>
    tx
      .prepare("INSERT INTO books (public_id, name, system, currency) VALUES (?, ?, 'embedded', 'MYR')")
      .run(name, name),
  );
}

/** The names of all books. */
export async function booksIn(db: OpenDatabase): Promise<readonly string[]> {
  const rows = await db.read.selectFrom('books').select('name').orderBy('id').execute();
  return rows.map((row) => row.name);
}

/** Expects the work to fail as a person can be told. */
export async function expectFailure(work: () => unknown, code: FailureCode): Promise<ExpectedFailure> {
  const thrown: unknown = await Promise.resolve()
    .then(work)
    .then(
      () => null,
      (error: unknown) => error,
    );
  expect(thrown).toBeInstanceOf(ExpectedFailure);
  const expected = thrown as ExpectedFailure;
  expect(expected.failure.code).toBe(code);
  return expected;
}
