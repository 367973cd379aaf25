import { statfsSync, statSync } from 'node:fs';
import { ExpectedFailure } from '../../src-shared/model/index.ts';

/** What the file system says; tests give their own. */
export type FreeBytes = (folder: string) => number;

const freeBytesOn: FreeBytes = (folder) => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/** Bytes of a ledger with its log. */
export function ledgerBytes(file: string): number {
  return [file, `${file}-wal`].reduce(
    (bytes, part) => bytes + (statSync(part, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

/** @throws ExpectedFailure disk-full when the folder cannot take so much more. */
export function requireSpace(folder: string, neededBytes: number, freeBytes: FreeBytes = freeBytesOn): void {
  const free = freeBytes(folder);
  if (free < neededBytes) {
    throw new ExpectedFailure('disk-full', { where: folder, data: { needed: neededBytes, free } });
  }
}
