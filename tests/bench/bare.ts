import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';

/** Rows that are read before they are inserted; reading is not measured. */
const ROWS_AT_ONCE = 50_000;
/** As the ledger's own connections have it. */
const CACHE_KIB = 16_384;

/** Which rows are written bare. */
export interface BareCopy {
  /** The closed or idle ledger that they are taken from. */
  readonly from: string;
  /** Tables, those that others refer to first. */
  readonly tables: readonly string[];
  /** Columns that stay empty, as `table.column`: what they refer to is not part of the floor. */
  readonly without?: readonly string[];
}

/**
 * The floor: how long SQLite alone takes for the same rows in the same tables with the same keys and
 * indexes, by prepared statements, in one transaction, WAL and NORMAL. No parsing, hashing, looking up
 * or archive.
 * @returns milliseconds
 */
export function writeBare(file: string, { from, tables, without = [] }: BareCopy): number {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  const source = new Database(from, { readonly: true });
  const target = new Database(file);
  target.pragma('journal_mode = WAL');
  target.pragma('synchronous = NORMAL');
  target.pragma('foreign_keys = ON');
  target.pragma(`cache_size = -${CACHE_KIB}`);
  createSchema(source, target);
  // What the tables refer to and is not measured itself: streams, accounts, documents of digests.
  copySurroundings(source, target, tables);
  let ms = clocked(() => target.exec('BEGIN IMMEDIATE'));
  for (const table of tables) ms += copyTable(source, target, table, without);
  ms += clocked(() => target.exec('COMMIT'));
  source.close();
  target.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  return ms;
}

function createSchema(source: Database.Database, target: Database.Database): void {
  const statements = source
    .prepare<[], string>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
       ORDER BY type = 'table' DESC, rowid`,
    )
    .pluck()
    .all();
  for (const sql of statements) target.exec(sql);
}

function copySurroundings(
  source: Database.Database,
  target: Database.Database,
  measured: readonly string[],
): void {
  const tables = source
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
    .filter((table) => !measured.includes(table));
  target.pragma('foreign_keys = OFF');
  target.exec(`ATTACH '${source.name}' AS source; BEGIN`);
  for (const table of tables) target.exec(`INSERT INTO main.${table} SELECT * FROM source.${table}`);
  target.exec('COMMIT; DETACH source');
  target.pragma('foreign_keys = ON');
  target.pragma('wal_checkpoint(TRUNCATE)');
}

/** Reads in blocks and inserts each; only the inserting counts. */
function copyTable(
  source: Database.Database,
  target: Database.Database,
  table: string,
  without: readonly string[],
): number {
  const columns = source
    .prepare<[], string>(`SELECT name FROM pragma_table_info('${table}') ORDER BY cid`)
    .pluck()
    .all();
  const taken = columns.map((column) => (without.includes(`${table}.${column}`) ? 'NULL' : column));
  const insert = target.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const rows = source.prepare<[], unknown[]>(`SELECT ${taken.join(', ')} FROM ${table}`).raw();
  let ms = 0;
  let block: unknown[][] = [];
  const flush = (): void => {
    ms += clocked(() => {
      for (const row of block) insert.run(row);
    });
    block = [];
  };
  for (const row of rows.iterate()) {
    block.push(row);
    if (block.length >= ROWS_AT_ONCE) flush();
  }
  flush();
  return ms;
}

function clocked(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
