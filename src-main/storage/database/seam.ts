import type { Kysely } from 'kysely';
import type { AuditActor } from '../../../src-shared/model/index.ts';
import type { Schema } from './schema.ts';

/** What SQLite takes and gives in this program. Integers are safe numbers, checked by the tables. */
export type SqlValue = string | number | Uint8Array | null;

/** A prepared statement inside a write transaction, for loops. */
export interface WriteStatement {
  run(...values: readonly SqlValue[]): { readonly changes: number; readonly lastId: number };
  get<Row>(...values: readonly SqlValue[]): Row | undefined;
  all<Row>(...values: readonly SqlValue[]): Row[];
}

/**
 * An open write transaction. Work in it is synchronous: nothing else can slip in between, and a
 * throw rolls everything back. Statements are prepared once for the life of the ledger.
 */
export interface WriteTx {
  prepare(sql: string): WriteStatement;
  /** Who does what is written here; it is signed with that. */
  by(): AuditActor;
}

/**
 * The ledger's two connections. Reads go through Kysely on a read-only connection; writes are
 * short synchronous transactions, one after the other, in the one queue.
 */
export interface LedgerDatabase {
  readonly read: Kysely<Schema>;
  /**
   * Runs the work in an IMMEDIATE transaction. `durable` commits with synchronous=FULL (deliveries,
   * settings); without it NORMAL (imports, which are read again anyway).
   */
  write<T>(work: (tx: WriteTx) => T, options?: { readonly durable?: boolean }): Promise<T>;
}
