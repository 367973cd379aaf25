import Database from 'better-sqlite3';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import { isBusy, translateSqliteError } from './sqlite-error.ts';

/** Held until it is freed or the process ends, however it ends. */
export interface LedgerLock {
  free(): void;
}

/** The file whose lock stands for the ledger's. It stays when the lock is freed; only the lock counts. */
export function lockFileOf(ledgerFile: string): string {
  return `${ledgerFile}.lock`;
}

/**
 * Takes the right to write this ledger, for the life of the process. It is an open exclusive
 * transaction of a small SQLite file beside the ledger: an operating system's lock on Linux, macOS
 * and Windows alike, freed by kill -9, without native code of our own. The ledger itself stays
 * readable for everybody.
 * @throws ExpectedFailure ledger-locked, at once, when another process has it.
 */
export function lockLedger(ledgerFile: string): LedgerLock {
  const file = lockFileOf(ledgerFile);
  try {
    const connection = new Database(file, { timeout: 0 });
    try {
      // The rollback journal of an empty transaction would be one more file; nothing is ever written.
      connection.pragma('journal_mode = MEMORY');
      connection.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      connection.close();
      throw error;
    }
    return { free: () => void connection.close() };
  } catch (error) {
    if (isBusy(error)) throw new ExpectedFailure('ledger-locked', { where: ledgerFile });
    throw translateSqliteError(error, file);
  }
}
