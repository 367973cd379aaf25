import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Dialog } from 'electron';
import { ExpectedFailure, type FailureCode } from '../../../src-shared/model/index.ts';
import type { FileOnItsWay } from '../../link/engine-link.ts';
import type { SaveFile, Saved } from '../window/window-host.ts';

/** What the person chooses a place with. */
export interface SaveParts {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  /** The folder that is offered first. */
  readonly folder: () => string;
}

/**
 * Asks where to, then writes there.
 * @throws ExpectedFailure file-not-writable, disk-full, and whatever ended the file on its way
 */
export function saveByDialog({ dialog, folder }: SaveParts): SaveFile {
  return async (file) => {
    const extension = path.extname(file.name).slice(1);
    const { canceled, filePath } = await dialog.showSaveDialog({
      defaultPath: path.join(folder(), path.basename(file.name)),
      filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
    });
    if (canceled || filePath === '') {
      await letGo(file);
      return null;
    }
    return writeWhole(file, filePath);
  };
}

/**
 * Writes beside the place and moves it there when it is complete: what was there before stays until
 * then, and nobody ever opens half a file.
 */
export async function writeWhole(file: FileOnItsWay, place: string): Promise<Saved> {
  const part = path.join(path.dirname(place), `.${path.basename(place)}.${randomUUID()}.part`);
  try {
    await writeChunks(file, part);
    await rename(part, place);
  } catch (error) {
    await rm(part, { force: true });
    throw expected(error, path.basename(place));
  }
  return { name: path.basename(place) };
}

async function writeChunks(file: FileOnItsWay, part: string): Promise<void> {
  let handle;
  try {
    handle = await open(part, 'wx');
  } catch (error) {
    await letGo(file);
    throw error;
  }
  try {
    for await (const chunk of file.chunks) await handle.writeFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Tells the engine that nobody wants the file, by beginning to read and leaving: what was never begun
 * is never ended either, and stays open there.
 */
async function letGo(file: FileOnItsWay): Promise<void> {
  for await (const _ of file.chunks) break;
}

const CODES: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ENOENT: 'file-not-writable',
  ENOTDIR: 'file-not-writable',
  EISDIR: 'file-not-writable',
  EACCES: 'file-not-writable',
  EPERM: 'file-not-writable',
  EROFS: 'file-not-writable',
  EBUSY: 'file-not-writable',
};

function expected(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? CODES[String(error.code)] : undefined;
  return code === undefined ? error : new ExpectedFailure(code, { where: name });
}
