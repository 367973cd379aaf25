import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ExpectedFailure } from '../../src-shared/model/index.ts';

/**
 * Writes a small file: a crash leaves the old content or the new one, never a part, and the new one is on the
 * disk when this returns.
 * @throws ExpectedFailure disk-full, file-not-writable
 */
export function replaceFile(file: string, text: string): void {
  const part = `${file}.${process.pid}.part`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const descriptor = openSync(part, 'w', 0o600);
    try {
      writeSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(part, file);
    syncFolder(path.dirname(file));
  } catch (error) {
    removeQuietly(part);
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    throw new ExpectedFailure(full ? 'disk-full' : 'file-not-writable', { where: file });
  }
}

/** The new name is on the disk too. Windows cannot open folders, and keeps their names safe by itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** What is wrong with the file itself is what a person is told. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // There is no such place.
  }
}
