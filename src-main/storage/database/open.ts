import { existsSync } from 'node:fs';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import type { AuditActor } from '../../../src-shared/model/index.ts';
import { backUpBeforeMigration } from './before-migration.ts';
import { type Connection, connectForReading, connectForWriting, type Statement } from './connection.ts';
import { createLedgerFile } from './create.ts';
import { identifyFile, isOutdated, needsCheck, quickCheck } from './identify.ts';
import { type LedgerLock, lockLedger } from './lock.ts';
import { type Birth, migrate } from './migrate.ts';
import { preparePlace } from './place.ts';
import type { Schema } from './schema.ts';
import type { LedgerDatabase } from './seam.ts';
import { translateSqliteError, translating } from './sqlite-error.ts';
import { type OnCommit, WriteQueue } from './write-queue.ts';

export type { OnCommit } from './write-queue.ts';

export interface OpenOptions extends Birth {
  /** Opens beside the one writer, without its lock; `write` then throws. Makes no new ledger. */
  readonly readonly?: boolean;
  /** Makes the folder too; only for the default place. */
  readonly createFolder?: boolean;
  readonly onCommit?: OnCommit;
  /** Who does what is being written, asked while it is written; a person where left out. */
  readonly by?: () => AuditActor;
}

/** A ledger's connections, open. */
export interface OpenDatabase extends LedgerDatabase {
  readonly file: string;
  /** Waits for the writes in the queue, empties the log and frees the lock. */
  close(): Promise<void>;
}

/**
 * Opens a ledger, or makes a new one where there is no file; never an empty one in place of a
 * broken one.
 * @throws ExpectedFailure ledger-on-network, ledger-folder-missing, file-not-found, ledger-locked,
 *   ledger-not-a-ledger, ledger-newer, ledger-corrupt, file-not-writable, disk-full
 */
export function openDatabase(file: string, options: OpenOptions): OpenDatabase {
  preparePlace(file, options.createFolder ?? false);
  try {
    if (options.readonly !== true) return openWriter(file, options);
    bringUpToDate(file, options);
    return openReader(file);
  } catch (error) {
    throw translateSqliteError(error, file);
  }
}

/**
 * A ledger of an older version has not what this program reads. Reading it is therefore the one case
 * in which opening for reading writes: what any other opening would do first.
 * @throws ExpectedFailure ledger-locked when an older Daybook has it open
 */
function bringUpToDate(file: string, options: OpenOptions): void {
  identifyFile(file, 'read');
  if (!isOutdated(file)) return;
  const lock = lockLedger(file);
  try {
    const connection = connectForWriting(file);
    try {
      quickCheck(connection, file);
      backUpBeforeMigration(file, options.clock);
      migrate(connection, options);
    } finally {
      connection.close();
    }
  } finally {
    lock.free();
  }
}

function openReader(file: string): OpenDatabase {
  identifyFile(file, 'read');
  const reading = connectForReading(file);
  const read = kyselyOver(reading, file);
  return {
    file,
    read,
    write: () => Promise.reject(new Error('this ledger is open for reading only')),
    close: once(() => closeReader(read, reading)),
  };
}

function openWriter(file: string, options: OpenOptions): OpenDatabase {
  if (existsSync(file)) identifyFile(file, 'write');
  const lock = lockLedger(file);
  const opened: Connection[] = [];
  try {
    if (!existsSync(file)) createLedgerFile(file, options);
    const unproved = needsCheck(file);
    const writing = connectForWriting(file);
    opened.push(writing);
    const outdated = isOutdated(file);
    if (unproved || outdated) quickCheck(writing, file);
    if (outdated) backUpBeforeMigration(file, options.clock);
    migrate(writing, options);
    const reading = connectForReading(file);
    opened.push(reading);
    return compose(file, { writing, reading, lock }, options);
  } catch (error) {
    for (const connection of opened) connection.close();
    lock.free();
    throw error;
  }
}

function compose(
  file: string,
  parts: { readonly writing: Connection; readonly reading: Connection; readonly lock: LedgerLock },
  options: Pick<OpenOptions, 'onCommit' | 'by'>,
): OpenDatabase {
  const queue = new WriteQueue(parts.writing, file, options);
  const read = kyselyOver(parts.reading, file);
  return {
    file,
    read,
    write: (work, { durable = false } = {}) => queue.run(work, durable),
    close: once(async () => {
      try {
        await queue.finish();
      } finally {
        await closeReader(read, parts.reading);
        // The last connection to close removes the log, which tells the next opening that all went well.
        parts.writing.close();
        parts.lock.free();
      }
    }),
  };
}

/** Statements that are kept prepared. Texts of as many parts as a list has rows are without end. */
const MOST_STATEMENTS = 500;

/** Kysely over a connection, with errors as the rest of the program knows them. */
function kyselyOver(connection: Connection, file: string): Kysely<Schema> {
  // Kysely has one question at a time on a connection, so that none is met half-read.
  const known = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const before = known.get(sql);
    if (before !== undefined) return before;
    const statement = translating(file, () => connection.prepare(sql));
    if (known.size < MOST_STATEMENTS) known.set(sql, statement);
    return statement;
  };
  const database: SqliteDatabase = {
    close: () => void connection.close(),
    prepare(sql) {
      const statement = prepared(sql);
      return {
        reader: statement.reader,
        all: (values) => translating(file, () => statement.all(...values)),
        run: (values) => translating(file, () => statement.run(...values)),
        iterate: (values) => statement.iterate(...values),
      };
    },
  };
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
}

/** Kysely closes a connection only if it has used it. */
async function closeReader(read: Kysely<Schema>, connection: Connection): Promise<void> {
  await read.destroy();
  connection.close();
}

/** Closing a ledger that is being closed waits for that. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= work());
}
