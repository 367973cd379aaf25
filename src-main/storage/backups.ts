import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { BACKUP_FOLDER, backupName, readBackupName } from '../../src-shared/model/index.ts';
import { businessDate, formatInstant, type Instant, instant } from '../../src-shared/time/index.ts';
import type { BackupFile, Clock } from '../core/ports/index.ts';
import { backUp, UNFINISHED } from './backup.ts';
import type { OpenDatabase } from './database/open.ts';
import { expiredBackups } from './rotate.ts';

/** Where a ledger's backups lie when nobody names a place. */
export function backupFolderOf(ledger: string): string {
  return path.join(path.dirname(path.resolve(ledger)), BACKUP_FOLDER);
}

/** The backups in the ledger's folder of them, newest first. */
export function listBackups(ledger: string): readonly BackupFile[] {
  const folder = backupFolderOf(ledger);
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder).flatMap((name) => {
    const told = readBackupName(path.basename(ledger), name);
    if (told === null) return [];
    // A file may go while the folder is being read, and a link is not ours.
    const stats = lstatSync(path.join(folder, name), { throwIfNoEntry: false });
    if (stats?.isFile() !== true) return [];
    const madeAt = told.madeAt ?? instant(Math.trunc(stats.mtimeMs));
    return [{ name, bytes: stats.size, madeAt, automatic: told.automatic, copy: told.copy }];
  });
  return found
    .toSorted((a, b) => b.madeAt - a.madeAt || b.copy - a.copy)
    .map(({ name, bytes, madeAt, automatic }) => ({ name, bytes, madeAt, automatic }));
}

/**
 * Writes a verified copy into the folder of backups, named by the time, and then lets automatic ones
 * go that are old enough. What a person asked for is never removed.
 * @returns the path of the copy
 * @throws ExpectedFailure disk-full, file-not-writable
 */
export async function backUpBeside(
  db: OpenDatabase,
  { clock, automatic }: { readonly clock: Clock; readonly automatic: boolean },
): Promise<string> {
  const folder = backupFolderOf(db.file);
  mkdirSync(folder, { recursive: true });
  removeUnfinished(db.file, folder);
  const target = freePath(db.file, folder, clock.now(), automatic);
  await backUp(db, target);
  removeExpired(db.file);
  return target;
}

/** A copy that was cut short by a crash is as large as the ledger, and no list shows it. */
function removeUnfinished(ledger: string, folder: string): void {
  for (const name of readdirSync(folder)) {
    const at = name.lastIndexOf(UNFINISHED);
    const isCopy = at > 0 && ['', '-journal'].includes(name.slice(at + UNFINISHED.length));
    if (!isCopy || readBackupName(path.basename(ledger), name.slice(0, at)) === null) continue;
    remove(path.join(folder, name));
  }
}

function freePath(ledger: string, folder: string, at: Instant, automatic: boolean): string {
  for (let copy = 1; ; copy += 1) {
    const file = path.join(folder, backupName(path.basename(ledger), { at, automatic, copy }));
    if (!existsSync(file)) return file;
  }
}

function removeExpired(ledger: string): void {
  const folder = backupFolderOf(ledger);
  const dated = listBackups(ledger)
    .filter((backup) => backup.automatic)
    .toReversed()
    .map(({ name, madeAt }) => ({ file: name, date: businessDate(formatInstant(madeAt).slice(0, 10)) }));
  for (const { file } of expiredBackups(dated)) {
    remove(path.join(folder, file));
  }
}

/** One that cannot be removed now (open elsewhere) is tried again at the next backup. */
function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    return;
  }
}
