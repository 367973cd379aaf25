import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ExpectedFailure, UPLOAD_MARKER } from '../../../src-shared/model/index.ts';
import { Refusal } from './refusal.ts';
import { numbered, plainName } from './upload-name.ts';

/** What one upload may hold. */
export interface UploadLimits {
  readonly bytes: number;
  readonly files: number;
  /** Uploads that are begun and not finished; the oldest one gives way. */
  readonly open: number;
}

const LIMITS: UploadLimits = { bytes: 500_000_000, files: 2000, open: 10 };

/** What a browser has sent. */
export interface Uploaded {
  /** Absolute. */
  readonly folder: string;
  /** Absolute, in the order they came. */
  readonly files: readonly string[];
}

/** Files that a browser sends, in a folder of its own for each upload. */
export interface Uploads {
  /** Answers the id. @param name of the folder that they come from, null when the browser does not tell */
  begin(name: string | null): string;
  /**
   * Takes one file and answers the name that it was kept under. A file is there when it is whole.
   * @param announced bytes, null where the browser does not say
   * @throws ExpectedFailure place-unknown, bad-input, upload-too-large, disk-full, file-not-writable
   */
  receive(id: string, name: string, bytes: AsyncIterable<Buffer>, announced: number | null): Promise<string>;
  /**
   * @param maxFiles how many of them can be named one by one, null: they are not
   * @throws ExpectedFailure place-unknown, upload-too-large; Refusal 409 while a file is still coming
   */
  finish(id: string, maxFiles: number | null): Uploaded;
}

interface OpenUpload {
  readonly root: string;
  readonly folder: string;
  /** By the names that they were sent under; those that are still coming too. */
  readonly files: Map<string, { readonly name: string; readonly bytes: number }>;
  /** Of all files, with what has come of those that are still coming. */
  bytes: number;
  coming: number;
}

export interface UploadsOptions {
  /** Where the folders are made. */
  readonly root: string;
  /** What a folder is called that has no name. */
  readonly folderName: string;
  readonly limits?: UploadLimits;
}

export function createUploads({ root, folderName, limits = LIMITS }: UploadsOptions): Uploads {
  const open = new Map<string, OpenUpload>();

  function found(id: string): OpenUpload {
    const upload = open.get(id);
    if (upload === undefined) throw new ExpectedFailure('place-unknown', { where: 'upload' });
    return upload;
  }

  return {
    begin: (name) => {
      for (const [id, upload] of open) {
        if (open.size < limits.open) break;
        open.delete(id);
        rmSync(upload.root, { recursive: true, force: true });
      }
      const id = randomUUID();
      const own = path.join(root, id);
      const folder = path.join(own, plainName(name ?? '') || folderName);
      asExpected(() => {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(path.join(own, UPLOAD_MARKER), '', { mode: 0o600 });
      });
      open.set(id, { root: own, folder, files: new Map(), bytes: 0, coming: 0 });
      return id;
    },
    receive: async (id, sent, bytes, announced) => {
      const upload = found(id);
      const before = upload.files.get(sent);
      if (before === undefined && upload.files.size >= limits.files) throw tooLarge(limits);
      const name = before?.name ?? freeName(sent, upload);
      const freed = before?.bytes ?? 0;
      if (upload.bytes - freed + (announced ?? 0) > limits.bytes) throw tooLarge(limits);
      // The name is taken from now on: another file may come at the same time.
      upload.files.set(sent, { name, bytes: 0 });
      upload.bytes -= freed;
      upload.coming += 1;
      const counter = { bytes: 0 };
      try {
        await writeFile(upload, name, counted(bytes, counter, upload, limits));
        upload.files.set(sent, { name, bytes: counter.bytes });
        return name;
      } catch (error) {
        upload.bytes += freed - counter.bytes;
        if (before === undefined) upload.files.delete(sent);
        else upload.files.set(sent, before);
        throw expected(error);
      } finally {
        upload.coming -= 1;
      }
    },
    finish: (id, maxFiles) => {
      const { coming, folder, files } = found(id);
      if (coming > 0) throw new Refusal(409, 'still-uploading');
      if (maxFiles !== null && files.size > maxFiles) throw tooLarge({ ...limits, files: maxFiles });
      open.delete(id);
      return { folder, files: [...files.values()].map(({ name }) => path.join(folder, name)) };
    },
  };
}

/** Two names that differ only in what is left out of them are two files. */
function freeName(sent: string, { files }: OpenUpload): string {
  const wanted = plainName(sent);
  if (wanted === '') throw new ExpectedFailure('bad-input', { where: 'name' });
  // Windows and macOS do not tell upper from lower case.
  const taken = new Set([...files.values()].map(({ name }) => name.toLowerCase()));
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = numbered(wanted, number);
  return name;
}

function tooLarge({ bytes, files }: UploadLimits): ExpectedFailure {
  const data = { megabytes: Math.floor(bytes / 1_000_000), files };
  return new ExpectedFailure('upload-too-large', { data });
}

/** Writes a file outside the folder and puts it there when it is whole. */
async function writeFile(upload: OpenUpload, name: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  const part = path.join(upload.root, `${randomUUID()}.part`);
  try {
    await pipeline(bytes, createWriteStream(part, { flags: 'wx', mode: 0o600 }));
    renameSync(part, path.join(upload.folder, name));
  } finally {
    rmSync(part, { force: true });
  }
}

/** Counts what comes: it may be more than what was announced. */
async function* counted(
  bytes: AsyncIterable<Buffer>,
  counter: { bytes: number },
  upload: OpenUpload,
  limits: UploadLimits,
): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    counter.bytes += chunk.length;
    upload.bytes += chunk.length;
    if (upload.bytes > limits.bytes) throw tooLarge(limits);
    yield chunk;
  }
}

function asExpected(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw expected(error);
  }
}

/** A full disk or a folder that may not be written is nobody's defect. */
function expected(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return new ExpectedFailure('disk-full');
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
    return new ExpectedFailure('file-not-writable');
  }
  return error;
}
