import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type AuditActor, ExpectedFailure } from '../../../src-shared/model/index.ts';
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

/** What the ledger that is replaced was, as far as it can be read. */
export interface Ancestry {
  /** Its generation, and those of all ledgers that it came from or had replaced. */
  readonly generations: readonly string[];
  /** It, or one before it, could not be read: nobody knows which generation it was. */
  readonly unread: boolean;
}

/** Under which generations a ledger, and those before it in its place, can have posted. Changes nothing. */
export function ancestryOf(file: string): Ancestry {
  if (!existsSync(file)) return { generations: [], unread: false };
  try {
    const connection = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const generations = connection
        .prepare<[{ action: string }], string>(
          `SELECT generation FROM ledger
           UNION SELECT subject FROM audit WHERE action = :action
           UNION SELECT before ->> '$.generation' FROM audit WHERE action = :action
           UNION SELECT one.value FROM audit, json_each(audit.before, '$.replaced') AS one WHERE action = :action`,
        )
        .pluck()
        .all({ action: RESTORED });
      const unread = connection
        .prepare("SELECT 1 FROM audit WHERE action = ? AND before ->> '$.unread' = 1")
        .get(RESTORED);
      return { generations, unread: unread !== undefined };
    } finally {
      connection.close();
    }
  } catch {
    return { generations: [], unread: true };
  }
}

/**
 * Gives a copy a generation of its own, so that it is not taken for the ledger it was made from, and writes
 * down when and what it replaces. The copy may be of any version: only what the first one had is written.
 */
export function renewGeneration(
  file: string,
  {
    generation,
    replaced,
    now,
    by,
  }: {
    readonly generation: string;
    readonly replaced: Ancestry;
    readonly now: Instant;
    readonly by: AuditActor;
  },
): void {
  translating(file, () => {
    const connection = new Database(file, { fileMustExist: true });
    try {
      connection.transaction(() => {
        const was = connection.prepare<[], string>('SELECT generation FROM ledger').pluck().get() ?? '';
        connection.prepare('UPDATE ledger SET generation = ?').run(generation);
        const before = {
          generation: was,
          replaced: replaced.generations,
          ...(replaced.unread ? { unread: true } : {}),
        };
        const { lastInsertRowid } = connection
          .prepare('INSERT INTO audit (at, action, subject, before, after) VALUES (?, ?, ?, ?, ?)')
          .run(now, RESTORED, generation, JSON.stringify(before), null);
        if (hasColumn(connection, 'who')) {
          connection
            .prepare("UPDATE audit SET who = ?, area = 'ledger' WHERE id = ?")
            .run(by, lastInsertRowid);
        }
      })();
    } finally {
      connection.close();
    }
  });
}

function hasColumn(connection: Database.Database, name: string): boolean {
  const found = connection.prepare("SELECT 1 FROM pragma_table_info('audit') WHERE name = ?").get(name);
  return found !== undefined;
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
