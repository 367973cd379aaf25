import type { Clock, Ids } from '../../core/ports/index.ts';
import { foldCase } from '../digests/search-text.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import type { Connection } from './connection.ts';

/** Marks the file as a ledger of ours, whatever its name: 'DBk1'. Never changes. */
export const APPLICATION_ID = 0x44426b31;

/** Version of the canonical form behind content hashes; a new one marks nothing as changed. */
const HASH_VERSION = 1;

/** What a new ledger is told about its beginning. */
export interface Birth {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly programVersion: string;
}

/** Brings a ledger of an older version (or a new file) to the latest, one migration a transaction. */
export function migrate(connection: Connection, birth: Birth): void {
  connection.function('fold_case', { deterministic: true }, (text) => foldCase(String(text)));
  for (const { version, sql, minReader } of MIGRATIONS) {
    if (version <= readVersion(connection)) continue;
    connection
      .transaction(() => {
        connection.exec(sql);
        if (version === 1) insertLedgerRow(connection, birth, minReader);
        else connection.prepare('UPDATE ledger SET min_reader = ?').run(minReader);
        connection.pragma(`application_id = ${APPLICATION_ID}`);
        connection.pragma(`user_version = ${version}`);
      })
      .immediate();
  }
}

/** The number of the last migration that the file has seen. */
export function readVersion(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

function insertLedgerRow(connection: Connection, birth: Birth, minReader: number): void {
  connection
    .prepare(
      `INSERT INTO ledger (id, generation, created_by, created_at, min_reader, hash_version)
       VALUES (1, ?, ?, ?, ?, ?)`,
    )
    .run(birth.ids.uuid(), birth.programVersion, birth.clock.now(), minReader, HASH_VERSION);
}
