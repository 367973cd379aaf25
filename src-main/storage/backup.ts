import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { ExpectedFailure } from '../../src-shared/model/index.ts';
import { syncFile } from './database/create.ts';
import type { OpenDatabase } from './database/open.ts';
import { verifyLedgerFile } from './database/verify.ts';
import { type FreeBytes, ledgerBytes, requireSpace } from './disk-space.ts';

/** What the name of a copy ends with until it is whole. */
export const UNFINISHED = '.unfinished';

/**
 * Writes a verified copy of the ledger as it stands, beside whatever is being written. A file of the
 * wanted name appears only when the copy is whole.
 * @throws ExpectedFailure file-exists, folder-missing, disk-full
 */
export async function backUp(db: OpenDatabase, target: string, freeBytes?: FreeBytes): Promise<void> {
  const folder = path.dirname(target);
  if (existsSync(target)) throw new ExpectedFailure('file-exists', { where: target });
  if (!existsSync(folder)) throw new ExpectedFailure('folder-missing', { where: folder });
  requireSpace(folder, ledgerBytes(db.file), freeBytes);
  const unfinished = `${target}${UNFINISHED}`;
  removeCopy(unfinished);
  try {
    await sql`VACUUM INTO ${unfinished}`.execute(db.read);
    verifyLedgerFile(unfinished);
    syncFile(unfinished);
    // Somebody may have made the file meanwhile; a rename would not ask.
    if (existsSync(target)) throw new ExpectedFailure('file-exists', { where: target });
    renameSync(unfinished, target);
  } finally {
    removeCopy(unfinished);
  }
}

/** With its journal: SQLite would play an old one into the next copy of this name. */
function removeCopy(unfinished: string): void {
  for (const file of [unfinished, `${unfinished}-journal`]) rmSync(file, { force: true });
}
