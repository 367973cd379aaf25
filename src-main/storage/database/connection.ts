import Database from 'better-sqlite3';

/** A raw handle. It never leaves this folder. */
export type Connection = Database.Database;

/** A prepared statement of a handle; it stays in this folder as well. */
export type Statement = Database.Statement;

/** How long a statement waits for another process before it is busy. The queue tries once more. */
const BUSY_TIMEOUT_MS = 250;

/**
 * Page cache of one connection. Two of them and the program itself must stay far below the memory of
 * a shop's PC; the indexes that an import touches at random fit in.
 */
const CACHE_KIB = 16_384;

/** What every connection must answer; asserted, because SQLite ignores a pragma it does not like. */
const EXPECTED_PRAGMAS: Readonly<Record<string, string | number>> = {
  foreign_keys: 1,
  synchronous: 1,
  trusted_schema: 0,
};

/** Opens the connection that alone writes. */
export function connectForWriting(file: string): Connection {
  return connect(new Database(file, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS }));
}

/** Opens a connection that cannot write. */
export function connectForReading(file: string): Connection {
  return connect(new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS }));
}

function connect(connection: Connection): Connection {
  try {
    // A backup is in one file without a log; it becomes a ledger with one when it is written to.
    if (!connection.readonly) expectPragma(connection, 'journal_mode = WAL', 'wal');
    connection.pragma('foreign_keys = ON');
    connection.pragma('synchronous = NORMAL');
    connection.pragma('trusted_schema = OFF');
    // The write queue checkpoints itself: inside a commit it would come at an unforeseen moment.
    connection.pragma('wal_autocheckpoint = 0');
    connection.pragma(`cache_size = -${CACHE_KIB}`);
    for (const [name, expected] of Object.entries(EXPECTED_PRAGMAS)) {
      expectPragma(connection, name, expected);
    }
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function expectPragma(connection: Connection, pragma: string, expected: string | number): void {
  const actual = connection.pragma(pragma, { simple: true });
  if (actual !== expected) throw new Error(`PRAGMA ${pragma} gives ${String(actual)}, not ${expected}`);
}
