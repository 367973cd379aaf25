import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type AuditActor, ExpectedFailure } from '../../src-shared/model/index.ts';
import { formatInstant } from '../../src-shared/time/index.ts';
import type { Clock, Ids } from '../core/ports/index.ts';
import { syncFile } from './database/create.ts';
import { lockLedger } from './database/lock.ts';
import { preparePlace } from './database/place.ts';
import { ancestryOf, copyLedgerFile, foldLog, renewGeneration, verifyLedgerFile } from './database/verify.ts';
import { ledgerBytes, requireSpace } from './disk-space.ts';

/** What a restore has done. */
export interface Restored {
  /** Where the replaced ledger lies now; null when there was none. */
  readonly kept: string | null;
}

/**
 * Puts a backup in the place of the ledger. The replaced one is kept beside it, even when it is
 * broken. At every moment there is a ledger under the name: a crash on the way must not let the next
 * start take the place for empty. The restored one has a new generation, so it posts nothing until
 * its keys are verified.
 * @throws ExpectedFailure backup-unreadable, ledger-newer, ledger-locked, disk-full, ledger-on-network,
 *   ledger-folder-missing
 */
export function restoreLedger(
  file: string,
  backup: string,
  {
    clock,
    ids,
    by = () => 'person',
  }: { readonly clock: Clock; readonly ids: Ids; readonly by?: () => AuditActor },
): Restored {
  preparePlace(file, false);
  verifyBackup(backup);
  const lock = lockLedger(file);
  try {
    requireSpace(path.dirname(file), 2 * ledgerBytes(backup));
    const restoring = `${file}.restoring`;
    rmSync(restoring, { force: true });
    copyLedgerFile(backup, restoring);
    renewGeneration(restoring, {
      generation: ids.uuid(),
      replaced: ancestryOf(file),
      now: clock.now(),
      by: by(),
    });
    verifyBackup(restoring);
    syncFile(restoring);
    const kept = existsSync(file) ? keepReplaced(file, clock) : null;
    renameSync(restoring, file);
    return { kept };
  } finally {
    lock.free();
  }
}

/** A newer backup is readable, by a newer program; everything else is lost. */
function verifyBackup(backup: string): void {
  try {
    verifyLedgerFile(backup);
  } catch (error) {
    if (!(error instanceof ExpectedFailure) || error.failure.code === 'ledger-newer') throw error;
    throw new ExpectedFailure('backup-unreadable', { where: backup, data: { why: error.failure.code } });
  }
}

/**
 * Gives the ledger a second name and takes its log away, which would otherwise be replayed over the
 * restored one.
 */
function keepReplaced(file: string, clock: Clock): string {
  const kept = freeName(`${file}.replaced-${formatInstant(clock.now()).replaceAll(':', '')}`);
  const folded = foldLog(file);
  secondName(file, kept);
  for (const end of ['-wal', '-shm']) {
    const part = `${file}${end}`;
    if (!existsSync(part)) continue;
    if (!folded && end === '-wal') secondName(part, `${kept}${end}`);
    rmSync(part);
  }
  return kept;
}

/** A hard link where the file system has them, since it costs nothing; else a copy. */
function secondName(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch {
    copyFileSync(file, name, constants.COPYFILE_EXCL);
  }
}

function freeName(wanted: string): string {
  let name = wanted;
  for (let count = 2; existsSync(name); count += 1) name = `${wanted}-${count}`;
  return name;
}
