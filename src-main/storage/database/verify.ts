import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import { RESTORED } from '../quarantine/read.ts';
import { identifyFile, quickCheck } from './identify.ts';
import { translating } from './sqlite-error.ts';

/**
 * Proves that a file is a whole ledger which this program can work with, without changing it.
 * @throws ExpectedFailure ledger-not-a-ledger, ledger-newer, ledger-corrupt, file-not-found
 */
export function verifyLedgerFile(file: string): void {
  identifyFile(file, 'write');
  translating(file, () => {
    const connection = new Database(file, { readonly: true, fileMustExist: true });
    try {
      quickCheck(connection, file);
    } finally {
      connection.close();
    }
  });
}

/**
 * Writes a compact copy of a ledger under a name that is free.
 * @throws ExpectedFailure file-exists, and as SQLite fails
 */
export function copyLedgerFile(from: string, to: string): void {
  if (existsSync(to)) throw new ExpectedFailure('file-exists', { where: to });
  translating(to, () => {
    const connection = new Database(from, { readonly: true, fileMustExist: true });
    try {
      connection.prepare('VACUUM INTO ?').run(to);
    } finally {
      connection.close();
    }
  });
}

/**
 * Gives a copy a generation of its own, so that it is not taken for the ledger it was made from, and notes in
 * its audit which one that was.
 */
export function renewGeneration(file: string, generation: string, now: Instant): void {
  translating(file, () => {
    const connection = new Database(file, { fileMustExist: true });
    try {
      connection
        .transaction(() => {
          // The table of audits is as old as ledgers are: a copy of any version takes the note.
          connection
            .prepare(
              `INSERT INTO audit (at, action, subject, before)
               SELECT ?, '${RESTORED}', ?, json_object('generation', generation) FROM ledger`,
            )
            .run(now, generation);
          connection.prepare('UPDATE ledger SET generation = ?').run(generation);
        })
        .immediate();
    } finally {
      connection.close();
    }
  });
}

/** Moves what is still in the log into the ledger, where the ledger is well enough for that. */
export function foldLog(file: string): boolean {
  try {
    const connection = new Database(file, { fileMustExist: true });
    try {
      connection.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      connection.close();
    }
    return true;
  } catch {
    return false;
  }
}
