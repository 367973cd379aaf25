import { sql } from 'kysely';
import { MAX_PROBLEMS_EACH, type Read } from './findings.ts';

/** The file itself: pages and indexes whole, every reference pointing at something, every CHECK kept. */
export async function checkFile(read: Read): Promise<string[]> {
  const pages = await sql<{ quick_check: string }>`
    PRAGMA quick_check(${sql.lit(MAX_PROBLEMS_EACH)})`.execute(read);
  const dangling = await sql<{ table: string; parent: string }>`PRAGMA foreign_key_check`.execute(read);
  return [
    ...pages.rows
      .filter((row) => row.quick_check !== 'ok')
      .map((row) => `The ledger file is damaged: ${row.quick_check}.`),
    ...dangling.rows
      .slice(0, MAX_PROBLEMS_EACH)
      .map((row) => `A row of ${row.table} refers to a row of ${row.parent} that is not there.`),
  ];
}
