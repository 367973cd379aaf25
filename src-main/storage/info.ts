import path from 'node:path';
import { sql } from 'kysely';
import type { LedgerInfo } from '../core/ports/index.ts';
import { backupFolderOf } from './backups.ts';
import type { OpenDatabase } from './database/open.ts';
import { ledgerBytes } from './disk-space.ts';

/** What the ledger file says of itself. */
export async function ledgerInfo(db: OpenDatabase): Promise<LedgerInfo> {
  const row = await db.read
    .selectFrom('ledger')
    .select(['generation', 'created_by', 'created_at'])
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ user_version: number }>`PRAGMA user_version`.execute(db.read);
  return {
    file: path.resolve(db.file),
    bytes: ledgerBytes(db.file),
    version: rows[0]?.user_version ?? 0,
    createdBy: row.created_by,
    createdAt: row.created_at,
    generation: row.generation,
    backupFolder: backupFolderOf(db.file),
  };
}
