import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { AuditActor } from '../../../src-shared/model/index.ts';
import type { Connection } from './connection.ts';
import type { SqlValue, WriteStatement, WriteTx } from './seam.ts';
import { isBusy, sqliteCode, translateSqliteError, translating } from './sqlite-error.ts';

/** Called right before and right after each commit, with its running number from 1. For crash tests. */
export type OnCommit = (commit: number, phase: 'before' | 'after') => void;

/** The log is copied into the ledger when it has grown by this. */
const CHECKPOINT_BYTES = 8 * 1024 * 1024;

/** The one line of write transactions. Each is synchronous; between two of them others get the loop. */
export class WriteQueue {
  readonly #connection: Connection;
  readonly #file: string;
  readonly #onCommit: OnCommit | undefined;
  readonly #statements = new Map<string, WriteStatement>();
  readonly #tx: WriteTx;
  #last: Promise<unknown> = Promise.resolve();
  #commits = 0;
  #durable = false;
  #checkpointAtBytes = CHECKPOINT_BYTES;

  constructor(
    connection: Connection,
    file: string,
    { onCommit, by = () => 'person' }: { readonly onCommit?: OnCommit; readonly by?: () => AuditActor } = {},
  ) {
    this.#connection = connection;
    this.#file = file;
    this.#onCommit = onCommit;
    this.#tx = { prepare: (sql) => this.#prepare(sql), by };
  }

  /** Queues the work; a failed one does not stop those behind it. */
  run<T>(work: (tx: WriteTx) => T, durable: boolean): Promise<T> {
    const turn = this.#last.then(async () => {
      await setImmediate();
      return this.#transact(work, durable);
    });
    this.#last = turn.catch(() => null);
    return turn;
  }

  /** Waits for everything queued so far and empties the log into the ledger. */
  async finish(): Promise<void> {
    await this.#last;
    translating(this.#file, () => this.#checkpoint());
  }

  #transact<T>(work: (tx: WriteTx) => T, durable: boolean): T {
    try {
      this.#setDurable(durable);
      this.#begin();
      const result = this.#commit(work);
      this.#checkpointWhenDue();
      return result;
    } catch (error) {
      throw translateSqliteError(error, this.#file);
    }
  }

  /** Busy once may be a virus scanner or a person's browser of databases: try again, then say so. */
  #begin(): void {
    try {
      this.#connection.exec('BEGIN IMMEDIATE');
    } catch (error) {
      if (!isBusy(error)) throw error;
      this.#connection.exec('BEGIN IMMEDIATE');
    }
  }

  #commit<T>(work: (tx: WriteTx) => T): T {
    try {
      const result = work(this.#tx);
      this.#commits += 1;
      this.#onCommit?.(this.#commits, 'before');
      this.#connection.exec('COMMIT');
      this.#onCommit?.(this.#commits, 'after');
      return result;
    } catch (error) {
      // A full disk or a broken page has ended the transaction already.
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
      throw error;
    }
  }

  /** synchronous cannot be changed inside a transaction. */
  #setDurable(durable: boolean): void {
    if (durable === this.#durable) return;
    this.#connection.pragma(`synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
    this.#durable = durable;
  }

  /**
   * Copies the log into the ledger and cuts it to nothing. Cut, because pages that are in the ledger
   * already must not be taken from an old log again after a crash.
   * @returns whether it is done; a reader may hold it up
   */
  #checkpoint(): boolean {
    return this.#connection.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
  }

  /** What is in the log is committed, so a checkpoint that fails has lost nothing: try again later. */
  #checkpointWhenDue(): void {
    const bytes = this.#logBytes();
    if (bytes < this.#checkpointAtBytes) return;
    this.#checkpointAtBytes = bytes + CHECKPOINT_BYTES;
    try {
      if (this.#checkpoint()) this.#checkpointAtBytes = CHECKPOINT_BYTES;
    } catch (error) {
      if (sqliteCode(error) === null) throw error;
    }
  }

  #logBytes(): number {
    return statSync(`${this.#file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  }

  #prepare(sql: string): WriteStatement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#connection.prepare<SqlValue[]>(sql);
    const prepared: WriteStatement = {
      run(...values) {
        const { changes, lastInsertRowid } = statement.run(...values);
        return { changes, lastId: Number(lastInsertRowid) };
      },
      // Rows are trusted to have the columns of their SQL: this is the seam where they get their type.
      get: <Row>(...values: readonly SqlValue[]) => statement.get(...values) as Row | undefined,
      all: <Row>(...values: readonly SqlValue[]) => statement.all(...values) as Row[],
    };
    this.#statements.set(sql, prepared);
    return prepared;
  }
}
