import Database from 'better-sqlite3';
import { ExpectedFailure, type FailureCode } from '../../../src-shared/model/index.ts';

/** SQLite's result codes that a person can do something about. Extended codes begin with them. */
const EXPECTED: readonly (readonly [prefix: string, code: FailureCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_BUSY', 'ledger-locked'],
  ['SQLITE_LOCKED', 'ledger-locked'],
  ['SQLITE_CORRUPT', 'ledger-corrupt'],
  ['SQLITE_NOTADB', 'ledger-corrupt'],
  ['SQLITE_READONLY', 'file-not-writable'],
  ['SQLITE_CANTOPEN', 'file-not-writable'],
];

/** The result code of an error of SQLite, null for any other error. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null;
}

/** Whether somebody else held the file when we wanted to write. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error)?.startsWith('SQLITE_BUSY') ?? false;
}

/** Turns what a person can mend into an expected failure; everything else is a defect and stays. */
export function translateSqliteError(error: unknown, file: string): unknown {
  const code = sqliteCode(error);
  const expected = EXPECTED.find(([prefix]) => code?.startsWith(prefix) ?? false);
  if (expected === undefined || code === null) return error;
  return new ExpectedFailure(expected[1], { where: file, data: { sqlite: code } });
}

/** Runs the work and translates what SQLite throws. */
export function translating<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translateSqliteError(error, file);
  }
}
