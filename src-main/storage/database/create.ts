import Database from 'better-sqlite3';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { type Birth, migrate } from './migrate.ts';

/**
 * Makes a new, empty ledger under another name and gives it the real one when it is whole: a file of
 * the real name is always a complete ledger, so a broken one is never mistaken for a new one.
 */
export function createLedgerFile(file: string, birth: Birth): void {
  const unfinished = `${file}.creating`;
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${unfinished}${end}`, { force: true });
  const connection = new Database(unfinished);
  try {
    // Nobody knows the file before it is synced as a whole below.
    connection.pragma('synchronous = OFF');
    connection.pragma('journal_mode = MEMORY');
    migrate(connection, birth);
    connection.pragma('journal_mode = WAL');
  } finally {
    connection.close();
  }
  syncFile(unfinished);
  renameSync(unfinished, file);
}

/** Waits until the file's content is on the disk, so that a rename cannot arrive before it. */
export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
