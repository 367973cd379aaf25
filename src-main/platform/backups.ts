import { lstatSync } from 'node:fs';
import path from 'node:path';
import { BACKUP_FOLDER, ExpectedFailure, readBackupName } from '../../src-shared/model/index.ts';

/** Where the backups of a ledger lie. */
export function backupFolder(ledger: string): string {
  return path.join(path.dirname(path.resolve(ledger)), BACKUP_FOLDER);
}

/**
 * The backup of this name, as a path. The name comes from a window, so it must be the plain name of a
 * backup of this very ledger: nothing with a folder in it, no link, nothing else that lies there.
 * @throws ExpectedFailure backup-not-found
 */
export function backupPath(ledger: string, name: string): string {
  const file = path.join(backupFolder(ledger), name);
  const isBackup = path.basename(file) === name && readBackupName(path.basename(ledger), name) !== null;
  if (!isBackup || lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new ExpectedFailure('backup-not-found', {
      where: name.slice(0, 200),
      data: { name: name.slice(0, 200) },
    });
  }
  return file;
}
