import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import { LATEST_VERSION } from '../migrations/index.ts';
import type { Connection } from './connection.ts';
import { lockFileOf } from './lock.ts';
import { APPLICATION_ID, readVersion } from './migrate.ts';
import { sqliteCode, translateSqliteError } from './sqlite-error.ts';

const HEADER_BYTES = 100;
const APPLICATION_ID_OFFSET = 68;

/**
 * Decides whether this program may open the file, without changing it and before any lock is taken:
 * somebody else's file gets neither a lock beside it nor another journal mode.
 * @throws ExpectedFailure file-not-found, ledger-not-a-ledger, ledger-newer, ledger-corrupt
 */
export function identifyFile(file: string, purpose: 'read' | 'write'): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new ExpectedFailure('file-not-found', { where: file });
  if (!stats.isFile()) throw new ExpectedFailure('ledger-not-a-ledger', { where: file });
  // A new ledger gets its name only when it is whole, so an empty file is one that was lost.
  if (stats.size === 0) throw new ExpectedFailure('ledger-corrupt', { where: file });
  try {
    const connection = new Database(file, { readonly: true, fileMustExist: true });
    try {
      identifyLedger(connection, file, purpose);
    } finally {
      connection.close();
    }
  } catch (error) {
    throw sqliteCode(error) === 'SQLITE_NOTADB' ? judgeForeign(file) : translateSqliteError(error, file);
  }
}

function identifyLedger(connection: Connection, file: string, purpose: 'read' | 'write'): void {
  if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new ExpectedFailure('ledger-not-a-ledger', { where: file });
  }
  const version = readVersion(connection);
  const needed = purpose === 'read' ? minReader(connection) : version;
  if (needed > LATEST_VERSION) {
    throw new ExpectedFailure('ledger-newer', { where: file, data: { version, known: LATEST_VERSION } });
  }
}

/** A ledger that has lost its beginning still has its mark, or the lock that its first opening left. */
function judgeForeign(file: string): ExpectedFailure {
  const header = readHeader(file);
  const marked =
    header.length === HEADER_BYTES && header.readUInt32BE(APPLICATION_ID_OFFSET) === APPLICATION_ID;
  const ours = marked || existsSync(lockFileOf(file));
  return new ExpectedFailure(ours ? 'ledger-corrupt' : 'ledger-not-a-ledger', { where: file });
}

/** @throws ExpectedFailure ledger-corrupt when pages or indexes contradict each other. */
export function quickCheck(connection: Connection, file: string): void {
  const result = connection.pragma('quick_check(1)', { simple: true });
  if (result !== 'ok') {
    throw new ExpectedFailure('ledger-corrupt', { where: file, data: { check: String(result) } });
  }
}

/** Up to here a check costs less than a person notices, so it is made at every opening. */
const ALWAYS_CHECKED_BYTES = 16 * 1024 * 1024;

/** Whether to check all pages: a small ledger always, a large one when its last writer was killed. */
export function needsCheck(file: string): boolean {
  const logBytes = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return logBytes > 0 || statSync(file).size <= ALWAYS_CHECKED_BYTES;
}

/** Whether migrations are still to come. Of a file that is known to be a ledger. */
export function isOutdated(file: string): boolean {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return readVersion(connection) < LATEST_VERSION;
  } finally {
    connection.close();
  }
}

function minReader(connection: Connection): number {
  return connection.prepare<[], number>('SELECT min_reader FROM ledger').pluck().get() ?? 0;
}

function readHeader(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    return header.subarray(0, readSync(descriptor, header, 0, HEADER_BYTES, 0));
  } finally {
    closeSync(descriptor);
  }
}
