import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { BACKUP_FOLDER, ExpectedFailure } from '../../../src-shared/model/index.ts';
import { formatInstant } from '../../../src-shared/time/index.ts';
import type { Clock } from '../../core/ports/index.ts';
import { ledgerBytes, requireSpace } from '../disk-space.ts';
import { LATEST_VERSION } from '../migrations/index.ts';
import { syncFile } from './create.ts';
import { copyLedgerFile, verifyLedgerFile } from './verify.ts';

/**
 * Keeps the ledger as it is, before it is brought to a later version: a verified copy in the folder of
 * backups beside it, such as `shop.before-v2-20261231T120000Z.daybook`. Nobody tidies it up.
 * @returns the path of the copy
 * @throws ExpectedFailure disk-full, file-not-writable: the ledger is then left as it is
 */
export function backUpBeforeMigration(file: string, clock: Clock): string {
  const folder = path.join(path.dirname(path.resolve(file)), BACKUP_FOLDER);
  makeFolder(folder);
  // The copy, and what the migration itself may add.
  requireSpace(folder, 2 * ledgerBytes(file));
  const { name, ext } = path.parse(file);
  const time = formatInstant(clock.now()).replaceAll(/[-:]|\.\d+/gu, '');
  const copy = freeName(path.join(folder, `${name}.before-v${LATEST_VERSION}-${time}`), ext);
  // One name for all times, so that what an interrupted one has left goes with the next.
  const unfinished = path.join(folder, `${name}.before-v${LATEST_VERSION}.unfinished`);
  rmSync(unfinished, { force: true });
  try {
    copyLedgerFile(file, unfinished);
    verifyLedgerFile(unfinished);
    syncFile(unfinished);
    renameSync(unfinished, copy);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return copy;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new ExpectedFailure('file-not-writable', { where: folder });
  }
}

/** A migration that was interrupted is begun again within the same second only by a clock that stands. */
function freeName(stem: string, ext: string): string {
  let name = `${stem}${ext}`;
  for (let count = 2; existsSync(name); count += 1) name = `${stem}-${count}${ext}`;
  return name;
}
